//! Choice of a union's branch for an element, or for a value.
//!
//! A branch that is called as the element is comes first; else the one that explains most of what is there. The type then
//! decides for itself, as it does with JSON: here it only matters what is a number and what a list.

use super::description::{Content, Member, NodeType, Presence, Xml};
use super::tree::Element;
use super::value::Found;
use crate::json::{Kind, Value};

/// More than any honest element leaves unexplained.
const OUT_OF_THE_QUESTION: usize = 1_000_000;

/// The branch that an element is.
pub(super) fn choose(branches: &'static [&'static Xml], element: &Element) -> Option<&'static Xml> {
    let named = branches.iter().find(|branch| branch.is_called(&element.name));
    named.or_else(|| branches.iter().min_by_key(|branch| misfit(branch.content, element))).copied()
}

/// Counts the parts of an element that a description does not explain, and the required members that are missing.
fn misfit(content: Content, element: &Element) -> usize {
    let is_text = element.elements().next().is_none();
    match content {
        Content::Is(other) => misfit(other.content, element),
        Content::Object(members) => missing(members, element) + unknown(members, element),
        Content::Open(members, _) => missing(members, element) + 1,
        Content::Map(_) => 1,
        Content::Any => 2,
        Content::Array(item) if element.children.iter().any(|child| item.takes(&element.name.local, child)) => 0,
        Content::Array(_) | Content::Tuple(_) => {
            if is_text {
                3
            } else {
                100
            }
        }
        Content::Union(branches) => {
            branches.iter().map(|branch| misfit(branch.content, element)).min().unwrap_or(OUT_OF_THE_QUESTION)
        }
        Content::String if is_text => 1,
        Content::Null if is_text && element.text().is_empty() => 0,
        Content::Boolean | Content::Integer | Content::Number if is_text => {
            match super::text::read_text(content, &element.text()) {
                Found::Text(_) | Found::Null => OUT_OF_THE_QUESTION,
                // An integer that is described as one, before a number.
                _ => usize::from(matches!(content, Content::Number)),
            }
        }
        Content::String | Content::Null | Content::Boolean | Content::Integer | Content::Number => OUT_OF_THE_QUESTION,
    }
}

/// Required members that are absent count twice.
fn missing(members: &[Member], element: &Element) -> usize {
    let required = members.iter().filter(|member| member.presence == Presence::Required);
    let is_there = |member: &&Member| match member.xml.node {
        NodeType::Attribute => member.xml.find_attribute(member.key, element).is_some(),
        NodeType::Element => member.xml.find(member.key, element).is_some(),
        NodeType::Text | NodeType::CData | NodeType::Bare => true,
    };
    2 * required.filter(|member| !is_there(member)).count()
}

fn unknown(members: &[Member], element: &Element) -> usize {
    let takes = |child| members.iter().any(|member| member.xml.takes(member.key, child));
    let children = element.children.iter().filter(|child| matches!(child, super::tree::Child::Element(_)));
    let attributes = element.attributes.iter().filter(|(name, _)| !name.is_of_instance()).filter(|(name, _)| {
        !members
            .iter()
            .any(|member| member.xml.node == NodeType::Attribute && member.xml.called(member.key) == name.local)
    });
    children.filter(|child| !takes(child)).count() + attributes.count()
}

/// The branch that a value is.
pub(super) fn choose_for(branches: &'static [&'static Xml], value: Value<'_>) -> Option<&'static Xml> {
    branches.iter().min_by_key(|branch| misfit_of(branch.content, value)).copied()
}

fn misfit_of(content: Content, value: Value<'_>) -> usize {
    match (content, value.kind()) {
        (Content::Is(other), _) => misfit_of(other.content, value),
        (Content::Union(branches), _) => {
            branches.iter().map(|branch| misfit_of(branch.content, value)).min().unwrap_or(OUT_OF_THE_QUESTION)
        }
        (Content::Object(members), Kind::Object) => {
            let keys = value.entries().into_iter().flatten().map(|(key, _)| key);
            lacking(members, value) + keys.filter(|key| !members.iter().any(|member| member.key == *key)).count()
        }
        (Content::Open(members, _), Kind::Object) => lacking(members, value) + 1,
        (Content::Array(item), Kind::Array) => {
            value.items().into_iter().flatten().next().map_or(0, |first| misfit_of(item.content, first))
        }
        (Content::Any, _) => 2,
        (Content::Integer, Kind::Number) if value.is_integer() => 0,
        (Content::Map(_), Kind::Object) | (Content::Tuple(_), Kind::Array) | (Content::Number, Kind::Number) => 1,
        (Content::String, Kind::String) | (Content::Boolean, Kind::Bool) | (Content::Null, Kind::Null) => 0,
        _ => OUT_OF_THE_QUESTION,
    }
}

