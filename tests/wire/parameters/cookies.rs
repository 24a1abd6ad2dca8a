//! Cookie parameters: `form` and `cookie`.

use super::{outcome, start};
use crate::clients::parameters::types::Color;

table! {
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
}
