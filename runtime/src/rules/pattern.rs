//! `pattern`: ECMA 262 expressions, as far as linear ones go.
//!
//! An expression matches anywhere in the text unless it is anchored, `\d` and `\w` are of ASCII, and `$` is the end of the
//! text (ECMA 262, 22.2): all this holds for `regex-lite`, too. What only ECMA has (look-around, back references) the
//! generator leaves out of the rules.

/// Returns `true` if a string matches. Each expression is compiled once, when it is first needed.
#[cfg(feature = "pattern")]
pub(super) fn matches(pattern: &'static str, text: &str) -> bool {
    use std::collections::BTreeMap;
    use std::sync::{Arc, Mutex, PoisonError};

    use regex_lite::Regex;

    static MADE: Mutex<BTreeMap<&'static str, Option<Arc<Regex>>>> = Mutex::new(BTreeMap::new());

    let made = {
        let mut made = MADE.lock().unwrap_or_else(PoisonError::into_inner);
        made.entry(pattern).or_insert_with(|| Regex::new(pattern).ok().map(Arc::new)).clone()
    };
    made.is_none_or(|regex| regex.is_match(text))
}

#[cfg(not(feature = "pattern"))]
pub(super) fn matches(_: &'static str, _: &str) -> bool {
    true
}

#[cfg(all(test, feature = "pattern"))]
mod tests {
    use super::matches;

    #[test]
    fn expressions_are_those_of_ecma() {
        assert!(matches("b", "abc"));
        assert!(!matches("^b$", "abc"));
        assert!(!matches("^a$", "a\n"));
        assert!(!matches(r"^\d$", "٣"));
        assert!(!matches(r"^\w$", "ä"));
        assert!(matches("^[^/]$", "ä"));
        assert!(matches(r"^\/a\-b$", "/a-b"));
    }
}

#[cfg(all(test, not(feature = "pattern")))]
mod tests_without {
    use super::matches;

    #[test]
    fn without_the_feature_every_text_matches() {
        assert!(matches("^a$", "b"));
    }
}
