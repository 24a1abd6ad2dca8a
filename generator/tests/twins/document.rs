//! A document with every place of a string, and the strings that go there.

/// Documents; `{{title}}` is a place.
pub(crate) const TEMPLATES: [&str; 3] =
    [include_str!("places.json"), include_str!("others.json"), include_str!("swagger.json")];

/// Places that become names in Rust.
pub(crate) const NAMES: [&str; 22] = [
    "tag",
    "scheme",
    "scope",
    "operation id",
    "query name",
    "header name",
    "cookie name",
    "parameter enum",
    "response header",
    "schema",
    "link name",
    "callback name",
    "part name",
    "webhook name",
    "property",
    "enum value",
    "constant",
    "discriminator",
    "mapping",
    "key name",
    "server name",
    "xml name",
];

/// Places whose strings have a syntax of their own: a payload there takes the whole object away.
pub(crate) const SYNTAX: [&str; 43] = [
    "self url",
    "operation server",
    "parameter media type",
    "parameter style",
    "operation reference",
    "link body",
    "link server",
    "status",
    "method",
    "content encoding",
    "content media type",
    "field style",
    "required name",
    "key pattern",
    "names pattern",
    "date default",
    "number default",
    "default mapping",
    "mapping target",
    "http scheme",
    "discovery url",
    "metadata url",
    "authorization url",
    "refresh url",
    "device url",
    "consumed",
    "produced",
    "transport",
    "collection format",
    "form pattern",
    "server path",
    "server url",
    "parameter default",
    "link parameter",
    "error media type",
    "media type",
    "callback expression",
    "part type",
    "default",
    "pattern",
    "format",
    "token url",
    "xml namespace",
];

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
        "<svg/onload=alert(1)><iframe srcdoc=\"<script>alert(1)</script>\"></iframe><a href=\" java\tscript:alert(1)\">a</a>",
        "![a](https://evil.example/a.png) ![r][r] <img src='https://evil.example/b.png' alt=b> [b](data:text/html,alert) <javascript:alert(1)> [c](java&#115;cript&colon;alert(1))\n\n[r]: https://evil.example/c.png",
        "",
        " ",
    ];
    payloads.iter().map(|payload| (*payload).to_owned()).chain(["very long ".repeat(700)]).collect()
}

/// The names of the places of a template, in order.
pub(crate) fn places(template: &str) -> Vec<String> {
    let mut places: Vec<String> = Vec::new();
    let mut rest = template;
    while let Some((_, name, behind)) = next_place(rest) {
        if !places.iter().any(|place| place == name) {
            places.push(name.to_owned());
        }
        rest = behind;
    }
    places
}

/// Splits a text at its first place; the first of three braces is one of the text.
fn next_place(text: &str) -> Option<(&str, &str, &str)> {
    let start = text.find("{{")?;
    let start = start + usize::from(text[start + 2..].starts_with('{'));
    let (name, behind) = text[start + 2..].split_once("}}").expect("an end");
    Some((&text[..start], name, behind))
}

/// A string that is valid at a place.
pub(crate) fn default_of(place: &str) -> &'static str {
    match place {
        "media type" | "error media type" | "parameter media type" | "consumed" | "produced" => "application/json",
        "part type" => "text/plain",
        "pattern" | "key pattern" | "names pattern" | "form pattern" => "^[a-z]+$",
        "format" | "form format" => "code",
        "discriminator" | "old discriminator" => "kind",
        "status" => "4XX",
        "method" => "COPY",
        "http scheme" => "digest",
        "transport" => "https",
        "collection format" => "csv",
        "parameter style" | "field style" => "spaceDelimited",
        "content encoding" => "base64",
        "content media type" | "old example type" => "image/png",
        "operation reference" => "#/paths/~1events/get",
        "default mapping" | "mapping target" => "One",
        "required name" => "map",
        "dependent" => "b",
        "date default" => "2024-02-29T00:00:00Z",
        "number default" => "1.5",
        _ if place.ends_with("url") || place.ends_with("namespace") || place == "terms" => "https://plain.example/a",
        _ => "plain",
    }
}

/// The document of a template with these strings at its places, in the order in which it is written.
pub(crate) fn document(template: &str, text_of: &dyn Fn(&str) -> String) -> String {
    let mut document = String::new();
    let mut rest = template;
    while let Some((before, name, behind)) = next_place(rest) {
        document.push_str(before);
        let mut text = text_of(name);
        if before.rsplit('"').next().is_some_and(|before| before.starts_with('#')) {
            text = in_reference(&text);
        }
        let quoted = serde_json::to_string(&text).expect("JSON");
        document.push_str(&quoted[1..quoted.len() - 1]);
        rest = behind;
    }
    document + rest
}

/// Escapes a name in a reference as RFC 6901 and RFC 3986 say.
fn in_reference(name: &str) -> String {
    let name = name.replace('~', "~0").replace('/', "~1");
    name.bytes().fold(String::new(), |text, byte| match byte {
        byte if byte.is_ascii_alphanumeric() || byte == b'~' => text + &char::from(byte).to_string(),
        byte => text + &format!("%{byte:02X}"),
    })
}
