//! Every style of parameter × explode × kind of value, after the tables “Style Examples” of OAS 3.0.4 (4.7.12.4), 3.1.1
//! (4.8.12.4) and 3.2.0 (4.12.6), and what those leave to the application: reserved and foreign characters, what is empty,
//! and what is hostile.
//!
//! A row is a value and the request that it becomes: the request line, then the headers that not every request has. Where
//! nothing is sent, it is the reason.

use crate::clients::parameters::types::Color;
use crate::clients::parameters::{Client, Error};
use crate::recorder::{Recorder, answer};

fn start() -> (Recorder, Client) {
    let recorder = Recorder::start(|_| answer("204 No Content", &[], b""));
    let client = Client::builder().base_url(recorder.url()).build().expect("a client");
    (recorder, client)
}

/// What was sent, or why nothing was.
fn outcome<E: std::fmt::Debug>(recorder: &Recorder, result: Result<(), Error<E>>) -> String {
    match result {
        Ok(()) => recorder.take_one().shown(),
        Err(Error::Request(error)) => {
            assert!(recorder.take().is_empty(), "something was sent");
            let error = error.to_string();
            // After `GET /path (operation): `, which every message begins with.
            let (_, reason) = error.split_once("): ").expect("an operation");
            format!("not sent: {reason}")
        }
        Err(error) => panic!("{error:?}"),
    }
}

macro_rules! text {
    ($value:literal) => {
        $value
    };
}

macro_rules! list {
    ([$($item:literal),*]) => {
        &[$($item),*] as &[&str]
    };
}

macro_rules! color {
    ({$($field:ident: $value:expr),*}) => {
        &{
            #[allow(unused_mut, reason = "an empty object has nothing set")]
            let mut color = Color::default();
            $(color.$field = Some($value.into());)*
            color
        }
    };
}

macro_rules! table {
    ($($operation:ident($group:ident, $kind:ident) { $($value:tt => $expected:literal,)* })*) => {$(
        #[tokio::test]
        async fn $operation() {
            let (recorder, client) = start();
            $(
                let result = client.$group().$operation($kind!($value)).await;
                assert_eq!(outcome(&recorder, result), $expected, "for {}", stringify!($value));
            )*
        }
    )*};
}

#[tokio::test]
async fn a_whole_request() {
    let (recorder, client) = start();
    client.in_query().form_string("blue").await.expect("an answer");
    let host = recorder.url().trim_start_matches("http://");
    let agent = concat!("clientwright-tests/", env!("CARGO_PKG_VERSION"));
    assert_eq!(
        recorder.take_one().head,
        format!("GET /form/string?color=blue HTTP/1.1\r\nuser-agent: {agent}\r\naccept: */*\r\nhost: {host}")
    );
}

