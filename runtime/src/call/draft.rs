//! The builder of a request.

use std::borrow::Cow;
use std::time::Duration;

use bytes::Bytes;
use http::header::{HeaderMap, HeaderName, HeaderValue};

use super::asked::Asked;
use super::constrained::Constrained;
use crate::boxed::boxed;
use crate::client::{Core, header, mark_sensitive};
use crate::encode::{self, CookieStyle, FormStyles, HeaderStyle, PathStyle, QueryContent, QueryOptions, QueryStyle};
use crate::error::RequestError;
use crate::json::{Marked, Tape, Value, to_vec, try_to_text};
use crate::media_type;
use crate::multipart::{self, Part, PartStyle};
use crate::operation::{Operation, Server};
use crate::policy::Policies;
use crate::rules;
use crate::secret::{Secret, secrets_of_header};
use crate::transport::Body;
use crate::xml::{self, Xml};

/// The parts of a request, encoded as they come. The first fault is kept until the request is sent.
pub(crate) struct Draft {
    pub(super) core: Core,
    pub(super) operation: &'static Operation,
    /// The server of the operation, or of the link that led to this call; `None` is that of the client.
    pub(super) server: Option<&'static Server>,
    pub(super) path: Vec<(&'static str, String)>,
    pub(super) query: String,
    /// The shown form of path and query in logs and errors: secrets are redacted.
    pub(super) shown: ShownParts,
    pub(super) headers: HeaderMap,
    pub(super) body: Option<(Cow<'static, str>, Body)>,
    /// `true` if a successful response is returned before its body has arrived.
    pub(super) streams: bool,
    /// `true` if the connection is to be upgraded to another protocol.
    pub(super) upgrades: bool,
    pub(super) accept: &'static str,
    /// The client has added credentials.
    pub(super) has_credentials: bool,
    pub(super) timeout: Option<Duration>,
    /// Those of the call, if it has its own.
    pub(super) policies: Option<Box<Policies>>,
    pub(super) fault: Option<RequestError>,
    /// `true` if the request is sent without credentials.
    pub(super) anonymous: bool,
    extras: Option<Box<Extras>>,
}

/// The parts of a request that most calls do not have. They are apart, so that a draft is small.
pub(super) struct Extras {
    /// Headers that the caller has set for this one call: they replace all others.
    pub(super) overrides: HeaderMap,
    pub(super) cookies: Vec<String>,
    /// The names of the credentials in the query.
    pub(super) query_credentials: Vec<&'static str>,
    /// The credentials that are asked when the request is sent.
    pub(super) asked: Vec<Asked>,
    /// The parts of a multipart body, with its media type.
    pub(super) parts: Option<(&'static str, Vec<Part>)>,
    /// The media type of a multipart body that begins with its first part.
    pub(super) parts_type: &'static str,
    /// The parts that a multipart body must have.
    pub(super) required_parts: &'static [&'static str],
    /// Headers of parts: of which, name and value.
    pub(super) part_headers: Vec<[String; 3]>,
    /// The method and path of a request that the document does not describe.
    pub(super) target: Option<Target>,
}

impl Default for Extras {
    fn default() -> Self {
        Self {
            overrides: HeaderMap::new(),
            cookies: Vec::new(),
            query_credentials: Vec::new(),
            asked: Vec::new(),
            parts: None,
            parts_type: "multipart/form-data",
            required_parts: &[],
            part_headers: Vec::new(),
            target: None,
        }
    }
}

/// The method and path of a request that the document does not describe.
pub(super) struct Target {
    pub(super) method: http::Method,
    /// The path with its query, as the caller has written it.
    pub(super) path: String,
}

/// The tree of a value, and what is shown of it if a secret is in it.
struct Tree {
    sent: Tape<'static>,
    redacted: Option<Tape<'static>>,
}

impl Tree {
    fn sent(&self) -> Value<'_> {
        Value::root(&self.sent)
    }

    fn redacted(&self) -> Option<Value<'_>> {
        self.redacted.as_ref().map(Value::root)
    }
}

