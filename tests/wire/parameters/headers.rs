//! Header parameters: `simple`.

use super::{outcome, start};
use crate::clients::parameters::types::Color;

table! {
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
}
