//! The names of schemas: those of components, and names for the other targets of references.
//!
//! ```yaml
//! components:
//!   schemas:
//!     Pet: {type: object}               # Pet
//!     Owner: {$ref: schemas/owner.yaml} # Owner: the target gets the name
//! paths: … {$ref: schemas/toy.yaml}     # toy: the file's name
//! paths: … {$ref: common.yaml#/Size}    # Size: the last token
//! paths: … {$ref: '#/$defs/Colour'}     # Colour: the key among shared definitions
//! ```

use std::path::Path;
use std::sync::Arc;

use super::context::Context;
use super::reference;
use crate::api::SchemaId;
use crate::origin::{FileId, Origin};

impl Context<'_> {
    /// Registers the names of components, and returns the place of each component.
    pub(super) fn name_components(&mut self, origin: &Origin) -> Vec<Origin> {
        let Some(at) = self.locate(origin) else { return Vec::new() };
        let Some(components) = self.object(&at) else { return Vec::new() };
        let origins: Vec<(Arc<str>, Origin)> =
            components.iter().map(|(name, _)| (name.clone(), at.key(name))).collect();
        for (name, at) in &origins {
            self.names.by_origin.insert(at.clone(), name.clone());
        }
        let components =
            origins.into_iter().map(|(name, at)| self.name_target(&name, &at, &origin.key(&name)).unwrap_or(at));
        components.collect()
    }

    /// Finds every component, including those without references to them.
    pub(super) fn find_components(&mut self, components: &[Origin]) {
        self.named = components.iter().map(|at| self.schema_at(at)).collect();
    }

    /// Moves the components that were found, in document order, before all other named schemas.
    pub(super) fn keep_components(&mut self, components: &[Origin]) {
        let found = components.iter().filter(|at| self.is_found(at));
        let found: Vec<Origin> = found.cloned().collect();
        let found: Vec<SchemaId> = found.iter().map(|at| self.schema_at(at)).collect();
        self.named.splice(0..0, found);
    }

    /// Gives the name of a component that is only a reference to its target, unless the target has a name.
    fn name_target(&mut self, name: &Arc<str>, at: &Origin, known_as: &Origin) -> Option<Origin> {
        let reference = reference::only_reference(self.node(at)?)?;
        let target = reference::follow(self.skeleton, at, reference).ok()?;
        if self.names.of(&target).is_some() {
            return None;
        }
        self.names.by_origin.remove(at);
        self.names.by_origin.insert(target.clone(), name.clone());
        self.names.known_as.insert(target.clone(), known_as.clone());
        Some(target)
    }

    /// The schema at the target of a reference.
    pub(super) fn schema_referred(&mut self, target: &Origin) -> SchemaId {
        if self.names.of(target).is_some() || self.is_found(target) {
            return self.schema_at(target);
        }
        let Some(name) = self.name_of_place(target) else { return self.schema_at(target) };
        self.names.by_origin.insert(target.clone(), name);
        let id = self.schema_at(target);
        self.named.push(id);
        id
    }

    /// The name of a place outside the components: the name of its file, or its key among shared definitions.
    fn name_of_place(&self, target: &Origin) -> Option<Arc<str>> {
        if self.skeleton.is_bound(target) {
            // It is called after its use.
            return None;
        }
        match target.pointer.tokens()[..] {
            // A schema's own definitions are often copies of another schema's; only definitions of the whole document
            // count.
            ["definitions" | "$defs", name] => Some(name.into()),
            _ if target.file == FileId::ENTRY => None,
            [] => name_of_file(self.skeleton.documents().path(target.file)).map(Arc::from),
            [name] | [.., "schemas" | "definitions" | "$defs", name] => Some(name.into()),
            _ => None,
        }
    }

    /// Finds the actual place of an origin, through the references on its path.
    pub(super) fn locate(&mut self, origin: &Origin) -> Option<Origin> {
        let mut at = Origin::root(origin.file);
        for token in origin.pointer.tokens() {
            at = at.key(token);
            self.node(&at)?;
            // A schema may be named `$ref`; a reference is a string.
            if self.node(&at).and_then(reference::reference_in).is_some() {
                at = self.follow(&at, "its target is left out")?;
            }
        }
        Some(at)
    }
}

/// `schemas/pet.yaml` → `pet`; for common file names, the name of the directory: `pet/index.yaml` → `pet`.
fn name_of_file(path: &Path) -> Option<&str> {
    const ALIKE: [&str; 4] = ["index", "_index", "schema", "model"];
    let stem = path.file_stem()?.to_str()?;
    let directory = || path.parent()?.file_name()?.to_str();
    if ALIKE.contains(&stem) { directory().or(Some(stem)) } else { Some(stem) }
}

#[cfg(test)]
mod tests {
    use super::name_of_file;

    #[test]
    fn a_file_names_what_it_holds() {
        assert_eq!(name_of_file("schemas/m.room.member.yaml".as_ref()), Some("m.room.member"));
        assert_eq!(name_of_file("schemas/Pet/index.json".as_ref()), Some("Pet"));
        assert_eq!(name_of_file("schema.json".as_ref()), Some("schema"));
    }
}
