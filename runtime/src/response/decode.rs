//! Bodies, decoded by the content type of the response, which is not always the requested one.

use http::header::{CONTENT_ENCODING, CONTENT_TYPE, HeaderValue};

use super::{RawResponse, charset};
use crate::json::{self, DecodeError, FromJson};
use crate::media_type::{essence, is_json, is_xml, list};
use crate::xml::{self, Xml};

impl RawResponse {
    pub(crate) fn check_type(&self, expected: &str, fits: fn(&[u8]) -> bool) -> Result<(), DecodeError> {
        self.check_coding()?;
        match self.essence() {
            Some(essence) if !fits(&essence) => {
                let found = String::from_utf8_lossy(&essence).into_owned();
                Err(DecodeError::new(format!("expected {expected}, found the content type `{}`", found.escape_debug())))
            }
            _ => Ok(()),
        }
    }

    /// The `Content-Type`. An empty one is treated as absent.
    fn content_type(&self) -> Option<&[u8]> {
        self.headers.get(CONTENT_TYPE).map(HeaderValue::as_bytes).filter(|value| !value.trim_ascii().is_empty())
    }

    /// The content type without parameters, in lower case.
    pub(crate) fn essence(&self) -> Option<Vec<u8>> {
        self.content_type().map(essence)
    }

    /// The client requests no content coding. A transport that requests one must decode the body and remove the header.
    fn check_coding(&self) -> Result<(), DecodeError> {
        let coding = self.headers.get(CONTENT_ENCODING).map(|value| value.as_bytes().trim_ascii());
        match coding.filter(|coding| !coding.is_empty() && !coding.eq_ignore_ascii_case(b"identity")) {
            Some(coding) => {
                let found = String::from_utf8_lossy(coding).escape_debug().to_string();
                Err(DecodeError::new(format!("expected a body as it is, found the content coding `{found}`")))
            }
            None => Ok(()),
        }
    }

    pub(crate) fn json<B: FromJson>(&self) -> Result<B, DecodeError> {
        let content_type = self.content_type();
        let is_labelled = content_type.is_some_and(is_json);
        if !is_labelled
            && self.is_of_any_type()
            && let Some(value) = self.value_of_any_type()
        {
            return Ok(value);
        }
        self.check_coding()?;
        if !is_labelled && let Some(found) = content_type {
            // HTML in place of JSON, as proxies send it, is reported by its content type and not as a syntax error.
            let found = String::from_utf8_lossy(found);
            let found = found.escape_debug();
            return Err(DecodeError::new(format!("expected a JSON body, found the content type `{found}`")));
        }
        if self.body.is_empty() {
            return Err(DecodeError::new("expected a JSON body, found none"));
        }
        json::from_slice_with(self.json_text(), self.operation.digits)
    }

    /// The body without a byte order mark, which may be ignored (RFC 8259, 8.1).
    fn json_text(&self) -> &[u8] {
        self.body.strip_prefix(charset::MARK).unwrap_or(&self.body)
    }

    /// Returns `true` if the document declares a range such as `*/*`.
    fn is_of_any_type(&self) -> bool {
        let is_range = |media_type: &[u8]| matches!(&*essence(media_type), b"*" | b"*/*" | b"application/*");
        list(self.operation.accept.as_bytes()).any(is_range) && self.check_coding().is_ok()
    }

    /// The string that the schema describes, or JSON that is not labelled so. Without a media type, JSON comes first.
    fn value_of_any_type<B: FromJson>(&self) -> Option<B> {
        let as_text = || json::from_slice(&json::to_vec(&self.text().ok()?)).ok();
        let as_json = || json::from_slice_with(self.json_text(), self.operation.digits).ok();
        if self.content_type().is_some() { as_text().or_else(as_json) } else { as_json().or_else(as_text) }
    }

    /// The content type of the response decides, because both may be documented. Without one, XML is recognized by its `<`.
    pub(crate) fn xml<B: FromJson>(&self, xml: &'static Xml) -> Result<B, DecodeError> {
        self.check_coding()?;
        let is_xml = match self.essence() {
            Some(essence) => is_xml(&essence),
            None => self.body.strip_prefix(charset::MARK).unwrap_or(&self.body).trim_ascii_start().starts_with(b"<"),
        };
        match self.essence() {
            _ if is_xml && self.body.is_empty() => Err(DecodeError::new("expected a body of XML, found none")),
            _ if is_xml => xml::from_slice(&self.body, xml),
            Some(essence) if !is_json(&essence) => {
                self.check_type("a body of XML or JSON", |_| false).and_then(|()| self.json())
            }
            _ => self.json(),
        }
    }

    /// A string of a type such as `text/plain`.
    pub(crate) fn only_text(&self) -> Result<String, DecodeError> {
        let is_text = self.essence().is_some_and(|essence| essence.starts_with(b"text/") && !is_json(&essence));
        if is_text { self.text() } else { Err(DecodeError::new("expected text")) }
    }

    /// Servers label strings with many types, but not with those of images and sounds, except for XML.
    pub(crate) fn text(&self) -> Result<String, DecodeError> {
        self.check_type("text", |essence| {
            let families: [&[u8]; 4] = [b"image/", b"audio/", b"video/", b"font/"];
            is_xml(essence) || !families.iter().any(|family| essence.starts_with(family))
        })?;
        charset::decode(self.content_type().unwrap_or_default(), &self.body)
    }
}
