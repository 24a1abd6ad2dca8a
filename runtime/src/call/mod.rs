//! Calls: a request that is put together, sent, and whose answer is read.

mod curl;
mod draft;
mod exchange;
mod operation;
mod raw;
mod ready;
mod repeated;
mod sending;

use std::fmt;
use std::time::Duration;

pub use self::curl::curl;
pub(crate) use self::draft::Draft;
pub(crate) use self::exchange::{Answering, exchange_request};
pub use self::operation::Operation;
pub use self::raw::RawCall;
pub(crate) use self::repeated::Repeated;
pub(crate) use self::sending::Exchange;
pub use self::sending::{RawSending, Receiving, Sending};
use crate::encode::{CookieStyle, FormStyles, HeaderStyle, PathStyle, QueryContent, QueryOptions, QueryStyle};
use crate::error::NoDocumentedError;
use crate::json::ToJson;
use crate::multipart::{self, Multipart, PartStyle};
use crate::reply::{Outcome, Reply};
use crate::rules::Rule;
use crate::stream::Sequence;
use crate::transport::{Body, File};
use crate::xml::Xml;

/// Why a call has no answer, whatever the document says of answers.
pub(crate) type Failed = crate::Error<NoDocumentedError>;

/// A request as it would be sent, or why it cannot be.
pub type Built = Result<http::Request<Body>, Box<crate::Error<NoDocumentedError>>>;

/// A call being put together. Awaiting it sends; [`Call::send`] keeps the status and headers as well.
///
/// What cannot be encoded is reported when it is sent, before anything leaves.
#[must_use = "a call does nothing unless it is awaited"]
pub struct Call<T, E> {
    draft: Box<Draft>,
    decode: fn(&mut Reply) -> Outcome<T, E>,
}

impl<T, E> Call<T, E> {
    #[inline]
    pub(crate) fn new(draft: Box<Draft>, decode: fn(&mut Reply) -> Outcome<T, E>) -> Self {
        Self { draft, decode }
    }

    /// Rules for the value that is given next. What breaks one is reported when the call is sent, before anything leaves.
    #[inline]
    pub fn within(&mut self, rules: &'static [Rule]) -> &mut Self {
        self.draft.rules = rules;
        self
    }

    /// A path parameter in style `simple`.
    #[inline]
    pub fn path(&mut self, name: &'static str, value: &dyn ToJson) -> &mut Self {
        self.path_styled(name, PathStyle::Simple, value)
    }

    /// A path parameter.
    #[inline]
    pub fn path_styled(&mut self, name: &'static str, style: PathStyle, value: &dyn ToJson) -> &mut Self {
        self.draft.path(name, style, false, value);
        self
    }

    /// A path parameter whose reserved characters are sent as they are, where a segment can hold them.
    #[inline]
    pub fn path_reserved(&mut self, name: &'static str, style: PathStyle, value: &dyn ToJson) -> &mut Self {
        self.draft.path(name, style, true, value);
        self
    }

    /// A query parameter in style `form`, exploded; `None` sends nothing.
    #[inline]
    pub fn query(&mut self, name: &'static str, value: &dyn ToJson) -> &mut Self {
        self.query_styled(name, QueryStyle::Form, value)
    }

    /// A query parameter; `None` sends nothing.
    #[inline]
    pub fn query_styled(&mut self, name: &'static str, style: QueryStyle, value: &dyn ToJson) -> &mut Self {
        self.draft.query(name, style.into(), value);
        self
    }

    /// A query parameter with `allowReserved` or `allowEmptyValue`.
    #[inline]
    pub fn query_with(&mut self, name: &'static str, options: QueryOptions, value: &dyn ToJson) -> &mut Self {
        self.draft.query(name, options, value);
        self
    }

    /// The whole query, as one value.
    #[inline]
    pub fn query_string(&mut self, name: &'static str, content: QueryContent, value: &dyn ToJson) -> &mut Self {
        self.draft.query_string(name, content, value);
        self
    }

    /// A header in style `simple`; `None` sends nothing.
    #[inline]
    pub fn header(&mut self, name: &'static str, value: &dyn ToJson) -> &mut Self {
        self.header_styled(name, HeaderStyle::Simple, value)
    }

    /// A header; `None` sends nothing.
    #[inline]
    pub fn header_styled(&mut self, name: &'static str, style: HeaderStyle, value: &dyn ToJson) -> &mut Self {
        self.draft.header(name, style, value);
        self
    }

    /// A cookie in style `form`, exploded; `None` sends nothing.
    #[inline]
    pub fn cookie(&mut self, name: &'static str, value: &dyn ToJson) -> &mut Self {
        self.cookie_styled(name, CookieStyle::Form, value)
    }

    /// A cookie; `None` sends nothing.
    #[inline]
    pub fn cookie_styled(&mut self, name: &'static str, style: CookieStyle, value: &dyn ToJson) -> &mut Self {
        self.draft.cookie(name, style, value);
        self
    }

    /// A body of `application/json`.
    #[inline]
    pub fn json(&mut self, value: &dyn ToJson) -> &mut Self {
        self.json_as("application/json", value)
    }

    /// A JSON body of another type, such as `application/merge-patch+json`.
    #[inline]
    pub fn json_as(&mut self, content_type: &'static str, value: &dyn ToJson) -> &mut Self {
        self.draft.json(content_type, value);
        self
    }

    /// A body as it is: bytes, a file, or a stream.
    #[inline]
    pub fn body(&mut self, content_type: &'static str, body: impl Into<Body>) -> &mut Self {
        self.draft.body(content_type, body.into());
        self
    }

