//! Path parameters: `simple`, `label`, `matrix`. What would address another path is an error.

use super::{outcome, start};
use crate::clients::parameters::types::Color;

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
}
