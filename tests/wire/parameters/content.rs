//! Parameters of a media type, and the whole query as one (OAS 3.2.0: `querystring`).

use super::{outcome, start};
use crate::clients::parameters::types::Color;

table! {
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
