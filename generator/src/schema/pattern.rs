//! Which patterns can be checked.
//!
//! A pattern is an expression of ECMA 262 (JSON Schema 2020-12, Core, section 6.4). The runtime checks it by one that needs
//! no more time than the text is long, and knows neither look-around nor back references.

/// Why a pattern is not checked; none where it is.
pub fn unchecked_pattern(pattern: &str) -> Option<String> {
    // The very reader that the runtime has, so that both agree.
    regex_lite::Regex::new(pattern).err().map(|fault| fault.to_string())
}

#[cfg(test)]
mod tests {
    use super::unchecked_pattern;

    #[test]
    fn what_is_not_linear_is_not_checked() {
        assert_eq!(unchecked_pattern(r"^[a-z]{1,3}\/\d+$"), None);
        assert_eq!(unchecked_pattern("^(?!x)"), Some("look-around is not supported".to_owned()));
        assert!(unchecked_pattern(r"(a)\1").is_some());
        assert!(unchecked_pattern("(").is_some());
    }
}
