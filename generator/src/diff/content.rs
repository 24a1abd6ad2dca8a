//! `content`: the media types of a body, each with its schema.
//!
//! `application/json; charset=utf-8` is within `application/json`, and that is within `application/*`.

use std::rc::Rc;
use std::sync::Arc;

use super::at::At;
use super::comparison::{Comparison, Scope};
use super::place::SchemaPlace;
use super::rule::PartRule;
use super::usage::{Media, Usage};

/// The rules of the content of requests or responses.
#[derive(Debug, Clone, Copy)]
pub(super) struct Rules {
    added: PartRule,
    removed: PartRule,
    schema: (PartRule, PartRule),
    item_schema: (PartRule, PartRule),
}

/// The rules of request bodies.
pub(super) const OF_REQUESTS: Rules = Rules {
    added: PartRule::BodyMediaTypeAdded,
    removed: PartRule::BodyMediaTypeRemoved,
    schema: (PartRule::BodySchemaAdded, PartRule::BodySchemaRemoved),
    item_schema: (PartRule::BodyItemSchemaAdded, PartRule::BodyItemSchemaRemoved),
};

/// The rules of responses.
pub(super) const OF_RESPONSES: Rules = Rules {
    added: PartRule::ResponseMediaTypeAdded,
    removed: PartRule::ResponseMediaTypeRemoved,
    schema: (PartRule::ResponseSchemaAdded, PartRule::ResponseSchemaRemoved),
    item_schema: (PartRule::ResponseItemSchemaAdded, PartRule::ResponseItemSchemaRemoved),
};

/// The body that is compared.
pub(super) struct Content {
    pub(super) place: SchemaPlace,
    pub(super) whole: Rc<str>,
    pub(super) rules: Rules,
}

type MediaType<'a> = (Arc<str>, At<'a>);

/// Compares the media types of two bodies.
pub(super) fn compare_content<'a>(
    comparison: &mut Comparison<'a>,
    scope: Scope,
    (old, new): (&At<'a>, &At<'a>),
    content: &Content,
) {
    let (one, other) = (old.named_of("content"), new.named_of("content"));
    let mut matched: Vec<usize> = Vec::new();
    for (name, at) in &one {
        let counterpart = counterpart(name, (&one, &other));
        let Some(position) = counterpart else {
            let sentence = format!("{} has no media type `{name}` any more", content.whole);
            comparison.report_part(
                scope,
                content.rules.removed,
                (at.origin.clone(), new.place_of("content")),
                &sentence,
            );
            continue;
        };
        matched.push(position);
        let (other_name, other_at) = &other[position];
        compare_names(comparison, scope, content, (name, at), (other_name, other_at));
        compare_media_type(comparison, scope, content, other_name, (at, other_at));
    }
    for (position, (name, at)) in other.iter().enumerate() {
        if !matched.contains(&position) {
            let sentence = format!("{} has the media type `{name}`", content.whole);
            comparison.report_part(scope, content.rules.added, (old.place_of("content"), at.origin.clone()), &sentence);
        }
    }
}

/// The same media type, else one that has only another generality, and that is new.
fn counterpart(name: &str, (one, other): (&[MediaType<'_>], &[MediaType<'_>])) -> Option<usize> {
    let is_equal = |known: &str, name: &str| normal(known) == normal(name);
    let same = other.iter().position(|(known, _)| is_equal(known, name));
    same.or_else(|| {
        other.iter().position(|(known, _)| {
            let is_new = !one.iter().any(|(earlier, _)| is_equal(earlier, known));
            is_new && (is_within(name, known) || is_within(known, name))
        })
    })
}

/// A media type without the case and the spaces, which do not count (RFC 9110, section 8.3.1).
fn normal(name: &str) -> String {
    name.chars().filter(|character| !character.is_whitespace()).collect::<String>().to_ascii_lowercase()
}

/// Returns whether every content of a media type is one of another.
fn is_within(special: &str, general: &str) -> bool {
    let (special, general) = (normal(special), normal(general));
    let parts = |name: &str| -> (String, Vec<String>) {
        let mut parts = name.split(';').map(str::to_owned);
        (parts.next().unwrap_or_default(), parts.collect())
    };
    let ((one, parameters), (other, fewer)) = (parts(&special), parts(&general));
    let (Some((kind, name)), Some((other_kind, other_name))) = (one.split_once('/'), other.split_once('/')) else {
        return false;
    };
    let is_name = other_name == "*" || name == other_name || name.ends_with(&format!("+{other_name}"));
    let is_kind = other == "*/*" || kind == other_kind && is_name;
    is_kind && fewer.iter().all(|parameter| parameters.contains(parameter))
}

