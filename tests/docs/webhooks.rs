//! `docs/webhooks.md`.

use super::shelter;

// docs: decode
use shelter::runtime::webhooks::StandardWebhooks;
use shelter::types::Admission;
use shelter::webhooks::decode_signed_animal_admitted;
use shelter::{HeaderMap, WebhookError};

/// Called by your HTTP server with the headers and the unchanged bytes of the request.
fn receive(signatures: &StandardWebhooks, headers: &HeaderMap, body: &[u8]) -> Result<Admission, WebhookError> {
    decode_signed_animal_admitted(signatures, headers, body)
}
// docs: end

// docs: verify
use shelter::VerifySignature;
use shelter::runtime::webhooks::SignatureError;

/// A scheme that sends a shared token in a header.
struct Token(String);

impl VerifySignature for Token {
    fn verify(&self, headers: &HeaderMap, _body: &[u8]) -> Result<(), SignatureError> {
        match headers.get("x-token") {
            Some(token) if token.as_bytes() == self.0.as_bytes() => Ok(()),
            _ => Err(SignatureError::Other("the token differs".to_owned())),
        }
    }
}
// docs: end

#[test]
fn an_unsigned_request_is_refused() {
    let signatures = StandardWebhooks::new("whsec_c2VjcmV0").expect("a secret");
    assert!(receive(&signatures, &HeaderMap::new(), br#"{"name": "Rex"}"#).is_err());
}

#[test]
fn a_token_is_compared() {
    let mut headers = HeaderMap::new();
    let body = br#"{"name": "Rex"}"#;
    assert!(decode_signed_animal_admitted(&Token("t".to_owned()), &headers, body).is_err());
    headers.insert("x-token", "t".parse().expect("a value"));
    let admission = decode_signed_animal_admitted(&Token("t".to_owned()), &headers, body).expect("an admission");
    assert_eq!(admission.name, "Rex");
}
