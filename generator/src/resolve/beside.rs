//! Keywords beside a `oneOf` or `anyOf`, which hold for each of its branches.
//!
//! ```yaml
//! {type: integer, anyOf: [{minimum: 10}, {maximum: -10}]}                        # an integer
//! {additionalProperties: {type: integer}, oneOf: [{properties: {a: {…}}}, {…}]}  # each branch holds other integers, too
//! ```

use super::branches::Branches;
use super::classify::implied_type;
use super::context::Context;
use super::flatten::add_undeclared;
use super::reference;
use crate::diagnostic::Code;
use crate::origin::Origin;
use crate::schema::{Additional, Constraints, Schema, Type, Types};

impl Context<'_> {
    /// Removes the unions whose branches only constrain values and add nothing to the form that the other keywords
    /// give, and returns the others.
    pub(super) fn drop_constraining(
        &mut self,
        unions: Vec<Branches>,
        keywords: &mut Schema,
        origin: &Origin,
    ) -> Vec<Branches> {
        let several = unions.len() > 1;
        let describes_form = several || describes_form(keywords);
        let (dropped, kept): (Vec<_>, Vec<_>) =
            unions.into_iter().partition(|union| only_constrains(union, keywords, describes_form));
        for union in dropped {
            if union.list.iter().any(|(_, branch)| branch.constraints != Constraints::default()) {
                let keyword = union.keyword;
                let message = format!("`{keyword}` is not checked: its branches only constrain what stands beside it");
                self.diagnostics.report(Code::NarrowedKeyword, &origin.key(keyword), message);
            }
            if kept.is_empty() && may_be_object(keywords) {
                add_undeclared(keywords, &union.list, origin);
            }
        }
        kept
    }

    /// The keywords of a branch, merged with those beside the union if these add to the branch's form.
    pub(super) fn branch_beside(&mut self, keywords: &Schema, (at, branch): &(Origin, Schema)) -> Option<Schema> {
        let refers = self.node(at).and_then(reference::reference_in).is_some();
        if !adds_form(keywords, branch, refers) {
            return None;
        }
        let beside = Schema {
            // These apply to the union as a whole.
            constraints: Constraints::default(),
            discriminator: None,
            default: None,
            xml: None,
            nullable: false,
            ..keywords.clone()
        };
        Some(Schema { nullable: branch.nullable, ..self.silently(|context| context.merge(beside, branch.clone(), at)) })
    }
}

/// Returns whether no branch describes the form of values. A property that a branch only requires must be declared
/// elsewhere.
fn only_constrains(union: &Branches, keywords: &Schema, describes_form: bool) -> bool {
    let constrains = |branch: &Schema| {
        let types = branch.types.as_ref().filter(|types| Some(*types) != keywords.types.as_ref()).cloned();
        let bare = Schema { types, required: Vec::new(), ..branch.clone() };
        bare.only_annotates() && (describes_form || branch.required.is_empty() && branch.types.is_none())
    };
    !union.list.is_empty()
        && union.list.iter().all(|(_, branch)| constrains(branch))
        && union
            .list
            .iter()
            .any(|(_, branch)| branch.constraints != Constraints::default() || !branch.required.is_empty())
}

/// Returns whether keywords describe the form of values beyond their being objects.
fn describes_form(keywords: &Schema) -> bool {
    let types = keywords.types.clone().filter(|types| *types != Types::one(Type::Object));
    let rest = Schema { types, ..keywords.clone() };
    !rest.only_annotates() || !rest.merged_properties.is_empty()
}

fn may_be_object(keywords: &Schema) -> bool {
    match &keywords.types {
        Some(types) => types.values() == [Type::Object],
        None => implied_type(keywords) == Some(Type::Object),
    }
}

/// Returns whether the keywords beside a union describe the form of a branch's values where the branch does not.
fn adds_form(keywords: &Schema, branch: &Schema, refers: bool) -> bool {
    if disjoint(keywords, branch) {
        return false;
    }
    let own = branch.types.as_ref().map_or_else(|| implied_type(branch).into_iter().collect(), Types::values);
    let may_be = |kind: Type| own.is_empty() || own.contains(&kind);
    let values = may_be(Type::Object)
        && (matches!(keywords.additional, Additional::Schema(_)) && branch.additional == Additional::Unsaid
            || !keywords.pattern_properties.is_empty());
    let elements = may_be(Type::Array) && !(keywords.items.is_empty() && keywords.prefix_items.is_empty());
    let inline = !refers && branch.unions().next().is_none() && adds_to_inline(keywords, branch, &own);
    values || elements || inline
}

/// As [`adds_form`], for a branch that has no name to lose.
fn adds_to_inline(keywords: &Schema, branch: &Schema, own: &[Type]) -> bool {
    let types = keywords.types.as_ref().is_some_and(|types| {
        let allowed = types.values();
        let within = |kind: &Type| allowed.contains(kind) || *kind == Type::Integer && allowed.contains(&Type::Number);
        own.is_empty() && branch.enumeration.is_none() || !own.iter().all(within)
    });
    let format = keywords.format.is_some() && branch.format.is_none() && branch.enumeration.is_none();
    let listed = keywords.enumeration.is_some() && branch.enumeration.is_none();
    let required = keywords.required.iter().any(|name| !branch.required.contains(name));
    let additional = keywords.additional == Additional::Any && branch.additional == Additional::Unsaid;
    types || format || listed || own == [Type::Object] && (required || additional)
}

/// Returns whether the schema restricts further properties, and its branches are all objects that do not restrict them.
pub(super) fn hold_other_values(keywords: &Schema, branches: &[(Origin, Schema)]) -> bool {
    let restricts = matches!(keywords.additional, Additional::Schema(_)) || !keywords.pattern_properties.is_empty();
    let leaves_open = |branch: &Schema| {
        let kind = branch.types.as_ref().map_or_else(|| implied_type(branch).into_iter().collect(), Types::values);
        kind == [Type::Object] && branch.additional == Additional::Unsaid && branch.unions().next().is_none()
    };
    restricts && branches.iter().all(|(_, branch)| leaves_open(branch))
}

/// Returns whether the two share no type.
fn disjoint(keywords: &Schema, branch: &Schema) -> bool {
    let (Some(one), Some(two)) = (&keywords.types, &branch.types) else { return false };
    one.both(two).is_empty()
}
