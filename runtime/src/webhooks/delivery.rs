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
