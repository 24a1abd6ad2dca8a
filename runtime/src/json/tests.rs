use std::collections::BTreeMap;

use super::parse::NUMBERS_ARE_MAPS;
use super::{
    DecodeError, FromJson, Json, Kind, Nullable, Tape, ToJson, Value, Writer, deserialize, from_slice, serialize,
    to_vec, try_to_vec,
};

#[derive(Debug, Clone, PartialEq)]
struct Pet {
    id: i64,
    name: String,
    tag: Option<String>,
    mother: Nullable<Box<Pet>>,
}

impl FromJson for Pet {
    fn from_json(value: Value<'_>) -> Result<Self, DecodeError> {
        let mut pet = value.object("Pet")?;
        Ok(Self {
            id: pet.required("id")?,
            name: pet.required("name")?,
            tag: pet.optional("tag")?,
            mother: pet.nullable("mother")?,
        })
    }
}

impl ToJson for Pet {
    fn write_json(&self, json: &mut Writer) {
        json.object()
            .field("id", &self.id)
            .field("name", &self.name)
            .optional("tag", &self.tag)
            .nullable("mother", &self.mother)
            .end();
    }
}

crate::codegen::v1::serde_bridge!(Pet);

fn pet(id: i64, name: &str) -> Pet {
    Pet { id, name: name.to_owned(), tag: None, mother: Nullable::Absent }
}

fn read<T: FromJson>(text: &str) -> T {
    from_slice(text.as_bytes()).unwrap()
}

fn fault<T: FromJson>(text: &str) -> String {
    from_slice::<T>(text.as_bytes()).err().unwrap().to_string()
}

fn written(value: &dyn ToJson) -> String {
    String::from_utf8(to_vec(value)).unwrap()
}

/// Any JSON at all.
struct Seen;

impl FromJson for Seen {
    fn from_json(_: Value<'_>) -> Result<Self, DecodeError> {
        Ok(Self)
    }
}