    /// A body of JSON values, a line each.
    #[inline]
    pub fn lines<U>(&mut self, content_type: &'static str, values: Sequence<U>) -> &mut Self {
        self.draft.body(content_type, values.into_lines());
        self
    }

    /// A body of JSON values, a record each.
    #[inline]
    pub fn records<U>(&mut self, content_type: &'static str, values: Sequence<U>) -> &mut Self {
        self.draft.body(content_type, values.into_records());
        self
    }

    /// A body of text.
    #[inline]
    pub fn text(&mut self, content_type: &'static str, value: &str) -> &mut Self {
        self.body(content_type, value.to_owned())
    }

    /// A body of `application/x-www-form-urlencoded` whose properties are written as OAS has it by default.
    #[inline]
    pub fn form(&mut self, value: &dyn ToJson) -> &mut Self {
        self.form_styled(FormStyles::NONE, value)
    }

    /// A body of `application/x-www-form-urlencoded`.
    #[inline]
    pub fn form_styled(&mut self, styles: FormStyles, value: &dyn ToJson) -> &mut Self {
        self.draft.form("application/x-www-form-urlencoded", styles, value);
        self
    }

    /// A body of XML, below a root of this name.
    #[inline]
    pub fn xml(
        &mut self,
        content_type: &'static str,
        root: &'static str,
        xml: &'static Xml,
        value: &dyn ToJson,
    ) -> &mut Self {
        self.draft.xml(content_type, root, xml, value);
        self
    }

    /// A multipart body of this type: the parts that follow belong to it, and it is sent even if none does.
    #[inline]
    pub fn multipart(&mut self, content_type: &'static str) -> &mut Self {
        self.draft.parts = Some((content_type, Vec::new()));
        self
    }

    /// A multipart body whose parts were put together by hand.
    #[inline]
    pub fn multipart_of(&mut self, content_type: &'static str, parts: Multipart) -> &mut Self {
        self.draft.parts = Some((content_type, parts.parts));
        self
    }

    /// A property of a multipart body.
    #[inline]
    pub fn part(&mut self, name: &'static str, value: &dyn ToJson) -> &mut Self {
        self.part_styled(name, PartStyle::Content, value)
    }

    /// A property of a multipart body, in a style or of a media type.
    #[inline]
    pub fn part_styled(&mut self, name: &'static str, style: PartStyle, value: &dyn ToJson) -> &mut Self {
        self.draft.part(name, style, value);
        self
    }

    /// A file of a multipart body; the media type counts where the file has none of its own, and may be empty.
    #[inline]
    pub fn file(&mut self, name: &'static str, content_type: &'static str, file: impl Into<File>) -> &mut Self {
        self.draft.parts().push(multipart::file_part(name, content_type, file.into()));
        self
    }

    /// Several files of a multipart body, under one name.
    #[inline]
    pub fn files(&mut self, name: &'static str, content_type: &'static str, files: Vec<File>) -> &mut Self {
        let parts = files.into_iter().map(|file| multipart::file_part(name, content_type, file));
        self.draft.parts().extend(parts);
        self
    }

    /// A header of this one call; it replaces any other of its name.
    #[inline]
    pub fn with_header(&mut self, name: &str, value: &str) -> &mut Self {
        self.draft.override_header(name, value);
        self
    }

    /// A query parameter that the document does not name.
    #[inline]
    pub fn with_query(&mut self, name: &str, value: &str) -> &mut Self {
        self.draft.query(name, QueryStyle::Form.into(), &value);
        self
    }

    /// How long this one exchange may take.
    #[inline]
    pub fn with_timeout(&mut self, limit: Duration) -> &mut Self {
        self.draft.timeout = Some(limit);
        self
    }

    /// The same request with another reading of its answer, which is not buffered where it succeeds.
    ///
    /// Such a call has no time limit but one that it is given itself.
    #[inline]
    pub fn streamed<U>(mut self, accept: &'static str, decode: fn(&mut Reply) -> Outcome<U, E>) -> Call<U, E> {
        self.draft.stream(accept);
        Call { draft: self.draft, decode }
    }

    /// The same request asking for another protocol, with another reading of its answer.
    #[inline]
    pub fn upgraded<U>(mut self, decode: fn(&mut Reply) -> Outcome<U, E>) -> Call<U, E> {
        self.draft.upgrades = true;
        Call { draft: self.draft, decode }
    }

    /// Sends it and takes any answer as it is, whatever its status and type.
    #[inline]
    pub fn send_raw(self) -> RawSending {
        RawSending::new(Exchange::Waiting(Some(self.draft)), |reply| Ok(reply.body().clone()))
    }

    /// The request as it would be sent, with its credentials.
    ///
    /// # Errors
    /// It could not be sent.
    #[inline]
    pub fn into_request(self) -> Built {
        self.draft.build()
    }

    /// Sends it; status and headers are kept beside the body.
    #[inline]
    pub fn send(self) -> Sending<T, E> {
        Sending::new(Exchange::Waiting(Some(self.draft)), self.decode)
    }
}

impl<T, E> IntoFuture for Call<T, E> {
    type Output = Result<T, crate::Error<E>>;
    type IntoFuture = Receiving<T, E>;

    #[inline]
    fn into_future(self) -> Receiving<T, E> {
        Receiving::new(self.send())
    }
}

/// Neither values nor headers are shown: they may be secret.
impl<T, E> fmt::Debug for Call<T, E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Call({})", self.draft.operation)
    }
}
