//! The runtime's types for formats that a crate names.

use std::collections::BTreeSet;

use super::files::Files;
use crate::rust::{Call, Format, Headers, Item, ItemKind, Parameter, Passing, Type, Webhooks};

/// Returns every format of the types of a crate, in order.
pub(in crate::lower) fn find_formats(files: &Files, headers: Option<&Headers>, webhooks: &[Webhooks]) -> Vec<Format> {
    let items = files.types.iter().flat_map(|file| &file.items).chain(files.tags.iter().flat_map(|tag| &tag.items));
    let calls = files.tags.iter().flat_map(|tag| &tag.calls);
    let headers = headers.into_iter().flat_map(|headers| &headers.sets).flat_map(|set| &set.fields);
    let payloads = webhooks.iter().flat_map(|module| &module.webhooks).map(|webhook| &webhook.payload);
    let types = items.flat_map(types_of_item).chain(calls.flat_map(types_of_call));
    let types = types.chain(headers.map(|field| &field.header.ty)).chain(payloads);
    let formats: BTreeSet<Format> = types.flat_map(formats_in).collect();
    formats.into_iter().collect()
}

fn types_of_item(item: &Item) -> Vec<&Type> {
    match &item.kind {
        ItemKind::Struct(object) => {
            let fields = object.fields.iter().map(|field| &field.ty);
            fields.chain(object.rest.iter().map(|rest| &rest.values)).collect()
        }
        ItemKind::Union(union) => union.variants.iter().map(|variant| &variant.ty).collect(),
        ItemKind::Alias(alias) => vec![&alias.ty],
        ItemKind::Newtype(newtype) => vec![&newtype.ty],
        ItemKind::StringEnum(_) | ItemKind::IntegerEnum(_) => Vec::new(),
    }
}

fn types_of_call(call: &Call) -> Vec<&Type> {
    let fields = call.bundle.iter().flat_map(|bundle| &bundle.fields);
    let others = call.starters.iter().flat_map(|starter| &starter.arguments);
    let links = call.links.iter().flat_map(|link| &link.arguments);
    let arguments = call.arguments.iter().chain(fields).chain(others).chain(links).map(|argument| &argument.parameter);
    let parameters = arguments.chain(call.setters.iter().map(|setter| &setter.parameter));
    let variants = call.responses.output_variants.iter().chain(&call.responses.error_variants);
    let views = call.views.iter().map(|view| &view.output);
    let responses = [&call.responses.output, &call.responses.error].into_iter().chain(views);
    let responses = responses.chain(variants.filter_map(|variant| variant.ty.as_ref()));
    parameters.filter_map(type_of_parameter).chain(responses).collect()
}

fn type_of_parameter(parameter: &Parameter) -> Option<&Type> {
    match &parameter.passing {
        Passing::Value(ty)
        | Passing::Slice(ty)
        | Passing::Reference(ty)
        | Passing::Into(ty)
        | Passing::Sequence(ty) => Some(ty),
        _ => None,
    }
}

/// Returns the formats in a type, at every level.
fn formats_in(ty: &Type) -> Vec<Format> {
    match ty {
        Type::Formatted(format) => vec![*format],
        Type::Events(inner)
        | Type::Items(inner)
        | Type::Option(inner)
        | Type::Vec(inner)
        | Type::Boxed(inner)
        | Type::BySerde(inner)
        | Type::Alias(_, inner) => formats_in(inner),
        Type::Map(keys, values) => [formats_in(keys), formats_in(values)].concat(),
        Type::Tuple(elements) => elements.iter().flat_map(formats_in).collect(),
        _ => Vec::new(),
    }
}
