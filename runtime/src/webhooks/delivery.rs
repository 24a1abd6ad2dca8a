//! A request that came, read as the document has it.

use bytes::Bytes;
use http::HeaderMap;
use http::header::CONTENT_TYPE;
use serde::de::DeserializeOwned;

use super::WebhookError;
use crate::json::{self, BySerde, DecodeError, FromJson};
use crate::response::{essence, is_json, is_xml};
use crate::xml::{self, Xml};

/// What generated code reads: headers and body of a request that the API made.
#[derive(Debug, Clone, Copy)]
pub struct Delivery<'a> {
    webhook: &'static str,
    headers: &'a HeaderMap,
    body: &'a [u8],
}

impl<'a> Delivery<'a> {
    /// A request for the webhook of this name.
    #[inline]
    pub fn new(webhook: &'static str, headers: &'a HeaderMap, body: &'a [u8]) -> Self {
        Self { webhook, headers, body }
    }

    /// A payload of JSON.
    ///
    /// # Errors
    /// It is no JSON, or not what the document says.
    #[inline]
    pub fn json<B: FromJson>(self) -> Result<B, WebhookError> {
        self.check_json()?;
        json::from_slice(self.body).map_err(|error| WebhookError::Decode(self.webhook, error))
    }

    /// A payload of JSON with numbers whose digits are kept.
    ///
    /// # Errors
    /// It is no JSON, or not what the document says.
    #[inline]
    pub fn json_digits<B: FromJson>(self) -> Result<B, WebhookError> {
        self.check_json()?;
        json::from_slice_with(self.body, true).map_err(|error| WebhookError::Decode(self.webhook, error))
    }

    /// A payload of JSON, of a type of another crate.
    ///
    /// # Errors
    /// It is no JSON, or not what the type takes.
    #[inline]
    pub fn json_by_serde<B: DeserializeOwned>(self) -> Result<B, WebhookError> {
        self.json().map(|BySerde(value)| value)
    }

    /// A payload of XML, or of JSON where that comes; without a type, XML begins with a bracket.
    ///
    /// # Errors
    /// It is neither, or not what the document says.
    pub fn xml<B: FromJson>(self, xml: &'static Xml) -> Result<B, WebhookError> {
        let is_xml = match self.headers.get(CONTENT_TYPE) {
            Some(value) => is_xml(&essence(value.as_bytes())),
            None => self.body.trim_ascii_start().starts_with(b"<"),
        };
        match is_xml {
            true if self.body.is_empty() => Err(self.unreadable("expected a body of XML, found none")),
            true => xml::from_slice(self.body, xml).map_err(|error| WebhookError::Decode(self.webhook, error)),
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

    /// No payload; one that is there is ignored.
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
    fn unreadable(self, why: impl Into<String>) -> WebhookError {
        WebhookError::Decode(self.webhook, DecodeError::new(why))
    }
}
