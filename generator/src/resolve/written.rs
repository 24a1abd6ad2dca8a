//! Origins in the documents as they are written, instead of origins in a document that a rewrite made.

use crate::api::{Api, Body, MediaType, Operation, SecurityScheme};
use crate::diagnostic::Diagnostics;
use crate::dialect::Skeleton;
use crate::origin::Origin;

/// Makes everything in `api`, and every diagnostic after the first `earlier`, point at the written documents.
pub(super) fn point_at_written(skeleton: &Skeleton<'_>, api: &mut Api, diagnostics: &mut Diagnostics, earlier: usize) {
    if !skeleton.is_as_written() {
        point_all(skeleton, api, diagnostics, earlier);
    }
    for untyped in &mut api.untyped {
        let file = skeleton.documents().relative_path(untyped.origin.file);
        untyped.pointer = format!("{file}{}", untyped.origin.pointer);
    }
}

fn point_all(skeleton: &Skeleton<'_>, api: &mut Api, diagnostics: &mut Diagnostics, earlier: usize) {
    let mut point = |origin: &mut Origin| *origin = skeleton.written(origin);
    for SecurityScheme { origin, .. } in &mut api.security_schemes {
        point(origin);
    }
    for operation in &mut api.operations {
        point_operation(operation, &mut point);
    }
    for webhook in &mut api.webhooks {
        point(&mut webhook.origin);
        if let Some(Body { origin, content, .. }) = &mut webhook.body {
            point(origin);
            point_content(content, &mut point);
        }
    }
    for id in api.schemas.ids() {
        api.schemas[id].origin = skeleton.address(&api.schemas[id].origin);
    }
    for untyped in &mut api.untyped {
        point(&mut untyped.origin);
    }
    let known_as = std::mem::take(&mut api.addresses.known_as);
    api.addresses.known_as =
        known_as.into_iter().map(|(at, known)| (skeleton.address(&at), skeleton.written(&known))).collect();
    diagnostics.point_from(earlier, point);
}

fn point_operation(operation: &mut Operation, point: &mut impl FnMut(&mut Origin)) {
    // An operation is identified by its path, which is the same on both sides.
    for parameter in &mut operation.parameters {
        point(&mut parameter.origin);
    }
    if let Some(Body { origin, content, .. }) = &mut operation.body {
        point(origin);
        point_content(content, point);
    }
    for response in &mut operation.responses {
        point(&mut response.origin);
        for header in &mut response.headers {
            point(&mut header.origin);
        }
        for link in &mut response.links {
            point(&mut link.origin);
        }
        point_content(&mut response.content, point);
    }
}

fn point_content(content: &mut [MediaType], point: &mut impl FnMut(&mut Origin)) {
    for media_type in content {
        point(&mut media_type.origin);
    }
}
