//! Purposes: the use of an inline schema, which the documentation of its type begins with.
//!
//! ```yaml
//! paths:
//!   /trips: {get: {responses: {200: {content: {application/json: {schema: {properties: {data: {type: array, items: …}}}}}}}}}
//! # the object    → Response body of [`Trips::list`].
//! # the elements  → Element of `data` of [`ListResponse`].
//! ```
//!
//! A type that serves several places names at most two of them.

use std::collections::{HashMap, HashSet};

use indexmap::IndexSet;

use super::capital::capitalized;
use crate::api::{Additional, Api, MediaType, Operation, Response, SchemaId, Shape, Status};
use crate::lower::naming::names::Names;
use crate::lower::plan::overrides::Replaced;
use crate::lower::plan::share::{Shared, makes_item};
use crate::rust::{Purpose, Served};
use crate::spelling::Docs;

/// The uses of inline schemas, by the schema that stands for each type.
#[derive(Debug)]
pub(in crate::lower) struct Purposes<'a>(HashMap<SchemaId, IndexSet<Use<'a>>>);

/// A use: a part of something, in some role there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
struct Use<'a> {
    part: Extent,
    role: Role<'a>,
    user: User,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Extent {
    Whole,
    Element,
    Value,
    Key,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Role<'a> {
    Itself,
    RequestBody,
    ResponseBody,
    ErrorBody,
    Payload,
    Parameter(&'a str),
    Header(&'a str),
    Property(&'a str),
    FormPart(&'a str),
    Branch,
    Subtype,
}

/// An operation or webhook by its index, or a type.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum User {
    Operation(usize),
    Webhook(usize),
    Type(SchemaId),
}

impl Purposes<'_> {
    /// The purpose of the type that `item` stands for, unless it is a named one.
    pub(in crate::lower) fn of(&self, api: &Api, names: &Names, item: SchemaId) -> Option<Purpose> {
        let uses = self.0.get(&item)?;
        let first = uses.first()?;
        let is_common = uses.iter().all(|other| (other.part, other.role) == (first.part, first.role));
        let users: IndexSet<User> = uses.iter().map(|one| one.user).collect();
        let shown = if users.len() == 2 { 2 } else { 1 };
        Some(Purpose {
            lead: if is_common { first.lead() } else { Docs::fixed("Used by") },
            places: users.iter().take(shown).filter_map(|user| serve(api, names, *user)).collect(),
            others: users.len() - shown,
        })
    }

    /// Returns `true` if only one type holds it, so that its name tells as much.
    pub(in crate::lower) fn is_plain(&self, item: SchemaId) -> bool {
        self.0.get(&item).is_none_or(|uses| uses.len() == 1 && matches!(uses[0].user, User::Type(_)))
    }
}

impl Use<'_> {
    fn lead(&self) -> Docs {
        let quoted = |kind: &str, name: &str| match self.part {
            Extent::Whole => format!("{kind} `{}`", name.replace('`', "'")),
            _ => format!("`{}`", name.replace('`', "'")),
        };
        let whole = match self.role {
            Role::Itself => String::new(),
            Role::RequestBody => "request body".to_owned(),
            Role::ResponseBody => "response body".to_owned(),
            Role::ErrorBody => "error body".to_owned(),
            Role::Payload => "payload".to_owned(),
            Role::Parameter(name) => quoted("parameter", name),
            Role::Header(name) => quoted("header", name),
            Role::Property(name) => quoted("property", name),
            Role::FormPart(name) => quoted("part", name),
            Role::Branch => "branch".to_owned(),
            Role::Subtype => "subtype".to_owned(),
        };
        let whole = if whole.is_empty() || whole.starts_with('`') { whole } else { format!("the {whole}") };
        let part = match self.part {
            Extent::Whole => return Docs::line(&format!("{} of", capitalized(whole.trim_start_matches("the ")))),
            Extent::Element => "Element of",
            Extent::Value => "Value of",
            Extent::Key => "Key of",
        };
        if whole.is_empty() { Docs::line(part) } else { Docs::line(&format!("{part} {whole} of")) }
    }
}

fn serve(api: &Api, names: &Names, user: User) -> Option<Served> {
    Some(match user {
        User::Operation(index) => {
            let name = names.of_call(index);
            let group = names.of_group(&name.module);
            Served::Call { module: name.module.clone(), group, method: name.method.clone() }
        }
        User::Type(id) => Served::Type(names.of_type(id)?.clone()),
        User::Webhook(index) => {
            let webhook = &api.webhooks[index];
            let kind = if webhook.callback.is_some() { "callback" } else { "webhook" };
            Served::Webhook(Docs::line(&format!("the {kind} `{}`", webhook.name.replace('`', "'"))))
        }
    })
}

pub(in crate::lower) fn find_purposes<'a>(
    api: &'a Api,
    shared: &Shared,
    replaced: &Replaced,
    taken_apart: &HashSet<SchemaId>,
    names: &Names,
) -> Purposes<'a> {
    let mut walk = Walk { api, shared, replaced, taken_apart, names, open: Vec::new(), found: HashMap::new() };
    for id in api.named.iter().filter(|id| !replaced.contains(**id) && !taken_apart.contains(*id)) {
        walk.enter_named(*id);
    }
    for (index, operation) in api.operations.iter().enumerate() {
        walk.enter_operation(operation, User::Operation(index));
    }
    for (index, webhook) in api.webhooks.iter().enumerate() {
        let content = webhook.body.iter().flat_map(|body| &body.content);
        walk.enter_content(content, Role::Payload, User::Webhook(index));
    }
    Purposes(walk.found)
}

