//! Parameters: those of the path item, overridden by the operation's, in the order of the path template.

use indexmap::IndexMap;
use indexmap::map::Entry;
use openapiv3 as skeleton;
use openapiv3::ParameterSchemaOrContent;

use super::content::{resolve_content, schema_at};
use super::context::Context;
use super::encoding::{collection_style, resolve_encodings};
use super::token::is_token;
use crate::api::{Encoding, Location, Parameter, Scalar, Shape, Style};
use crate::diagnostic::Code;
use crate::limits::MOST_PARAMETERS;
use crate::origin::Origin;
use crate::source::Node;

/// Headers that other parts of the document determine (OpenAPI 3.1.1, section 4.8.12.1).
const DECIDED_ELSEWHERE: [&str; 3] = ["accept", "content-type", "authorization"];

pub(super) fn resolve_parameters(
    context: &mut Context<'_>,
    items: &[Origin],
    operation: &Origin,
    path: &str,
) -> Vec<Parameter> {
    let mut parameters = resolve_list(context, &operation.key("parameters"));
    for item in items {
        for inherited in resolve_list(context, &item.key("parameters")).into_values() {
            parameters.entry(key(&inherited)).or_insert(inherited);
        }
    }
    order_by_template(context, parameters.into_values().collect(), operation, path)
}

/// The name and the location: the identity of a parameter (OpenAPI 3.1.1, section 4.8.12).
type Key = (String, Location);

fn key(parameter: &Parameter) -> Key {
    (parameter.name.clone(), parameter.location)
}

fn resolve_list(context: &mut Context<'_>, list: &Origin) -> IndexMap<Key, Parameter> {
    let Some(list) = &context.follow(list, "the parameters are left out") else { return IndexMap::new() };
    let count = context.node(list).and_then(Node::as_array).map_or(0, <[Node]>::len);
    let count = context.limited(count, MOST_PARAMETERS, "parameters", list);
    let mut parameters: IndexMap<Key, Parameter> = IndexMap::with_capacity(count);
    for written in (0..count).map(|at| list.index(at)) {
        let Some(parameter) = resolve_parameter(context, &written) else { continue };
        match parameters.entry(key(&parameter)) {
            Entry::Vacant(vacant) => {
                vacant.insert(parameter);
            }
            Entry::Occupied(known) => {
                let message = format!("`{}` is declared already; this declaration is ignored", parameter.name);
                let first = known.get().origin.clone();
                context
                    .diagnostics
                    .report(Code::DuplicateParameter, &written, message)
                    .related(&first, "declared here");
            }
        }
    }
    parameters
}

fn resolve_parameter(context: &mut Context<'_>, written: &Origin) -> Option<Parameter> {
    let origin = context.follow(written, "the parameter is left out")?;
    if let Some(known) = context.parameters.get(&origin) {
        return Some(known.clone());
    }
    let findings = context.diagnostics.findings().len();
    let parameter = resolve_written(context, &origin)?;
    // Each use reports the diagnostics of a parameter, and each has its own schemas of a `content`.
    let is_reported = context.diagnostics.findings().len() > findings;
    let has_content = context.node(&origin).is_some_and(|node| node.get("content").is_some());
    if origin != *written && !is_reported && !has_content {
        context.parameters.insert(origin, parameter.clone());
    }
    Some(parameter)
}

