//! Types that know nothing but `serde`.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::BySerde;
use crate::json::{DecodeError, Value, from_slice, to_vec};

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct Money {
    cents: i64,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    note: Option<String>,
    kind: Kind,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Kind {
    Plain,
    Of(u8),
    Pair(i8, f64),
    Named { day: char },
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
enum Either {
    Number(u64),
    Texts(Vec<String>),
}

fn read<T: serde::de::DeserializeOwned>(text: &str) -> Result<T, String> {
    from_slice::<BySerde<T>>(text.as_bytes()).map(|read| read.0).map_err(|error| error.to_string())
}

fn write<T: Serialize>(value: &T) -> String {
    String::from_utf8(to_vec(&BySerde(value))).expect("UTF-8")
}

#[test]
fn values_come_back_as_they_were_written() {
    for text in [
        r#"{"cents":-5,"kind":"plain"}"#,
        r#"{"cents":9007199254740993,"note":"a \" b","kind":{"of":7}}"#,
        r#"{"cents":0,"kind":{"pair":[-1,2.5]}}"#,
        r#"{"cents":0,"kind":{"named":{"day":"ä"}}}"#,
    ] {
        let money: Money = read(text).expect(text);
        assert_eq!(write(&money), text);
    }
    assert_eq!(read::<Either>("7"), Ok(Either::Number(7)));
    assert_eq!(read::<Either>(r#"["a"]"#), Ok(Either::Texts(vec!["a".to_owned()])));
    assert_eq!(write(&Either::Texts(vec!["a".to_owned()])), r#"["a"]"#);
}

#[test]
fn integers_of_128_bits_keep_their_digits() {
    let wide = "170141183460469231731687303715884105727";
    assert_eq!(read::<i128>(wide), Ok(i128::MAX));
    assert_eq!(write(&i128::MAX), wide);
}

#[test]
fn keys_may_be_other_than_texts() {
    let map: BTreeMap<u16, bool> = read(r#"{"7":true,"10":false}"#).expect("a map");
    assert_eq!(map, BTreeMap::from([(7, true), (10, false)]));
    assert_eq!(write(&map), r#"{"7":true,"10":false}"#);
}

#[test]
fn what_does_not_fit_is_told_with_its_place() {
    let error = read::<Vec<Money>>(r#"[{"cents": 1, "kind": {"pair": [1, "x"]}}]"#).expect_err("not a number");
    assert_eq!(error, "$[0].kind.pair[1]: invalid type: string \"x\", expected f64");
    assert_eq!(read::<Money>(r#"{"cents": 1}"#).expect_err("no kind"), "$: missing field `kind`");
}

/// Says no.
struct Refusing;

impl Serialize for Refusing {
    fn serialize<S: serde::Serializer>(&self, _: S) -> Result<S::Ok, S::Error> {
        Err(serde::ser::Error::custom("not today"))
    }
}

/// A type of a client that holds it.
struct Bridged;

impl Serialize for Bridged {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        crate::json::serialize(&BySerde(Refusing), serializer)
    }
}

#[test]
fn what_refuses_to_be_written_is_an_error() {
    let refused = crate::json::try_to_vec(&vec![BySerde(Refusing)]);
    assert_eq!(refused, Err("not today".to_owned()));
    assert_eq!(serde_json::to_string(&Bridged).expect_err("refused").to_string(), "not today");
}

#[test]
fn null_is_read_by_what_takes_it() {
    use crate::json::{FromJson, Tape};
    let tape = Tape::parse(br#"{"a": null}"#).expect("JSON");
    let mut object = Value::root(&tape).object("Test").expect("an object");
    let outer: Result<Option<BySerde<Option<u8>>>, DecodeError> = object.optional("a");
    assert_eq!(outer, Ok(Some(BySerde(None))));
    assert_eq!(object.optional::<BySerde<u8>>("a"), Ok(None));
    assert_eq!(object.optional::<BySerde<u8>>("b"), Ok(None));
    assert!(BySerde::<u8>::from_json(Value::NULL).is_err());
}
