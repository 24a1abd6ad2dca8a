//! The part that a schema plays, which stays when it moves in the document: into `allOf`, behind a reference, to another
//! index or another media type.
//!
//! ```text
//! #/components/schemas/Pet/allOf/1/properties/status  →  #/components/schemas/Pet > status
//! #/paths/~1pets/get/parameters/0/schema              →  #/paths/~1pets/get > query status
//! ```

use std::collections::HashMap;

use super::inline::makes_item;
use super::keys::{branch_keys, parameter_keys};
use crate::api::{Additional, Api, Body, MediaType, Operation, SchemaId, Shape, Union};

/// The number of roles by which a schema is remembered.
const MOST: usize = 3;

/// The roles of schemas.
#[derive(Debug, Default)]
pub(in crate::lower) struct Roles {
    /// Of each schema that is written inline and may become a type.
    pub(in crate::lower) inline: HashMap<SchemaId, Vec<String>>,
    /// Of each named schema.
    pub(in crate::lower) named: HashMap<SchemaId, Vec<String>>,
}

impl Roles {
    /// Returns the roles of a schema, the first ones only.
    pub(in crate::lower) fn of(&self, id: SchemaId) -> &[String] {
        self.inline.get(&id).or_else(|| self.named.get(&id)).map_or(&[], Vec::as_slice)
    }
}

pub(in crate::lower) fn find_roles(api: &Api) -> Roles {
    let mut finding = Finding { api, roles: Roles::default(), open: Vec::new() };
    for id in &api.named {
        finding.enter_named(*id);
    }
    for operation in &api.operations {
        finding.enter_operation(operation);
    }
    for webhook in &api.webhooks {
        let role = api.addresses.of(&webhook.origin);
        webhook.body.iter().for_each(|body| finding.enter_body(body, &role));
    }
    finding.roles
}

/// Returns the role of the value inside a nullable named schema.
pub(in crate::lower) fn role_of_value(address: &str) -> String {
    format!("{address} > some")
}

struct Finding<'a> {
    api: &'a Api,
    roles: Roles,
    /// The schemas on the current path, at which recursion ends.
    open: Vec<SchemaId>,
}

impl Finding<'_> {
    fn enter_named(&mut self, id: SchemaId) {
        let schema = &self.api.schemas[id];
        let address = self.api.addresses.of(&schema.origin);
        self.open.push(id);
        match schema.shape {
            Shape::Same(value) if schema.nullable => self.enter(value, role_of_value(&address)),
            _ => self.enter_parts(id, &address),
        }
        self.open.pop();
        if let Some(heirs) = self.api.heirs.get(&id) {
            self.enter(*heirs, format!("{address} > subtypes"));
        }
    }

    fn enter(&mut self, id: SchemaId, role: String) {
        let schema = &self.api.schemas[id];
        if schema.name.is_some() {
            return remember(&mut self.roles.named, id, role);
        }
        if self.open.contains(&id) {
            return;
        }
        if makes_item(&schema.shape) {
            if self.roles.inline.get(&id).is_some_and(|roles| roles.len() >= MOST) {
                return;
            }
            remember(&mut self.roles.inline, id, role.clone());
        }
        self.open.push(id);
        self.enter_parts(id, &role);
        self.open.pop();
    }

    fn enter_parts(&mut self, id: SchemaId, role: &str) {
        match &self.api.schemas[id].shape {
            Shape::Any | Shape::Scalar(_) | Shape::StringEnumeration(_) | Shape::IntegerEnumeration(_) => {}
            Shape::Same(target) => self.enter(*target, role.to_owned()),
            Shape::Array(part) => self.enter(*part, format!("{role} > []")),
            Shape::Map(map) => {
                self.enter(map.values, format!("{role} > {{}}"));
                map.keys.into_iter().for_each(|keys| self.enter(keys, format!("{role} > keys")));
            }
            Shape::Tuple(elements) => {
                for (at, element) in elements.iter().enumerate() {
                    self.enter(*element, format!("{role} > [{at}]"));
                }
            }
            Shape::Object(object) => {
                for property in &object.properties {
                    self.enter(property.schema, format!("{role} > {}", property.name));
                }
                if let Additional::Declared(values) = object.additional {
                    self.enter(values, format!("{role} > {{}}"));
                }
            }
            Shape::Union(union) => self.enter_union(union, role),
        }
    }

    fn enter_union(&mut self, union: &Union, role: &str) {
        for (at, key) in branch_keys(self.api, union).into_iter().enumerate() {
            self.enter(union.branches[at].schema, format!("{role} > {key}"));
        }
    }

    fn enter_operation(&mut self, operation: &Operation) {
        let address = self.api.addresses.of(&operation.origin);
        for (parameter, key) in operation.parameters.iter().zip(parameter_keys(operation)) {
            self.enter(parameter.schema, format!("{address} > {key}"));
        }
        operation.body.iter().for_each(|body| self.enter_body(body, &address));
        for response in &operation.responses {
            let role = format!("{address} > {}", response.status);
            self.enter_content(&response.content, &role);
            for header in &response.headers {
                self.enter(header.schema, format!("{role} > header {}", header.name.to_lowercase()));
            }
        }
    }

    fn enter_body(&mut self, body: &Body, address: &str) {
        self.enter_content(&body.content, &format!("{address} > body"));
    }

    /// Enters media types: the first one needs no name, and may change it.
    fn enter_content(&mut self, content: &[MediaType], role: &str) {
        for (at, media_type) in content.iter().enumerate() {
            let role = if at == 0 { role.to_owned() } else { format!("{role} > {}", media_type.name) };
            media_type.item.into_iter().for_each(|item| self.enter(item, format!("{role} > []")));
            media_type.schema.into_iter().for_each(|schema| self.enter(schema, role.clone()));
        }
    }
}

fn remember(roles: &mut HashMap<SchemaId, Vec<String>>, id: SchemaId, role: String) {
    let roles = roles.entry(id).or_default();
    if roles.len() < MOST && !roles.contains(&role) {
        roles.push(role);
    }
}
