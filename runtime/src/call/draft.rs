//! The builder of a request.

use std::borrow::Cow;
use std::time::Duration;

use http::header::{HeaderMap, HeaderName, HeaderValue};

use super::Operation;
use super::undocumented::Target;
use crate::client::{Core, header, mark_sensitive};
use crate::encode::{self, CookieStyle, FormStyles, HeaderStyle, PathStyle, QueryContent, QueryOptions};
use crate::error::RequestError;
use crate::json::{Marked, Tape, ToJson, Value, try_to_vec};
use crate::multipart::{self, Part, PartStyle};
use crate::rules::Rule;
use crate::transport::Body;
use crate::xml::{self, Xml};

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
    pub(super) body: Option<(Cow<'static, str>, Body)>,
    /// The parts of a multipart body, with its media type.
    pub(super) parts: Option<(&'static str, Vec<Part>)>,
    /// Headers of parts: of which, name and value.
    pub(super) part_headers: Vec<[String; 3]>,
    /// `true` if a successful response is returned before its body has arrived.
    pub(super) streams: bool,
    /// `true` if the connection is to be upgraded to another protocol.
    pub(super) upgrades: bool,
    pub(super) accept: &'static str,
    pub(super) timeout: Option<Duration>,
    /// The rules for the value that comes next.
    pub(super) rules: &'static [Rule],
    pub(super) fault: Option<RequestError>,
    /// The method and path of a request that the document does not describe.
    pub(super) target: Option<Target>,
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
            parts: None,
            part_headers: Vec::new(),
            streams: operation.streams,
            upgrades: operation.upgrades,
            accept: operation.accept,
            timeout: None,
            rules: &[],
            fault: None,
            target: None,
        })
    }

    pub(super) fn stream(&mut self, accept: &'static str) {
        self.streams = true;
        self.accept = accept;
    }

    fn fail(&mut self, part: &str, name: &str, reason: impl std::fmt::Display) {
        let operation = self.operation;
        self.fault.get_or_insert_with(|| {
            RequestError::new(operation, format!("the {part} `{}` {reason}", name.escape_debug()))
        });
    }

    /// The tree of a value that is written; with `check`, the value is checked.
    fn tree(&mut self, part: &str, name: &str, check: bool, value: &dyn ToJson) -> Tape<'static> {
        let rules = std::mem::take(&mut self.rules);
        if !check {
            return Tape::try_of(value).unwrap_or_else(|reason| {
                self.fail(part, name, format!("cannot be written: {reason}"));
                Tape::of(&())
            });
        }
        let marked = Marked::of(value, rules);
        if let Some(reason) = marked.fault() {
            self.fail(part, name, format!("cannot be written: {reason}"));
        }
        if let Err(error) = marked.check() {
            self.fail(part, name, error.reason());
        }
        marked.into_tape()
    }

    fn parameter(&mut self, part: &str, name: &str, value: &dyn ToJson) -> Tape<'static> {
        self.tree(part, name, self.core.settings().check_parameters, value)
    }

    pub(super) fn path(&mut self, name: &'static str, style: PathStyle, reserved: bool, value: &dyn ToJson) {
        let tape = self.parameter("path parameter", name, value);
        match encode::path_text(style, reserved, name, Value::root(&tape)) {
            Ok(text) => self.path.push((name, text)),
            Err(reason) => self.fail("path parameter", name, reason),
        }
    }

    pub(super) fn query(&mut self, name: &str, options: QueryOptions, value: &dyn ToJson) {
        let tape = self.parameter("query parameter", name, value);
        encode::append_query(&mut self.query, options, name, Value::root(&tape));
    }

    /// The whole query is one value (OAS 3.2.0, 4.12.2: `querystring`).
    pub(super) fn query_string(&mut self, name: &str, content: QueryContent, value: &dyn ToJson) {
        let tape = self.parameter("query string", name, value);
        match encode::query_string(content, Value::root(&tape)) {
            Ok(text) if text.is_empty() => {}
            Ok(text) if self.query.is_empty() => self.query = text,
            Ok(text) => {
                self.query.push('&');
                self.query.push_str(&text);
            }
            Err(reason) => self.fail("query string", name, reason),
        }
    }

    pub(super) fn header(&mut self, name: &str, style: HeaderStyle, value: &dyn ToJson) {
        let tape = self.parameter("header", name, value);
        let Some(text) = encode::header_text(style, Value::root(&tape)) else { return };
        match header(name, &text) {
            Ok((name, value)) => {
                self.headers.insert(name, value);
            }
            Err(reason) => self.fail("header", name, reason),
        }
    }

    /// Sets a header that the caller has given; `None` is one that could not be converted.
    pub(super) fn override_header(&mut self, name: Option<HeaderName>, value: Option<HeaderValue>) {
        let Some(name) = name else {
            let reason = "the name of a header given to `.with_header(…)` is invalid".to_owned();
            self.fault.get_or_insert_with(|| RequestError::new(self.operation, reason));
            return;
        };
        match value {
            Some(mut value) => {
                mark_sensitive(&name, &mut value);
                self.overrides.insert(name, value);
            }
            None => self.fail("header", name.as_str(), "has a line break or control character in its value"),
        }
    }

    pub(super) fn cookie(&mut self, name: &str, style: CookieStyle, value: &dyn ToJson) {
        let tape = self.parameter("cookie", name, value);
        match encode::cookies(style, name, Value::root(&tape)) {
            Ok(cookies) => self.cookies.extend(cookies),
            Err(reason) => self.fail("cookie", name, reason),
        }
    }

    pub(super) fn body(&mut self, content_type: &'static str, body: Body) {
        self.body = Some((content_type.into(), body));
    }

    pub(super) fn json(&mut self, content_type: &'static str, value: &dyn ToJson) {
        self.check_body(content_type, value);
        match try_to_vec(value) {
            Ok(text) => self.body(content_type, text.into()),
            Err(reason) => self.fail("body of type", content_type, format!("cannot be written: {reason}")),
        }
    }

    fn check_body(&mut self, content_type: &'static str, value: &dyn ToJson) {
        if self.core.settings().check_bodies {
            self.tree("body of type", content_type, true, value);
        }
        self.rules = &[];
    }

    pub(super) fn form(&mut self, content_type: &'static str, styles: FormStyles, value: &dyn ToJson) {
        let tape = self.tree("body of type", content_type, self.core.settings().check_bodies, value);
        match encode::form(styles, Value::root(&tape)) {
            Ok(text) => self.body(content_type, text.into()),
            Err(reason) => self.fail("body of type", content_type, reason),
        }
    }

    pub(super) fn xml(&mut self, content_type: &'static str, root: &str, xml: &'static Xml, value: &dyn ToJson) {
        self.check_body(content_type, value);
        match xml::to_vec(root, xml, value) {
            Ok(text) => self.body(content_type, text.into()),
            Err(reason) => self.fail("body of type", content_type, format!("cannot be written: {reason}")),
        }
    }

    /// The parts so far; without a media type that was said, they are a form.
    pub(super) fn parts(&mut self) -> &mut Vec<Part> {
        &mut self.parts.get_or_insert(("multipart/form-data", Vec::new())).1
    }

    pub(super) fn part(&mut self, name: &str, style: PartStyle, value: &dyn ToJson) {
        let tape = self.parameter("part", name, value);
        let parts = multipart::value_parts(name, style, Value::root(&tape));
        self.parts().extend(parts);
    }

    /// The body as it is sent, with its type.
    pub(super) fn take_body(&mut self) -> Result<Option<(Cow<'static, str>, Body)>, String> {
        let Some((media_type, mut parts)) = self.parts.take() else { return Ok(self.body.take()) };
        for [part, name, value] in &self.part_headers {
            multipart::add_header(&mut parts, part, name, value)?;
        }
        let (content_type, body) = multipart::encode(media_type, parts)?;
        Ok(Some((content_type.into(), body)))
    }
}
