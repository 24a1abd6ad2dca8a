//! The facts and the names, by which everything else is decided.

use super::docs::purposes::{Purposes, find_purposes};
use super::naming::names::Names;
use super::plan::content::sent::best;
use super::plan::facts::Facts;
use super::plan::overrides::Members;
use super::plan::previous::Previous;
use super::types::formats::Formats;
use super::xml::{Descriptions, describe_schemas};
use crate::api::Api;
use crate::spelling::Ident;

/// State shared by the rooms of this stage, which none of them changes.
pub(super) struct Lowering<'a> {
    pub(super) facts: Facts<'a>,
    pub(super) names: Names,
    /// The names of fields and parameters that the options give.
    pub(super) members: Members,
    pub(super) purposes: Purposes<'a>,
    pub(super) xml: Descriptions,
    pub(super) formats: Formats,
}

impl<'a> Lowering<'a> {
    /// Completes the facts and the names by what follows from them.
    pub(super) fn of(facts: Facts<'a>, names: Names, members: Members, previous: &Previous) -> Self {
        Self {
            purposes: find_purposes(facts.api, &facts.shared, &facts.replaced, &facts.taken_apart, &names),
            xml: describe_schemas(facts.api, &facts.shared, &names),
            formats: Formats::new(facts.config.formats, &names, previous),
            facts,
            names,
            members,
        }
    }

    /// Returns the name that the options give a parameter of an operation, or a part of its body after these.
    pub(super) fn chosen_input(&self, index: usize, at: usize) -> Option<&Ident> {
        let operation = &self.api().operations[index];
        let Some(part) = at.checked_sub(operation.parameters.len()) else { return self.members.parameter(index, at) };
        let body = best(self.api(), operation.body.as_ref()?)?;
        self.members.field(self.api().schemas.behind(body.schema?), part)
    }

    /// The API.
    pub(super) fn api(&self) -> &'a Api {
        self.facts.api
    }
}
