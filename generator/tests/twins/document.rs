//! A document with every place of a string, and the strings that go there.

use serde_json::{Map, Value};

/// The document; `{{title}}` is a place.
const PLACES: &str = include_str!("places.json");

/// Strings that mean something to Rust, Markdown, HTML, XML, TOML, cargo, a shell, a terminal or a file system.
pub(crate) fn payloads() -> Vec<String> {
    let payloads = [
        "\"; std::process::exit(1); let _ = \"",
        "'a' b' \"#\"##\"### r#\"",
        "\\",
        "\\u{0} \\x41 \\n \\",
        "*/ pub fn evil() {} /*",
        "//! evil\n/// evil\n//",
        "#[cfg(any())] #![allow(warnings)] #![feature(x)]",
        "${HOME} $(id) `id` {} {0} {x:?} {{}} %s $crate",
        "]]> <![CDATA[ <!-- --> <!DOCTYPE a>",
        "<script>alert(1)</script><img src=x onerror=alert(1)>",
        "[x](javascript:alert(1)) [`Client`] [a]: data:x\n[a]:\n  data:y",
        "a\r\nb\rc\nd\u{2028}e\u{2029}f\u{85}g\u{b}h\u{c}i",
        "a\u{0}b\u{1b}[31mc\u{7}d\u{9b}31me",
        "\u{202e}evil\u{2066}x\u{200b}\u{feff}\u{200f}",
        "fn",
        "Self",
        "crate",
        "_",
        "2fa 3d",
        "👩\u{200d}👩 ✓ ½ ǆ ﬁ",
        "是α Нет ᚠ İ e\u{301}",
        "../../etc/passwd",
        "con.rs",
        "include_str!(\"/etc/passwd\")",
        "```\n```rust\npanic!()\n```\n~~~",
        "# Panics\n\n    indented\n\n| a |\n|-|",
        "",
        " ",
    ];
    payloads.iter().map(|payload| (*payload).to_owned()).chain(["very long ".repeat(700)]).collect()
}

/// The names of the places, in order.
pub(crate) fn places() -> Vec<String> {
    let mut places: Vec<String> = Vec::new();
    let mut rest = PLACES;
    while let Some((_, after)) = rest.split_once("{{") {
        let (name, behind) = after.split_once("}}").expect("an end");
        if !places.iter().any(|place| place == name) {
            places.push(name.to_owned());
        }
        rest = behind;
    }
    places
}

/// The document with these strings at its places.
pub(crate) fn document(text_of: &dyn Fn(&str) -> String) -> Value {
    filled(&serde_json::from_str(PLACES).expect("JSON"), text_of)
}

fn filled(value: &Value, text_of: &dyn Fn(&str) -> String) -> Value {
    match value {
        Value::String(text) => Value::String(fill(text, text_of)),
        Value::Array(items) => items.iter().map(|item| filled(item, text_of)).collect(),
        Value::Object(entries) => {
            let filled = entries.iter().map(|(key, value)| (fill(key, text_of), filled(value, text_of)));
            Value::Object(filled.collect::<Map<_, _>>())
        }
        other => other.clone(),
    }
}

/// Puts a string in place of `{{title}}`; in a reference it is escaped as RFC 6901 and RFC 3986 say.
fn fill(text: &str, text_of: &dyn Fn(&str) -> String) -> String {
    let Some((before, rest)) = text.split_once("{{") else { return text.to_owned() };
    let (name, after) = rest.split_once("}}").expect("an end");
    let mut filling = text_of(name);
    if before.starts_with('#') {
        filling = filling.replace('~', "~0").replace('/', "~1");
        filling = filling.bytes().fold(String::new(), |text, byte| match byte {
            byte if byte.is_ascii_alphanumeric() || byte == b'~' => text + &char::from(byte).to_string(),
            byte => text + &format!("%{byte:02X}"),
        });
    }
    format!("{before}{filling}{after}")
}
