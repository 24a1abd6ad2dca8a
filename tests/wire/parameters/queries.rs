//! Query parameters: `form`, `spaceDelimited`, `pipeDelimited`, `deepObject`, `allowReserved`, `allowEmptyValue`.

use super::{outcome, start};
use crate::clients::parameters::types::Color;

table! {
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
}
