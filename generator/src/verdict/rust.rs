//! The judgement of generated code by the rule of a change alone.

use crate::diff::{Change, Keyword, Level, PartRule, Rule};

/// Judges whether code that uses the generated crate stops compiling, and at which item.
pub(super) fn judge_rust(change: &Change) -> (Level, Option<String>) {
    let level = match change.rule {
        Rule::Part(part) => of_part(part),
        Rule::Keyword(_, keyword) => of_keyword(keyword),
    };
    (level, None)
}

fn of_part(part: PartRule) -> Level {
    match part {
        PartRule::PathRemoved
        | PartRule::OperationRemoved
        | PartRule::DeprecatedOperationRemoved
        | PartRule::RemovedBeforeSunset
        | PartRule::RequiredParameterAdded
        | PartRule::RequiredDefaultParameterAdded
        | PartRule::ParameterRemoved
        | PartRule::DeprecatedParameterRemoved
        | PartRule::ParameterRemovedBeforeSunset
        | PartRule::ParameterBecameRequired
        | PartRule::ParameterBecameOptional
        | PartRule::RequiredBodyAdded
        | PartRule::BodyRemoved
        | PartRule::BodyBecameRequired
        | PartRule::BodyBecameOptional
        | PartRule::BodySchemaAdded
        | PartRule::BodySchemaRemoved
        | PartRule::SuccessStatusRemoved
        | PartRule::SuccessStatusAdded
        | PartRule::ResponseMediaTypeRemoved
        | PartRule::ResponseSchemaAdded
        | PartRule::ResponseSchemaRemoved
        | PartRule::LinkRemoved
        | PartRule::SchemeRemoved
        | PartRule::WebhookRemoved
        | PartRule::CallbackRemoved
        | PartRule::SchemaRemoved
        | PartRule::RequiredRequestPropertyAdded
        | PartRule::RequestPropertyRemoved
        | PartRule::RequiredResponsePropertyRemoved
        | PartRule::OptionalResponsePropertyRemoved => Level::Breaking,
        PartRule::OperationAdded
        | PartRule::OptionalParameterAdded
        | PartRule::OptionalDefaultParameterAdded
        | PartRule::OptionalBodyAdded
        | PartRule::BodyMediaTypeAdded
        | PartRule::ErrorStatusAdded
        | PartRule::ResponseMediaTypeAdded
        | PartRule::HeaderAdded
        | PartRule::LinkAdded
        | PartRule::SchemeAdded
        | PartRule::WebhookAdded
        | PartRule::CallbackAdded
        | PartRule::SchemaAdded
        | PartRule::OptionalRequestPropertyAdded
        | PartRule::RequiredRequestPropertyWithDefaultAdded
        | PartRule::RequiredResponsePropertyAdded
        | PartRule::OptionalResponsePropertyAdded => Level::Compatible,
        _ => Level::None,
    }
}

fn of_keyword(keyword: Keyword) -> Level {
    match keyword {
        Keyword::TypeChanged
        | Keyword::TypeGeneralized
        | Keyword::TypeSpecialized
        | Keyword::TypeCompatible
        | Keyword::TypesWidened
        | Keyword::TypesNarrowed
        | Keyword::FormatAdded
        | Keyword::FormatRemoved
        | Keyword::FormatChanged
        | Keyword::FormatGeneralized
        | Keyword::FormatSpecialized
        | Keyword::BecameNullable
        | Keyword::BecameNotNullable
        | Keyword::BecameEnum
        | Keyword::BecameNotEnum
        | Keyword::EnumValueRemoved
        | Keyword::BecameRequired
        | Keyword::BecameOptional
        | Keyword::OneOfRemoved
        | Keyword::AnyOfRemoved
        | Keyword::UnionAdded
        | Keyword::UnionRemoved => Level::Breaking,
        Keyword::EnumValueAdded | Keyword::OneOfAdded | Keyword::AnyOfAdded => Level::Compatible,
        _ => Level::None,
    }
}

#[cfg(test)]
mod tests {
    use super::{of_keyword, of_part};
    use crate::diff::{Keyword, Level, PartRule};

    #[test]
    fn a_rule_alone_says_whether_code_stops_compiling() {
        for part in [PartRule::PathRemoved, PartRule::RequiredParameterAdded, PartRule::OptionalResponsePropertyRemoved]
        {
            assert_eq!(of_part(part), Level::Breaking, "{part:?}");
        }
        for part in [PartRule::OperationAdded, PartRule::OptionalParameterAdded, PartRule::SchemaAdded] {
            assert_eq!(of_part(part), Level::Compatible, "{part:?}");
        }
        assert_eq!(of_part(PartRule::PathParameterRenamed), Level::None);
        for keyword in [Keyword::TypeChanged, Keyword::FormatRemoved, Keyword::BecameNullable, Keyword::UnionRemoved] {
            assert_eq!(of_keyword(keyword), Level::Breaking, "{keyword:?}");
        }
        assert_eq!(of_keyword(Keyword::EnumValueAdded), Level::Compatible);
        assert_eq!(of_keyword(Keyword::Deprecated), Level::None);
    }
}
