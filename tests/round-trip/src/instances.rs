//! Values that a schema allows, as far as one can tell by reading it: a validator has the last word.

use std::cell::Cell;

use serde_json::{Value, json};

use crate::files::{Files, Schema};
use crate::keywords::{Keywords, gather};
use crate::scalars;

/// A value, and why it was made.
#[derive(Debug)]
pub struct Instance {
    /// What it is to show.
    pub what: String,
    /// The value.
    pub value: Value,
    /// Whether it must come back although the schema does not list it.
    pub open: bool,
}

/// How a value is made.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Style {
    /// Everything that may be there is.
    pub(crate) full: bool,
    /// Null wherever it is allowed, except for the value as a whole.
    pub(crate) nulls: bool,
    /// Where other properties are allowed, there is one.
    pub(crate) extra: bool,
    /// Enumerations have a value that they do not list.
    pub(crate) unknown: bool,
    /// Of what need not be there, some is: which, this number says.
    pub(crate) some: Option<usize>,
    /// Which branch of each union, which value of each enumeration.
    pub(crate) turn: usize,
}

/// All that is tried of one schema; the same value is not tried twice.
pub fn instances(files: &Files, schema: Schema<'_>) -> Vec<Instance> {
    let mut found = Found::default();
    let minimal = Style::default();
    let full = Style { full: true, ..minimal };
    let mut turn = 0;
    let mut turns = 3;
    while turn < turns {
        turns = turns.max(found.add(files, schema, &format!("required {turn}"), Style { turn, ..minimal }));
        turns = turns.max(found.add(files, schema, &format!("everything {turn}"), Style { turn, ..full }));
        turn += 1;
    }
    for some in 0..6 {
        let style = Style { some: Some(some), turn: some, ..full };
        found.add(files, schema, &format!("some {some}"), style);
    }
    found.add(files, schema, "nulls", Style { nulls: true, ..full });
    found.add(files, schema, "other properties", Style { extra: true, ..full });
    found.add(files, schema, "unknown values", Style { unknown: true, ..full });
    if gather(files, &[schema], Some(0)).takes_null() {
        found.push("null".to_owned(), Value::Null, false);
    }
    for (what, value) in written(schema) {
        found.push(what, value, false);
    }
    found.instances
}

/// What the document itself gives as examples.
fn written(schema: Schema<'_>) -> Vec<(String, Value)> {
    let mut written = Vec::new();
    for keyword in ["example", "x-example", "default"] {
        written.extend(schema.get(keyword).map(|value| (keyword.to_owned(), value.clone())));
    }
    let examples = schema.get("examples").and_then(Value::as_array).into_iter().flatten();
    written.extend(examples.enumerate().map(|(at, value)| (format!("examples {at}"), value.clone())));
    written
}

#[derive(Default)]
struct Found {
    instances: Vec<Instance>,
}

/// A union or enumeration of more than this is not tried whole.
const MOST_TURNS: usize = 48;

impl Found {
    /// Makes a value and keeps it; tells how many turns there are to take.
    fn add(&mut self, files: &Files, schema: Schema<'_>, what: &str, style: Style) -> usize {
        let maker = Maker { files, style, turns: Cell::new(1), nodes: Cell::new(0) };
        if let Some(value) = maker.make(&[schema], 0) {
            self.push(what.to_owned(), value, style.unknown);
        }
        maker.turns.get().min(MOST_TURNS)
    }

    fn push(&mut self, what: String, value: Value, open: bool) {
        if !self.instances.iter().any(|there| there.value == value) {
            self.instances.push(Instance { what, value, open });
        }
    }
}

pub(crate) struct Maker<'a> {
    pub(crate) files: &'a Files,
    pub(crate) style: Style,
    /// How many turns show everything.
    turns: Cell<usize>,
    pub(crate) nodes: Cell<usize>,
}

/// Below this, only what is required is there.
pub(crate) const FULL_DEPTH: usize = 4;
/// Below this, there is nothing.
const DEEPEST: usize = 16;
/// A value of more parts than this says nothing new.
pub(crate) const ENOUGH: usize = 600;

