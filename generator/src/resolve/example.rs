//! Examples of parameters.
//!
//! ```yaml
//! {name: page, in: query, example: 2}                                # the parameter's own: 2
//! {name: page, in: query, examples: {second: {value: 2}}}            # the first of several: 2
//! {name: page, in: query, schema: {type: integer, examples: [2]}}    # that of its schema: 2
//! {name: page, in: query, type: integer, x-example: 2}               # OpenAPI 2.0 has no keyword for it: 2
//! ```

use super::context::Context;
use crate::source::{Node, Origin};

/// The first example of the parameter at `origin`.
pub(super) fn example_of(context: &Context<'_>, origin: &Origin) -> Option<Node> {
    let parameter = context.node(origin)?;
    own_example(parameter).or_else(|| first_named(context, parameter, origin)).or_else(|| {
        let (_, schema) = context.peek(&origin.key("schema"))?;
        own_example(context.node(&schema)?)
    })
}

/// The value of `example`, or the first of a list `examples`.
fn own_example(node: &Node) -> Option<Node> {
    let listed = || node.get("examples").and_then(Node::as_array).and_then(<[Node]>::first);
    node.get("example").or_else(|| node.get("x-example")).or_else(listed).cloned()
}

/// The value of the first Example Object; `dataValue` is OpenAPI 3.2.0, section 4.19.
fn first_named(context: &Context<'_>, parameter: &Node, origin: &Origin) -> Option<Node> {
    let (name, written) = parameter.get("examples").and_then(Node::as_object)?.iter().next()?;
    let followed = context.peek_reference(&origin.key("examples").key(name));
    let example = followed.as_ref().and_then(|origin| context.node(origin)).unwrap_or(written);
    example.get("value").or_else(|| example.get("dataValue")).cloned()
}
