//! Choice of a union's branch, where more than one of them reads the value.
//!
//! A branch whose properties are all optional reads every object. To measure how well a branch fits, the value that it
//! read is written again and compared with the original: the first branch that loses nothing and knows every value is
//! chosen; if there is none, the branch that loses least.
//!
//! ```text
//! anyOf: [{properties: {a, b}}, {properties: {a, c}}]     {"a": 1, "c": 2} is the second: the first would lose `c`
//! ```

use super::ToJson;
use super::value::Value;
use super::writer::Writer;

impl<'a> Value<'a> {
    /// Reads this value by each of the attempts and returns the best fit; `None` if all of them fail.
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

    /// Counts the nodes of this value that `found` does not hold, or holds as unknown values.
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
