//! Names for branches of a union that have none.
//!
//! ```yaml
//! oneOf: [{title: Cat, …}, {properties: {wingspan: {…}}}, {type: array, items: {type: string}}]    # cat, wingspan, string list
//! ```

use std::sync::Arc;

use crate::api::{Api, Format, Property, Scalar, SchemaId, Shape, Union};
use crate::spelling::Words;

/// Returns the words that distinguish a branch: its title, the constant that marks it, a property of its own, or its
/// JSON type.
pub(in crate::lower) fn branch_words(api: &Api, union: &Union, at: usize) -> Words {
    let schema = &api.schemas[union.branches[at].schema];
    let title = schema.title.as_deref().map(Words::of).filter(|words| (1..=4).contains(&words.len()));
    let constant = || {
        let mapping = union.discriminator.as_ref().map(|discriminator| &discriminator.mapping);
        let mut values = mapping.into_iter().flatten().filter(|(_, branch)| *branch == at);
        values.next().map(|(value, _)| Words::spelled(value))
    };
    let constant = || constant().or_else(|| own_constant(api, union, at).map(|value| Words::spelled(&value)));
    let own = || own_property(api, union, at).map(|name| Words::spelled(&name));
    title.or_else(constant).or_else(own).unwrap_or_else(|| kind_words(api, union.branches[at].schema))
}

/// Returns the single value of a required property, if no other branch allows it there.
fn own_constant(api: &Api, union: &Union, at: usize) -> Option<Arc<str>> {
    let properties = |at: usize| match api.schemas.shape_behind(union.branches[at].schema) {
        Shape::Object(object) => &object.properties[..],
        _ => &[],
    };
    let values = |property: &Property| match &api.schemas[property.schema].shape {
        Shape::StringEnumeration(values) => values.iter().map(|value| value.value.clone()).collect(),
        _ => Vec::new(),
    };
    let allowed = |name: &str, value: &Arc<str>| {
        let others = (0..union.branches.len()).filter(|other| *other != at);
        others.flat_map(properties).any(|property| &*property.name == name && values(property).contains(value))
    };
    properties(at).iter().filter(|property| property.required).find_map(|property| match &values(property)[..] {
        [only] if !allowed(&property.name, only) => Some(only.clone()),
        _ => None,
    })
}

/// Returns the first property that no other branch has, preferably a required one.
fn own_property(api: &Api, union: &Union, at: usize) -> Option<Arc<str>> {
    let properties = |at: usize| match &api.schemas[union.branches[at].schema].shape {
        Shape::Object(object) => &object.properties[..],
        _ => &[],
    };
    let others = |name: &str| {
        (0..union.branches.len())
            .any(|other| other != at && properties(other).iter().any(|property| &*property.name == name))
    };
    // Names of one or two characters are not descriptive.
    let tells = |name: &str| name.chars().count() > 2 && !others(name);
    let mut own: Vec<_> = properties(at).iter().filter(|property| tells(&property.name)).collect();
    own.sort_by_key(|property| !property.required);
    own.first().map(|property| property.name.clone())
}

fn kind_words(api: &Api, id: SchemaId) -> Words {
    let shape = &api.schemas[id].shape;
    let word = match shape {
        Shape::Any | Shape::Union(_) => "value",
        Shape::Scalar(Scalar::Null) => "null",
        Shape::Scalar(Scalar::Boolean { .. }) => "boolean",
        Shape::Scalar(Scalar::Integer { .. }) | Shape::IntegerEnumeration(_) => "integer",
        Shape::Scalar(Scalar::Number { .. }) => "number",
        Shape::Scalar(Scalar::String { format }) => format.map_or("string", Format::words),
        Shape::StringEnumeration(_) => "kind",
        Shape::Object(_) => "object",
        Shape::Map(_) => "map",
        Shape::Array(element) => {
            let element = kind_words(api, *element);
            return element.join(&Words::of("list"));
        }
        Shape::Tuple(_) => "tuple",
        Shape::Same(target) => return kind_words(api, *target),
    };
    Words::of(word)
}