/// The parts that logs, errors and [`curl`](super::curl()) show of a request with secrets.
#[derive(Default)]
pub(super) struct ShownParts {
    /// The path parameters that are secrets.
    pub(super) path: Vec<(&'static str, String)>,
    pub(super) query: String,
    /// The body, if a secret is in it.
    pub(super) body: Option<Bytes>,
    /// `true` if the body is not shown at all.
    pub(super) hides_body: bool,
    /// The secrets themselves, which a response may repeat.
    pub(super) secrets: Vec<Secret>,
}

impl ShownParts {
    fn add_query(&mut self, pairs: &str) {
        let pairs = pairs.trim_start_matches('&');
        if !self.query.is_empty() && !pairs.is_empty() {
            self.query.push('&');
        }
        self.query.push_str(pairs);
    }
}

/// `[redacted]` without percent-encoding.
fn readable(encoded: &str) -> String {
    encoded.replace("%5Bredacted%5D", "[redacted]")
}

impl Draft {
    pub(crate) fn new(core: Core, operation: &'static Operation) -> Box<Self> {
        boxed(|| Self {
            core,
            operation,
            server: operation.server,
            path: Vec::new(),
            query: String::new(),
            shown: ShownParts::default(),
            headers: HeaderMap::new(),
            body: None,
            streams: operation.streams,
            upgrades: operation.upgrades,
            accept: operation.accept,
            has_credentials: false,
            timeout: None,
            policies: None,
            fault: None,
            anonymous: false,
            extras: None,
        })
    }

    /// The parts that most calls do not have, to be changed.
    pub(super) fn extras(&mut self) -> &mut Extras {
        self.extras.get_or_insert_default()
    }

    /// The same, if this call has any of them.
    pub(super) fn extras_if_any(&self) -> Option<&Extras> {
        self.extras.as_deref()
    }

    /// The same, taken out of the draft.
    pub(super) fn take_extras(&mut self) -> Option<Box<Extras>> {
        self.extras.take()
    }

    /// The method and path of a request that the document does not describe.
    pub(super) fn target(&self) -> Option<&Target> {
        self.extras.as_ref()?.target.as_ref()
    }