struct Walk<'a, 'w> {
    api: &'a Api,
    shared: &'w Shared,
    replaced: &'w Replaced,
    taken_apart: &'w HashSet<SchemaId>,
    names: &'w Names,
    /// The schemas that are being entered: recursion ends there.
    open: Vec<SchemaId>,
    found: HashMap<SchemaId, IndexSet<Use<'a>>>,
}

impl<'a> Walk<'a, '_> {
    fn enter_named(&mut self, id: SchemaId) {
        let user = User::Type(self.shared.item(id));
        self.enter_parts(id, Use { part: Extent::Whole, role: Role::Itself, user });
        if let Some(subtypes) = self.api.heirs.get(&id) {
            self.enter(*subtypes, Use { part: Extent::Whole, role: Role::Subtype, user });
        }
    }

    fn enter_operation(&mut self, operation: &'a Operation, user: User) {
        for parameter in &operation.parameters {
            self.enter(parameter.schema, Use { part: Extent::Whole, role: Role::Parameter(&parameter.name), user });
        }
        self.enter_content(operation.body.iter().flat_map(|body| &body.content), Role::RequestBody, user);
        for response in &operation.responses {
            self.enter_content(&response.content, role_of(operation, response), user);
            for header in &response.headers {
                self.enter(header.schema, Use { part: Extent::Whole, role: Role::Header(&header.name), user });
            }
        }
    }

    fn enter_content(&mut self, content: impl IntoIterator<Item = &'a MediaType>, role: Role<'a>, user: User) {
        for media_type in content {
            if let Some(schema) = media_type.schema {
                self.enter(schema, Use { part: Extent::Whole, role, user });
            }
            if let Some(item) = media_type.item {
                self.enter(item, Use { part: Extent::Element, role, user });
            }
        }
    }

    fn enter(&mut self, id: SchemaId, used: Use<'a>) {
        let schema = &self.api.schemas[id];
        let is_named = schema.name.is_some() && !self.taken_apart.contains(&id);
        if is_named || self.open.contains(&id) || self.replaced.contains(id) {
            return;
        }
        let is_itself = used.part == Extent::Whole && used.role == Role::Itself;
        if makes_item(&schema.shape) && !is_itself {
            self.found.entry(self.shared.item(id)).or_default().insert(used);
        }
        self.enter_parts(id, used);
    }

    fn enter_parts(&mut self, id: SchemaId, used: Use<'a>) {
        self.open.push(id);
        match &self.api.schemas[id].shape {
            Shape::Any | Shape::Scalar(_) | Shape::StringEnumeration(_) | Shape::IntegerEnumeration(_) => {}
            Shape::Same(target) => self.enter(*target, used),
            Shape::Array(element) => self.enter(*element, Use { part: Extent::Element, ..used }),
            Shape::Tuple(elements) => {
                for element in elements {
                    self.enter(*element, Use { part: Extent::Element, ..used });
                }
            }
            Shape::Map(map) => {
                self.enter(map.values, Use { part: Extent::Value, ..used });
                if let Some(keys) = map.keys {
                    self.enter(keys, Use { part: Extent::Key, ..used });
                }
            }
            Shape::Union(union) => {
                let user = self.own_type(id).unwrap_or(used.user);
                for branch in &union.branches {
                    self.enter(branch.schema, Use { part: Extent::Whole, role: Role::Branch, user });
                }
            }
            Shape::Object(object) => {
                let own = self.own_type(id);
                let user = own.unwrap_or(used.user);
                for property in &object.properties {
                    let name = &property.name;
                    let role = if own.is_some() { Role::Property(name) } else { Role::FormPart(name) };
                    self.enter(property.schema, Use { part: Extent::Whole, role, user });
                }
                if let Additional::Declared(values) = object.additional {
                    self.enter(values, Use { part: Extent::Value, role: Role::Itself, user });
                }
            }
        }
        self.open.pop();
    }

    /// The type of a schema; a form whose parts are given one by one has none.
    fn own_type(&self, id: SchemaId) -> Option<User> {
        let item = self.shared.item(id);
        self.names.of_type(item).map(|_| User::Type(item))
    }
}

fn role_of<'a>(operation: &Operation, response: &Response) -> Role<'a> {
    let stands_for_success = response.status == Status::Default && operation.successes().next().is_none();
    if response.status.is_success() || stands_for_success { Role::ResponseBody } else { Role::ErrorBody }
}
