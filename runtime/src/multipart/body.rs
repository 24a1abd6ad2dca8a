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
    use super::{Chain, encode, quoted};
    use crate::multipart::{Part, add_header, has_part};
    use crate::transport::Body;

    #[test]
    fn a_name_cannot_end_its_quotes_or_its_line() {
        assert_eq!(quoted("a quiet \"b\"\r\n: ü%22"), "a quiet %22b%22%0D%0A: ü%22");
    }

    /// The body of some parts, with `B` in place of the boundary, and its `Content-Type` without it.
    fn encoded(media_type: &str, parts: Vec<Part>) -> Result<(String, String), String> {
        let (content_type, body) = encode(media_type, parts)?;
        let (before, boundary) = content_type.split_once("; boundary=").expect("a boundary");
        assert_eq!(boundary.len(), 32, "{boundary}");
        let bytes = body.into_bytes().expect("bytes");
        Ok((before.to_owned(), String::from_utf8_lossy(&bytes).replace(boundary, "B")))
    }

    fn part(name: &str, text: &str) -> Part {
        Part::text(name, text.to_owned())
    }

    #[test]
    fn parts_are_written_one_after_the_other() {
        let photo = Part {
            file_name: Some("a\"b.png".to_owned()),
            content_type: Some("image/png".to_owned()),
            headers: vec![("X-Size".to_owned(), "3".to_owned())],
            ..part("photo", "PNG")
        };
        let (media_type, body) = encoded("multipart/form-data", vec![part("id", "7"), photo]).unwrap();
        assert_eq!(media_type, "multipart/form-data");
        assert_eq!(
            body,
            "--B\r\nContent-Disposition: form-data; name=\"id\"\r\n\r\n7\r\n\
             --B\r\nContent-Disposition: form-data; name=\"photo\"; filename=\"a%22b.png\"\r\n\
             Content-Type: image/png\r\nX-Size: 3\r\n\r\nPNG\r\n--B--\r\n"
        );
        let (_, mixed) = encoded("multipart/mixed", vec![part("id", "7")]).unwrap();
        assert_eq!(mixed, "--B\r\n\r\n7\r\n--B--\r\n", "only parts of a form have names");
        assert_eq!(encoded("multipart/mixed", Vec::new()).unwrap().1, "--B--\r\n");
    }

    /// RFC 2387, 3.1: the type of the first part is a parameter, unless the document has it.
    #[test]
    fn related_parts_have_the_type_of_the_first() {
        let json = || Part { content_type: Some("a/b; c=\"d\"".to_owned()), ..part("a", "1") };
        let media_type = |media_type: &str, first: Part| encoded(media_type, vec![first, json()]).unwrap().0;
        assert_eq!(media_type("multipart/related", json()), "multipart/related; type=\"a/b; c=\\\"d\\\"\"");
        assert_eq!(media_type("Multipart/Related", part("a", "1")), "Multipart/Related; type=\"text/plain\"");
        assert_eq!(media_type("multipart/related; type=\"x/y\"", json()), "multipart/related; type=\"x/y\"");
        assert_eq!(media_type("multipart/mixed", json()), "multipart/mixed");
    }

    #[test]
    fn a_header_that_cannot_be_sent_is_refused() {
        for (name, value) in [("a b", "c"), ("a", "b\nc"), ("", "c")] {
            let parts = vec![Part { headers: vec![(name.to_owned(), value.to_owned())], ..part("p", "1") }];
            let fault = format!("the part `p` has a header that cannot be sent: `{name}`");
            assert_eq!(encoded("multipart/form-data", parts), Err(fault));
        }
    }

    #[test]
    fn a_header_is_for_all_parts_of_its_name() {
        let mut parts = vec![part("a", "1"), part("b", "2"), part("a", "3")];
        add_header(&mut parts, "a", "X-B", "c").unwrap();
        assert_eq!(parts.iter().map(|part| part.headers.len()).collect::<Vec<_>>(), [1, 0, 1]);
        assert_eq!(add_header(&mut parts, "d", "X-B", "c").unwrap_err(), "there is no part `d` for the header `X-B`");
        assert!(has_part(&parts, "b") && !has_part(&parts, "d"));
    }

    /// A part that is read while it is sent stands between what is written before and after it.
    #[test]
    fn a_part_that_is_not_in_memory_is_sent_in_its_turn() {
        let streamed = || Part { body: Body::pieces(Chain(["2".into(), "3".into()].into())), ..part("b", "") };
        let (_, body) = encode("multipart/mixed", vec![part("a", "1"), streamed(), part("c", "4")]).unwrap();
        let mut copy = body.try_clone().expect("nothing has been read");
        assert_eq!(body.left(), copy.left());
        let length = copy.left().expect("a length");
        let mut text = String::new();
        while let Some(chunk) = futures_executor::block_on(copy.chunk()) {
            text.push_str(&String::from_utf8_lossy(&chunk.expect("bytes")));
        }
        assert_eq!(text.len() as u64, length);
        let boundary = text[2..34].to_owned();
        assert_eq!(text.replace(&boundary, "B"), "--B\r\n\r\n1\r\n--B\r\n\r\n23\r\n--B\r\n\r\n4\r\n--B--\r\n");
        let (_, body) = encode("multipart/mixed", vec![streamed()]).unwrap();
        assert_eq!(body.into_bytes(), None);
    }
}