impl<'a> Maker<'a> {
    /// A value of which all these schemas are said.
    pub(crate) fn make(&self, schemas: &[Schema<'a>], depth: usize) -> Option<Value> {
        self.nodes.set(self.nodes.get() + 1);
        if depth > DEEPEST || schemas.iter().any(|schema| *schema.value == Value::Bool(false)) {
            return None;
        }
        let keywords = gather(self.files, schemas, Some(self.style.turn));
        if self.style.nulls && depth > 0 && keywords.takes_null() {
            return Some(Value::Null);
        }
        self.take_turns(keywords.ways, depth);
        match &keywords.values {
            Some(values) => self.make_listed(values, depth),
            None => self.make_typed(&keywords, depth),
        }
    }

    pub(crate) fn take_turns(&self, ways: usize, depth: usize) {
        let ways = if depth == 0 { ways } else { ways.min(8) };
        self.turns.set(self.turns.get().max(ways));
    }

    fn make_listed(&self, values: &[&Value], depth: usize) -> Option<Value> {
        let values: Vec<&&Value> = values.iter().filter(|value| !value.is_null()).collect();
        self.take_turns(values.len(), depth);
        if self.style.unknown && values.len() > 1 && values.iter().all(|value| value.is_string()) {
            return Some(json!("a value that is not listed"));
        }
        values.get(self.style.turn % values.len().max(1)).map(|value| (**value).clone())
    }

    fn make_typed(&self, keywords: &Keywords<'a>, depth: usize) -> Option<Value> {
        let types: Vec<&str> = match &keywords.types {
            Some(types) => types.iter().copied().filter(|name| *name != "null").collect(),
            None => implied(keywords).into_iter().collect(),
        };
        let Some(kind) = types.get(self.style.turn % types.len().max(1)) else {
            return Some(if keywords.types.is_some() { Value::Null } else { self.make_anything() });
        };
        self.take_turns(types.len(), depth);
        match *kind {
            "object" => self.make_object(keywords, depth),
            "array" => self.make_array(keywords, depth),
            scalar => scalars::make(scalar, keywords, self.style.turn),
        }
    }

    /// Any value is valid.
    fn make_anything(&self) -> Value {
        match self.style.turn % 3 {
            0 => json!({"any": [1, "a", null, 2.5], "thing": {"is": true}}),
            1 => json!("text"),
            _ => json!([1, {"a": null}]),
        }
    }

    fn make_array(&self, keywords: &Keywords<'a>, depth: usize) -> Option<Value> {
        let full = self.style.full && depth < FULL_DEPTH && self.nodes.get() < ENOUGH;
        let least = keywords.count("minItems").unwrap_or(0).min(20);
        let wanted = if full { least.max(keywords.prefix.len()).max(1) } else { least };
        let most = keywords.count("maxItems").unwrap_or(usize::MAX);
        let mut items = Vec::new();
        for at in 0..wanted.min(most) {
            let schemas = keywords.prefix.get(at).map_or(&keywords.items[..], std::slice::from_ref);
            let style = Style { turn: self.style.turn + at, ..self.style };
            let maker = Maker { files: self.files, style, turns: Cell::new(1), nodes: self.nodes.clone() };
            match maker.make(schemas, depth + 1) {
                Some(item) => items.push(item),
                None if items.len() >= least => break,
                None => return None,
            }
            self.nodes.set(maker.nodes.get());
            self.take_turns(maker.turns.get(), depth + 1);
        }
        Some(Value::Array(items))
    }
}

/// The type of a schema that does not say it.
pub(crate) fn implied(keywords: &Keywords<'_>) -> Option<&'static str> {
    let object = !keywords.properties.is_empty() || !keywords.required.is_empty() || !keywords.additional.is_empty();
    let array = !keywords.items.is_empty() || !keywords.prefix.is_empty();
    let string = ["format", "pattern", "minLength", "maxLength"].iter().any(|keyword| keywords.get(keyword).is_some());
    let number = ["minimum", "maximum", "multipleOf"].iter().any(|keyword| keywords.get(keyword).is_some());
    match (object, array, string, number) {
        (true, ..) => Some("object"),
        (_, true, ..) => Some("array"),
        (.., true) => Some("number"),
        (_, _, true, _) => Some("string"),
        _ => None,
    }
}
