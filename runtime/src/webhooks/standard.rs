//! Signatures of the Standard Webhooks specification 1.0.0: HMAC-SHA-256 of `id.timestamp.body`.

use std::fmt;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use hmac_sha256::HMAC;
use http::HeaderMap;
use zeroize::Zeroizing;

use super::{SignatureError, VerifySignature};

/// The largest difference between the signed and the present time.
const TOLERANCE: Duration = Duration::from_secs(5 * 60);

/// Checks signatures of Standard Webhooks: the headers `webhook-id`, `webhook-timestamp` and `webhook-signature`.
///
/// ```
/// use clientwright_runtime::webhooks::StandardWebhooks;
///
/// let signatures = StandardWebhooks::new("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")?;
/// # Ok::<(), clientwright_runtime::webhooks::SignatureError>(())
/// ```
///
/// A recorded request can be replayed within the tolerance: handlers that must act only once keep the ids.
pub struct StandardWebhooks {
    keys: Vec<Zeroizing<Vec<u8>>>,
    tolerance: Duration,
    clock: fn() -> SystemTime,
}

impl StandardWebhooks {
    /// Accepts signatures made with this secret: base64, with or without `whsec_` in front.
    ///
    /// # Errors
    /// The secret is not base64, or is empty.
    pub fn new(secret: &str) -> Result<Self, SignatureError> {
        Self { keys: Vec::new(), tolerance: TOLERANCE, clock: SystemTime::now }.with_previous_secret(secret)
    }

    /// Also accepts signatures made with this secret, while secrets are rotated.
    ///
    /// # Errors
    /// The secret is not base64, or is empty.
    pub fn with_previous_secret(mut self, secret: &str) -> Result<Self, SignatureError> {
        let text = secret.trim();
        let key = STANDARD.decode(text.strip_prefix("whsec_").unwrap_or(text)).map(Zeroizing::new);
        let key = key.ok().filter(|key| !key.is_empty()).ok_or(SignatureError::InvalidSecret)?;
        self.keys.push(key);
        Ok(self)
    }

    /// Sets the largest difference between the signed and the present time; five minutes by default.
    #[must_use]
    pub fn tolerance(self, tolerance: Duration) -> Self {
        Self { tolerance, ..self }
    }

    /// Sets the clock; the clock of the system by default.
    #[must_use]
    pub fn clock(self, clock: fn() -> SystemTime) -> Self {
        Self { clock, ..self }
    }

    fn is_near(&self, timestamp: u64) -> bool {
        let Some(signed) = UNIX_EPOCH.checked_add(Duration::from_secs(timestamp)) else { return false };
        let now = (self.clock)();
        let apart = now.duration_since(signed).unwrap_or_else(|error| error.duration());
        apart <= self.tolerance
    }

    /// Compares in constant time.
    fn fits(&self, signed: &[&[u8]], signature: &[u8; 32]) -> bool {
        self.keys.iter().any(|key| {
            let mut hmac = HMAC::new(key.as_slice());
            for part in signed {
                hmac.update(part);
            }
            hmac.finalize_verify(signature)
        })
    }
}

impl VerifySignature for StandardWebhooks {
    fn verify(&self, headers: &HeaderMap, body: &[u8]) -> Result<(), SignatureError> {
        let id = text(headers, "webhook-id")?;
        let written = text(headers, "webhook-timestamp")?;
        let timestamp = written.parse().map_err(|_| SignatureError::InvalidHeader { name: "webhook-timestamp" })?;
        let signatures = text(headers, "webhook-signature")?;
        if !self.is_near(timestamp) {
            return Err(SignatureError::Expired);
        }
        let signed = [id.as_bytes(), b".", written.as_bytes(), b".", body];
        // Other versions, such as `v1a` of public keys, are skipped.
        let signatures = signatures.split(' ').filter_map(|one| one.strip_prefix("v1,"));
        let mut signatures = signatures.filter_map(|one| STANDARD.decode(one).ok()?.try_into().ok());
        if signatures.any(|signature: [u8; 32]| self.fits(&signed, &signature)) {
            Ok(())
        } else {
            Err(SignatureError::Mismatch)
        }
    }
}

fn text<'a>(headers: &'a HeaderMap, name: &'static str) -> Result<&'a str, SignatureError> {
    let value = headers.get(name).filter(|value| !value.is_empty()).ok_or(SignatureError::MissingHeader { name })?;
    value.to_str().map_err(|_| SignatureError::InvalidHeader { name })
}

