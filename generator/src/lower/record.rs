//! The members of the ledger: every name inside the items that has to stay.

use super::items::placed::Placed;
use super::lowering::Lowering;
use super::plan::inputs::input_keys;
use super::plan::keys::{branch_keys, member_keys};
use super::plan::members::member;
use crate::api::Shape;
use crate::ledger::{GROUP, Ledger};
use crate::parallel;
use crate::rust::{Call, Ident, ItemKind, Type};
use crate::spelling::Kind;

pub(super) fn record_types(lowering: &Lowering<'_>, items: &[Placed], ledger: &mut Ledger) {
    for (placed, members) in items.iter().zip(parallel::map(items, |_, placed| members_of(lowering, placed))) {
        if !members.is_empty() {
            let path = format!("{}::{}", placed.path.module.path(), placed.path.ident.name());
            ledger.members.insert(path, members);
        }
    }
}

fn members_of(lowering: &Lowering<'_>, placed: &Placed) -> Vec<String> {
    let keys = member_keys(lowering.api(), placed.schema);
    let lines = |idents: Vec<&Ident>| {
        keys.iter().zip(idents).map(|(key, ident)| member(key, ident, Kind::Variant)).collect::<Vec<_>>()
    };
    match &placed.item.kind {
        ItemKind::Struct(object) => {
            let schemas = || lowering.facts.places.get(&placed.schema).into_iter().flat_map(|place| &place.schemas);
            let chosen = |key: &str| lowering.members.field_of(lowering.api(), schemas(), key).is_some();
            let line = |(key, field): (&String, &crate::rust::Field)| {
                if chosen(key) { key.clone() } else { member(key, &field.ident, Kind::Field) }
            };
            keys.iter().zip(&object.fields).map(line).collect()
        }
        ItemKind::StringEnum(values) => lines(values.variants.iter().map(|variant| &variant.ident).collect()),
        ItemKind::IntegerEnum(values) => lines(values.variants.iter().map(|variant| &variant.ident).collect()),
        ItemKind::Union(union) => {
            let Shape::Union(branches) = &lowering.api().schemas[placed.schema].shape else { return Vec::new() };
            let keys = branch_keys(lowering.api(), branches);
            keys.iter().zip(&union.variants).map(|(key, variant)| member(key, &variant.ident, Kind::Variant)).collect()
        }
        ItemKind::Alias(_) | ItemKind::Newtype(_) => Vec::new(),
    }
}

pub(super) fn record_calls(lowering: &Lowering<'_>, calls: &[Call], inputs: &[Vec<Ident>], ledger: &mut Ledger) {
    let members = parallel::map(calls, |index, call| members_of_call(lowering, index, call, &inputs[index]));
    for (index, members) in members.into_iter().enumerate() {
        let name = lowering.names.of_call(index);
        if !members.is_empty() {
            ledger.members.insert(format!("{}::{}", name.module.name(), name.method.name()), members);
        }
        let group = lowering.names.of_group(&name.module);
        ledger.members.entry(name.module.name().to_owned()).or_insert_with(|| vec![format!("{GROUP}{group}")]);
    }
}

fn members_of_call(lowering: &Lowering<'_>, index: usize, call: &Call, idents: &[Ident]) -> Vec<String> {
    let keys = input_keys(lowering.api(), &lowering.api().operations[index]);
    let line = |(at, (key, ident)): (usize, (String, &Ident))| match lowering.chosen_input(index, at) {
        Some(_) => key,
        None => member(&key, ident, Kind::Method),
    };
    let mut members: Vec<String> = keys.into_iter().zip(idents).enumerate().map(line).collect();
    let companions = [("response", &call.responses.output), ("error", &call.responses.error)];
    members.extend(companions.into_iter().filter_map(|(role, ty)| match ty {
        Type::Local(ident) => Some(format!("> {role} = {ident}")),
        _ => None,
    }));
    members.extend(call.bundle.iter().map(|bundle| format!("> arguments = {}", bundle.ident)));
    members
}
