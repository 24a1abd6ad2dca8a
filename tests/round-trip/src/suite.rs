//! The tests of JSON Schema, as a document whose components are their schemas.
//!
//! ```text
//! items.json [{schema: {items: …}, tests: [{data: [1], valid: true}]}]   →   components.schemas.items_0, and its instances
//! ```
//!
//! Each schema is also the value of a property, because constraints of a component that is no object are looked at where
//! it is used.

use std::fs;
use std::path::Path;

use serde::Deserialize;
use serde_json::{Value, json};

/// A group of the suite: a schema, and instances.
#[derive(Debug, Deserialize)]
pub struct Group {
    /// The name of the file.
    #[serde(skip)]
    pub file: String,
    /// The name of the component.
    #[serde(skip)]
    pub component: String,
    description: String,
    schema: Value,
    tests: Vec<Instance>,
}

/// An instance, and whether it is valid.
#[derive(Debug, Deserialize)]
struct Instance {
    description: String,
    data: Value,
    valid: bool,
}

/// An instance to be sent.
#[derive(Debug)]
pub struct Sent<'g> {
    /// The name of the component that it is sent through.
    pub component: String,
    /// The file, the group and the instance.
    pub name: String,
    /// What is sent.
    pub value: Value,
    /// Whether it is valid.
    pub valid: bool,
    /// The group.
    pub group: &'g Group,
}

/// The groups of all files of the suite, in the order of the files' names.
pub fn read_groups(folder: &Path) -> Vec<Group> {
    let entries = fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path());
    let mut paths: Vec<_> = entries.filter(|path| path.extension().is_some_and(|end| end == "json")).collect();
    paths.sort();
    paths.iter().flat_map(|path| read_file(path)).collect()
}

fn read_file(path: &Path) -> Vec<Group> {
    let file = path.file_stem().expect("a name").to_string_lossy().into_owned();
    let text = fs::read_to_string(path).expect("a file");
    let groups: Vec<Group> = serde_json::from_str(&text).expect("groups");
    let named = groups.into_iter().enumerate().map(|(at, group)| Group {
        component: format!("{}_{at}", file.replace('-', "_")),
        file: file.clone(),
        ..group
    });
    named.collect()
}

/// The document: two components for each group.
pub fn document(groups: &[Group]) -> Value {
    let components = groups.iter().flat_map(|group| {
        let schema = identified(&group.schema, &group.component);
        let id = schema.get("$id").cloned();
        let reference = id.unwrap_or_else(|| json!(format!("#/components/schemas/{}", group.component)));
        let holder = json!({"type": "object", "required": ["value"], "properties": {"value": {"$ref": reference}}});
        [(group.component.clone(), schema), (holder_of(&group.component), holder)]
    });
    let components: serde_json::Map<String, Value> = components.collect();
    json!({
        "openapi": "3.1.0",
        "info": {"title": "Suite", "version": "1"},
        "paths": {},
        "components": {"schemas": components},
    })
}

/// A schema with an `$id`, so that its pointers begin at its own root.
fn identified(schema: &Value, component: &str) -> Value {
    let mut schema = schema.clone();
    if let Value::Object(keywords) = &mut schema
        && !keywords.contains_key("$id")
    {
        keywords.insert("$id".to_owned(), json!(format!("https://suite.example/{component}")));
    }
    schema
}

fn holder_of(component: &str) -> String {
    format!("{component}_holder")
}

/// Every instance, through its component and through the object that holds it.
pub fn instances(groups: &[Group]) -> Vec<Sent<'_>> {
    let all = groups.iter().flat_map(|group| group.tests.iter().map(move |instance| (group, instance)));
    let sent = all.flat_map(|(group, instance)| {
        let name = format!("{}: {}: {}", group.file, group.description, instance.description);
        let one = |component: String, value: Value| Sent {
            component,
            name: name.clone(),
            value,
            valid: instance.valid,
            group,
        };
        [
            one(group.component.clone(), instance.data.clone()),
            one(holder_of(&group.component), json!({"value": instance.data})),
        ]
    });
    sent.collect()
}
