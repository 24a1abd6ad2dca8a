//! Support for patterns.
//!
//! A pattern is an expression of ECMA 262 (JSON Schema 2020-12, Core, section 6.4). The runtime checks it with an
//! engine whose time is linear in the length of the string, and which supports neither look-around nor back references.

/// The reason why a pattern is not checked; `None` if it is checked.
pub fn unchecked_pattern(pattern: &str) -> Option<String> {
    // The runtime uses the same parser, so that both agree.
    regex_lite::Regex::new(pattern).err().map(|fault| fault.to_string())
}

#[cfg(test)]
mod tests {
    use super::unchecked_pattern;

    #[test]
    fn patterns_that_need_backtracking_are_not_checked() {
        assert_eq!(unchecked_pattern(r"^[a-z]{1,3}\/\d+$"), None);
        assert_eq!(unchecked_pattern("^(?!x)"), Some("look-around is not supported".to_owned()));
        assert!(unchecked_pattern(r"(a)\1").is_some());
        assert!(unchecked_pattern("(").is_some());
    }
}