fn resolve_written(context: &mut Context<'_>, origin: &Origin) -> Option<Parameter> {
    let node = context.node(origin)?;
    if let Some(location) = beyond_3_0(node) {
        return resolve_of_3_2(context, node, origin, location);
    }
    let fitting = with_fitting_style(context, node, origin);
    let node = fitting.as_ref().unwrap_or(node);
    let read: skeleton::Parameter = context.read_node(node, origin)?;
    let (location, style) = place_of(&read);
    let data = read.parameter_data();
    if location == Location::Header && DECIDED_ELSEWHERE.contains(&data.name.to_lowercase().as_str()) {
        let message = format!("`{}` is not a parameter; media types and security schemes determine it", data.name);
        context.diagnostics.report(Code::IgnoredHeaderParameter, origin, message);
        return None;
    }
    if matches!(location, Location::Header | Location::Cookie) && !is_token(&data.name) {
        let place = if location == Location::Header { "header" } else { "cookie" };
        let message = format!(
            "`{}` cannot be the name of a {place}, which is a token of HTTP; the parameter is left out",
            data.name.escape_debug()
        );
        context.diagnostics.report(Code::UnsupportedParameter, origin, message);
        return None;
    }
    let collection = collection_style(node);
    let style = collection.unwrap_or(style);
    let (schema, style) = match &data.format {
        ParameterSchemaOrContent::Schema(_) => (schema_at(context, origin, origin), style),
        ParameterSchemaOrContent::Content(_) => resolve_content(context, node, origin, Style::FormText)?,
    };
    let encodings = if style == Style::FormText { content_encodings(context, node, origin) } else { Vec::new() };
    Some(Parameter {
        name: data.name,
        location,
        required: data.required || location == Location::Path,
        description: data.description,
        deprecated: data.deprecated.unwrap_or(false),
        explode: data.explode.unwrap_or(collection.is_none() && matches!(style, Style::Form | Style::DeepObject)),
        style,
        allow_reserved: flag(node, "allowReserved"),
        allow_empty_value: flag(node, "allowEmptyValue"),
        schema,
        encodings,
        example: context.example_of(origin),
        origin: origin.clone(),
    })
}

/// The parameter without its `style`, if its location does not allow that style (OpenAPI 3.1.1, section 4.8.12.3).
fn with_fitting_style(context: &mut Context<'_>, node: &Node, origin: &Origin) -> Option<Node> {
    let text = |key: &str| node.get(key).and_then(Node::as_str);
    let (allowed, default): (&[&str], &str) = match text("in")? {
        "path" => (&["simple", "label", "matrix"], "simple"),
        "query" => (&["form", "spaceDelimited", "pipeDelimited", "deepObject"], "form"),
        "header" => (&["simple"], "simple"),
        "cookie" => (&["form"], "form"),
        _ => return None,
    };
    let style = node.get("style").filter(|style| **style != Node::Null)?;
    if style.as_str().is_some_and(|style| allowed.contains(&style)) {
        return None;
    }
    let shown = style.as_str().unwrap_or("this");
    let message = format!("`{shown}` is not a style of a parameter in `{}`; `{default}` is used", text("in")?);
    let help = format!("use one of {}", allowed.join(", "));
    context.diagnostics.report(Code::UnsupportedParameter, &origin.key("style"), message).help(help);
    let mut object = node.as_object()?.clone();
    object.remove("style");
    Some(Node::Object(object))
}

/// The location of a parameter that OpenAPI 3.2.0 adds to 3.0.
fn beyond_3_0(node: &Node) -> Option<Location> {
    let text = |key: &str| node.get(key).and_then(Node::as_str);
    match (text("in"), text("style")) {
        (Some("querystring"), _) => Some(Location::QueryString),
        (Some("cookie"), Some("cookie")) => Some(Location::Cookie),
        _ => None,
    }
}

fn resolve_of_3_2(context: &mut Context<'_>, node: &Node, origin: &Origin, location: Location) -> Option<Parameter> {
    let text = |key: &str| node.get(key).and_then(Node::as_str).map(str::to_owned);
    let Some(name) = text("name") else {
        context.diagnostics.report(Code::UnreadableObject, origin, "the parameter has no `name`; it is left out");
        return None;
    };
    let (schema, style) = if node.get("content").is_some() {
        let form = if location == Location::QueryString { Style::Form } else { Style::FormText };
        resolve_content(context, node, origin, form)?
    } else {
        (schema_at(context, origin, origin), if location == Location::Cookie { Style::Cookie } else { Style::Form })
    };
    let encodings = content_encodings(context, node, origin);
    Some(Parameter {
        name,
        location,
        required: flag(node, "required"),
        description: text("description"),
        deprecated: flag(node, "deprecated"),
        explode: node.get("explode").and_then(Node::as_truth).unwrap_or(true),
        style,
        allow_reserved: false,
        allow_empty_value: false,
        schema,
        encodings,
        example: context.example_of(origin),
        origin: origin.clone(),
    })
}