#[test]
fn fields_are_found_in_any_order() {
    assert_eq!(read::<Pet>(r#"{"id":1,"name":"Rex"}"#), pet(1, "Rex"));
    assert_eq!(read::<Pet>(r#"{"more":[1,{"id":9}],"name":"Rex","x":{},"id":1}"#), pet(1, "Rex"));
}

#[test]
fn absent_null_and_value_are_told_apart() {
    assert_eq!(read::<Pet>(r#"{"id":1,"name":"Rex"}"#).mother, Nullable::Absent);
    assert_eq!(read::<Pet>(r#"{"id":1,"name":"Rex","mother":null}"#).mother, Nullable::Null);
    let text = r#"{"id":1,"name":"Rex","mother":{"id":2,"name":"Ada"}}"#;
    assert_eq!(read::<Pet>(text).mother, Nullable::Value(Box::new(pet(2, "Ada"))));
    for text in [r#"{"id":1,"name":"Rex"}"#, r#"{"id":1,"name":"Rex","mother":null}"#, text] {
        assert_eq!(written(&read::<Pet>(text)), text);
    }
}

#[test]
fn null_for_an_optional_field_that_takes_none_is_absent() {
    assert_eq!(read::<Pet>(r#"{"id":1,"name":"Rex","tag":null}"#), pet(1, "Rex"));
}

#[test]
fn null_for_an_optional_field_of_any_value_is_null() {
    struct Any(Option<Json>);
    impl FromJson for Any {
        fn from_json(value: Value<'_>) -> Result<Self, DecodeError> {
            Ok(Self(value.object("Any")?.optional("value")?))
        }
    }
    assert_eq!(read::<Any>(r#"{"value":null}"#).0, Some(Json::Null));
    assert_eq!(read::<Any>("{}").0, None);
}

#[test]
fn of_equal_keys_the_last_wins() {
    assert_eq!(read::<Pet>(r#"{"id":1,"name":"Rex","id":2,"name":"Ada","id":3}"#), pet(3, "Ada"));
    assert_eq!(read::<BTreeMap<String, i32>>(r#"{"a":1,"a":2}"#), BTreeMap::from([("a".to_owned(), 2)]));
}

#[test]
fn of_equal_keys_in_a_large_object_the_last_wins() {
    let entries: Vec<String> = (0..300).map(|n| format!("\"k{}\":{n}", n % 100)).collect();
    let map = read::<BTreeMap<String, i32>>(&format!("{{{}}}", entries.join(",")));
    assert_eq!((map.len(), map.get("k0"), map.get("k99")), (100, Some(&200), Some(&299)));
}

#[test]
fn errors_name_the_path() {
    assert_eq!(fault::<Pet>("[]"), "$: expected an object (Pet), found an array");
    assert_eq!(fault::<Pet>(r#"{"id":1}"#), "$.name: missing, though Pet requires it");
    assert_eq!(
        fault::<Vec<Pet>>(r#"[{"id":1,"name":"Rex"},{"id":1,"name":7}]"#),
        "$[1].name: expected a string, found a number"
    );
    assert_eq!(
        fault::<BTreeMap<String, Vec<Pet>>>(r#"{"of \"mine\"":[{"id":1,"name":"a","mother":{"id":true}}]}"#),
        r#"$["of \"mine\""][0].mother.id: expected an integer, found a boolean"#
    );
}

#[test]
fn text_that_is_not_json_is_named_with_line_and_column() {
    assert_eq!(fault::<Seen>("{\"a\":\n}"), "$: expected value at line 2 column 1");
    assert_eq!(fault::<Seen>("1 2"), "$: trailing characters at line 1 column 3");
    assert_eq!(fault::<Seen>(""), "$: EOF while parsing a value at line 1 column 0");
    let error = from_slice::<Seen>(b"\"\xff\"").err().unwrap();
    assert_eq!(error.to_string(), "$: not UTF-8 text: invalid utf-8 sequence of 1 bytes from index 1");
}

#[test]
fn depth_is_bounded() {
    let nested = |levels: usize| format!("{}{}", "[".repeat(levels), "]".repeat(levels));
    assert!(from_slice::<Seen>(nested(127).as_bytes()).is_ok());
    assert_eq!(fault::<Seen>(&nested(128)), "$: recursion limit exceeded at line 1 column 128");
    assert_eq!(fault::<Seen>(&nested(100_000)), "$: recursion limit exceeded at line 1 column 128");
}

#[test]
fn integers_fit_or_say_what_does_not() {
    assert_eq!(read::<i8>("-128"), -128);
    assert_eq!(read::<u64>("18446744073709551615"), u64::MAX);
    assert_eq!(read::<i32>("1.0"), 1);
    assert_eq!(read::<i64>("1e3"), 1000);
    assert_eq!(fault::<i32>("3000000000"), "$: 3000000000 is out of range for i32");
    assert_eq!(fault::<u8>("-1"), "$: -1 is out of range for u8");
    assert_eq!(fault::<i64>("18446744073709551615"), "$: 18446744073709551615 is out of range for i64");
    assert_eq!(fault::<i64>("1e30"), "$: 1000000000000000000000000000000 is out of range for i64");
    assert_eq!(fault::<i32>("1.5"), "$: expected an integer, found 1.5");
    assert_eq!(fault::<i32>("\"1\""), "$: expected an integer, found a string");
}

#[test]
fn integers_of_128_bits_keep_their_digits() {
    assert_eq!(read::<i128>("-170141183460469231731687303715884105728"), i128::MIN);
    assert_eq!(read::<u128>("340282366920938463463374607431768211455"), u128::MAX);
    let text = r#"["1e3 \" 5",1.5,-0,{"7":99999999999999999999},1e20,18446744073709551616,true]"#;
    let read = read::<Vec<Echo>>(text);
    assert_eq!(written(&read), r#"["1e3 \" 5",1.5,-0.0,{"7":99999999999999999999},1e20,18446744073709551616,true]"#);
}

/// Writes again what it reads.
struct Echo(Vec<u8>);

impl FromJson for Echo {
    fn from_json(value: Value<'_>) -> Result<Self, DecodeError> {
        Ok(Self(to_vec(&value)))
    }
}

impl ToJson for Echo {
    fn write_json(&self, json: &mut Writer) {
        let tape = super::Tape::parse(&self.0).unwrap();
        ToJson::write_json(&Value::root(&tape), json);
    }
}

#[test]
fn floats_round_trip_and_take_integers() {
    assert_eq!(read::<f64>("47.800059999999995").to_bits(), 47.800_059_999_999_995_f64.to_bits());
    assert_eq!(read::<f64>("3").to_bits(), 3.0_f64.to_bits());
    assert_eq!(read::<f32>("0.1").to_bits(), 0.1_f32.to_bits());
    assert_eq!(written(&0.1_f32), "0.1");
    assert_eq!(written(&vec![1.0, -2.5e-7, f64::NAN, f64::INFINITY]), "[1.0,-2.5e-7,null,null]");
}

#[test]
fn strings_are_escaped_where_they_must_be() {
    assert_eq!(written(&"plain"), r#""plain""#);
    assert_eq!(written(&"a\"b\\c/d"), r#""a\"b\\c/d""#);
    assert_eq!(written(&"\u{0}\u{8}\t\n\u{c}\r\u{1f}\u{7f}"), "\"\\u0000\\b\\t\\n\\f\\r\\u001f\u{7f}\"");
    assert_eq!(written(&"\u{2028} ü 😀"), "\"\u{2028} ü 😀\"");
    assert_eq!(read::<String>(r#""\ud83d\ude00\u2028\/""#), "😀\u{2028}/");
}

#[test]
fn further_entries_are_kept() {
    #[derive(Debug, PartialEq)]
    struct Open {
        id: i64,
        more: BTreeMap<String, Json>,
    }
    impl FromJson for Open {
        fn from_json(value: Value<'_>) -> Result<Self, DecodeError> {
            let mut open = value.object("Open")?;
            Ok(Self { id: open.required("id")?, more: open.rest(&["id"])? })
        }
    }
    impl ToJson for Open {
        fn write_json(&self, json: &mut Writer) {
            json.object().field("id", &self.id).fields(&self.more).end();
        }
    }
    let text = r#"{"id":1,"a":[null,true],"b":{"c":-1.5}}"#;
    assert_eq!(written(&read::<Open>(text)), text);
}

#[test]
fn values_are_looked_at_without_being_read() {
    struct Look;
    impl FromJson for Look {
        fn from_json(value: Value<'_>) -> Result<Self, DecodeError> {
            assert_eq!(value.tag("kind"), Some("cat"));
            assert_eq!(value.get("n").and_then(Value::as_i64), Some(2));
            assert_eq!(value.get("x").and_then(Value::as_f64), Some(0.5));
            assert_eq!(value.get("yes").and_then(Value::as_bool), Some(true));
            assert!(value.get("n").is_some_and(Value::is_integer) && !value.get("x").is_some_and(Value::is_integer));
            assert!(value.has_all(&["kind", "n"]) && !value.has("m"));
            assert_eq!(value.kind(), Kind::Object);
            assert_eq!(value.entries()?.map(|(key, _)| key).collect::<Vec<_>>(), ["kind", "n", "x", "yes"]);
            assert_eq!(value.attempt(|_: Vec<Json>| ()), None);
            Ok(Self)
        }
    }
    read::<Look>(r#"{"kind":"cat","n":2.0,"x":0.5,"yes":true}"#);
}

#[test]
fn serde_reads_and_writes_the_same() {
    let text = r#"{"id":1,"name":"Rex","mother":null}"#;
    let rex: Pet = serde_json::from_str(text).unwrap();
    assert_eq!(rex, Pet { mother: Nullable::Null, ..pet(1, "Rex") });
    assert_eq!(serde_json::to_string(&rex).unwrap(), text);
    assert_eq!(serde_json::to_value(&rex).unwrap(), serde_json::json!({"id": 1, "name": "Rex", "mother": null}));
    let error = serde_json::from_str::<Pet>(r#"{"id":"x"}"#).unwrap_err();
    assert_eq!(error.to_string(), "$.id: expected an integer, found a string");
    let wide = serialize(&u128::MAX, serde_json::value::Serializer);
    assert_eq!(wide.is_err(), !NUMBERS_ARE_MAPS, "serde_json::Value holds no 128 bits, and says so");
    let read: u128 = deserialize(serde::de::value::U128Deserializer::<serde_json::Error>::new(u128::MAX)).unwrap();
    assert_eq!(read, u128::MAX);
}

#[test]
fn a_number_that_no_type_holds_costs_only_who_asks_for_it() {
    let tape = Tape::parse(br#"{"a": "x1e999", "b": 1e400, "c": [-1E+999, 2], "d": "b"}"#).expect("JSON");
    let value = Value::root(&tape);
    assert_eq!(value.get("a").and_then(Value::as_str), Some("x1e999"));
    assert_eq!(value.get("d").and_then(Value::as_str), Some("b"));
    assert_eq!(value.get("b").and_then(Value::number_text).as_deref(), Some("1e400"));
    let json = value.into_json();
    if NUMBERS_ARE_MAPS {
        assert_eq!(json.to_string(), r#"{"a":"x1e999","b":1e+400,"c":[-1e+999,2],"d":"b"}"#);
    } else {
        assert_eq!(json, serde_json::json!({"a": "x1e999", "b": "1e400", "c": ["-1E+999", 2], "d": "b"}));
    }
    let error = f64::from_json(value.get("b").expect("there")).expect_err("too large");
    assert_eq!(error.to_string(), "$: 1e400 is out of range for f64");
    assert!(Tape::parse(b"[1e400,]").is_err());
}

#[test]
fn integers_keep_their_digits_whichever_way_they_are_written() {
    let integer = |text: &str| from_slice::<i64>(text.as_bytes()).map_err(|error| error.to_string());
    assert_eq!(integer("9007199254740993.0"), Ok(9_007_199_254_740_993));
    assert_eq!(integer("9007199254740993e0"), Ok(9_007_199_254_740_993));
    assert_eq!(integer("9223372036854775807.0"), Ok(i64::MAX));
    assert_eq!(integer("1.0"), Ok(1));
    assert_eq!(integer("-9223372036854775809"), Err("$: -9223372036854775809 is out of range for i64".into()));
    assert_eq!(from_slice::<i128>(b"-9223372036854775809").ok(), Some(-9_223_372_036_854_775_809));
}

#[test]
fn what_json_has_no_number_for_cannot_be_sent() {
    let reason = "a number is NaN or infinite, which JSON has no form for";
    assert_eq!(try_to_vec(&vec![1.0, f64::NAN]).err().as_deref(), Some(reason));
    assert_eq!(Tape::try_of(&f32::INFINITY).err().as_deref(), Some(reason));
    assert_eq!(try_to_vec(&Some(1.5)).ok().as_deref(), Some(&b"1.5"[..]));
}

#[test]
fn an_integer_never_comes_back_as_another_one() {
    assert_eq!(read::<u64>("18446744073709551615.0"), u64::MAX);
    assert_eq!(read::<i128>("-9223372036854775809e0"), -9_223_372_036_854_775_809);
    assert_eq!(read::<i64>("1e17"), 100_000_000_000_000_000);
    // Another deserializer has only the float, which stands for several integers.
    let given = |number: f64| deserialize::<i64, _>(serde_json::json!(number)).map_err(|error| error.to_string());
    assert_eq!(given(3.0), Ok(3));
    assert_eq!(given(9_007_199_254_740_991.0), Ok(9_007_199_254_740_991));
    assert_eq!(
        given(9_007_199_254_740_993.0),
        Err("$: 9007199254740992 may have lost digits as a float for i64".to_owned())
    );
    assert_eq!(
        given(-9_223_372_036_854_775_808.0),
        Err("$: -9223372036854776000 may have lost digits as a float for i64".to_owned())
    );
    assert_eq!(given(1e19), Err("$: 10000000000000000000 is out of range for i64".to_owned()));
}

#[test]
fn unknown_properties_are_kept_and_count_as_unknown() {
    #[derive(Clone, PartialEq)]
    struct Tag {
        label: Option<String>,
        more: BTreeMap<String, Json>,
    }
    crate::codegen::v1::object!(Tag { optional label "label" } unknown more);
    let tag: Tag = read(r#"{"label":"a","size":{"in":[1]}}"#);
    assert_eq!(tag.more.keys().collect::<Vec<_>>(), ["size"]);
    assert_eq!(written(&tag), r#"{"label":"a","size":{"in":[1]}}"#);
    // `size` is a key, an object, and in it a key, an array and a number, of which the values are not known.
    assert_eq!((Writer::count(&tag).nodes, Writer::count(&tag).unknown), (8, 4));
}

/// A value that cannot be written leaves no part behind.
#[test]
fn a_refused_value_has_no_tree_and_no_text() {
    struct Pair;
    impl ToJson for Pair {
        fn write_json(&self, json: &mut Writer) {
            json.string("left");
            json.refuse("$: the right one is missing");
            json.refuse("nobody asks for this");
        }
    }
    assert_eq!(Value::root(&Tape::of(&Pair)).kind(), Kind::Null);
    assert_eq!(Tape::of(&Pair).nodes.len(), 0);
    assert_eq!(to_vec(&Pair), b"");
    assert_eq!(Tape::try_of(&Pair).err().as_deref(), Some("the right one is missing"));
    assert_eq!(try_to_vec(&Pair).err().as_deref(), Some("the right one is missing"));
    assert_eq!(Value::root(&Tape::of(&"left")).as_str(), Some("left"));
}
