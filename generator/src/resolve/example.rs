//! Examples, and the one that stands for a parameter.
//!
//! ```yaml
//! {name: page, in: query, example: 2}                                # the parameter's own: 2
//! {name: page, in: query, examples: {second: {value: 2}}}            # the first of several: 2
//! {name: page, in: query, schema: {type: integer, examples: [2]}}    # that of its schema: 2
//! {name: page, in: query, type: integer, x-example: 2}               # OpenAPI 2.0 has no keyword for it: 2
//! ```

use super::context::Context;
use crate::origin::Origin;
use crate::source::Node;

impl<'a> Context<'a> {
    /// The examples of a schema or a parameter that are values, each with its place.
    pub(super) fn examples_at(&self, origin: &Origin) -> Vec<(Origin, &'a Node)> {
        let single = ["example", "x-example"].map(|key| origin.key(key));
        let list = origin.key("examples");
        let count = self.node(&list).and_then(Node::as_array).map_or(0, <[Node]>::len);
        let places = single.into_iter().chain((0..count).map(|index| list.index(index)));
        places.filter_map(|at| Some((at.clone(), self.node(&at)?))).collect()
    }

    /// The first example of a parameter: its own, or that of its schema.
    pub(super) fn example_of(&self, parameter: &Origin) -> Option<Node> {
        let value_at = |origin: &Origin| first_example(self.node(origin)?);
        let of_schema = || value_at(&self.look(&parameter.key("schema"))?.1);
        value_at(parameter).or_else(|| self.named_example(parameter)).or_else(of_schema).cloned()
    }

    /// The value of the first Example Object; `dataValue` is OpenAPI 3.2.0, section 4.19.
    fn named_example(&self, parameter: &Origin) -> Option<&'a Node> {
        let examples = parameter.key("examples");
        let (name, written) = self.object(&examples)?.iter().next()?;
        let followed = self.peek_reference(&examples.key(name)).and_then(|origin| self.node(&origin));
        let example = followed.unwrap_or(written);
        example.get("value").or_else(|| example.get("dataValue"))
    }
}

/// The first of [`Context::examples_at`] in an object that is known.
fn first_example(holder: &Node) -> Option<&Node> {
    let single = ["example", "x-example"].iter().find_map(|key| holder.get(key));
    single.or_else(|| holder.get("examples")?.as_array()?.first())
}
