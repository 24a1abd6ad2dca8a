//! The keys that make requests idempotent (`Idempotency-Key`).

use http::{HeaderName, HeaderValue, Method};

use super::random::random_bytes;

/// Returns `true` if a header of this name carries an idempotency key: `Idempotency-Key`, `X-Idempotency-Key`,
/// `Idempotent-Key`. The generator decides by the same rule which parameter of an operation is one.
pub(crate) fn is_key_header(name: &str) -> bool {
    name.to_ascii_lowercase().contains("idempoten")
}

/// Returns `true` if requests of the method need a key to be repeated.
pub(crate) fn takes_key(method: &Method) -> bool {
    matches!(*method, Method::POST | Method::PATCH)
}

/// A new key: a UUID of version 4 (RFC 9562, 5.4), if the operating system has random numbers.
pub(crate) fn new_key() -> Option<HeaderValue> {
    random_bytes().and_then(|bytes| HeaderValue::from_str(&uuid_v4(bytes)).ok())
}

fn uuid_v4(mut bytes: [u8; 16]) -> String {
    bytes[6] = bytes[6] & 0x0f | 0x40;
    bytes[8] = bytes[8] & 0x3f | 0x80;
    let digits = format!("{:032x}", u128::from_be_bytes(bytes));
    [&digits[..8], &digits[8..12], &digits[12..16], &digits[16..20], &digits[20..]].join("-")
}

/// Returns `true` if the request carries a key.
pub(super) fn has_key<'a>(mut names: impl Iterator<Item = &'a HeaderName>) -> bool {
    names.any(|name| is_key_header(name.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_a_uuid_of_version_4() {
        assert_eq!(uuid_v4([0xff; 16]), "ffffffff-ffff-4fff-bfff-ffffffffffff");
        assert_eq!(uuid_v4([0; 16]), "00000000-0000-4000-8000-000000000000");
        assert_eq!(
            uuid_v4(*b"0123456789abcdef"),
            "30313233-3435-4637-b839-616263646566",
            "all other bits are the random ones"
        );
        assert!(new_key().is_some() && new_key() != new_key());
    }

    #[test]
    fn a_header_is_recognized_by_its_name() {
        for name in ["Idempotency-Key", "X-Idempotency-Key", "idempotency_key", "Idempotent-Id"] {
            assert!(is_key_header(name), "{name}");
        }
        for name in ["X-Request-Id", "If-Match", "Key"] {
            assert!(!is_key_header(name), "{name}");
        }
    }

    #[test]
    fn a_request_that_is_not_idempotent_by_itself_takes_a_key() {
        assert!([Method::POST, Method::PATCH].iter().all(takes_key));
        assert!(![Method::GET, Method::HEAD, Method::PUT, Method::DELETE, Method::OPTIONS].iter().any(takes_key));
    }
}
