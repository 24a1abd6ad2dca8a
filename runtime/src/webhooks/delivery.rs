//! A received request, decoded as the document describes it.

use bytes::Bytes;
use http::HeaderMap;
use http::header::CONTENT_TYPE;
use serde::de::DeserializeOwned;

use super::WebhookError;
use crate::json::{self, BySerde, DecodeError, FromJson};
use crate::media_type::{essence, is_json, is_xml};
use crate::xml::{self, Xml};

/// The headers and body of a request that the API made. Generated code decodes it.
#[derive(Debug, Clone, Copy)]
pub struct Delivery<'a> {
    webhook: &'static str,
    headers: &'a HeaderMap,
    body: &'a [u8],
    /// The payload may hold values that are not shown.
    secrets: bool,
}

impl<'a> Delivery<'a> {
    /// A request for the webhook of this name.
    #[inline]
    pub fn new(webhook: &'static str, headers: &'a HeaderMap, body: &'a [u8]) -> Self {
        Self { webhook, headers, body, secrets: false }
    }

    /// The same, of a payload with values of `format: password` or `writeOnly`: errors show no values.
    #[must_use]
    #[inline]
    pub fn secrets(self) -> Self {
        Self { secrets: true, ..self }
    }

    /// A payload of JSON.
    ///
    /// # Errors
    /// The body is not JSON, or does not match the document.
    #[inline]
    pub fn json<B: FromJson>(self) -> Result<B, WebhookError> {
        self.check_json()?;
        json::from_slice(self.body).map_err(|error| self.unfit(error))
    }

    /// A payload of JSON with numbers whose digits are kept.
    ///
    /// # Errors
    /// The body is not JSON, or does not match the document.
    #[inline]
    pub fn json_digits<B: FromJson>(self) -> Result<B, WebhookError> {
        self.check_json()?;
        json::from_slice_with(self.body, true).map_err(|error| self.unfit(error))
    }

    /// A payload of JSON, of a type of another crate.
    ///
    /// # Errors
    /// The body is not JSON, or the type does not accept it.
    #[inline]
    pub fn json_by_serde<B: DeserializeOwned>(self) -> Result<B, WebhookError> {
        self.json().map(|BySerde(value)| value)
    }

    /// A payload of XML or JSON. Without a content type, a body that begins with `<` is XML.
    ///
    /// # Errors
    /// The body is neither, or does not match the document.
    pub fn xml<B: FromJson>(self, xml: &'static Xml) -> Result<B, WebhookError> {
        let is_xml = match self.headers.get(CONTENT_TYPE) {
            Some(value) => is_xml(&essence(value.as_bytes())),
            None => self.body.trim_ascii_start().starts_with(b"<"),
        };
        match is_xml {
            true if self.body.is_empty() => Err(self.unreadable("expected a body of XML, found none")),
            true => xml::from_slice(self.body, xml).map_err(|error| self.unfit(error)),
            false => self.json(),
        }
    }

    /// The same, of a type of another crate.
    ///
    /// # Errors
    /// As [`Self::xml`].
    #[inline]
    pub fn xml_by_serde<B: DeserializeOwned>(self, xml: &'static Xml) -> Result<B, WebhookError> {
        self.xml(xml).map(|BySerde(value)| value)
    }

    /// A payload of text.
    ///
    /// # Errors
    /// It is not UTF-8.
    pub fn text(self) -> Result<String, WebhookError> {
        match std::str::from_utf8(self.body) {
            Ok(text) => Ok(text.to_owned()),
            Err(error) => Err(self.unreadable(format!("not UTF-8 text: {error}"))),
        }
    }

    /// A payload of bytes.
    ///
    /// # Errors
    /// None.
    pub fn bytes(self) -> Result<Bytes, WebhookError> {
        Ok(Bytes::copy_from_slice(self.body))
    }

    /// No payload; a body is ignored.
    ///
    /// # Errors
    /// None.
    pub fn empty(self) -> Result<(), WebhookError> {
        Ok(())
    }

