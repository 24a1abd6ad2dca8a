//! The judgement of generated code by the rule of a change alone.

use crate::diff::{Change, Keyword, Level, Part, Rule};

/// Judges whether code that uses the generated crate stops compiling, and at which item.
pub(super) fn judge_rust(change: &Change) -> (Level, Option<String>) {
    let level = match change.rule {
        Rule::Part(part) => of_part(part),
        Rule::Keyword(_, keyword) => of_keyword(keyword),
    };
    (level, None)
}

fn of_part(part: Part) -> Level {
    match part {
        Part::PathRemoved
        | Part::OperationRemoved
        | Part::DeprecatedOperationRemoved
        | Part::RemovedBeforeSunset
        | Part::RequiredParameterAdded
        | Part::RequiredDefaultParameterAdded
        | Part::ParameterRemoved
        | Part::DeprecatedParameterRemoved
        | Part::ParameterRemovedBeforeSunset
        | Part::ParameterBecameRequired
        | Part::ParameterBecameOptional
        | Part::RequiredBodyAdded
        | Part::BodyRemoved
        | Part::BodyBecameRequired
        | Part::BodyBecameOptional
        | Part::BodySchemaAdded
        | Part::BodySchemaRemoved
        | Part::SuccessStatusRemoved
        | Part::SuccessStatusAdded
        | Part::ResponseMediaTypeRemoved
        | Part::ResponseSchemaAdded
        | Part::ResponseSchemaRemoved
        | Part::LinkRemoved
        | Part::SchemeRemoved
        | Part::WebhookRemoved
        | Part::CallbackRemoved
        | Part::SchemaRemoved
        | Part::RequiredRequestPropertyAdded
        | Part::RequestPropertyRemoved
        | Part::RequiredResponsePropertyRemoved
        | Part::OptionalResponsePropertyRemoved => Level::Breaking,
        Part::OperationAdded
        | Part::OptionalParameterAdded
        | Part::OptionalDefaultParameterAdded
        | Part::OptionalBodyAdded
        | Part::BodyMediaTypeAdded
        | Part::ErrorStatusAdded
        | Part::ResponseMediaTypeAdded
        | Part::HeaderAdded
        | Part::LinkAdded
        | Part::SchemeAdded
        | Part::WebhookAdded
        | Part::CallbackAdded
        | Part::SchemaAdded
        | Part::OptionalRequestPropertyAdded
        | Part::RequiredRequestPropertyWithDefaultAdded
        | Part::RequiredResponsePropertyAdded
        | Part::OptionalResponsePropertyAdded => Level::Compatible,
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