    /// The policies of the call, which begin as those of the client.
    pub(super) fn policies(&mut self) -> &mut Policies {
        let Self { policies, core, .. } = self;
        policies.get_or_insert_with(|| Box::new(Policies::clone(&core.settings().policies)))
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
    fn tree(&mut self, part: &str, name: &str, check: bool, value: Constrained<'_>) -> Tree {
        let marked = Marked::of(value.value, value.rules);
        if let Some(reason) = marked.fault() {
            self.fail(part, name, format!("cannot be written: {reason}"));
        }
        if check && let Err(error) = rules::check(&marked) {
            self.fail(part, name, error.reason());
        }
        let redacted = marked.has_secret().then(|| Tape::redacted(value.value, value.rules));
        self.shown.secrets.extend(marked.secrets());
        Tree { sent: marked.into_tape(), redacted }
    }

    fn parameter(&mut self, part: &str, name: &str, value: Constrained<'_>) -> Tree {
        self.tree(part, name, self.core.settings().check_parameters, value)
    }

    pub(super) fn path(&mut self, name: &'static str, style: PathStyle, reserved: bool, value: Constrained<'_>) {
        if style == PathStyle::Simple
            && let Some(text) = value.plain().filter(|text| encode::is_plain(text))
        {
            self.path.push((name, text));
            return;
        }
        let tree = self.parameter("path parameter", name, value);
        match encode::path_text(style, reserved, name, tree.sent()) {
            Ok(text) => self.path.push((name, text)),
            Err(reason) => self.fail("path parameter", name, reason),
        }
        let shown = tree.redacted().map(|redacted| encode::path_text(style, reserved, name, redacted));
        self.shown.path.extend(shown.and_then(Result::ok).map(|text| (name, readable(&text))));
    }

    pub(super) fn query(&mut self, name: &str, options: QueryOptions, value: Constrained<'_>) {
        if options == QueryStyle::Form.into()
            && let Some(text) = value.plain()
        {
            let before = self.query.len();
            encode::pair(&mut self.query, name, &text);
            self.shown.add_query(&self.query[before..]);
            return;
        }
        let tree = self.parameter("query parameter", name, value);
        let before = self.query.len();
        encode::append_query(&mut self.query, options, name, tree.sent());
        match tree.redacted() {
            Some(redacted) => {
                let mut shown = String::new();
                encode::append_query(&mut shown, options, name, redacted);
                self.shown.add_query(&readable(&shown));
            }
            None => self.shown.add_query(&self.query[before..]),
        }
    }

    /// A credential in the query.
    pub(super) fn query_credential(&mut self, name: &str, value: &str) {
        encode::pair(&mut self.query, name, value);
        let mut shown = String::new();
        encode::pair(&mut shown, name, "[redacted]");
        self.shown.add_query(&readable(&shown));
    }

    /// A pair that is encoded already, and the form that is shown.
    pub(super) fn raw_query(&mut self, pair: &str, shown: &str) {
        if !self.query.is_empty() && !pair.is_empty() {
            self.query.push('&');
        }
        self.query.push_str(pair);
        self.shown.add_query(shown);
    }

    /// The whole query is one value (OAS 3.2.0, 4.12.2: `querystring`).
    pub(super) fn query_string(&mut self, name: &str, content: QueryContent, value: Constrained<'_>) {
        let tree = self.parameter("query string", name, value);
        match tree.redacted().map(|redacted| encode::query_string(content, redacted)) {
            Some(shown) => self.shown.add_query(&readable(&shown.unwrap_or_default())),
            None => self.shown.add_query(&encode::query_string(content, tree.sent()).unwrap_or_default()),
        }
        match encode::query_string(content, tree.sent()) {
            Ok(text) if text.is_empty() => {}
            Ok(text) if self.query.is_empty() => self.query = text,
            Ok(text) => {
                self.query.push('&');
                self.query.push_str(&text);
            }
            Err(reason) => self.fail("query string", name, reason),
        }
    }

    pub(super) fn header(&mut self, name: &str, style: HeaderStyle, value: Constrained<'_>) {
        let tree = self.parameter("header", name, value);
        let Some(text) = encode::header_text(style, tree.sent()) else { return };
        match header(name, &text) {
            Ok((name, mut value)) => {
                value.set_sensitive(value.is_sensitive() || tree.redacted.is_some());
                self.keep_secrets_of(&name, &mut value);
                self.headers.insert(name, value);
            }
            Err(reason) => self.fail("header", name, reason),
        }
    }

    /// Marks a header that a security scheme names as sensitive, and remembers the secrets of a sensitive one.
    fn keep_secrets_of(&mut self, name: &HeaderName, value: &mut HeaderValue) {
        value.set_sensitive(value.is_sensitive() || self.core.settings().is_secret_header(name.as_str()));
        self.shown.secrets.extend(secrets_of_header(name, value));
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
                self.keep_secrets_of(&name, &mut value);
                self.extras().overrides.insert(name, value);
            }
            None => self.fail("header", name.as_str(), "has a line break or control character in its value"),
        }
    }

    pub(super) fn cookie(&mut self, name: &str, style: CookieStyle, value: Constrained<'_>) {
        let tree = self.parameter("cookie", name, value);
        match encode::cookies(style, name, tree.sent()) {
            Ok(cookies) => self.extras().cookies.extend(cookies),
            Err(reason) => self.fail("cookie", name, reason),
        }
    }

