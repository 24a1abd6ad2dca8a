//! Values in cookies.

use super::percent::percent;
use super::shape::Shape;
use crate::json::{Value, to_vec};

/// The serialization of a cookie parameter. For `["a", "b"]` and `{"x": 1}`:
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CookieStyle {
    /// `name=a; name=b` and `x=1`: `form`, exploded
    Form,
    /// `name=a,b` and `name=x,1`: `form`, not exploded
    FormJoined,
    /// As `Form`, and nothing is percent-encoded: `cookie` (OAS 3.2.0, 4.12.3), exploded
    Cookie,
    /// As `FormJoined`, and nothing is percent-encoded: `cookie`, not exploded
    CookieJoined,
    /// `name=%5B%22a%22%2C%22b%22%5D`: a parameter whose content is JSON
    Json,
}

/// The pairs of a cookie parameter, as they stand between `; ` in the header.
///
/// OAS 3.0 and 3.1 write exploded pairs with `&`, which no server takes apart; 3.2 writes them as cookies, and so do we.
///
/// # Errors
/// A sentence without its subject: a value is not percent-encoded and would end its cookie.
pub(crate) fn cookies(style: CookieStyle, name: &str, value: Value<'_>) -> Result<Vec<String>, &'static str> {
    let raw = matches!(style, CookieStyle::Cookie | CookieStyle::CookieJoined);
    let encode = |text: &str| if raw { text.to_owned() } else { percent(text).to_string() };
    let cookie = |name: &str, value: &str| format!("{}={}", encode(name), encode(value));
    let exploded = matches!(style, CookieStyle::Form | CookieStyle::Cookie);
    let shape = if style == CookieStyle::Json && !value.is_null() {
        Shape::Scalar(String::from_utf8_lossy(&to_vec(&value)).into_owned())
    } else {
        Shape::of(value)
    };
    if raw && shape.texts().any(|text| text.bytes().any(|byte| !is_cookie_octet(byte))) {
        return Err("has a character that a cookie cannot hold");
    }
    // A name ends at its `=`.
    if raw && matches!(&shape, Shape::Pairs(pairs) if exploded && pairs.iter().any(|(key, _)| key.contains('='))) {
        return Err("has a name with a character that the name of a cookie cannot hold");
    }
    let joined = |parts: Vec<String>| {
        if parts.is_empty() { Vec::new() } else { vec![format!("{}={}", encode(name), parts.join(","))] }
    };
    Ok(match shape {
        Shape::Absent => Vec::new(),
        Shape::Scalar(text) => vec![cookie(name, &text)],
        Shape::List(items) if exploded => items.iter().map(|item| cookie(name, item)).collect(),
        Shape::Pairs(pairs) if exploded => pairs.iter().map(|(key, value)| cookie(key, value)).collect(),
        Shape::List(items) => joined(items.iter().map(|item| encode(item)).collect()),
        Shape::Pairs(pairs) => joined(pairs.iter().flat_map(|(key, value)| [encode(key), encode(value)]).collect()),
    })
}

/// RFC 6265, 4.1.1.
fn is_cookie_octet(byte: u8) -> bool {
    byte.is_ascii_graphic() && !matches!(byte, b'"' | b',' | b';' | b'\\')
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::{CookieStyle, cookies};
    use crate::json::{Tape, ToJson, Value};

    /// The pairs as the header has them, or the reason why there are none.
    fn sent(style: CookieStyle, value: &dyn ToJson) -> String {
        cookies(style, "n", Value::root(&Tape::of(value))).map_or_else(str::to_owned, |pairs| pairs.join("; "))
    }

    fn map(key: &str, value: &str) -> BTreeMap<String, String> {
        [(key.to_owned(), value.to_owned())].into()
    }

    #[test]
    fn each_style_has_its_pairs() {
        use CookieStyle::{Cookie, CookieJoined, Form, FormJoined, Json};

        let list = ["a", "b c"];
        assert_eq!(sent(Form, &list), "n=a; n=b%20c");
        assert_eq!(sent(FormJoined, &list), "n=a,b%20c");
        assert_eq!(sent(Json, &list), "n=%5B%22a%22%2C%22b%20c%22%5D");
        assert_eq!(sent(Form, &map("x", "1")), "x=1");
        assert_eq!(sent(FormJoined, &map("x", "1")), "n=x,1");
        assert_eq!((sent(Cookie, &["a", "b"]), sent(CookieJoined, &["a", "b"])), ("n=a; n=b".into(), "n=a,b".into()));
        assert_eq!((sent(Cookie, &map("x", "1")), sent(CookieJoined, &map("x", "1"))), ("x=1".into(), "n=x,1".into()));
        assert_eq!(sent(Json, &None::<i64>), "", "an absent value has no cookie");
    }

    /// A value that is not encoded has the characters of RFC 6265, 4.1.1.
    #[test]
    fn a_cookie_cannot_be_ended_by_a_value() {
        let fault = "has a character that a cookie cannot hold";
        for text in ["a b", "a;b", "a,b", "a\"b", "a\\b", "a\nb", "ä", "\u{7f}"] {
            assert_eq!(sent(CookieStyle::Cookie, &text), fault, "{text:?}");
            assert_eq!(sent(CookieStyle::CookieJoined, &["a", text]), fault, "{text:?}");
            assert!(sent(CookieStyle::Form, &text).starts_with("n="), "{text:?}");
        }
        assert_eq!(
            sent(CookieStyle::Cookie, &"!#$%&'()*+-./09:<=>?@AZ[]^_`az{|}~"),
            "n=!#$%&'()*+-./09:<=>?@AZ[]^_`az{|}~"
        );
        let name = "has a name with a character that the name of a cookie cannot hold";
        assert_eq!(sent(CookieStyle::Cookie, &map("a=b", "1")), name);
        assert_eq!(sent(CookieStyle::CookieJoined, &map("a=b", "1")), "n=a=b,1");
    }
}
