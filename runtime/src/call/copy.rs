//! A request that can be sent again.

use http::Request;

use crate::transport::{Body, Timeout};

/// A copy of the request, unless its body is a stream.
pub(super) fn copy(request: &Request<Body>) -> Option<Request<Body>> {
    let mut copy = copy_head(request)?;
    *copy.extensions_mut() = request.extensions().clone();
    Some(copy)
}

/// A copy for a transport that reads no extension but the time limit. The others cost an allocation each.
pub(super) fn copy_bare(request: &Request<Body>) -> Option<Request<Body>> {
    let mut copy = copy_head(request)?;
    if let Some(limit) = request.extensions().get::<Timeout>() {
        copy.extensions_mut().insert(*limit);
    }
    Some(copy)
}

fn copy_head(request: &Request<Body>) -> Option<Request<Body>> {
    let mut copy = Request::new(request.body().try_clone()?);
    *copy.method_mut() = request.method().clone();
    *copy.uri_mut() = request.uri().clone();
    *copy.version_mut() = request.version();
    copy.headers_mut().clone_from(request.headers());
    Some(copy)
}
