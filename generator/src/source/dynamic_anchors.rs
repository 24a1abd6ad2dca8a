//! The `$dynamicAnchor`s of a file, by the part of it that they belong to.

use std::collections::HashMap;

use indexmap::IndexMap;

use crate::origin::Pointer;

/// The places of `$dynamicAnchor`s; the empty name stands for `$recursiveAnchor` of JSON Schema 2019-09.
#[derive(Debug, Default)]
pub(super) struct DynamicAnchors {
    places: IndexMap<String, Vec<Pointer>>,
    in_resources: HashMap<Pointer, HashMap<String, Vec<Pointer>>>,
    /// Those that belong to no resource but the file.
    in_units: HashMap<Pointer, HashMap<String, Vec<Pointer>>>,
}

impl DynamicAnchors {
    /// Adds a place, of which this is the innermost resource.
    pub(super) fn add(&mut self, name: &str, place: &Pointer, resource: Pointer) {
        self.places.entry(name.to_owned()).or_default().push(place.clone());
        if resource == Pointer::ROOT {
            let unit = self.in_units.entry(unit_of(place)).or_default();
            unit.entry(name.to_owned()).or_default().push(place.clone());
        }
        self.in_resources.entry(resource).or_default().entry(name.to_owned()).or_default().push(place.clone());
    }

    /// All places with this name.
    pub(super) fn places(&self, name: &str) -> &[Pointer] {
        self.places.get(name).map_or(&[], Vec::as_slice)
    }

    /// All names.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.places.keys().map(String::as_str)
    }

    /// The places with this name of which this resource is the innermost one.
    pub(super) fn of_resource(&self, resource: &Pointer, name: &str) -> &[Pointer] {
        self.in_resources.get(resource).and_then(|names| names.get(name)).map_or(&[], Vec::as_slice)
    }

    /// The places with this name in a schema without a `$id`.
    pub(super) fn of_unit(&self, unit: &Pointer, name: &str) -> &[Pointer] {
        self.in_units.get(unit).and_then(|names| names.get(name)).map_or(&[], Vec::as_slice)
    }
}

/// The schema without a `$id` around a place: a component, a shared definition, or the schema of a parameter or a media
/// type.
pub(super) fn unit_of(pointer: &Pointer) -> Pointer {
    let tokens = pointer.tokens();
    let length = match tokens[..] {
        ["components", "schemas", _, ..] => 3,
        ["definitions" | "$defs", _, ..] => 2,
        _ => tokens.iter().position(|token| *token == "schema").map_or(0, |at| at + 1),
    };
    tokens[..length].iter().fold(Pointer::ROOT, |pointer, token| pointer.key(token))
}
