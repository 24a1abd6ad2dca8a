//! Parameters: those of the operation and of its path item.

use std::collections::{HashMap, HashSet};
use std::rc::Rc;

use super::at::At;
use super::comparison::{Comparison, Scope};
use super::date::Date;
use super::level::Flow;
use super::path_item::{Operation, names_in};
use super::place::SchemaPlace;
use super::rule::PartRule;
use super::sunset::{Removal, compare_deprecation, judge_removal};
use super::usage::{Media, Usage};

/// A parameter, and whether the path item declares it for all operations.
struct Parameter<'a> {
    at: At<'a>,
    is_shared: bool,
    /// The name, of which only that of a path parameter is not sent: it is the position in the template.
    identity: (String, String),
}

impl Parameter<'_> {
    fn name(&self) -> &str {
        self.at.text("name").unwrap_or_default()
    }

    fn location(&self) -> &str {
        self.at.text("in").unwrap_or_default()
    }

    fn subject(&self) -> String {
        let noun = if self.location() == "querystring" { "query string" } else { self.location() };
        format!("the {noun} parameter `{}`", self.name())
    }

    fn is_required(&self) -> bool {
        self.at.flag("required") || self.location() == "path"
    }
}

/// Compares the parameters of an operation.
pub(super) fn compare_parameters<'a>(
    comparison: &mut Comparison<'a>,
    scope: Scope,
    (old, new): (&Operation<'a>, &Operation<'a>),
    today: Date,
) {
    let (one, other) = (parameters(old), parameters(new));
    let place = |operation: &Operation<'_>| {
        let list = operation.at.get("parameters").or_else(|| operation.item.get("parameters"));
        list.map_or_else(|| operation.at.origin.clone(), |list| list.origin)
    };
    let known: HashSet<&(String, String)> = one.iter().map(|parameter| &parameter.identity).collect();
    let counterparts: HashMap<&(String, String), &Parameter<'a>> =
        other.iter().map(|parameter| (&parameter.identity, parameter)).collect();
    let is_new = |parameter: &Parameter<'_>| !known.contains(&parameter.identity);
    let added: HashMap<&str, &Parameter<'a>> =
        other.iter().filter(|parameter| is_new(parameter)).map(|parameter| (parameter.name(), parameter)).collect();
    let mut moved: HashSet<&(String, String)> = HashSet::new();
    for parameter in &one {
        if let Some(counterpart) = counterparts.get(&parameter.identity) {
            compare_parameter(comparison, scope, parameter, counterpart);
            continue;
        }
        if let Some(target) = added.get(parameter.name()) {
            moved.insert(&target.identity);
            let places = (parameter.at.origin.clone(), target.at.origin.clone());
            let sentence = format!("{} moved: it is {} now", parameter.subject(), target.subject());
            comparison.report_part(scope, PartRule::ParameterMoved, places, &sentence);
        } else {
            report_removed(comparison, scope, parameter, place(new), today);
        }
    }
    for parameter in other.iter().filter(|parameter| is_new(parameter) && !moved.contains(&parameter.identity)) {
        let (part, adjective) = match (parameter.is_required(), parameter.is_shared) {
            (true, true) => (PartRule::RequiredDefaultParameterAdded, "required"),
            (true, false) => (PartRule::RequiredParameterAdded, "required"),
            (false, true) => (PartRule::OptionalDefaultParameterAdded, "optional"),
            (false, false) => (PartRule::OptionalParameterAdded, "optional"),
        };
        let sentence = format!("{} was added and is {adjective}", parameter.subject());
        comparison.report_part(scope, part, (place(old), parameter.at.origin.clone()), &sentence);
    }
}

fn report_removed(
    comparison: &mut Comparison<'_>,
    scope: Scope,
    parameter: &Parameter<'_>,
    place: crate::origin::Origin,
    today: Date,
) {
    let part = match judge_removal(&parameter.at, today) {
        Removal::Unannounced => PartRule::ParameterRemoved,
        Removal::Announced => PartRule::DeprecatedParameterRemoved,
        Removal::BeforeSunset => PartRule::ParameterRemovedBeforeSunset,
        Removal::Unreadable => PartRule::SunsetInvalid,
    };
    let sentence = format!("{} was removed", parameter.subject());
    comparison.report_part(scope, part, (parameter.at.origin.clone(), place), &sentence);
}

/// The parameters of an operation; those of the path item only if the operation does not override them (OpenAPI 3.1.1,
/// section 4.8.9).
fn parameters<'a>(operation: &Operation<'a>) -> Vec<Parameter<'a>> {
    let names = names_in(&operation.path);
    let own = operation.at.get("parameters").map(|list| list.elements()).unwrap_or_default();
    let shared = operation.item.get("parameters").map(|list| list.elements()).unwrap_or_default();
    let mut parameters: Vec<Parameter<'a>> = Vec::new();
    let mut seen: HashSet<(String, String)> = HashSet::new();
    let all = own.into_iter().map(|at| (at, false)).chain(shared.into_iter().map(|at| (at, true)));
    for (at, is_shared) in all {
        let at = at.followed();
        let identity = identity(&at, &names);
        if seen.insert(identity.clone()) {
            parameters.push(Parameter { at, is_shared, identity });
        }
    }
    parameters
}