    fn check_json(self) -> Result<(), WebhookError> {
        match self.headers.get(CONTENT_TYPE) {
            Some(value) if !is_json(value.as_bytes()) => {
                let found = String::from_utf8_lossy(value.as_bytes());
                Err(self.unreadable(format!("expected a JSON body, found the content type `{}`", found.escape_debug())))
            }
            _ if self.body.is_empty() => Err(self.unreadable("expected a JSON body, found none")),
            _ => Ok(()),
        }
    }

    #[cold]
    fn unfit(self, error: DecodeError) -> WebhookError {
        let source = if self.secrets { error.without_value() } else { error };
        WebhookError::Decode { webhook: self.webhook, source }
    }

    #[cold]
    fn unreadable(self, why: impl Into<String>) -> WebhookError {
        WebhookError::Decode { webhook: self.webhook, source: DecodeError::new(why) }
    }
}

#[cfg(test)]
mod tests {
    use http::HeaderValue;

    use super::*;

    fn headers(content_type: Option<&'static str>) -> HeaderMap {
        content_type.map(|value| (CONTENT_TYPE, HeaderValue::from_static(value))).into_iter().collect()
    }

    /// The payload as JSON, or the fault.
    fn json_of(content_type: Option<&'static str>, body: &str) -> Result<i64, String> {
        let headers = headers(content_type);
        let delivery = Delivery::new("paid", &headers, body.as_bytes());
        let ways = [delivery.json::<i64>(), delivery.json_digits::<i64>(), delivery.json_by_serde::<i64>()];
        let [one, two, three] = ways.map(|way| way.map_err(|error| error.to_string()));
        assert_eq!((&one, &two), (&two, &three));
        one
    }

    #[test]
    fn json_has_its_content_type_or_none() {
        assert_eq!(json_of(None, "7"), Ok(7));
        assert_eq!(json_of(Some("application/cloudevents+json; charset=utf-8"), "7"), Ok(7));
        for (content_type, body, fault) in [
            (None, "", "expected a JSON body, found none"),
            (Some("application/json"), "", "expected a JSON body, found none"),
            (Some("text/plain"), "7", "expected a JSON body, found the content type `text/plain`"),
        ] {
            assert_eq!(json_of(content_type, body), Err(format!("webhook `paid`: $: {fault}")));
        }
    }

    #[test]
    fn text_is_utf_8_and_bytes_are_whatever_came() {
        let headers = headers(None);
        let delivery = |body| Delivery::new("paid", &headers, body);
        assert_eq!(delivery(b"\xc3\xa4").text().ok().as_deref(), Some("\u{e4}"));
        let fault = delivery(b"\xff").text().unwrap_err().to_string();
        assert!(fault.starts_with("webhook `paid`: $: not UTF-8 text: "), "{fault}");
        assert_eq!(delivery(b"\xff").bytes().ok().as_deref(), Some(&b"\xff"[..]));
        assert!(delivery(b"\xff").empty().is_ok());
    }

    #[cfg(feature = "xml")]
    #[test]
    fn a_body_that_looks_like_xml_is_xml_where_nothing_says_so() {
        static XML: Xml = crate::xml::element(crate::xml::Content::Any);
        let read = |content_type, body: &str| {
            let headers = headers(content_type);
            let delivery = Delivery::new("paid", &headers, body.as_bytes());
            let (one, two) = (delivery.xml::<String>(&XML), delivery.xml_by_serde::<String>(&XML));
            let [one, two] = [one, two].map(|read| read.map_err(|error| error.to_string()));
            assert_eq!(one, two);
            one
        };
        assert_eq!(read(None, " <a>x</a>").as_deref(), Ok("x"));
        assert_eq!(read(None, "\"x\"").as_deref(), Ok("x"));
        assert_eq!(read(Some("application/xml"), "<a>x</a>").as_deref(), Ok("x"));
        assert_eq!(read(Some("application/json"), "\"x\"").as_deref(), Ok("x"));
        assert_eq!(read(Some("text/xml"), ""), Err("webhook `paid`: $: expected a body of XML, found none".to_owned()));
        assert_eq!(read(None, ""), Err("webhook `paid`: $: expected a JSON body, found none".to_owned()));
    }
}
