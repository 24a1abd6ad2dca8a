//! A request that can be sent again.

use http::{Extensions, HeaderMap, HeaderName, HeaderValue, Method, Request, Uri, Version};

use crate::transport::Body;

/// The copy of a request, which is seldom needed: its headers are a list, one allocation less than a map.
pub(super) struct Kept {
    pub(super) method: Method,
    pub(super) uri: Uri,
    version: Version,
    headers: Vec<(HeaderName, HeaderValue)>,
    body: Body,
    extensions: Extensions,
}

impl Kept {
    /// A copy of the request, unless its body is a stream.
    pub(super) fn of(request: &Request<Body>) -> Option<Self> {
        Some(Self {
            body: request.body().try_clone()?,
            method: request.method().clone(),
            uri: request.uri().clone(),
            version: request.version(),
            headers: request.headers().iter().map(|(name, value)| (name.clone(), value.clone())).collect(),
            extensions: request.extensions().clone(),
        })
    }

    /// The same request once more, unless its body cannot be sent again.
    pub(super) fn request(&self) -> Option<Request<Body>> {
        let copy = Self {
            body: self.body.try_clone()?,
            method: self.method.clone(),
            uri: self.uri.clone(),
            version: self.version,
            headers: self.headers.clone(),
            extensions: self.extensions.clone(),
        };
        Some(copy.into_request())
    }

    /// The request.
    pub(super) fn into_request(self) -> Request<Body> {
        let mut request = Request::new(self.body);
        *request.method_mut() = self.method;
        *request.uri_mut() = self.uri;
        *request.version_mut() = self.version;
        *request.extensions_mut() = self.extensions;
        // Space for those that a transport adds.
        let mut headers = HeaderMap::with_capacity(self.headers.len() + 2);
        for (name, value) in self.headers {
            headers.append(name, value);
        }
        *request.headers_mut() = headers;
        request
    }
}
