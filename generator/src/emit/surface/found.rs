//! The items that are found in a part of a module.

use std::collections::BTreeMap;

use crate::surface::{Argument, Declaration, Definition, Mark, PublicItem, Signature};

/// The public items of a part of a module. Traits of a type may be in another part than the type.
#[derive(Debug, Default)]
pub(in crate::emit) struct Harvest {
    items: Vec<PublicItem>,
    /// Marks and traits by the path of the type, from macros and implementations.
    facts: BTreeMap<String, Definition>,
}

impl Harvest {
    pub(in crate::emit) fn join(&mut self, other: Self) {
        self.items.extend(other.items);
        for (path, facts) in other.facts {
            let all = self.facts.entry(path).or_default();
            all.marks.extend(facts.marks);
            all.traits.extend(facts.traits);
        }
    }

    /// Returns the items, with what macros and implementations add to their types.
    pub(in crate::emit) fn finish(self) -> Vec<PublicItem> {
        let Self { mut items, mut facts } = self;
        for item in &mut items {
            if let Declaration::Struct(definition) | Declaration::Enum(definition) = &mut item.declaration {
                let more = facts.remove(&item.path).unwrap_or_default();
                definition.marks.extend(more.marks);
                definition.traits.extend(more.traits);
                definition.marks.sort_unstable();
                definition.marks.dedup();
                definition.traits.sort_unstable();
                definition.traits.dedup();
            }
        }
        items
    }

    pub(super) fn push(&mut self, path: &str, declaration: Declaration, feature: Option<String>) {
        self.items.push(PublicItem { path: path.to_owned(), declaration, feature });
    }

    pub(super) fn add_trait(&mut self, ty: &str, name: &str) {
        self.facts.entry(ty.to_owned()).or_default().traits.push(name.to_owned());
    }

    pub(super) fn add_traits(&mut self, ty: &str, names: &[&str]) {
        for name in names {
            self.add_trait(ty, name);
        }
    }

    pub(super) fn add_mark(&mut self, ty: &str, mark: Mark) {
        self.facts.entry(ty.to_owned()).or_default().marks.push(mark);
    }

    pub(super) fn implement(&mut self, ty: &str, name: &str) {
        self.push(ty, Declaration::Impl(name.to_owned()), None);
    }

    pub(super) fn method(
        &mut self,
        ty: &str,
        name: &str,
        receiver: Option<&str>,
        arguments: Vec<Argument>,
        output: String,
    ) {
        let signature = Signature { receiver: receiver.map(str::to_owned), arguments, output };
        self.push(&format!("{ty}::{name}"), Declaration::Function(signature), None);
    }
}
