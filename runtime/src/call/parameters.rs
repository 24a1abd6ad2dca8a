//! Parameters: values in the path, the query, headers and cookies.

use super::Call;
use crate::encode::{CookieStyle, HeaderStyle, PathStyle, QueryContent, QueryOptions, QueryStyle};
use crate::json::ToJson;

/// The functions that generated code calls.
#[doc(hidden)]
impl<T, E, H> Call<T, E, H> {
    /// A path parameter in style `simple`.
    #[inline]
    pub fn path(&mut self, name: &'static str, value: &dyn ToJson) -> &mut Self {
        self.path_styled(name, PathStyle::Simple, value)
    }

    /// A path parameter.
    #[inline]
    pub fn path_styled(&mut self, name: &'static str, style: PathStyle, value: &dyn ToJson) -> &mut Self {
        self.within(&[]).path_styled(name, style, value);
        self
    }

    /// A path parameter whose reserved characters are sent as they are, where a segment can hold them.
    #[inline]
    pub fn path_reserved(&mut self, name: &'static str, style: PathStyle, value: &dyn ToJson) -> &mut Self {
        self.within(&[]).path_reserved(name, style, value);
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
        self.within(&[]).query_styled(name, style, value);
        self
    }

    /// A query parameter with `allowReserved` or `allowEmptyValue`.
    #[inline]
    pub fn query_with(&mut self, name: &'static str, options: QueryOptions, value: &dyn ToJson) -> &mut Self {
        self.within(&[]).query_with(name, options, value);
        self
    }

    /// The whole query, as one value.
    #[inline]
    pub fn query_string(&mut self, name: &'static str, content: QueryContent, value: &dyn ToJson) -> &mut Self {
        self.within(&[]).query_string(name, content, value);
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
        self.within(&[]).header_styled(name, style, value);
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
        self.within(&[]).cookie_styled(name, style, value);
        self
    }
}
