//! Several unions that apply at once: unions of objects become one struct, others a union of the values that branches
//! share.
//!
//! ```yaml
//! allOf:                          # Object { card?, cash?, street?, shop? }
//!   - oneOf: [Card, Cash]
//!   - oneOf: [Mail, Pickup]
//! ```

use super::branches::Branches;
use super::classify::implied_type;
use super::context::Context;
use crate::api::{Branch, Shape, Union};
use crate::diagnostic::Code;
use crate::limits::MOST_UNION_CHOICES;
use crate::origin::Origin;
use crate::schema::{Schema, Type, Types};

impl Context<'_> {
    pub(super) fn shape_of_several_unions(&mut self, keywords: Schema, unions: &[Branches], origin: &Origin) -> Shape {
        let all: Vec<(Origin, Schema)> = unions.iter().flat_map(|union| union.list.iter().cloned()).collect();
        let leaves = self.with_nested_branches(&all, MOST_UNION_CHOICES);
        if leaves.iter().all(|(_, branch)| is_object(branch)) {
            let keyword = if unions.iter().any(|union| union.keyword == "allOf") { "allOf" } else { unions[0].keyword };
            return self.shape_of_flattened(keywords, keyword, &all, origin);
        }
        self.shape_of_shared_branches(&keywords, unions, origin)
    }

    /// A branch for each choice of one branch from each union, if their types have something in common.
    fn shape_of_shared_branches(&mut self, keywords: &Schema, unions: &[Branches], origin: &Origin) -> Shape {
        let mut choices = vec![Schema { types: keywords.types.clone(), ..Schema::default() }];
        for union in unions {
            choices = choices.iter().flat_map(|choice| share(choice, union)).collect();
            if choices.len() > MOST_UNION_CHOICES {
                let message = format!(
                    "several unions apply at once, with more than {MOST_UNION_CHOICES} choices; the schema is free-form JSON"
                );
                self.diagnostics.report(Code::UntypedSchema, origin, message);
                return Shape::Any;
            }
        }
        let mut ids = Vec::with_capacity(choices.len());
        for choice in choices {
            let at = choice.all_of.last().unwrap_or(origin).clone();
            ids.push(self.schema_made(
                &at,
                Schema { title: None, description: None, all_of: choice.all_of, ..keywords.clone() },
            ));
        }
        match ids[..] {
            [] => {
                let message = "the unions that apply at once share no value; the schema is free-form JSON";
                self.diagnostics.report(Code::NeverValid, origin, message);
                Shape::Any
            }
            [only] => Shape::Same(only),
            _ => Shape::Union(Union {
                branches: ids.into_iter().map(|schema| Branch { schema }).collect(),
                discriminator: None,
            }),
        }
    }
}

/// Combines a choice of branches with each branch of another union that may share values with it.
fn share(choice: &Schema, union: &Branches) -> Vec<Schema> {
    let with = |(at, branch): &(Origin, Schema)| {
        let own = branch.types.clone().or_else(|| implied_type(branch).map(Types::one));
        let types = match (&choice.types, own) {
            (Some(one), Some(two)) => Some(one.both(&two)).filter(|both| !both.is_empty()).map(Some)?,
            (one, two) => two.or_else(|| one.clone()),
        };
        let all_of = choice.all_of.iter().chain([at]).cloned().collect();
        Some(Schema { types, all_of, ..Schema::default() })
    };
    union.list.iter().filter_map(with).collect()
}

fn is_object(branch: &Schema) -> bool {
    match &branch.types {
        Some(types) => types.values() == [Type::Object],
        None => branch.unions().next().is_some() || implied_type(branch) == Some(Type::Object),
    }
}
