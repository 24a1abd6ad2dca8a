//! Calls: a request that is put together, sent, and whose answer is read.

mod draft;
mod operation;
mod send;
mod sending;

use std::fmt;
use std::time::Duration;

use bytes::Bytes;

pub(crate) use self::draft::Draft;
pub use self::operation::Operation;
pub use self::sending::{Receiving, Sending};
use crate::encode::{PathStyle, QueryStyle};
use crate::json::ToJson;
use crate::reply::{Outcome, Reply};

/// A call being put together. Awaiting it sends; [`Call::send`] keeps the status and headers as well.
///
/// What cannot be encoded is reported when it is sent, before anything leaves.
#[must_use = "a call does nothing unless it is awaited"]
pub struct Call<T, E> {
    draft: Box<Draft>,
    decode: fn(&Reply) -> Outcome<T, E>,
}

impl<T, E> Call<T, E> {
    #[inline]
    pub(crate) fn new(draft: Box<Draft>, decode: fn(&Reply) -> Outcome<T, E>) -> Self {
        Self { draft, decode }
    }

    /// A path parameter in style `simple`.
    #[inline]
    pub fn path(&mut self, name: &'static str, value: &dyn ToJson) -> &mut Self {
        self.path_styled(name, PathStyle::Simple, value)
    }

    /// A path parameter.
    #[inline]
    pub fn path_styled(&mut self, name: &'static str, style: PathStyle, value: &dyn ToJson) -> &mut Self {
        self.draft.path(name, style, value);
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
        self.draft.query(name, style, value);
        self
    }

    /// A header; `None` sends nothing.
    #[inline]
    pub fn header(&mut self, name: &'static str, value: &dyn ToJson) -> &mut Self {
        self.draft.header(name, false, value);
        self
    }

    /// A header whose object is written `key=value`.
    #[inline]
    pub fn header_exploded(&mut self, name: &'static str, value: &dyn ToJson) -> &mut Self {
        self.draft.header(name, true, value);
        self
    }

    /// A cookie; `None` sends nothing.
    #[inline]
    pub fn cookie(&mut self, name: &'static str, value: &dyn ToJson) -> &mut Self {
        self.draft.cookie(name, value);
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

    /// A body of bytes.
    #[inline]
    pub fn bytes(&mut self, content_type: &'static str, value: Bytes) -> &mut Self {
        self.draft.body = Some((content_type, value));
        self
    }

    /// A body of text.
    #[inline]
    pub fn text(&mut self, content_type: &'static str, value: &str) -> &mut Self {
        self.bytes(content_type, Bytes::copy_from_slice(value.as_bytes()))
    }

    /// A body of `application/x-www-form-urlencoded`.
    #[inline]
    pub fn form(&mut self, value: &dyn ToJson) -> &mut Self {
        self.draft.form(value);
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
        self.draft.query(name, QueryStyle::Form, &value);
        self
    }

    /// How long this one exchange may take.
    #[inline]
    pub fn with_timeout(&mut self, limit: Duration) -> &mut Self {
        self.draft.timeout = Some(limit);
        self
    }

    /// Sends it; status and headers are kept beside the body.
    #[inline]
    pub fn send(self) -> Sending<T, E> {
        Sending::new(self.draft.exchange(), self.decode)
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
