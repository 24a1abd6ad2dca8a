//! Parts written one after the other.

use std::collections::VecDeque;
use std::collections::hash_map::RandomState;
use std::fmt::Write as _;
use std::hash::{BuildHasher as _, Hasher as _};
use std::pin::Pin;
use std::task::{Context, Poll};

use bytes::Bytes;
use futures_core::Stream as _;
use http::header::{HeaderName, HeaderValue};

use super::Part;
use crate::transport::{Body, Pieces, TransportError};

/// The `Content-Type` with its boundary, and the body.
///
/// # Errors
/// A header of a part cannot be sent.
pub(crate) fn encode(media_type: &str, parts: Vec<Part>) -> Result<(String, Body), String> {
    let boundary = boundary();
    let essence = media_type.trim().to_ascii_lowercase();
    let is_form = essence.starts_with("multipart/form-data");
    // RFC 2387, 3.1: the type of the first part, which the others are related to.
    let root = essence.starts_with("multipart/related") && !essence.contains("type=");
    let root = parts.first().filter(|_| root).map(|part| part.content_type.clone().unwrap_or("text/plain".to_owned()));
    let root = root.map(|root| format!("; type=\"{}\"", root.replace('"', "\\\""))).unwrap_or_default();
    let mut pieces: VecDeque<Body> = VecDeque::new();
    let mut text: Vec<u8> = Vec::new();
    for part in parts {
        text.extend_from_slice(head(&boundary, is_form, &part)?.as_bytes());
        match part.body.into_inline() {
            Ok(bytes) => text.extend_from_slice(&bytes),
            Err(stream) => {
                pieces.push_back(std::mem::take(&mut text).into());
                pieces.push_back(stream);
            }
        }
        text.extend_from_slice(b"\r\n");
    }
    text.extend_from_slice(format!("--{boundary}--\r\n").as_bytes());
    let last = Body::from(text);
    let body = if pieces.is_empty() {
        last
    } else {
        pieces.push_back(last);
        Body::pieces(Chain(pieces))
    };
    Ok((format!("{media_type}{root}; boundary={boundary}"), body))
}

fn head(boundary: &str, is_form: bool, part: &Part) -> Result<String, String> {
    let mut head = format!("--{boundary}\r\n");
    if is_form {
        let _ = write!(head, "Content-Disposition: form-data; name=\"{}\"", quoted(&part.name));
        if let Some(name) = &part.file_name {
            let _ = write!(head, "; filename=\"{}\"", quoted(name));
        }
        head.push_str("\r\n");
    }
    let media_type = part.content_type.iter().map(|media_type| ("Content-Type", media_type.as_str()));
    let others = part.headers.iter().map(|(name, value)| (name.as_str(), value.as_str()));
    for (name, value) in media_type.chain(others) {
        if HeaderName::from_bytes(name.as_bytes()).is_err() || HeaderValue::from_str(value).is_err() {
            return Err(format!(
                "the part `{}` has a header that cannot be sent: `{}`",
                part.name.escape_debug(),
                name.escape_debug()
            ));
        }
        let _ = write!(head, "{name}: {value}\r\n");
    }
    head.push_str("\r\n");
    Ok(head)
}

/// Escapes the characters that would end a quoted name, as browsers do (WHATWG HTML, “multipart/form-data encoding
/// algorithm”).
fn quoted(name: &str) -> String {
    name.replace('"', "%22").replace('\r', "%0D").replace('\n', "%0A")
}

/// 128 bits that no part can foresee, from the keys that the standard library draws for its maps.
fn boundary() -> String {
    let random = || RandomState::new().build_hasher().finish();
    format!("{:016x}{:016x}", random(), random())
}

/// Bodies, one after the other.
struct Chain(VecDeque<Body>);

impl Pieces for Chain {
    fn poll_piece(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<Bytes, TransportError>>> {
        while let Some(first) = self.0.front_mut() {
            match Pin::new(first).poll_next(context) {
                Poll::Ready(None) => drop(self.0.pop_front()),
                piece => return piece,
            }
        }
        Poll::Ready(None)
    }

    fn left(&self) -> Option<u64> {
        self.0.iter().map(Body::left).sum()
    }

    fn try_clone(&self) -> Option<Body> {
        let bodies: Option<VecDeque<Body>> = self.0.iter().map(Body::try_clone).collect();
        bodies.map(|bodies| Body::pieces(Self(bodies)))
    }
}

#[cfg(test)]
mod tests {
    use super::quoted;

    #[test]
    fn a_name_cannot_end_its_quotes_or_its_line() {
        assert_eq!(quoted("a quiet \"b\"\r\n: ü%22"), "a quiet %22b%22%0D%0A: ü%22");
    }
}