table! {
    simple_string(in_path, text) {
        "blue" => "GET /simple/string/blue",
        ":/?#[]@!$&'()*+,;=" => "GET /simple/string/%3A%2F%3F%23%5B%5D%40%21%24%26%27%28%29%2A%2B%2C%3B%3D",
        "blü 青" => "GET /simple/string/bl%C3%BC%20%E9%9D%92",
        "" => "not sent: the path parameter `color` is empty, which would address another path",
        "50%25%" => "GET /simple/string/50%2525%25",
        ".." => "not sent: the path parameter `color` is a dot segment, which would address another path",
        "." => "not sent: the path parameter `color` is a dot segment, which would address another path",
        "a\r\nb: c" => "not sent: the path parameter `color` has a control character, which a path cannot carry",
        "a\\..\\b\"<>{}|^`" => "GET /simple/string/a%5C..%5Cb%22%3C%3E%7B%7D%7C%5E%60",
        "007" => "GET /simple/string/007",
    }
    simple_array(in_path, list) {
        ["blue", "black", "brown"] => "GET /simple/array/blue,black,brown",
        ["blue"] => "GET /simple/array/blue",
        ["a,b", "c&d=e", "f;g"] => "GET /simple/array/a%2Cb,c%26d%3De,f%3Bg",
        ["ü", "青"] => "GET /simple/array/%C3%BC,%E9%9D%92",
        [] => "not sent: the path parameter `color` is empty, which would address another path",
        ["", "b", ""] => "GET /simple/array/,b,",
        [""] => "not sent: the path parameter `color` is empty, which would address another path",
        ["%2C", "%"] => "GET /simple/array/%252C,%25",
        ["..", ".."] => "GET /simple/array/..,..",
        ["."] => "not sent: the path parameter `color` is a dot segment, which would address another path",
        ["a", "b\n"] => "not sent: the path parameter `color` has a control character, which a path cannot carry",
    }
    simple_object(in_path, color) {
        {r: 100, g: 200, b: 150} => "GET /simple/object/R,100,G,200,B,150",
        {name: "a,b=c&d;e/f.g"} => "GET /simple/object/name,a%2Cb%3Dc%26d%3Be%2Ff.g",
        {name: "ü 青"} => "GET /simple/object/name,%C3%BC%20%E9%9D%92",
        {name: ""} => "GET /simple/object/name,",
        {} => "not sent: the path parameter `color` is empty, which would address another path",
        {r: -1, name: "100%"} => "GET /simple/object/R,-1,name,100%25",
        {name: ".."} => "GET /simple/object/name,..",
        {name: "a\tb"} => "not sent: the path parameter `color` has a control character, which a path cannot carry",
    }
    simple_exploded_string(in_path, text) {
        "blue" => "GET /simple-exploded/string/blue",
        ":/?#[]@!$&'()*+,;=" => "GET /simple-exploded/string/%3A%2F%3F%23%5B%5D%40%21%24%26%27%28%29%2A%2B%2C%3B%3D",
        "blü 青" => "GET /simple-exploded/string/bl%C3%BC%20%E9%9D%92",
        "" => "not sent: the path parameter `color` is empty, which would address another path",
        "50%25%" => "GET /simple-exploded/string/50%2525%25",
        ".." => "not sent: the path parameter `color` is a dot segment, which would address another path",
        "." => "not sent: the path parameter `color` is a dot segment, which would address another path",
        "a\r\nb: c" => "not sent: the path parameter `color` has a control character, which a path cannot carry",
        "a\\..\\b\"<>{}|^`" => "GET /simple-exploded/string/a%5C..%5Cb%22%3C%3E%7B%7D%7C%5E%60",
        "007" => "GET /simple-exploded/string/007",
    }
    simple_exploded_array(in_path, list) {
        ["blue", "black", "brown"] => "GET /simple-exploded/array/blue,black,brown",
        ["blue"] => "GET /simple-exploded/array/blue",
        ["a,b", "c&d=e", "f;g"] => "GET /simple-exploded/array/a%2Cb,c%26d%3De,f%3Bg",
        ["ü", "青"] => "GET /simple-exploded/array/%C3%BC,%E9%9D%92",
        [] => "not sent: the path parameter `color` is empty, which would address another path",
        ["", "b", ""] => "GET /simple-exploded/array/,b,",
        [""] => "not sent: the path parameter `color` is empty, which would address another path",
        ["%2C", "%"] => "GET /simple-exploded/array/%252C,%25",
        ["..", ".."] => "GET /simple-exploded/array/..,..",
        ["."] => "not sent: the path parameter `color` is a dot segment, which would address another path",
        ["a", "b\n"] => "not sent: the path parameter `color` has a control character, which a path cannot carry",
    }
    simple_exploded_object(in_path, color) {
        {r: 100, g: 200, b: 150} => "GET /simple-exploded/object/R=100,G=200,B=150",
        {name: "a,b=c&d;e/f.g"} => "GET /simple-exploded/object/name=a%2Cb%3Dc%26d%3Be%2Ff.g",
        {name: "ü 青"} => "GET /simple-exploded/object/name=%C3%BC%20%E9%9D%92",
        {name: ""} => "GET /simple-exploded/object/name=",
        {} => "not sent: the path parameter `color` is empty, which would address another path",
        {r: -1, name: "100%"} => "GET /simple-exploded/object/R=-1,name=100%25",
        {name: ".."} => "GET /simple-exploded/object/name=..",
        {name: "a\tb"} => "not sent: the path parameter `color` has a control character, which a path cannot carry",
    }
    label_string(in_path, text) {
        "blue" => "GET /label/string/.blue",
        ":/?#[]@!$&'()*+,;=" => "GET /label/string/.%3A%2F%3F%23%5B%5D%40%21%24%26%27%28%29%2A%2B%2C%3B%3D",
        "blü 青" => "GET /label/string/.bl%C3%BC%20%E9%9D%92",
        "" => "not sent: the path parameter `color` is empty, which would address another path",
        "50%25%" => "GET /label/string/.50%2525%25",
        ".." => "GET /label/string/...",
        "." => "not sent: the path parameter `color` is a dot segment, which would address another path",
        "a\r\nb: c" => "not sent: the path parameter `color` has a control character, which a path cannot carry",
        "a\\..\\b\"<>{}|^`" => "GET /label/string/.a%5C..%5Cb%22%3C%3E%7B%7D%7C%5E%60",
        "007" => "GET /label/string/.007",
    }
    label_array(in_path, list) {
        ["blue", "black", "brown"] => "GET /label/array/.blue,black,brown",
        ["blue"] => "GET /label/array/.blue",
        ["a,b", "c&d=e", "f;g"] => "GET /label/array/.a%2Cb,c%26d%3De,f%3Bg",
        ["ü", "青"] => "GET /label/array/.%C3%BC,%E9%9D%92",
        [] => "not sent: the path parameter `color` is empty, which would address another path",
        ["", "b", ""] => "GET /label/array/.,b,",
        [""] => "not sent: the path parameter `color` is empty, which would address another path",
        ["%2C", "%"] => "GET /label/array/.%252C,%25",
        ["..", ".."] => "GET /label/array/...,..",
        ["."] => "not sent: the path parameter `color` is a dot segment, which would address another path",
        ["a", "b\n"] => "not sent: the path parameter `color` has a control character, which a path cannot carry",
    }
    label_object(in_path, color) {
        {r: 100, g: 200, b: 150} => "GET /label/object/.R,100,G,200,B,150",
        {name: "a,b=c&d;e/f.g"} => "GET /label/object/.name,a%2Cb%3Dc%26d%3Be%2Ff.g",
        {name: "ü 青"} => "GET /label/object/.name,%C3%BC%20%E9%9D%92",
        {name: ""} => "GET /label/object/.name,",
        {} => "not sent: the path parameter `color` is empty, which would address another path",
        {r: -1, name: "100%"} => "GET /label/object/.R,-1,name,100%25",
        {name: ".."} => "GET /label/object/.name,..",
        {name: "a\tb"} => "not sent: the path parameter `color` has a control character, which a path cannot carry",
    }
    label_exploded_string(in_path, text) {
        "blue" => "GET /label-exploded/string/.blue",
        ":/?#[]@!$&'()*+,;=" => "GET /label-exploded/string/.%3A%2F%3F%23%5B%5D%40%21%24%26%27%28%29%2A%2B%2C%3B%3D",
        "blü 青" => "GET /label-exploded/string/.bl%C3%BC%20%E9%9D%92",
        "" => "not sent: the path parameter `color` is empty, which would address another path",
        "50%25%" => "GET /label-exploded/string/.50%2525%25",
        ".." => "GET /label-exploded/string/...",
        "." => "not sent: the path parameter `color` is a dot segment, which would address another path",
        "a\r\nb: c" => "not sent: the path parameter `color` has a control character, which a path cannot carry",
        "a\\..\\b\"<>{}|^`" => "GET /label-exploded/string/.a%5C..%5Cb%22%3C%3E%7B%7D%7C%5E%60",
        "007" => "GET /label-exploded/string/.007",
    }
    label_exploded_array(in_path, list) {
        ["blue", "black", "brown"] => "GET /label-exploded/array/.blue.black.brown",
        ["blue"] => "GET /label-exploded/array/.blue",
        ["a,b", "c&d=e", "f;g"] => "GET /label-exploded/array/.a%2Cb.c%26d%3De.f%3Bg",
        ["ü", "青"] => "GET /label-exploded/array/.%C3%BC.%E9%9D%92",
        [] => "not sent: the path parameter `color` is empty, which would address another path",
        ["", "b", ""] => "GET /label-exploded/array/..b.",
        [""] => "not sent: the path parameter `color` is empty, which would address another path",
        ["%2C", "%"] => "GET /label-exploded/array/.%252C.%25",
        ["..", ".."] => "GET /label-exploded/array/......",
        ["."] => "not sent: the path parameter `color` is a dot segment, which would address another path",
        ["a", "b\n"] => "not sent: the path parameter `color` has a control character, which a path cannot carry",
    }
    label_exploded_object(in_path, color) {
        {r: 100, g: 200, b: 150} => "GET /label-exploded/object/.R=100.G=200.B=150",
        {name: "a,b=c&d;e/f.g"} => "GET /label-exploded/object/.name=a%2Cb%3Dc%26d%3Be%2Ff.g",
        {name: "ü 青"} => "GET /label-exploded/object/.name=%C3%BC%20%E9%9D%92",
        {name: ""} => "GET /label-exploded/object/.name=",
        {} => "not sent: the path parameter `color` is empty, which would address another path",
        {r: -1, name: "100%"} => "GET /label-exploded/object/.R=-1.name=100%25",
        {name: ".."} => "GET /label-exploded/object/.name=..",
        {name: "a\tb"} => "not sent: the path parameter `color` has a control character, which a path cannot carry",
    }
    matrix_string(in_path, text) {
        "blue" => "GET /matrix/string/;color=blue",
        ":/?#[]@!$&'()*+,;=" => "GET /matrix/string/;color=%3A%2F%3F%23%5B%5D%40%21%24%26%27%28%29%2A%2B%2C%3B%3D",
        "blü 青" => "GET /matrix/string/;color=bl%C3%BC%20%E9%9D%92",
        "" => "not sent: the path parameter `color` is empty, which would address another path",
        "50%25%" => "GET /matrix/string/;color=50%2525%25",
        ".." => "GET /matrix/string/;color=..",
        "." => "GET /matrix/string/;color=.",
        "a\r\nb: c" => "not sent: the path parameter `color` has a control character, which a path cannot carry",
        "a\\..\\b\"<>{}|^`" => "GET /matrix/string/;color=a%5C..%5Cb%22%3C%3E%7B%7D%7C%5E%60",
        "007" => "GET /matrix/string/;color=007",
    }
    matrix_array(in_path, list) {
        ["blue", "black", "brown"] => "GET /matrix/array/;color=blue,black,brown",
        ["blue"] => "GET /matrix/array/;color=blue",
        ["a,b", "c&d=e", "f;g"] => "GET /matrix/array/;color=a%2Cb,c%26d%3De,f%3Bg",
        ["ü", "青"] => "GET /matrix/array/;color=%C3%BC,%E9%9D%92",
        [] => "not sent: the path parameter `color` is empty, which would address another path",
        ["", "b", ""] => "GET /matrix/array/;color=,b,",
        [""] => "not sent: the path parameter `color` is empty, which would address another path",
        ["%2C", "%"] => "GET /matrix/array/;color=%252C,%25",
        ["..", ".."] => "GET /matrix/array/;color=..,..",
        ["."] => "GET /matrix/array/;color=.",
        ["a", "b\n"] => "not sent: the path parameter `color` has a control character, which a path cannot carry",
    }
    matrix_object(in_path, color) {
        {r: 100, g: 200, b: 150} => "GET /matrix/object/;color=R,100,G,200,B,150",
        {name: "a,b=c&d;e/f.g"} => "GET /matrix/object/;color=name,a%2Cb%3Dc%26d%3Be%2Ff.g",
        {name: "ü 青"} => "GET /matrix/object/;color=name,%C3%BC%20%E9%9D%92",
        {name: ""} => "GET /matrix/object/;color=name,",
        {} => "not sent: the path parameter `color` is empty, which would address another path",
        {r: -1, name: "100%"} => "GET /matrix/object/;color=R,-1,name,100%25",
        {name: ".."} => "GET /matrix/object/;color=name,..",
        {name: "a\tb"} => "not sent: the path parameter `color` has a control character, which a path cannot carry",
    }
    matrix_exploded_string(in_path, text) {
        "blue" => "GET /matrix-exploded/string/;color=blue",
        ":/?#[]@!$&'()*+,;=" => "GET /matrix-exploded/string/;color=%3A%2F%3F%23%5B%5D%40%21%24%26%27%28%29%2A%2B%2C%3B%3D",
        "blü 青" => "GET /matrix-exploded/string/;color=bl%C3%BC%20%E9%9D%92",
        "" => "not sent: the path parameter `color` is empty, which would address another path",
        "50%25%" => "GET /matrix-exploded/string/;color=50%2525%25",
        ".." => "GET /matrix-exploded/string/;color=..",
        "." => "GET /matrix-exploded/string/;color=.",
        "a\r\nb: c" => "not sent: the path parameter `color` has a control character, which a path cannot carry",
        "a\\..\\b\"<>{}|^`" => "GET /matrix-exploded/string/;color=a%5C..%5Cb%22%3C%3E%7B%7D%7C%5E%60",
        "007" => "GET /matrix-exploded/string/;color=007",
    }
    matrix_exploded_array(in_path, list) {
        ["blue", "black", "brown"] => "GET /matrix-exploded/array/;color=blue;color=black;color=brown",
        ["blue"] => "GET /matrix-exploded/array/;color=blue",
        ["a,b", "c&d=e", "f;g"] => "GET /matrix-exploded/array/;color=a%2Cb;color=c%26d%3De;color=f%3Bg",
        ["ü", "青"] => "GET /matrix-exploded/array/;color=%C3%BC;color=%E9%9D%92",
        [] => "not sent: the path parameter `color` is empty, which would address another path",
        ["", "b", ""] => "GET /matrix-exploded/array/;color;color=b;color",
        [""] => "not sent: the path parameter `color` is empty, which would address another path",
        ["%2C", "%"] => "GET /matrix-exploded/array/;color=%252C;color=%25",
        ["..", ".."] => "GET /matrix-exploded/array/;color=..;color=..",
        ["."] => "GET /matrix-exploded/array/;color=.",
        ["a", "b\n"] => "not sent: the path parameter `color` has a control character, which a path cannot carry",
    }
    matrix_exploded_object(in_path, color) {
        {r: 100, g: 200, b: 150} => "GET /matrix-exploded/object/;R=100;G=200;B=150",
        {name: "a,b=c&d;e/f.g"} => "GET /matrix-exploded/object/;name=a%2Cb%3Dc%26d%3Be%2Ff.g",
        {name: "ü 青"} => "GET /matrix-exploded/object/;name=%C3%BC%20%E9%9D%92",
        {name: ""} => "GET /matrix-exploded/object/;name",
        {} => "not sent: the path parameter `color` is empty, which would address another path",
        {r: -1, name: "100%"} => "GET /matrix-exploded/object/;R=-1;name=100%25",
        {name: ".."} => "GET /matrix-exploded/object/;name=..",
        {name: "a\tb"} => "not sent: the path parameter `color` has a control character, which a path cannot carry",
    }
    form_string(in_query, text) {
        "blue" => "GET /form/string?color=blue",
        ":/?#[]@!$&'()*+,;=" => "GET /form/string?color=%3A%2F%3F%23%5B%5D%40%21%24%26%27%28%29%2A%2B%2C%3B%3D",
        "blü 青" => "GET /form/string?color=bl%C3%BC%20%E9%9D%92",
        "" => "GET /form/string?color=",
        "50%25%" => "GET /form/string?color=50%2525%25",
        ".." => "GET /form/string?color=..",
        "." => "GET /form/string?color=.",
        "a\r\nb: c" => "GET /form/string?color=a%0D%0Ab%3A%20c",
        "a\\..\\b\"<>{}|^`" => "GET /form/string?color=a%5C..%5Cb%22%3C%3E%7B%7D%7C%5E%60",
        "007" => "GET /form/string?color=007",
    }
    form_array(in_query, list) {
        ["blue", "black", "brown"] => "GET /form/array?color=blue,black,brown",
        ["blue"] => "GET /form/array?color=blue",
        ["a,b", "c&d=e", "f;g"] => "GET /form/array?color=a%2Cb,c%26d%3De,f%3Bg",
        ["ü", "青"] => "GET /form/array?color=%C3%BC,%E9%9D%92",
        [] => "GET /form/array",
        ["", "b", ""] => "GET /form/array?color=,b,",
        [""] => "GET /form/array?color=",
        ["%2C", "%"] => "GET /form/array?color=%252C,%25",
        ["..", ".."] => "GET /form/array?color=..,..",
        ["."] => "GET /form/array?color=.",
        ["a", "b\n"] => "GET /form/array?color=a,b%0A",
    }
    form_object(in_query, color) {
        {r: 100, g: 200, b: 150} => "GET /form/object?color=R,100,G,200,B,150",
        {name: "a,b=c&d;e/f.g"} => "GET /form/object?color=name,a%2Cb%3Dc%26d%3Be%2Ff.g",
        {name: "ü 青"} => "GET /form/object?color=name,%C3%BC%20%E9%9D%92",
        {name: ""} => "GET /form/object?color=name,",
        {} => "GET /form/object",
        {r: -1, name: "100%"} => "GET /form/object?color=R,-1,name,100%25",
        {name: ".."} => "GET /form/object?color=name,..",
        {name: "a\tb"} => "GET /form/object?color=name,a%09b",
    }
    form_exploded_string(in_query, text) {
        "blue" => "GET /form-exploded/string?color=blue",
        ":/?#[]@!$&'()*+,;=" => "GET /form-exploded/string?color=%3A%2F%3F%23%5B%5D%40%21%24%26%27%28%29%2A%2B%2C%3B%3D",
        "blü 青" => "GET /form-exploded/string?color=bl%C3%BC%20%E9%9D%92",
        "" => "GET /form-exploded/string?color=",
        "50%25%" => "GET /form-exploded/string?color=50%2525%25",
        ".." => "GET /form-exploded/string?color=..",
        "." => "GET /form-exploded/string?color=.",
        "a\r\nb: c" => "GET /form-exploded/string?color=a%0D%0Ab%3A%20c",
        "a\\..\\b\"<>{}|^`" => "GET /form-exploded/string?color=a%5C..%5Cb%22%3C%3E%7B%7D%7C%5E%60",
        "007" => "GET /form-exploded/string?color=007",
    }
    form_exploded_array(in_query, list) {
        ["blue", "black", "brown"] => "GET /form-exploded/array?color=blue&color=black&color=brown",
        ["blue"] => "GET /form-exploded/array?color=blue",
        ["a,b", "c&d=e", "f;g"] => "GET /form-exploded/array?color=a%2Cb&color=c%26d%3De&color=f%3Bg",
        ["ü", "青"] => "GET /form-exploded/array?color=%C3%BC&color=%E9%9D%92",
        [] => "GET /form-exploded/array",
        ["", "b", ""] => "GET /form-exploded/array?color=&color=b&color=",
        [""] => "GET /form-exploded/array?color=",
        ["%2C", "%"] => "GET /form-exploded/array?color=%252C&color=%25",
        ["..", ".."] => "GET /form-exploded/array?color=..&color=..",
        ["."] => "GET /form-exploded/array?color=.",
        ["a", "b\n"] => "GET /form-exploded/array?color=a&color=b%0A",
    }
    form_exploded_object(in_query, color) {
        {r: 100, g: 200, b: 150} => "GET /form-exploded/object?R=100&G=200&B=150",
        {name: "a,b=c&d;e/f.g"} => "GET /form-exploded/object?name=a%2Cb%3Dc%26d%3Be%2Ff.g",
        {name: "ü 青"} => "GET /form-exploded/object?name=%C3%BC%20%E9%9D%92",
        {name: ""} => "GET /form-exploded/object?name=",
        {} => "GET /form-exploded/object",
        {r: -1, name: "100%"} => "GET /form-exploded/object?R=-1&name=100%25",
        {name: ".."} => "GET /form-exploded/object?name=..",
        {name: "a\tb"} => "GET /form-exploded/object?name=a%09b",
    }
    space_delimited_array(in_query, list) {
        ["blue", "black", "brown"] => "GET /spaceDelimited/array?color=blue%20black%20brown",
        ["blue"] => "GET /spaceDelimited/array?color=blue",
        ["a,b", "c&d=e", "f;g"] => "GET /spaceDelimited/array?color=a%2Cb%20c%26d%3De%20f%3Bg",
        ["ü", "青"] => "GET /spaceDelimited/array?color=%C3%BC%20%E9%9D%92",
        [] => "GET /spaceDelimited/array",
        ["", "b", ""] => "GET /spaceDelimited/array?color=%20b%20",
        [""] => "GET /spaceDelimited/array?color=",
        ["%2C", "%"] => "GET /spaceDelimited/array?color=%252C%20%25",
        ["..", ".."] => "GET /spaceDelimited/array?color=..%20..",
        ["."] => "GET /spaceDelimited/array?color=.",
        ["a", "b\n"] => "GET /spaceDelimited/array?color=a%20b%0A",
    }
    space_delimited_object(in_query, color) {
        {r: 100, g: 200, b: 150} => "GET /spaceDelimited/object?color=R%20100%20G%20200%20B%20150",
        {name: "a,b=c&d;e/f.g"} => "GET /spaceDelimited/object?color=name%20a%2Cb%3Dc%26d%3Be%2Ff.g",
        {name: "ü 青"} => "GET /spaceDelimited/object?color=name%20%C3%BC%20%E9%9D%92",
        {name: ""} => "GET /spaceDelimited/object?color=name%20",
        {} => "GET /spaceDelimited/object",
        {r: -1, name: "100%"} => "GET /spaceDelimited/object?color=R%20-1%20name%20100%25",
        {name: ".."} => "GET /spaceDelimited/object?color=name%20..",
        {name: "a\tb"} => "GET /spaceDelimited/object?color=name%20a%09b",
    }
    space_delimited_exploded_array(in_query, list) {
        ["blue", "black", "brown"] => "GET /spaceDelimited-exploded/array?color=blue&color=black&color=brown",
        ["blue"] => "GET /spaceDelimited-exploded/array?color=blue",
        ["a,b", "c&d=e", "f;g"] => "GET /spaceDelimited-exploded/array?color=a%2Cb&color=c%26d%3De&color=f%3Bg",
        ["ü", "青"] => "GET /spaceDelimited-exploded/array?color=%C3%BC&color=%E9%9D%92",
        [] => "GET /spaceDelimited-exploded/array",
        ["", "b", ""] => "GET /spaceDelimited-exploded/array?color=&color=b&color=",
        [""] => "GET /spaceDelimited-exploded/array?color=",
        ["%2C", "%"] => "GET /spaceDelimited-exploded/array?color=%252C&color=%25",
        ["..", ".."] => "GET /spaceDelimited-exploded/array?color=..&color=..",
        ["."] => "GET /spaceDelimited-exploded/array?color=.",
        ["a", "b\n"] => "GET /spaceDelimited-exploded/array?color=a&color=b%0A",
    }
    space_delimited_exploded_object(in_query, color) {
        {r: 100, g: 200, b: 150} => "GET /spaceDelimited-exploded/object?R=100&G=200&B=150",
        {name: "a,b=c&d;e/f.g"} => "GET /spaceDelimited-exploded/object?name=a%2Cb%3Dc%26d%3Be%2Ff.g",
        {name: "ü 青"} => "GET /spaceDelimited-exploded/object?name=%C3%BC%20%E9%9D%92",
        {name: ""} => "GET /spaceDelimited-exploded/object?name=",
        {} => "GET /spaceDelimited-exploded/object",
        {r: -1, name: "100%"} => "GET /spaceDelimited-exploded/object?R=-1&name=100%25",
        {name: ".."} => "GET /spaceDelimited-exploded/object?name=..",
        {name: "a\tb"} => "GET /spaceDelimited-exploded/object?name=a%09b",
    }
    pipe_delimited_array(in_query, list) {
        ["blue", "black", "brown"] => "GET /pipeDelimited/array?color=blue%7Cblack%7Cbrown",
        ["blue"] => "GET /pipeDelimited/array?color=blue",
        ["a,b", "c&d=e", "f;g"] => "GET /pipeDelimited/array?color=a%2Cb%7Cc%26d%3De%7Cf%3Bg",
        ["ü", "青"] => "GET /pipeDelimited/array?color=%C3%BC%7C%E9%9D%92",
        [] => "GET /pipeDelimited/array",
        ["", "b", ""] => "GET /pipeDelimited/array?color=%7Cb%7C",
        [""] => "GET /pipeDelimited/array?color=",
        ["%2C", "%"] => "GET /pipeDelimited/array?color=%252C%7C%25",
        ["..", ".."] => "GET /pipeDelimited/array?color=..%7C..",
        ["."] => "GET /pipeDelimited/array?color=.",
        ["a", "b\n"] => "GET /pipeDelimited/array?color=a%7Cb%0A",
    }
    pipe_delimited_object(in_query, color) {
        {r: 100, g: 200, b: 150} => "GET /pipeDelimited/object?color=R%7C100%7CG%7C200%7CB%7C150",
        {name: "a,b=c&d;e/f.g"} => "GET /pipeDelimited/object?color=name%7Ca%2Cb%3Dc%26d%3Be%2Ff.g",
        {name: "ü 青"} => "GET /pipeDelimited/object?color=name%7C%C3%BC%20%E9%9D%92",
        {name: ""} => "GET /pipeDelimited/object?color=name%7C",
        {} => "GET /pipeDelimited/object",
        {r: -1, name: "100%"} => "GET /pipeDelimited/object?color=R%7C-1%7Cname%7C100%25",
        {name: ".."} => "GET /pipeDelimited/object?color=name%7C..",
        {name: "a\tb"} => "GET /pipeDelimited/object?color=name%7Ca%09b",
    }
    pipe_delimited_exploded_array(in_query, list) {
        ["blue", "black", "brown"] => "GET /pipeDelimited-exploded/array?color=blue&color=black&color=brown",
        ["blue"] => "GET /pipeDelimited-exploded/array?color=blue",
        ["a,b", "c&d=e", "f;g"] => "GET /pipeDelimited-exploded/array?color=a%2Cb&color=c%26d%3De&color=f%3Bg",
        ["ü", "青"] => "GET /pipeDelimited-exploded/array?color=%C3%BC&color=%E9%9D%92",
        [] => "GET /pipeDelimited-exploded/array",
        ["", "b", ""] => "GET /pipeDelimited-exploded/array?color=&color=b&color=",
        [""] => "GET /pipeDelimited-exploded/array?color=",
        ["%2C", "%"] => "GET /pipeDelimited-exploded/array?color=%252C&color=%25",
        ["..", ".."] => "GET /pipeDelimited-exploded/array?color=..&color=..",
        ["."] => "GET /pipeDelimited-exploded/array?color=.",
        ["a", "b\n"] => "GET /pipeDelimited-exploded/array?color=a&color=b%0A",
    }
    pipe_delimited_exploded_object(in_query, color) {
        {r: 100, g: 200, b: 150} => "GET /pipeDelimited-exploded/object?R=100&G=200&B=150",
        {name: "a,b=c&d;e/f.g"} => "GET /pipeDelimited-exploded/object?name=a%2Cb%3Dc%26d%3Be%2Ff.g",
        {name: "ü 青"} => "GET /pipeDelimited-exploded/object?name=%C3%BC%20%E9%9D%92",
        {name: ""} => "GET /pipeDelimited-exploded/object?name=",
        {} => "GET /pipeDelimited-exploded/object",
        {r: -1, name: "100%"} => "GET /pipeDelimited-exploded/object?R=-1&name=100%25",
        {name: ".."} => "GET /pipeDelimited-exploded/object?name=..",
        {name: "a\tb"} => "GET /pipeDelimited-exploded/object?name=a%09b",
    }
    deep_object_object(in_query, color) {
        {r: 100, g: 200, b: 150} => "GET /deepObject-exploded/object?color%5BR%5D=100&color%5BG%5D=200&color%5BB%5D=150",
        {name: "a,b=c&d;e/f.g"} => "GET /deepObject-exploded/object?color%5Bname%5D=a%2Cb%3Dc%26d%3Be%2Ff.g",
        {name: "ü 青"} => "GET /deepObject-exploded/object?color%5Bname%5D=%C3%BC%20%E9%9D%92",
        {name: ""} => "GET /deepObject-exploded/object?color%5Bname%5D=",
        {} => "GET /deepObject-exploded/object",
        {r: -1, name: "100%"} => "GET /deepObject-exploded/object?color%5BR%5D=-1&color%5Bname%5D=100%25",
        {name: ".."} => "GET /deepObject-exploded/object?color%5Bname%5D=..",
        {name: "a\tb"} => "GET /deepObject-exploded/object?color%5Bname%5D=a%09b",
    }
    reserved_string(in_query, text) {
        "blue" => "GET /reserved/string?color=blue",
        ":/?#[]@!$&'()*+,;=" => "GET /reserved/string?color=:/?%23%5B%5D@!$%26%27()*%2B,;=",
        "blü 青" => "GET /reserved/string?color=bl%C3%BC%20%E9%9D%92",
        "" => "GET /reserved/string?color=",
        "50%25%" => "GET /reserved/string?color=50%25%25",
        ".." => "GET /reserved/string?color=..",
        "." => "GET /reserved/string?color=.",
        "a\r\nb: c" => "GET /reserved/string?color=a%0D%0Ab:%20c",
        "a\\..\\b\"<>{}|^`" => "GET /reserved/string?color=a%5C..%5Cb%22%3C%3E%7B%7D%7C%5E%60",
        "007" => "GET /reserved/string?color=007",
    }
    reserved_array(in_query, list) {
        ["blue", "black", "brown"] => "GET /reserved/array?color=blue,black,brown",
        ["blue"] => "GET /reserved/array?color=blue",
        ["a,b", "c&d=e", "f;g"] => "GET /reserved/array?color=a,b,c%26d=e,f;g",
        ["ü", "青"] => "GET /reserved/array?color=%C3%BC,%E9%9D%92",
        [] => "GET /reserved/array",
        ["", "b", ""] => "GET /reserved/array?color=,b,",
        [""] => "GET /reserved/array?color=",
        ["%2C", "%"] => "GET /reserved/array?color=%2C,%25",
        ["..", ".."] => "GET /reserved/array?color=..,..",
        ["."] => "GET /reserved/array?color=.",
        ["a", "b\n"] => "GET /reserved/array?color=a,b%0A",
    }
    reserved_object(in_query, color) {
        {r: 100, g: 200, b: 150} => "GET /reserved/object?color=R,100,G,200,B,150",
        {name: "a,b=c&d;e/f.g"} => "GET /reserved/object?color=name,a,b=c%26d;e/f.g",
        {name: "ü 青"} => "GET /reserved/object?color=name,%C3%BC%20%E9%9D%92",
        {name: ""} => "GET /reserved/object?color=name,",
        {} => "GET /reserved/object",
        {r: -1, name: "100%"} => "GET /reserved/object?color=R,-1,name,100%25",
        {name: ".."} => "GET /reserved/object?color=name,..",
        {name: "a\tb"} => "GET /reserved/object?color=name,a%09b",
    }
    reserved_path(in_path, text) {
        "blue" => "GET /reserved-path/blue",
        ":/?#[]@!$&'()*+,;=" => "GET /reserved-path/:%2F%3F%23%5B%5D@!$&'()*+,;=",
        "blü 青" => "GET /reserved-path/bl%C3%BC%20%E9%9D%92",
        "" => "not sent: the path parameter `color` is empty, which would address another path",
        "50%25%" => "GET /reserved-path/50%25%25",
        ".." => "not sent: the path parameter `color` is a dot segment, which would address another path",
        "." => "not sent: the path parameter `color` is a dot segment, which would address another path",
        "a\r\nb: c" => "not sent: the path parameter `color` has a control character, which a path cannot carry",
        "a\\..\\b\"<>{}|^`" => "GET /reserved-path/a%5C..%5Cb%22%3C%3E%7B%7D%7C%5E%60",
        "007" => "GET /reserved-path/007",
    }
    empty_string(in_query, text) {
        "blue" => "GET /empty/string?color=blue",
        "" => "GET /empty/string?color=",
    }
    empty_array(in_query, list) {
        ["blue", "black", "brown"] => "GET /empty/array?color=blue&color=black&color=brown",
        [] => "GET /empty/array?color=",
    }
    empty_object(in_query, color) {
        {r: 100, g: 200, b: 150} => "GET /empty/object?R=100&G=200&B=150",
        {} => "GET /empty/object?color=",
    }
    header_string(in_header, text) {
        "blue" => "GET /header/string\nx-color: blue",
        ":/?#[]@!$&'()*+,;=" => "GET /header/string\nx-color: :/?#[]@!$&'()*+,;=",
        "blü 青" => "GET /header/string\nx-color: blü 青",
        "" => "GET /header/string\nx-color: ",
        "50%25%" => "GET /header/string\nx-color: 50%25%",
        ".." => "GET /header/string\nx-color: ..",
        "." => "GET /header/string\nx-color: .",
        "a\r\nb: c" => "not sent: the header `X-Color` has a line break or control character in its value",
        "a\\..\\b\"<>{}|^`" => "GET /header/string\nx-color: a\\..\\b\"<>{}|^`",
        "007" => "GET /header/string\nx-color: 007",
    }
    header_array(in_header, list) {
        ["blue", "black", "brown"] => "GET /header/array\nx-color: blue,black,brown",
        ["blue"] => "GET /header/array\nx-color: blue",
        ["a,b", "c&d=e", "f;g"] => "GET /header/array\nx-color: a,b,c&d=e,f;g",
        ["ü", "青"] => "GET /header/array\nx-color: ü,青",
        [] => "GET /header/array",
        ["", "b", ""] => "GET /header/array\nx-color: ,b,",
        [""] => "GET /header/array\nx-color: ",
        ["%2C", "%"] => "GET /header/array\nx-color: %2C,%",
        ["..", ".."] => "GET /header/array\nx-color: ..,..",
        ["."] => "GET /header/array\nx-color: .",
        ["a", "b\n"] => "not sent: the header `X-Color` has a line break or control character in its value",
    }
    header_object(in_header, color) {
        {r: 100, g: 200, b: 150} => "GET /header/object\nx-color: R,100,G,200,B,150",
        {name: "a,b=c&d;e/f.g"} => "GET /header/object\nx-color: name,a,b=c&d;e/f.g",
        {name: "ü 青"} => "GET /header/object\nx-color: name,ü 青",
        {name: ""} => "GET /header/object\nx-color: name,",
        {} => "GET /header/object",
        {r: -1, name: "100%"} => "GET /header/object\nx-color: R,-1,name,100%",
        {name: ".."} => "GET /header/object\nx-color: name,..",
        {name: "a\tb"} => "GET /header/object\nx-color: name,a\tb",
    }
    header_exploded_string(in_header, text) {
        "blue" => "GET /header-exploded/string\nx-color: blue",
        ":/?#[]@!$&'()*+,;=" => "GET /header-exploded/string\nx-color: :/?#[]@!$&'()*+,;=",
        "blü 青" => "GET /header-exploded/string\nx-color: blü 青",
        "" => "GET /header-exploded/string\nx-color: ",
        "50%25%" => "GET /header-exploded/string\nx-color: 50%25%",
        ".." => "GET /header-exploded/string\nx-color: ..",
        "." => "GET /header-exploded/string\nx-color: .",
        "a\r\nb: c" => "not sent: the header `X-Color` has a line break or control character in its value",
        "a\\..\\b\"<>{}|^`" => "GET /header-exploded/string\nx-color: a\\..\\b\"<>{}|^`",
        "007" => "GET /header-exploded/string\nx-color: 007",
    }
    header_exploded_array(in_header, list) {
        ["blue", "black", "brown"] => "GET /header-exploded/array\nx-color: blue,black,brown",
        ["blue"] => "GET /header-exploded/array\nx-color: blue",
        ["a,b", "c&d=e", "f;g"] => "GET /header-exploded/array\nx-color: a,b,c&d=e,f;g",
        ["ü", "青"] => "GET /header-exploded/array\nx-color: ü,青",
        [] => "GET /header-exploded/array",
        ["", "b", ""] => "GET /header-exploded/array\nx-color: ,b,",
        [""] => "GET /header-exploded/array\nx-color: ",
        ["%2C", "%"] => "GET /header-exploded/array\nx-color: %2C,%",
        ["..", ".."] => "GET /header-exploded/array\nx-color: ..,..",
        ["."] => "GET /header-exploded/array\nx-color: .",
        ["a", "b\n"] => "not sent: the header `X-Color` has a line break or control character in its value",
    }
    header_exploded_object(in_header, color) {
        {r: 100, g: 200, b: 150} => "GET /header-exploded/object\nx-color: R=100,G=200,B=150",
        {name: "a,b=c&d;e/f.g"} => "GET /header-exploded/object\nx-color: name=a,b=c&d;e/f.g",
        {name: "ü 青"} => "GET /header-exploded/object\nx-color: name=ü 青",
        {name: ""} => "GET /header-exploded/object\nx-color: name=",
        {} => "GET /header-exploded/object",
        {r: -1, name: "100%"} => "GET /header-exploded/object\nx-color: R=-1,name=100%",
        {name: ".."} => "GET /header-exploded/object\nx-color: name=..",
        {name: "a\tb"} => "GET /header-exploded/object\nx-color: name=a\tb",
    }
    cookie_form_string(in_cookie, text) {
        "blue" => "GET /cookie-form/string\ncookie: color=blue",
        ":/?#[]@!$&'()*+,;=" => "GET /cookie-form/string\ncookie: color=%3A%2F%3F%23%5B%5D%40%21%24%26%27%28%29%2A%2B%2C%3B%3D",
        "blü 青" => "GET /cookie-form/string\ncookie: color=bl%C3%BC%20%E9%9D%92",
        "" => "GET /cookie-form/string\ncookie: color=",
        "50%25%" => "GET /cookie-form/string\ncookie: color=50%2525%25",
        ".." => "GET /cookie-form/string\ncookie: color=..",
        "." => "GET /cookie-form/string\ncookie: color=.",
        "a\r\nb: c" => "GET /cookie-form/string\ncookie: color=a%0D%0Ab%3A%20c",
        "a\\..\\b\"<>{}|^`" => "GET /cookie-form/string\ncookie: color=a%5C..%5Cb%22%3C%3E%7B%7D%7C%5E%60",
        "007" => "GET /cookie-form/string\ncookie: color=007",
    }
    cookie_form_array(in_cookie, list) {
        ["blue", "black", "brown"] => "GET /cookie-form/array\ncookie: color=blue,black,brown",
        ["blue"] => "GET /cookie-form/array\ncookie: color=blue",
        ["a,b", "c&d=e", "f;g"] => "GET /cookie-form/array\ncookie: color=a%2Cb,c%26d%3De,f%3Bg",
        ["ü", "青"] => "GET /cookie-form/array\ncookie: color=%C3%BC,%E9%9D%92",
        [] => "GET /cookie-form/array",
        ["", "b", ""] => "GET /cookie-form/array\ncookie: color=,b,",
        [""] => "GET /cookie-form/array\ncookie: color=",
        ["%2C", "%"] => "GET /cookie-form/array\ncookie: color=%252C,%25",
        ["..", ".."] => "GET /cookie-form/array\ncookie: color=..,..",
        ["."] => "GET /cookie-form/array\ncookie: color=.",
        ["a", "b\n"] => "GET /cookie-form/array\ncookie: color=a,b%0A",
    }
    cookie_form_object(in_cookie, color) {
        {r: 100, g: 200, b: 150} => "GET /cookie-form/object\ncookie: color=R,100,G,200,B,150",
        {name: "a,b=c&d;e/f.g"} => "GET /cookie-form/object\ncookie: color=name,a%2Cb%3Dc%26d%3Be%2Ff.g",
        {name: "ü 青"} => "GET /cookie-form/object\ncookie: color=name,%C3%BC%20%E9%9D%92",
        {name: ""} => "GET /cookie-form/object\ncookie: color=name,",
        {} => "GET /cookie-form/object",
        {r: -1, name: "100%"} => "GET /cookie-form/object\ncookie: color=R,-1,name,100%25",
        {name: ".."} => "GET /cookie-form/object\ncookie: color=name,..",
        {name: "a\tb"} => "GET /cookie-form/object\ncookie: color=name,a%09b",
    }
    cookie_form_exploded_string(in_cookie, text) {
        "blue" => "GET /cookie-form-exploded/string\ncookie: color=blue",
        ":/?#[]@!$&'()*+,;=" => "GET /cookie-form-exploded/string\ncookie: color=%3A%2F%3F%23%5B%5D%40%21%24%26%27%28%29%2A%2B%2C%3B%3D",
        "blü 青" => "GET /cookie-form-exploded/string\ncookie: color=bl%C3%BC%20%E9%9D%92",
        "" => "GET /cookie-form-exploded/string\ncookie: color=",
        "50%25%" => "GET /cookie-form-exploded/string\ncookie: color=50%2525%25",
        ".." => "GET /cookie-form-exploded/string\ncookie: color=..",
        "." => "GET /cookie-form-exploded/string\ncookie: color=.",
        "a\r\nb: c" => "GET /cookie-form-exploded/string\ncookie: color=a%0D%0Ab%3A%20c",
        "a\\..\\b\"<>{}|^`" => "GET /cookie-form-exploded/string\ncookie: color=a%5C..%5Cb%22%3C%3E%7B%7D%7C%5E%60",
        "007" => "GET /cookie-form-exploded/string\ncookie: color=007",
    }
    cookie_form_exploded_array(in_cookie, list) {
        ["blue", "black", "brown"] => "GET /cookie-form-exploded/array\ncookie: color=blue; color=black; color=brown",
        ["blue"] => "GET /cookie-form-exploded/array\ncookie: color=blue",
        ["a,b", "c&d=e", "f;g"] => "GET /cookie-form-exploded/array\ncookie: color=a%2Cb; color=c%26d%3De; color=f%3Bg",
        ["ü", "青"] => "GET /cookie-form-exploded/array\ncookie: color=%C3%BC; color=%E9%9D%92",
        [] => "GET /cookie-form-exploded/array",
        ["", "b", ""] => "GET /cookie-form-exploded/array\ncookie: color=; color=b; color=",
        [""] => "GET /cookie-form-exploded/array\ncookie: color=",
        ["%2C", "%"] => "GET /cookie-form-exploded/array\ncookie: color=%252C; color=%25",
        ["..", ".."] => "GET /cookie-form-exploded/array\ncookie: color=..; color=..",
        ["."] => "GET /cookie-form-exploded/array\ncookie: color=.",
        ["a", "b\n"] => "GET /cookie-form-exploded/array\ncookie: color=a; color=b%0A",
    }
    cookie_form_exploded_object(in_cookie, color) {
        {r: 100, g: 200, b: 150} => "GET /cookie-form-exploded/object\ncookie: R=100; G=200; B=150",
        {name: "a,b=c&d;e/f.g"} => "GET /cookie-form-exploded/object\ncookie: name=a%2Cb%3Dc%26d%3Be%2Ff.g",
        {name: "ü 青"} => "GET /cookie-form-exploded/object\ncookie: name=%C3%BC%20%E9%9D%92",
        {name: ""} => "GET /cookie-form-exploded/object\ncookie: name=",
        {} => "GET /cookie-form-exploded/object",
        {r: -1, name: "100%"} => "GET /cookie-form-exploded/object\ncookie: R=-1; name=100%25",
        {name: ".."} => "GET /cookie-form-exploded/object\ncookie: name=..",
        {name: "a\tb"} => "GET /cookie-form-exploded/object\ncookie: name=a%09b",
    }
    cookie_string(in_cookie, text) {
        "blue" => "GET /cookie-cookie/string\ncookie: color=blue",
        ":/?#[]@!$&'()*+,;=" => "not sent: the cookie `color` has a character that a cookie cannot hold",
        "blü 青" => "not sent: the cookie `color` has a character that a cookie cannot hold",
        "" => "GET /cookie-cookie/string\ncookie: color=",
        "50%25%" => "GET /cookie-cookie/string\ncookie: color=50%25%",
        ".." => "GET /cookie-cookie/string\ncookie: color=..",
        "." => "GET /cookie-cookie/string\ncookie: color=.",
        "a\r\nb: c" => "not sent: the cookie `color` has a character that a cookie cannot hold",
        "a\\..\\b\"<>{}|^`" => "not sent: the cookie `color` has a character that a cookie cannot hold",
        "007" => "GET /cookie-cookie/string\ncookie: color=007",
    }
    cookie_array(in_cookie, list) {
        ["blue", "black", "brown"] => "GET /cookie-cookie/array\ncookie: color=blue,black,brown",
        ["blue"] => "GET /cookie-cookie/array\ncookie: color=blue",
        ["a,b", "c&d=e", "f;g"] => "not sent: the cookie `color` has a character that a cookie cannot hold",
        ["ü", "青"] => "not sent: the cookie `color` has a character that a cookie cannot hold",
        [] => "GET /cookie-cookie/array",
        ["", "b", ""] => "GET /cookie-cookie/array\ncookie: color=,b,",
        [""] => "GET /cookie-cookie/array\ncookie: color=",
        ["%2C", "%"] => "GET /cookie-cookie/array\ncookie: color=%2C,%",
        ["..", ".."] => "GET /cookie-cookie/array\ncookie: color=..,..",
        ["."] => "GET /cookie-cookie/array\ncookie: color=.",
        ["a", "b\n"] => "not sent: the cookie `color` has a character that a cookie cannot hold",
    }
    cookie_object(in_cookie, color) {
        {r: 100, g: 200, b: 150} => "GET /cookie-cookie/object\ncookie: color=R,100,G,200,B,150",
        {name: "a,b=c&d;e/f.g"} => "not sent: the cookie `color` has a character that a cookie cannot hold",
        {name: "ü 青"} => "not sent: the cookie `color` has a character that a cookie cannot hold",
        {name: ""} => "GET /cookie-cookie/object\ncookie: color=name,",
        {} => "GET /cookie-cookie/object",
        {r: -1, name: "100%"} => "GET /cookie-cookie/object\ncookie: color=R,-1,name,100%",
        {name: ".."} => "GET /cookie-cookie/object\ncookie: color=name,..",
        {name: "a\tb"} => "not sent: the cookie `color` has a character that a cookie cannot hold",
    }
    cookie_exploded_string(in_cookie, text) {
        "blue" => "GET /cookie-cookie-exploded/string\ncookie: color=blue",
        ":/?#[]@!$&'()*+,;=" => "not sent: the cookie `color` has a character that a cookie cannot hold",
        "blü 青" => "not sent: the cookie `color` has a character that a cookie cannot hold",
        "" => "GET /cookie-cookie-exploded/string\ncookie: color=",
        "50%25%" => "GET /cookie-cookie-exploded/string\ncookie: color=50%25%",
        ".." => "GET /cookie-cookie-exploded/string\ncookie: color=..",
        "." => "GET /cookie-cookie-exploded/string\ncookie: color=.",
        "a\r\nb: c" => "not sent: the cookie `color` has a character that a cookie cannot hold",
        "a\\..\\b\"<>{}|^`" => "not sent: the cookie `color` has a character that a cookie cannot hold",
        "007" => "GET /cookie-cookie-exploded/string\ncookie: color=007",
    }
    cookie_exploded_array(in_cookie, list) {
        ["blue", "black", "brown"] => "GET /cookie-cookie-exploded/array\ncookie: color=blue; color=black; color=brown",
        ["blue"] => "GET /cookie-cookie-exploded/array\ncookie: color=blue",
        ["a,b", "c&d=e", "f;g"] => "not sent: the cookie `color` has a character that a cookie cannot hold",
        ["ü", "青"] => "not sent: the cookie `color` has a character that a cookie cannot hold",
        [] => "GET /cookie-cookie-exploded/array",
        ["", "b", ""] => "GET /cookie-cookie-exploded/array\ncookie: color=; color=b; color=",
        [""] => "GET /cookie-cookie-exploded/array\ncookie: color=",
        ["%2C", "%"] => "GET /cookie-cookie-exploded/array\ncookie: color=%2C; color=%",
        ["..", ".."] => "GET /cookie-cookie-exploded/array\ncookie: color=..; color=..",
        ["."] => "GET /cookie-cookie-exploded/array\ncookie: color=.",
        ["a", "b\n"] => "not sent: the cookie `color` has a character that a cookie cannot hold",
    }
    cookie_exploded_object(in_cookie, color) {
        {r: 100, g: 200, b: 150} => "GET /cookie-cookie-exploded/object\ncookie: R=100; G=200; B=150",
        {name: "a,b=c&d;e/f.g"} => "not sent: the cookie `color` has a character that a cookie cannot hold",
        {name: "ü 青"} => "not sent: the cookie `color` has a character that a cookie cannot hold",
        {name: ""} => "GET /cookie-cookie-exploded/object\ncookie: name=",
        {} => "GET /cookie-cookie-exploded/object",
        {r: -1, name: "100%"} => "GET /cookie-cookie-exploded/object\ncookie: R=-1; name=100%",
        {name: ".."} => "GET /cookie-cookie-exploded/object\ncookie: name=..",
        {name: "a\tb"} => "not sent: the cookie `color` has a character that a cookie cannot hold",
    }
    json_path(in_path, color) {
        {r: 100, g: 200, b: 150} => "GET /json/path/%7B%22R%22%3A100%2C%22G%22%3A200%2C%22B%22%3A150%7D",
        {name: "a,b=c&d;e/f.g"} => "GET /json/path/%7B%22name%22%3A%22a%2Cb%3Dc%26d%3Be%2Ff.g%22%7D",
        {name: "ü 青"} => "GET /json/path/%7B%22name%22%3A%22%C3%BC%20%E9%9D%92%22%7D",
        {name: ""} => "GET /json/path/%7B%22name%22%3A%22%22%7D",
        {} => "GET /json/path/%7B%7D",
        {r: -1, name: "100%"} => "GET /json/path/%7B%22R%22%3A-1%2C%22name%22%3A%22100%25%22%7D",
        {name: ".."} => "GET /json/path/%7B%22name%22%3A%22..%22%7D",
        {name: "a\tb"} => "GET /json/path/%7B%22name%22%3A%22a%5Ctb%22%7D",
    }
    json_query(in_query, color) {
        {r: 100, g: 200, b: 150} => "GET /json/query?color=%7B%22R%22%3A100%2C%22G%22%3A200%2C%22B%22%3A150%7D",
        {name: "a,b=c&d;e/f.g"} => "GET /json/query?color=%7B%22name%22%3A%22a%2Cb%3Dc%26d%3Be%2Ff.g%22%7D",
        {name: "ü 青"} => "GET /json/query?color=%7B%22name%22%3A%22%C3%BC%20%E9%9D%92%22%7D",
        {name: ""} => "GET /json/query?color=%7B%22name%22%3A%22%22%7D",
        {} => "GET /json/query?color=%7B%7D",
        {r: -1, name: "100%"} => "GET /json/query?color=%7B%22R%22%3A-1%2C%22name%22%3A%22100%25%22%7D",
        {name: ".."} => "GET /json/query?color=%7B%22name%22%3A%22..%22%7D",
        {name: "a\tb"} => "GET /json/query?color=%7B%22name%22%3A%22a%5Ctb%22%7D",
    }
    json_header(in_header, color) {
        {r: 100, g: 200, b: 150} => "GET /json/header\nx-color: {\"R\":100,\"G\":200,\"B\":150}",
        {name: "a,b=c&d;e/f.g"} => "GET /json/header\nx-color: {\"name\":\"a,b=c&d;e/f.g\"}",
        {name: "ü 青"} => "GET /json/header\nx-color: {\"name\":\"\\u00fc \\u9752\"}",
        {name: ""} => "GET /json/header\nx-color: {\"name\":\"\"}",
        {} => "GET /json/header\nx-color: {}",
        {r: -1, name: "100%"} => "GET /json/header\nx-color: {\"R\":-1,\"name\":\"100%\"}",
        {name: ".."} => "GET /json/header\nx-color: {\"name\":\"..\"}",
        {name: "a\tb"} => "GET /json/header\nx-color: {\"name\":\"a\\tb\"}",
    }
    json_cookie(in_cookie, color) {
        {r: 100, g: 200, b: 150} => "GET /json/cookie\ncookie: color=%7B%22R%22%3A100%2C%22G%22%3A200%2C%22B%22%3A150%7D",
        {name: "a,b=c&d;e/f.g"} => "GET /json/cookie\ncookie: color=%7B%22name%22%3A%22a%2Cb%3Dc%26d%3Be%2Ff.g%22%7D",
        {name: "ü 青"} => "GET /json/cookie\ncookie: color=%7B%22name%22%3A%22%C3%BC%20%E9%9D%92%22%7D",
        {name: ""} => "GET /json/cookie\ncookie: color=%7B%22name%22%3A%22%22%7D",
        {} => "GET /json/cookie\ncookie: color=%7B%7D",
        {r: -1, name: "100%"} => "GET /json/cookie\ncookie: color=%7B%22R%22%3A-1%2C%22name%22%3A%22100%25%22%7D",
        {name: ".."} => "GET /json/cookie\ncookie: color=%7B%22name%22%3A%22..%22%7D",
        {name: "a\tb"} => "GET /json/cookie\ncookie: color=%7B%22name%22%3A%22a%5Ctb%22%7D",
    }
    query_string_form(in_query, color) {
        {r: 100, g: 200, b: 150} => "GET /query-string/form?R=100&G=200&B=150",
        {name: "a,b=c&d;e/f.g"} => "GET /query-string/form?name=a%2Cb%3Dc%26d%3Be%2Ff.g",
        {name: "ü 青"} => "GET /query-string/form?name=%C3%BC+%E9%9D%92",
        {name: ""} => "GET /query-string/form?name=",
        {} => "GET /query-string/form",
        {r: -1, name: "100%"} => "GET /query-string/form?R=-1&name=100%25",
        {name: ".."} => "GET /query-string/form?name=..",
        {name: "a\tb"} => "GET /query-string/form?name=a%09b",
    }
    query_string_json(in_query, color) {
        {r: 100, g: 200, b: 150} => "GET /query-string/json?%7B%22R%22%3A100%2C%22G%22%3A200%2C%22B%22%3A150%7D",
        {name: "a,b=c&d;e/f.g"} => "GET /query-string/json?%7B%22name%22%3A%22a%2Cb%3Dc%26d%3Be%2Ff.g%22%7D",
        {name: "ü 青"} => "GET /query-string/json?%7B%22name%22%3A%22%C3%BC%20%E9%9D%92%22%7D",
        {name: ""} => "GET /query-string/json?%7B%22name%22%3A%22%22%7D",
        {} => "GET /query-string/json?%7B%7D",
        {r: -1, name: "100%"} => "GET /query-string/json?%7B%22R%22%3A-1%2C%22name%22%3A%22100%25%22%7D",
        {name: ".."} => "GET /query-string/json?%7B%22name%22%3A%22..%22%7D",
        {name: "a\tb"} => "GET /query-string/json?%7B%22name%22%3A%22a%5Ctb%22%7D",
    }
    query_string_text(in_query, text) {
        "blue" => "GET /query-string/text?blue",
        ":/?#[]@!$&'()*+,;=" => "GET /query-string/text?%3A%2F%3F%23%5B%5D%40%21%24%26%27%28%29%2A%2B%2C%3B%3D",
        "blü 青" => "GET /query-string/text?bl%C3%BC%20%E9%9D%92",
        "" => "GET /query-string/text",
        "50%25%" => "GET /query-string/text?50%2525%25",
        ".." => "GET /query-string/text?..",
        "." => "GET /query-string/text?.",
        "a\r\nb: c" => "GET /query-string/text?a%0D%0Ab%3A%20c",
        "a\\..\\b\"<>{}|^`" => "GET /query-string/text?a%5C..%5Cb%22%3C%3E%7B%7D%7C%5E%60",
        "007" => "GET /query-string/text?007",
    }
}
