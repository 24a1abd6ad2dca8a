//! A request that is being put together.

use std::time::Duration;

use bytes::Bytes;
use http::header::HeaderMap;

use super::Operation;
use crate::client::{Core, header};
use crate::encode::{self, PathStyle, QueryStyle};
use crate::error::RequestError;
use crate::json::{self, Tape, ToJson, Value};

/// The parts of a request, encoded as they come. The first fault is kept until the request is sent.
pub(crate) struct Draft {
    pub(super) core: Core,
    pub(super) operation: Operation,
    pub(super) path: Vec<(&'static str, String)>,
    pub(super) query: String,
    pub(super) headers: HeaderMap,
    /// Set by the caller for this one call: they replace all others.
    pub(super) overrides: HeaderMap,
    pub(super) cookies: Vec<String>,
    pub(super) body: Option<(&'static str, Bytes)>,
    pub(super) timeout: Option<Duration>,
    pub(super) fault: Option<RequestError>,
}

impl Draft {
    pub(crate) fn new(core: Core, operation: Operation) -> Box<Self> {
        Box::new(Self {
            core,
            operation,
            path: Vec::new(),
            query: String::new(),
            headers: HeaderMap::new(),
            overrides: HeaderMap::new(),
            cookies: Vec::new(),
            body: None,
            timeout: None,
            fault: None,
        })
    }

    fn fail(&mut self, part: &str, name: &str, reason: impl std::fmt::Display) {
        let operation = self.operation;
        self.fault.get_or_insert_with(|| {
            RequestError::new(operation, format!("the {part} `{}` {reason}", name.escape_debug()))
        });
    }

    pub(super) fn path(&mut self, name: &'static str, style: PathStyle, value: &dyn ToJson) {
        match encode::path_text(style, name, Value::root(&Tape::of(value))) {
            Ok(text) => self.path.push((name, text)),
            Err(reason) => self.fail("path parameter", name, reason),
        }
    }

    pub(super) fn query(&mut self, name: &str, style: QueryStyle, value: &dyn ToJson) {
        encode::append_query(&mut self.query, style, name, Value::root(&Tape::of(value)));
    }

    pub(super) fn header(&mut self, name: &str, explode: bool, value: &dyn ToJson) {
        let Some(text) = encode::header_text(explode, Value::root(&Tape::of(value))) else { return };
        match header(name, &text) {
            Ok((name, value)) => {
                self.headers.insert(name, value);
            }
            Err(reason) => self.fail("header", name, reason),
        }
    }

    pub(super) fn override_header(&mut self, name: &str, value: &str) {
        match header(name, value) {
            Ok((name, value)) => {
                self.overrides.insert(name, value);
            }
            Err(reason) => self.fail("header", name, reason),
        }
    }

    pub(super) fn cookie(&mut self, name: &str, value: &dyn ToJson) {
        self.cookies.extend(encode::cookies(name, Value::root(&Tape::of(value))));
    }

    pub(super) fn json(&mut self, content_type: &'static str, value: &dyn ToJson) {
        self.body = Some((content_type, json::to_vec(value).into()));
    }

    pub(super) fn form(&mut self, value: &dyn ToJson) {
        match encode::form(Value::root(&Tape::of(value))) {
            Ok(text) => self.body = Some(("application/x-www-form-urlencoded", text.into())),
            Err(reason) => self.fail("body of type", "application/x-www-form-urlencoded", reason),
        }
    }
}