    /// A body of the documented media type. A file has its own type, if the documented one is a range that contains it.
    pub(super) fn body(&mut self, documented: &'static str, body: Body) {
        let content_type = match body.content_type() {
            Some(own) if media_type::contains(documented, own) => own.to_owned().into(),
            Some(own) if media_type::is_range(documented) => {
                let own = own.escape_debug().to_string();
                self.fail("body of type", &own, format!("is not of the type `{documented}`"));
                return;
            }
            _ if media_type::is_range(documented) => "application/octet-stream".into(),
            _ => documented.into(),
        };
        self.body = Some((content_type, body));
    }

    pub(super) fn json(&mut self, content_type: &'static str, value: Constrained<'_>) {
        self.check_body(content_type, value);
        match try_to_text(value.value, value.rules) {
            Ok((text, has_secret)) => {
                if has_secret {
                    self.shown.body = Some(to_vec(&Value::root(&Tape::redacted(value.value, value.rules))).into());
                    self.shown.secrets.extend(Marked::of(value.value, value.rules).secrets());
                }
                self.body(content_type, text.into());
            }
            Err(reason) => self.fail("body of type", content_type, format!("cannot be written: {reason}")),
        }
    }

    fn check_body(&mut self, content_type: &'static str, value: Constrained<'_>) {
        if self.core.settings().check_bodies {
            self.tree("body of type", content_type, true, value);
        }
    }

    pub(super) fn form(&mut self, content_type: &'static str, styles: FormStyles, value: Constrained<'_>) {
        let tree = self.tree("body of type", content_type, self.core.settings().check_bodies, value);
        let shown = tree.redacted().map(|redacted| encode::form(styles, redacted).unwrap_or_default());
        self.shown.body = shown.map(|shown| readable(&shown).into());
        match encode::form(styles, tree.sent()) {
            Ok(text) => self.body(content_type, text.into()),
            Err(reason) => self.fail("body of type", content_type, reason),
        }
    }

    pub(super) fn xml(&mut self, content_type: &'static str, root: &str, xml: &'static Xml, value: Constrained<'_>) {
        let check = self.core.settings().check_bodies;
        let tree = self.tree("body of type", content_type, check, value);
        let shown = tree.redacted().map(|redacted| xml::to_vec(root, xml, &redacted).unwrap_or_default());
        self.shown.body = shown.map(Into::into);
        match xml::to_vec(root, xml, value.value) {
            Ok(text) => self.body(content_type, text.into()),
            Err(reason) => self.fail("body of type", content_type, format!("cannot be written: {reason}")),
        }
    }

    /// The parts so far.
    pub(super) fn parts(&mut self) -> &mut Vec<Part> {
        let extras = self.extras();
        &mut extras.parts.get_or_insert((extras.parts_type, Vec::new())).1
    }

    pub(super) fn part(&mut self, name: &str, style: PartStyle, value: Constrained<'_>) {
        let tree = self.parameter("part", name, value);
        // Which part of the body is the secret is not visible in its bytes.
        self.shown.hides_body |= tree.redacted.is_some();
        let parts = multipart::value_parts(name, style, tree.sent());
        self.parts().extend(parts);
    }

    /// The body as it is sent, with its type.
    pub(super) fn take_body(&mut self) -> Result<Option<(Cow<'static, str>, Body)>, String> {
        let Some(extras) = &mut self.extras else { return Ok(self.body.take()) };
        let Some((media_type, mut parts)) = extras.parts.take() else { return Ok(self.body.take()) };
        if let Some(missing) = extras.required_parts.iter().find(|name| !multipart::has_part(&parts, name)) {
            return Err(format!("the body must have the part `{}`", missing.escape_debug()));
        }
        for [part, name, value] in &extras.part_headers {
            multipart::add_header(&mut parts, part, name, value)?;
        }
        let (content_type, body) = multipart::encode(media_type, parts)?;
        Ok(Some((content_type.into(), body)))
    }
}
