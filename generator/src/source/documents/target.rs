//! The targets of references, among files and everything in them that has a URI.
//!
//! ```text
//! $ref: ../shared/pet.yaml#/Pet   in /api/v1/openapi.yaml  →  /Pet of /api/shared/pet.yaml
//! ```

use super::{Documents, Fault, File};
use crate::origin::{Origin, Pointer};
use crate::source::uri;

impl Documents {
    /// The target of a reference that is written at `from` (RFC 3986, section 5; JSON Schema 2020-12, section 8.2).
    ///
    /// The target need not exist: a part of its path may be behind another reference.
    pub fn target(&self, from: &Origin, reference: &str) -> Result<Origin, Fault> {
        let (reference, fragment) = uri::split_fragment(reference);
        let file = self.file(from.file).ok_or(Fault::Dangling)?;
        let base = file.resources.base_of(&from.pointer);
        let (uri, resource) = match base {
            None if reference.is_empty() => (file.uri.clone(), Origin::root(from.file)),
            _ => self.resource(base, file, reference)?,
        };
        let fragment = uri::decode_percent(fragment.unwrap_or_default());
        if fragment.is_empty() {
            return Ok(resource);
        }
        let Some(pointer) = Pointer::parse(&fragment) else {
            return self.anchor(&resource, &uri, &fragment).ok_or(Fault::Dangling);
        };
        let below = |origin: Origin| pointer.tokens().into_iter().fold(origin, |at, token| at.key(token));
        let found = below(resource);
        if base.is_some() && reference.is_empty() && self.node(&found).is_none() {
            // Many authors of a `$id` still write pointers from the root of the file.
            let from_top = below(Origin::root(from.file));
            return Ok(if self.node(&from_top).is_some() { from_top } else { found });
        }
        Ok(found)
    }

    /// The URI of a reference by the `$id` or `$self` around it, if that is a URL of the web.
    pub(in crate::source) fn named_url(&self, from: &Origin, reference: &str) -> Option<String> {
        let base = self.file(from.file)?.resources.base_of(&from.pointer)?;
        Some(uri::resolve(base, uri::split_fragment(reference).0)).filter(|url| uri::is_web(url))
    }

    /// The target of a URI. A URI relative to a `$id` is also looked up beside the file, as most tools do.
    fn resource(&self, base: Option<&str>, file: &File, reference: &str) -> Result<(String, Origin), Fault> {
        let beside = uri::resolve(&file.uri, reference);
        let candidates = base.map(|base| uri::resolve(base, reference)).into_iter().chain([beside.clone()]);
        for uri in candidates {
            if let Some(origin) = self.resources.get(&uri) {
                return Ok((uri, origin.clone()));
            }
        }
        Err(self.refused.get(&beside).cloned().unwrap_or(Fault::Unread(beside)))
    }

    fn anchor(&self, resource: &Origin, uri: &str, name: &str) -> Option<Origin> {
        let resources = &self.file(resource.file)?.resources;
        let pointer = resources.anchor(uri, name)?.clone();
        Some(Origin { file: resource.file, pointer })
    }
}