fn lacking(members: &[Member], value: Value<'_>) -> usize {
    let required = members.iter().filter(|member| member.presence != Presence::Optional);
    2 * required.filter(|member| !value.has(member.key)).count()
}

#[cfg(test)]
mod tests {
    use super::super::description::{Xml, element, optional, required};
    use super::{Content, choose_for};
    use crate::json::{Json, Tape, Value};

    const ITEM: Xml = element(Content::Integer);
    const ARRAY: Xml = element(Content::Array(&ITEM));
    const STRING: Xml = element(Content::String);
    const BOOLEAN: Xml = element(Content::Boolean);
    const NUMBER: Xml = element(Content::Number);
    const NULL: Xml = element(Content::Null);

    fn chosen(json: &str) -> Option<Content> {
        let value: Json = serde_json::from_str(json).expect("JSON");
        let branches: &[&Xml] = &[&ARRAY, &NULL, &BOOLEAN, &NUMBER, &ITEM, &STRING];
        choose_for(branches, Value::root(&Tape::of(&value))).map(|branch| branch.content)
    }

    #[test]
    fn a_value_is_of_the_branch_of_its_type() {
        assert!(matches!(chosen("[1]"), Some(Content::Array(_))));
        assert!(matches!(chosen("null"), Some(Content::Null)));
        assert!(matches!(chosen("true"), Some(Content::Boolean)));
        assert!(matches!(chosen("1.5"), Some(Content::Number)));
        assert!(matches!(chosen("1"), Some(Content::Integer)));
        assert!(matches!(chosen("\"x\""), Some(Content::String)));
    }

    #[test]
    fn an_object_is_of_the_branch_that_explains_its_keys() {
        const CAT: Xml = element(Content::Object(&[required("lives", &ITEM), optional("name", &STRING)]));
        const DOG: Xml = element(Content::Object(&[required("bark", &BOOLEAN), optional("name", &STRING)]));
        const BIRD: Xml = element(Content::Object(&[optional("wings", &ITEM), optional("name", &STRING)]));
        let chosen = |json: &str| {
            let value: Json = serde_json::from_str(json).expect("JSON");
            let branches: &[&Xml] = &[&CAT, &DOG, &BIRD];
            let branch = choose_for(branches, Value::root(&Tape::of(&value))).expect("a branch");
            let Content::Object(members) = branch.content else { return "" };
            members[0].key
        };
        assert_eq!(chosen(r#"{"lives":9}"#), "lives");
        assert_eq!(chosen(r#"{"bark":true,"name":"a"}"#), "bark");
        assert_eq!(chosen(r#"{"wings":2}"#), "wings");
        assert_eq!(chosen(r#"{"name":"a"}"#), "wings", "nothing that is required is missing");
        assert_eq!(chosen(r#"{"bark":true,"other":1}"#), "bark", "one unknown key, and no missing one");
        assert_eq!(chosen(r#"{"lives":9,"bark":true}"#), "lives", "the first of equal ones");
    }

    /// An object that may have any other properties explains less than one that has only the listed ones, and more than any value.
    #[test]
    fn an_open_object_stands_between_a_closed_one_and_any_value() {
        const CLOSED: Xml = element(Content::Object(&[optional("name", &STRING)]));
        const OPEN: Xml = element(Content::Open(&[optional("name", &STRING)], &STRING));
        const NEEDS: Xml = element(Content::Open(&[required("lives", &ITEM)], &ITEM));
        const ANY: Xml = element(Content::Any);
        let chosen = |branches: &'static [&'static Xml], json: &str| {
            let value: Json = serde_json::from_str(json).expect("JSON");
            let branch = choose_for(branches, Value::root(&Tape::of(&value))).expect("a branch");
            branches.iter().position(|known| std::ptr::eq(*known, branch))
        };
        assert_eq!(chosen(&[&ANY, &OPEN, &CLOSED], r#"{"name":"a"}"#), Some(2));
        assert_eq!(chosen(&[&ANY, &CLOSED, &OPEN], r#"{"a":1,"b":2}"#), Some(2));
        assert_eq!(chosen(&[&ANY, &OPEN], r#"{"a":1,"b":2}"#), Some(1));
        assert_eq!(chosen(&[&NEEDS, &ANY], r#"{"name":"a"}"#), Some(1));
        assert_eq!(chosen(&[&ANY, &NEEDS], r#"{"lives":9}"#), Some(1));
    }
}
