//! Bodies, decoded by the content type of the response, which is not always the requested one.

use std::borrow::Cow;

use http::header::{CONTENT_ENCODING, CONTENT_TYPE, HeaderValue};

use super::media_type::{essence, is_json, is_xml};
use super::{RawResponse, charset};
use crate::json::{self, DecodeError, FromJson};
use crate::stream::{EventStream, JsonStream};
use crate::xml::{self, Xml};

impl RawResponse {
    pub(super) fn events<B>(
        &mut self,
        end_mark: Option<&str>,
        decode: fn(&str) -> Result<B, DecodeError>,
    ) -> Result<EventStream<B>, DecodeError> {
        self.check_type("text/event-stream", |essence| essence == b"text/event-stream")?;
        let (body, limit) = self.take_stream();
        Ok(EventStream::new(body, limit, end_mark, self.clone(), decode))
    }

    pub(super) fn items<B: FromJson>(&mut self) -> Result<JsonStream<B>, DecodeError> {
        // An array, or an object on several lines, is not a sequence.
        self.check_type("a sequence of JSON values", |essence| {
            essence != b"application/json" && essence != b"text/html"
        })?;
        let is_records = self.essence().is_some_and(|essence| essence.ends_with(b"json-seq"));
        let (body, limit) = self.take_stream();
        Ok(JsonStream::new(body, is_records, limit, self.clone()))
    }

    fn check_type(&self, expected: &str, fits: fn(&[u8]) -> bool) -> Result<(), DecodeError> {
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
    fn essence(&self) -> Option<Vec<u8>> {
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
        json::from_slice_with(&self.json_text()?, self.operation.digits)
    }

    fn json_text(&self) -> Result<Cow<'_, [u8]>, DecodeError> {
        if self.is_text_of_any_type() {
            return Ok(json::to_vec(&self.text()?).into());
        }
        self.check_json()?;
        // RFC 8259, 8.1: a byte order mark may be ignored.
        Ok(self.body.strip_prefix(charset::MARK).unwrap_or(&self.body).into())
    }

    /// Returns `true` for `text/plain` where the document declares `*/*`: the body is then the string that the schema
    /// describes, and not JSON.
    fn is_text_of_any_type(&self) -> bool {
        let any = self.operation.accept.split(',').any(|media_type| essence(media_type.as_bytes()) == b"*/*");
        any && self.essence().as_deref() == Some(b"text/plain")
    }

    /// The content type of the response decides, because both may be documented. Without one, XML is recognized by its `<`.
    pub(super) fn xml<B: FromJson>(&self, xml: &'static Xml) -> Result<B, DecodeError> {
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

    /// HTML in place of JSON, as proxies send it, is reported by its content type and not as a syntax error.
    fn check_json(&self) -> Result<(), DecodeError> {
        self.check_coding()?;
        match self.content_type() {
            Some(found) if !is_json(found) => {
                let found = String::from_utf8_lossy(found);
                Err(DecodeError::new(format!(
                    "expected a JSON body, found the content type `{}`",
                    found.escape_debug()
                )))
            }
            _ if self.body.is_empty() => Err(DecodeError::new("expected a JSON body, found none")),
            _ => Ok(()),
        }
    }

    /// Servers label strings with many types, but not with those of images and sounds, except for XML.
    pub(super) fn text(&self) -> Result<String, DecodeError> {
        self.check_type("text", |essence| {
            let families: [&[u8]; 4] = [b"image/", b"audio/", b"video/", b"font/"];
            is_xml(essence) || !families.iter().any(|family| essence.starts_with(family))
        })?;
        charset::decode(self.content_type().unwrap_or_default(), &self.body)
    }
}