fn identity(at: &At<'_>, names: &[&str]) -> (String, String) {
    let location = at.text("in").unwrap_or_default().to_owned();
    let name = at.text("name").unwrap_or_default();
    let name = match &*location {
        "path" => names.iter().position(|known| *known == name).map_or_else(|| name.to_owned(), |at| at.to_string()),
        "header" => name.to_ascii_lowercase(),
        _ => name.to_owned(),
    };
    (location, name)
}

fn compare_parameter<'a>(comparison: &mut Comparison<'a>, scope: Scope, old: &Parameter<'a>, new: &Parameter<'a>) {
    let places = || (old.at.origin.clone(), new.at.origin.clone());
    let subject = new.subject();
    match (old.is_required(), new.is_required()) {
        (false, true) => {
            let sentence = format!("{subject} became required");
            comparison.report_part(scope, PartRule::ParameterBecameRequired, places(), &sentence);
        }
        (true, false) => {
            let sentence = format!("{subject} became optional");
            comparison.report_part(scope, PartRule::ParameterBecameOptional, places(), &sentence);
        }
        _ => {}
    }
    match (old.at.flag("allowEmptyValue"), new.at.flag("allowEmptyValue")) {
        (true, false) => {
            let sentence = format!("{subject} must not be empty any more");
            comparison.report_part(scope, PartRule::EmptyValueForbidden, places(), &sentence);
        }
        (false, true) => {
            let sentence = format!("{subject} may be empty");
            comparison.report_part(scope, PartRule::EmptyValueAllowed, places(), &sentence);
        }
        _ => {}
    }
    let rules = (PartRule::ParameterDeprecated, PartRule::ParameterReactivated);
    compare_deprecation(comparison, scope, (&old.at, &new.at), &subject, rules);
    let (one, other) = (Form::of(old), Form::of(new));
    if one.differs(&other) {
        let sentence = format!("{subject} is written in another way: {} instead of {}", other.shown(), one.shown());
        comparison.report_part(scope, PartRule::ParameterStyleChanged, places(), &sentence);
    }
    compare_schema(comparison, scope, (old, new), &other);
}

fn compare_schema<'a>(
    comparison: &mut Comparison<'a>,
    scope: Scope,
    (old, new): (&Parameter<'a>, &Parameter<'a>),
    form: &Form,
) {
    let (Some(one), Some(other)) = (schema(&old.at), schema(&new.at)) else { return };
    let media = form.media_type.as_deref().map_or(Media::Text, Media::of);
    let usage = Usage {
        place: SchemaPlace::RequestParameter,
        flow: scope.flow.unwrap_or(Flow::Request),
        is_lenient: scope.is_lenient,
        media,
        is_reversed: false,
        is_branch: false,
        is_exploded: form.media_type.is_none() && form.explode && form.style == "form",
        whole: Rc::from(new.subject()),
        path: Rc::from(""),
        operation: scope.operation,
    };
    comparison.compare(vec![one], vec![other], &usage);
}

/// The schema, or that of the only media type.
fn schema<'a>(at: &At<'a>) -> Option<At<'a>> {
    let content = || at.get("content")?.entries().into_iter().next()?.1.get("schema");
    at.get("schema").or_else(content)
}

/// The form in which a value is written.
struct Form {
    /// Set if `explode` has an effect.
    is_composed: bool,
    style: String,
    explode: bool,
    reserved: bool,
    media_type: Option<String>,
}

impl Form {
    fn of(parameter: &Parameter<'_>) -> Self {
        let at = &parameter.at;
        let default = match parameter.location() {
            "query" | "cookie" => "form",
            _ => "simple",
        };
        let style = at.text("style").unwrap_or(default).to_owned();
        let explode = match at.get("explode") {
            Some(explode) => explode.node.as_truth().unwrap_or(style == "form"),
            None => style == "form",
        };
        let media_type = at.get("content").and_then(|content| content.entries().into_iter().next());
        Self {
            is_composed: is_composed(at),
            explode,
            reserved: at.flag("allowReserved"),
            style,
            media_type: media_type.map(|(name, _)| name.to_string()),
        }
    }

    /// Returns whether a value is written in another way; `explode` counts only for arrays and objects.
    fn differs(&self, other: &Self) -> bool {
        let explode = self.is_composed && other.is_composed && self.explode != other.explode;
        let style = self.style != other.style || self.reserved != other.reserved || explode;
        self.media_type != other.media_type || self.media_type.is_none() && style
    }

    fn shown(&self) -> String {
        match &self.media_type {
            Some(name) => format!("`{name}`"),
            None => {
                let explode = if self.explode { "with" } else { "without" };
                let reserved = if self.reserved { ", with reserved characters" } else { "" };
                format!("the style `{}` {explode} `explode`{reserved}", self.style)
            }
        }
    }
}

/// Returns whether `explode` has an effect: the value is not a single one.
fn is_composed(at: &At<'_>) -> bool {
    let Some(schema) = schema(at) else { return true };
    let view = super::view::View::of(vec![schema]);
    view.types().is_none_or(|types| types.contains("array") || types.contains("object"))
}
