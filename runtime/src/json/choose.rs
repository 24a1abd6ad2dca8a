//! Which branch of a union a value is, where more than one reads it.
//!
//! A branch whose properties are all optional reads every object. What a branch reads, it can write again, and how much of
//! the value that is tells how well it fits: the branch that keeps everything and knows everything is the one. Where several
//! do, the first of them is; where none does, that which loses least.
//!
//! ```text
//! anyOf: [{properties: {a, b}}, {properties: {a, c}}]     {"a": 1, "c": 2} is the second: the first would lose `c`
//! ```

use super::ToJson;
use super::value::Value;
use super::writer::Writer;

impl<'a> Value<'a> {
    /// What fits best of what the attempts make of this value; `None` where none makes anything.
    #[doc(hidden)]
    pub fn best<T: ToJson>(self, attempts: &[fn(Value<'a>) -> Option<T>]) -> Option<T> {
        let mut best: Option<(usize, T)> = None;
        for attempt in attempts {
            let Some(found) = attempt(self) else { continue };
            match self.loss(&found) {
                0 => return Some(found),
                loss if best.as_ref().is_none_or(|(least, _)| loss < *least) => best = Some((loss, found)),
                _ => {}
            }
        }
        best.map(|(_, found)| found)
    }

    /// How many nodes of this value are not in what was made of it, or are there without being known.
    fn loss(self, found: &dyn ToJson) -> usize {
        let count = Writer::count(found);
        self.node().size().abs_diff(count.nodes) + count.unknown
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use crate::json::{Json, Tape, ToJson, Value, Writer};

    #[derive(Debug, PartialEq)]
    enum Either {
        Numbers(BTreeMap<String, i64>),
        Known(Known),
    }

    #[derive(Debug, PartialEq)]
    struct Known(Option<i64>);

    impl ToJson for Either {
        fn write_json(&self, json: &mut Writer) {
            match self {
                Self::Numbers(numbers) => numbers.write_json(json),
                Self::Known(known) => json.object().optional("known", &known.0).end(),
            }
        }
    }

    fn known(value: Value<'_>) -> Option<Either> {
        let mut object = value.object("Known").ok()?;
        Some(Either::Known(Known(object.optional("known").ok()?)))
    }

    fn best(text: &str) -> Option<Either> {
        let tape = Tape::parse(text.as_bytes()).expect("JSON");
        Value::root(&tape).best(&[known, |value| value.attempt(Either::Numbers)])
    }

    #[test]
    fn the_first_that_keeps_everything_is_taken() {
        assert_eq!(best(r#"{"known": 1}"#), Some(Either::Known(Known(Some(1)))));
        assert_eq!(best(r#"{"a": 1}"#), Some(Either::Numbers([("a".to_owned(), 1)].into())));
    }

    #[test]
    fn what_loses_least_is_taken() {
        assert_eq!(best(r#"{"known": 1, "a": "text"}"#), Some(Either::Known(Known(Some(1)))));
        assert_eq!(best("[]"), None);
    }

    #[test]
    fn what_is_kept_without_being_known_is_lost() {
        struct Unknown(Json);
        impl ToJson for Unknown {
            fn write_json(&self, json: &mut Writer) {
                json.unrecognized(&self.0);
            }
        }
        let tape = Tape::parse(br#"[1, {"a": 2}]"#).expect("JSON");
        let value = Value::root(&tape);
        assert_eq!(value.loss(&Unknown(value.into_json())), 5);
        assert_eq!(value.loss(&value), 0);
    }
}
