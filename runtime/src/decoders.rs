//! The functions that the tables of calls name: each decodes the response, as a result or as an error.

use bytes::Bytes;

use crate::json::{self, DecodeError, FromJson};
use crate::response::{DecodeResult, RawResponse, ResponseError};
use crate::stream::{EventStream, JsonStream};
use crate::transport::{Body, Upgraded};
use crate::xml::Xml;

impl RawResponse {
    /// A JSON result.
    #[inline]
    pub fn ok_json<B: FromJson, T, E>(&self, wrap: fn(B) -> T) -> DecodeResult<T, E> {
        self.json().map(wrap).map_err(ResponseError::Decode)
    }

    /// An XML result, or a JSON one if the response has that type.
    #[inline]
    pub fn ok_xml<B: FromJson, T, E>(&self, wrap: fn(B) -> T, xml: &'static Xml) -> DecodeResult<T, E> {
        self.xml(xml).map(wrap).map_err(ResponseError::Decode)
    }

    /// A string result.
    #[inline]
    pub fn ok_text<T, E>(&self, wrap: fn(String) -> T) -> DecodeResult<T, E> {
        self.text().map(wrap).map_err(ResponseError::Decode)
    }

    /// A result as bytes.
    #[inline]
    pub fn ok_bytes<T, E>(&self, wrap: fn(Bytes) -> T) -> DecodeResult<T, E> {
        Ok(wrap(self.body().clone()))
    }

    /// A result as a stream of bytes.
    #[inline]
    pub fn ok_stream<T, E>(&mut self, wrap: fn(Body) -> T) -> DecodeResult<T, E> {
        Ok(wrap(self.take_stream().0))
    }

    /// A result as a stream of events whose data is JSON.
    #[inline]
    pub fn ok_events<B: FromJson, T, E>(&mut self, wrap: fn(EventStream<B>) -> T) -> DecodeResult<T, E> {
        let decode: fn(&str) -> _ = if self.operation().digits {
            |data| json::from_slice_with(data.as_bytes(), true)
        } else {
            |data| json::from_slice(data.as_bytes())
        };
        self.events(Some("[DONE]"), decode).map(wrap).map_err(ResponseError::Decode)
    }

    /// A result as a stream of events whose data is a string.
    #[inline]
    pub fn ok_text_events<T, E>(&mut self, wrap: fn(EventStream<String>) -> T) -> DecodeResult<T, E> {
        self.events(None, |data| Ok(data.to_owned())).map(wrap).map_err(ResponseError::Decode)
    }

    /// A result as a stream of JSON values, one for each line or record.
    #[inline]
    pub fn ok_items<B: FromJson, T, E>(&mut self, wrap: fn(JsonStream<B>) -> T) -> DecodeResult<T, E> {
        self.items().map(wrap).map_err(ResponseError::Decode)
    }

    /// The upgraded connection as a result.
    #[inline]
    pub fn ok_upgraded<T, E>(&mut self, wrap: fn(Upgraded) -> T) -> DecodeResult<T, E> {
        self.connection().map(wrap).map_err(ResponseError::Decode)
    }

    /// A result without a body. A body that arrives is ignored.
    #[inline]
    pub fn ok_empty<T, E>(&self, value: T) -> DecodeResult<T, E> {
        Ok(value)
    }

    /// A documented error in JSON.
    #[inline]
    pub fn err_json<B: FromJson, T, E>(&self, wrap: fn(B) -> E) -> DecodeResult<T, E> {
        Err(self.json().map(wrap).map_or_else(ResponseError::Decode, ResponseError::Api))
    }

    /// A documented error in XML, or in JSON if the response has that type.
    #[inline]
    pub fn err_xml<B: FromJson, T, E>(&self, wrap: fn(B) -> E, xml: &'static Xml) -> DecodeResult<T, E> {
        Err(self.xml(xml).map(wrap).map_or_else(ResponseError::Decode, ResponseError::Api))
    }

    /// A documented error as a string.
    #[inline]
    pub fn err_text<T, E>(&self, wrap: fn(String) -> E) -> DecodeResult<T, E> {
        Err(self.text().map(wrap).map_or_else(ResponseError::Decode, ResponseError::Api))
    }

    /// A documented error as a string, if the response has a type of text.
    #[inline]
    pub fn err_only_text<T, E>(&self, wrap: fn(String) -> E) -> DecodeResult<T, E> {
        Err(self.only_text().map(wrap).map_or_else(ResponseError::Decode, ResponseError::Api))
    }

    /// A documented error as bytes.
    #[inline]
    pub fn err_bytes<T, E>(&self, wrap: fn(Bytes) -> E) -> DecodeResult<T, E> {
        Err(ResponseError::Api(wrap(self.body().clone())))
    }

    /// A documented error without a body. A body that arrives is ignored.
    #[inline]
    pub fn err_empty<T, E>(&self, value: E) -> DecodeResult<T, E> {
        Err(ResponseError::Api(value))
    }

    /// A status that the document does not describe.
    #[inline]
    pub fn undocumented<T, E>(&self) -> DecodeResult<T, E> {
        Err(ResponseError::Undocumented)
    }
}

/// Bodies that are read piece by piece.
impl RawResponse {
    fn events<B>(
        &mut self,
        end_mark: Option<&str>,
        decode: fn(&str) -> Result<B, DecodeError>,
    ) -> Result<EventStream<B>, DecodeError> {
        self.check_type("text/event-stream", |essence| essence == b"text/event-stream")?;
        let (body, limit) = self.take_stream();
        Ok(EventStream::new(body, limit, end_mark, self.clone(), decode))
    }

    fn items<B: FromJson>(&mut self) -> Result<JsonStream<B>, DecodeError> {
        // An array, or an object on several lines, is not a sequence.
        self.check_type("a sequence of JSON values", |essence| {
            essence != b"application/json" && essence != b"text/html"
        })?;
        let is_records = self.essence().is_some_and(|essence| essence.ends_with(b"json-seq"));
        let (body, limit) = self.take_stream();
        Ok(JsonStream::new(body, is_records, limit, self.clone()))
    }
}