/// Reports a media type that became more general or more special.
fn compare_names(
    comparison: &mut Comparison<'_>,
    scope: Scope,
    content: &Content,
    (old_name, old): (&str, &At<'_>),
    (new_name, new): (&str, &At<'_>),
) {
    if normal(old_name) == normal(new_name) {
        return;
    }
    let is_general = is_within(old_name, new_name);
    let is_response = content.place == SchemaPlace::ResponseBody;
    let part = match (is_response, is_general) {
        (true, true) => PartRule::ResponseMediaTypeGeneralized,
        (true, false) => PartRule::ResponseMediaTypeSpecialized,
        (false, true) => PartRule::BodyMediaTypeAdded,
        (false, false) => PartRule::BodyMediaTypeRemoved,
    };
    let sentence = format!("{} has the media type `{new_name}` instead of `{old_name}`", content.whole);
    comparison.report_part(scope, part, (old.origin.clone(), new.origin.clone()), &sentence);
}

fn compare_media_type<'a>(
    comparison: &mut Comparison<'a>,
    scope: Scope,
    content: &Content,
    name: &str,
    (old, new): (&At<'a>, &At<'a>),
) {
    let (old, new) = (old.clone().followed(), new.clone().followed());
    for (key, (added, removed)) in [("schema", content.rules.schema), ("itemSchema", content.rules.item_schema)] {
        let places = |one: &At<'_>, other: &At<'_>| (one.origin.clone(), other.origin.clone());
        match (old.get(key), new.get(key)) {
            (None, None) => {}
            (None, Some(schema)) => {
                let sentence = format!("{} has a schema (`{key}`) for `{name}`", content.whole);
                comparison.report_part(scope, added, places(&old, &schema), &sentence);
            }
            (Some(schema), None) => {
                let sentence = format!("{} has no schema (`{key}`) for `{name}` any more", content.whole);
                comparison.report_part(scope, removed, places(&schema, &new), &sentence);
            }
            (Some(one), Some(other)) => {
                comparison.compare(vec![one], vec![other], &usage(scope, content, name));
            }
        }
    }
    compare_encodings(comparison, scope, content, &old, &new);
}

fn usage(scope: Scope, content: &Content, name: &str) -> Usage {
    Usage {
        place: content.place,
        flow: scope.flow.unwrap_or(content.place.flow()),
        is_lenient: scope.is_lenient,
        media: Media::of(name),
        is_reversed: false,
        is_branch: false,
        is_exploded: false,
        whole: content.whole.clone(),
        path: Rc::from(""),
        operation: scope.operation,
    }
}

/// Compares how the parts of a form are written. An absent encoding is the default of the part.
fn compare_encodings(comparison: &mut Comparison<'_>, scope: Scope, content: &Content, old: &At<'_>, new: &At<'_>) {
    let form = |at: &At<'_>| ["contentType", "style", "explode", "allowReserved"].map(|key| at.node.get(key).cloned());
    let (one, other) = (old.named_of("encoding"), new.named_of("encoding"));
    for (name, at) in &one {
        if let Some((_, counterpart)) = other.iter().find(|(known, _)| known == name)
            && form(at) != form(counterpart)
        {
            let places = (at.origin.clone(), counterpart.origin.clone());
            let sentence = format!("the part `{name}` of {} is written in another way", content.whole);
            comparison.report_part(scope, PartRule::EncodingChanged, places, &sentence);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::is_within;

    #[test]
    fn media_types_are_within_more_general_ones() {
        assert!(is_within("application/json; charset=utf-8", "application/json"));
        assert!(is_within("application/json", "application/*"));
        assert!(is_within("application/problem+json", "application/json"));
        assert!(is_within("text/plain", "*/*"));
        assert!(!is_within("application/json", "application/json; charset=utf-8"));
        assert!(!is_within("text/plain", "application/*"));
    }
}
