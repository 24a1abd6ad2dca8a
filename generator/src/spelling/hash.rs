//! Hashes, addresses and GUIDs, which name nothing.

/// The minimum number of digits of a hash.
const HASH: usize = 12;

/// Returns whether a string is only the digits of a hash, an address or a GUID.
pub(crate) fn is_hash(text: &str) -> bool {
    let digits = text.strip_prefix("0x").unwrap_or(text).replace('-', "");
    digits.len() >= HASH
        && digits.bytes().all(|byte| byte.is_ascii_hexdigit())
        && digits.bytes().any(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::is_hash;

    #[test]
    fn hashes_are_told_from_words() {
        for hash in [
            "5476364f031f5909e4fe3314",
            "72e0c2d9-56e3-1774-c876-c58c53e8dce0",
            "0xa57bd00134b2850b2a1c55860c9e9ea100fdd6cf",
        ] {
            assert!(is_hash(hash), "{hash}");
        }
        for word in ["deadbeef", "facade", "2fa", "effaced-facade", "v3"] {
            assert!(!is_hash(word), "{word}");
        }
    }
}