/// The encodings of the properties, if the parameter is a form.
fn content_encodings(context: &mut Context<'_>, node: &Node, origin: &Origin) -> Vec<Encoding> {
    let media_type = node.get("content").and_then(Node::as_object).and_then(|content| content.iter().next());
    let Some((name, _)) = media_type else { return Vec::new() };
    resolve_encodings(context, &origin.key("content").key(name))
}

fn flag(node: &Node, key: &str) -> bool {
    node.get(key).and_then(Node::as_truth).unwrap_or(false)
}

fn place_of(parameter: &skeleton::Parameter) -> (Location, Style) {
    use skeleton::{Parameter, PathStyle, QueryStyle};
    match parameter {
        Parameter::Path { style: PathStyle::Simple, .. } => (Location::Path, Style::Simple),
        Parameter::Path { style: PathStyle::Label, .. } => (Location::Path, Style::Label),
        Parameter::Path { style: PathStyle::Matrix, .. } => (Location::Path, Style::Matrix),
        Parameter::Query { style: QueryStyle::Form, .. } => (Location::Query, Style::Form),
        Parameter::Query { style: QueryStyle::SpaceDelimited, .. } => (Location::Query, Style::SpaceDelimited),
        Parameter::Query { style: QueryStyle::PipeDelimited, .. } => (Location::Query, Style::PipeDelimited),
        Parameter::Query { style: QueryStyle::DeepObject, .. } => (Location::Query, Style::DeepObject),
        Parameter::Header { .. } => (Location::Header, Style::Simple),
        Parameter::Cookie { .. } => (Location::Cookie, Style::Form),
    }
}

/// Orders path parameters first, each exactly once, in the order of the template.
fn order_by_template(
    context: &mut Context<'_>,
    parameters: Vec<Parameter>,
    operation: &Origin,
    path: &str,
) -> Vec<Parameter> {
    let (in_path, others): (Vec<_>, Vec<_>) =
        parameters.into_iter().partition(|parameter| parameter.location == Location::Path);
    let mut ordered = Vec::with_capacity(in_path.len() + others.len());
    let mut declared: IndexMap<String, Option<Parameter>> =
        in_path.into_iter().map(|parameter| (parameter.name.clone(), Some(parameter))).collect();
    let names = context.limited(template_names(path).count(), MOST_PARAMETERS, "parameters in the path", operation);
    for name in template_names(path).take(names) {
        match declared.get_mut(name) {
            Some(parameter) => ordered.extend(parameter.take()),
            None => {
                ordered.push(undeclared(context, name, operation));
                declared.insert(name.to_owned(), None);
            }
        }
    }
    for unused in declared.into_values().flatten() {
        let message = format!("the path has no `{{{}}}`; the parameter is left out", unused.name);
        let help = format!("is `{{{}}}` missing in the path, or is it a parameter of the query?", unused.name);
        context.diagnostics.report(Code::UnusedPathParameter, &unused.origin, message).help(help);
    }
    ordered.extend(others);
    ordered
}

fn undeclared(context: &mut Context<'_>, name: &str, operation: &Origin) -> Parameter {
    let message = format!("`{{{name}}}` is in the path, but no parameter declares it; it is added as a string");
    let help = format!("declare it: `{{name: {name}, in: path, required: true, schema: {{type: string}}}}`");
    context.diagnostics.report(Code::UndeclaredPathParameter, operation, message).help(help);
    Parameter {
        origin: operation.key("parameters"),
        name: name.to_owned(),
        location: Location::Path,
        required: true,
        description: None,
        deprecated: false,
        style: Style::Simple,
        explode: false,
        allow_reserved: false,
        allow_empty_value: false,
        encodings: Vec::new(),
        example: None,
        schema: context.schema_of(operation, Shape::Scalar(Scalar::String { format: None })),
    }
}

/// The names in braces, in order.
fn template_names(path: &str) -> impl Iterator<Item = &str> {
    path.split('{').skip(1).filter_map(|rest| rest.split_once('}')).map(|(name, _)| name)
}

#[cfg(test)]
mod tests {
    use super::template_names;

    #[test]
    fn a_segment_may_hold_several_names() {
        assert_eq!(template_names("/repos/{a}...{b}/x/{c}.json").collect::<Vec<_>>(), ["a", "b", "c"]);
        assert_eq!(template_names("/plain/{open").count(), 0);
    }
}