/// Does not print secrets.
impl fmt::Debug for StandardWebhooks {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("StandardWebhooks")
            .field("keys", &self.keys.len())
            .field("tolerance", &self.tolerance)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, SystemTime, UNIX_EPOCH};

    use http::{HeaderMap, HeaderValue};

    use super::{SignatureError, StandardWebhooks, VerifySignature};

    /// The figures of the specification's own example.
    const SECRET: &str = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    const ID: &str = "msg_p5jXN8AQM9LWM0D4loKWxJek";
    const SIGNATURE: &str = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";
    const BODY: &[u8] = br#"{"test": 2432232314}"#;

    fn at(seconds: u64) -> SystemTime {
        UNIX_EPOCH + Duration::from_secs(seconds)
    }

    fn signatures() -> StandardWebhooks {
        StandardWebhooks::new(SECRET).expect("a secret").clock(|| at(1_614_265_330))
    }

    fn headers(id: &str, timestamp: &str, signature: &str) -> HeaderMap {
        let value = |text: &str| HeaderValue::from_str(text).expect("a value");
        let names = [("webhook-id", id), ("webhook-timestamp", timestamp), ("webhook-signature", signature)];
        names.into_iter().map(|(name, text)| (http::HeaderName::from_static(name), value(text))).collect()
    }

    fn verify(signatures: &StandardWebhooks, signature: &str) -> Result<(), SignatureError> {
        signatures.verify(&headers(ID, "1614265330", signature), BODY)
    }

    #[test]
    fn the_example_of_the_specification_fits() {
        assert_eq!(verify(&signatures(), SIGNATURE), Ok(()));
    }

    #[test]
    fn an_empty_header_is_a_missing_one() {
        let missing = |headers| signatures().verify(&headers, BODY);
        let of = |name| Err(SignatureError::MissingHeader { name });
        assert_eq!(missing(headers("", "1614265330", SIGNATURE)), of("webhook-id"));
        assert_eq!(missing(headers(ID, "", SIGNATURE)), of("webhook-timestamp"));
        assert_eq!(missing(headers(ID, "1614265330", "")), of("webhook-signature"));
    }

    #[test]
    fn one_of_several_signatures_is_enough() {
        let other = "v1,AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";
        assert_eq!(verify(&signatures(), &format!("v1a,x {other} {SIGNATURE}")), Ok(()));
        assert_eq!(verify(&signatures(), other), Err(SignatureError::Mismatch));
        assert_eq!(verify(&signatures(), &SIGNATURE.replace("v1", "v2")), Err(SignatureError::Mismatch));
        assert_eq!(verify(&signatures(), "v1,short"), Err(SignatureError::Mismatch));
    }

    #[test]
    fn everything_is_signed() {
        let changed = |id, timestamp, body: &[u8]| signatures().verify(&headers(id, timestamp, SIGNATURE), body);
        assert_eq!(changed(ID, "1614265330", BODY), Ok(()));
        assert_eq!(changed("msg_other", "1614265330", BODY), Err(SignatureError::Mismatch));
        assert_eq!(changed(ID, "1614265331", BODY), Err(SignatureError::Mismatch));
        assert_eq!(changed(ID, "1614265330", br#"{"test": 2432232315}"#), Err(SignatureError::Mismatch));
    }

    #[test]
    fn old_and_early_ones_do_not_count() {
        let late = signatures().clock(|| at(1_614_265_330 + 301));
        assert_eq!(verify(&late, SIGNATURE), Err(SignatureError::Expired));
        assert_eq!(verify(&late.tolerance(Duration::from_secs(301)), SIGNATURE), Ok(()));
        assert_eq!(verify(&signatures().clock(|| at(1_614_265_330 - 300)), SIGNATURE), Ok(()));
        assert_eq!(verify(&signatures().clock(|| at(1_614_265_330 - 301)), SIGNATURE), Err(SignatureError::Expired));
    }

    #[test]
    fn a_secret_can_be_replaced_by_another() {
        // `python3 -c "import hmac, base64; print(base64.b64encode(hmac.digest(b'secret', …, 'sha256')))"`
        let signature = "v1,lFKyR1Oz7afYp1bTqL2NYF0UvlTgNe2noPCs1Uw0TXI=";
        let headers = headers("m", "1700000000", signature);
        let body = "{\"name\": \"ü\"}".as_bytes();
        let now = || at(1_700_000_000);
        let both = signatures().with_previous_secret("c2VjcmV0").expect("a secret").clock(now);
        assert_eq!(both.verify(&headers, body), Ok(()));
        assert_eq!(signatures().clock(now).verify(&headers, body), Err(SignatureError::Mismatch));
    }

    #[test]
    fn what_is_missing_is_named() {
        let missing = |name| {
            let mut headers = headers(ID, "1614265330", SIGNATURE);
            headers.remove(name);
            signatures().verify(&headers, BODY).expect_err("a header is missing").to_string()
        };
        assert_eq!(missing("webhook-id"), "signature: the header `webhook-id` is missing");
        assert_eq!(missing("webhook-timestamp"), "signature: the header `webhook-timestamp` is missing");
        assert_eq!(missing("webhook-signature"), "signature: the header `webhook-signature` is missing");
        let odd = headers(ID, "yesterday", SIGNATURE);
        assert_eq!(signatures().verify(&odd, BODY), Err(SignatureError::InvalidHeader { name: "webhook-timestamp" }));
    }

    #[test]
    fn a_secret_must_be_one() {
        assert_eq!(StandardWebhooks::new("whsec_%").map(|_| ()), Err(SignatureError::InvalidSecret));
        assert_eq!(StandardWebhooks::new("whsec_").map(|_| ()), Err(SignatureError::InvalidSecret));
        assert_eq!(format!("{:?}", signatures()), "StandardWebhooks { keys: 1, tolerance: 300s, .. }");
    }

    #[test]
    fn a_secret_may_have_white_space_around_it() {
        let signatures = StandardWebhooks::new(&format!(" {SECRET}\n")).expect("a secret").clock(|| at(1_614_265_330));
        assert_eq!(verify(&signatures, SIGNATURE), Ok(()));
    }
}
