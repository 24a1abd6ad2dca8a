//! Input that is malformed, malicious or not supported, and values that XML cannot hold.

use super::*;

static TEXT: Xml = element(Text);

#[test]
fn what_is_not_well_formed_is_told() {
    for (text, reason) in [
        ("", "not XML that is read: there is no element"),
        ("  <!-- -->", "not XML that is read: there is no element"),
        ("<a>", "not XML that is read: `a` does not end"),
        ("<a></a><b></b>", "not XML that is read: there is more than one root"),
        ("<a></a>text", "not XML that is read: there is text outside of the root"),
        ("text<a></a>", "not XML that is read: there is text outside of the root"),
        ("<a>&nbsp;</a>", "not XML that is read: the entity `&nbsp;` is not known"),
    ] {
        assert_eq!(refused(&TEXT, text.as_bytes()), reason, "{text}");
    }
    for text in
        ["<a></b>", "<a b=1></a>", "<a b='1' b='2'></a>", "<a>&#0;</a>", "<a", "<a><!-- -- --></a>", "<a b='&x;'/>"]
    {
        assert!(refused(&TEXT, text.as_bytes()).starts_with("not XML that is read: "), "{text}");
    }
}

/// A terminal would obey what it quotes.
#[test]
fn messages_escape_what_nobody_sees() {
    assert_eq!(
        refused(&TEXT, "<a>&x\u{202e}\u{1b};</a>".as_bytes()),
        r"not XML that is read: the entity `&x\u{202e}\u{1b};` is not known"
    );
    let message = refused(&TEXT, b"<h\0t\n>x</d>");
    assert!(message.contains(r"h\0t") && !message.contains(char::is_control), "{message:?}");
}

/// Text of a body with secrets may be one of them.
#[test]
fn a_message_without_values_quotes_nothing() {
    let error = crate::xml::from_slice::<Json>(b"<a>&s3cr3t;</a>", &TEXT).unwrap_err().without_value();
    assert_eq!(error.message(), "not XML that is read: its text may be secret");
}

#[test]
fn no_entity_is_declared_and_nothing_is_fetched() {
    let bomb = "<!DOCTYPE a [<!ENTITY x 'xx'><!ENTITY y '&x;&x;'><!ENTITY f SYSTEM 'file:///etc/passwd'>]><a>&y;</a>";
    assert_eq!(refused(&TEXT, bomb.as_bytes()), "not XML that is read: the entity `&y;` is not known");
    assert_eq!(
        refused(&TEXT, bomb.replace("&y;", "&f;").as_bytes()),
        "not XML that is read: the entity `&f;` is not known"
    );
}

#[test]
fn only_utf_8_is_read() {
    assert_eq!(
        refused(&TEXT, b"<?xml version='1.0' encoding='ISO-8859-1'?><a/>"),
        "not XML that is read: its encoding is `ISO-8859-1`; only UTF-8 is read"
    );
    assert!(refused(&TEXT, b"<a>\xe9</a>").starts_with("not XML that is read: not UTF-8 text: "));
    assert!(refused(&TEXT, b"\xff\xfe<\0a\0/\0>\0").starts_with("not XML that is read: not UTF-8 text: "));
}

#[test]
fn elements_lie_127_deep_at_most() {
    static FREE: Xml = element(Any);
    let nested = |depth: usize| "<a>".repeat(depth) + &"</a>".repeat(depth);
    assert_ne!(read(&FREE, &nested(127)), Json::Null);
    assert_eq!(refused(&FREE, nested(128).as_bytes()), "not XML that is read: elements lie more than 127 deep");
}

#[test]
fn what_xml_cannot_hold_is_an_error() {
    let unwritten = |xml, value: &str| to_vec("a", xml, &json(value)).expect_err("it cannot be written");
    assert_eq!(unwritten(&TEXT, r#""\u0001""#), "XML cannot hold the character `\\u{1}`");
    static MAP: Xml = element(Map(&element(Text)));
    for key in ["", "a b", "1a", "a:b", "<a>", "-a"] {
        let reason = unwritten(&MAP, &format!(r#"{{"{key}":"x"}}"#));
        assert_eq!(reason, format!("`{key}` is not a valid XML name"));
    }
    assert_eq!(to_vec("no name", &TEXT, &json("1")).expect_err("no root"), "`no name` is not a valid XML name");
}
