//! What the tables of calls name: each reads the answer, and says whether it is a result or an error.

use bytes::Bytes;

use super::{Failure, Outcome, Reply};
use crate::json::{self, FromJson};
use crate::stream::{EventStream, JsonStream};
use crate::transport::{Body, Upgraded};
use crate::xml::Xml;

impl Reply {
    /// A result of JSON.
    #[inline]
    pub fn ok_json<B: FromJson, T, E>(&self, wrap: fn(B) -> T) -> Outcome<T, E> {
        self.json().map(wrap).map_err(Failure::Decode)
    }

    /// A result of XML, or of JSON where that is what came.
    #[inline]
    pub fn ok_xml<B: FromJson, T, E>(&self, wrap: fn(B) -> T, xml: &'static Xml) -> Outcome<T, E> {
        self.xml(xml).map(wrap).map_err(Failure::Decode)
    }

    /// A result of text.
    #[inline]
    pub fn ok_text<T, E>(&self, wrap: fn(String) -> T) -> Outcome<T, E> {
        self.text().map(wrap).map_err(Failure::Decode)
    }

    /// A result of bytes.
    #[inline]
    pub fn ok_bytes<T, E>(&self, wrap: fn(Bytes) -> T) -> Outcome<T, E> {
        Ok(wrap(self.body.clone()))
    }

    /// A result of bytes that are not read yet.
    #[inline]
    pub fn ok_stream<T, E>(&mut self, wrap: fn(Body) -> T) -> Outcome<T, E> {
        Ok(wrap(self.take_stream().0))
    }

    /// A result of events whose data is JSON.
    #[inline]
    pub fn ok_events<B: FromJson, T, E>(&mut self, wrap: fn(EventStream<B>) -> T) -> Outcome<T, E> {
        let decode: fn(&str) -> _ = if self.operation().digits {
            |data| json::from_slice_with(data.as_bytes(), true)
        } else {
            |data| json::from_slice(data.as_bytes())
        };
        self.events(Some("[DONE]"), decode).map(wrap).map_err(Failure::Decode)
    }

    /// A result of events whose data is text.
    #[inline]
    pub fn ok_text_events<T, E>(&mut self, wrap: fn(EventStream<String>) -> T) -> Outcome<T, E> {
        self.events(None, |data| Ok(data.to_owned())).map(wrap).map_err(Failure::Decode)
    }

    /// A result of JSON values, one for each line or record.
    #[inline]
    pub fn ok_items<B: FromJson, T, E>(&mut self, wrap: fn(JsonStream<B>) -> T) -> Outcome<T, E> {
        self.items().map(wrap).map_err(Failure::Decode)
    }

    /// A result that is the connection itself.
    #[inline]
    pub fn ok_upgraded<T, E>(&mut self, wrap: fn(Upgraded) -> T) -> Outcome<T, E> {
        self.connection().map(wrap).map_err(Failure::Decode)
    }

    /// A result without a body; one that is there is ignored.
    #[inline]
    pub fn ok_empty<T, E>(&self, value: T) -> Outcome<T, E> {
        Ok(value)
    }

    /// A documented error of JSON.
    #[inline]
    pub fn err_json<B: FromJson, T, E>(&self, wrap: fn(B) -> E) -> Outcome<T, E> {
        Err(self.json().map(wrap).map_or_else(Failure::Decode, Failure::Api))
    }

    /// A documented error of XML, or of JSON where that is what came.
    #[inline]
    pub fn err_xml<B: FromJson, T, E>(&self, wrap: fn(B) -> E, xml: &'static Xml) -> Outcome<T, E> {
        Err(self.xml(xml).map(wrap).map_or_else(Failure::Decode, Failure::Api))
    }

    /// A documented error of text.
    #[inline]
    pub fn err_text<T, E>(&self, wrap: fn(String) -> E) -> Outcome<T, E> {
        Err(self.text().map(wrap).map_or_else(Failure::Decode, Failure::Api))
    }

    /// A documented error of bytes.
    #[inline]
    pub fn err_bytes<T, E>(&self, wrap: fn(Bytes) -> E) -> Outcome<T, E> {
        Err(Failure::Api(wrap(self.body.clone())))
    }

    /// A documented error without a body; one that is there is ignored.
    #[inline]
    pub fn err_empty<T, E>(&self, value: E) -> Outcome<T, E> {
        Err(Failure::Api(value))
    }

    /// A status that the document does not describe.
    #[inline]
    pub fn undocumented<T, E>(&self) -> Outcome<T, E> {
        Err(Failure::Undocumented)
    }
}
