//! An estimate of the lines that a type or a call takes in a file. A guess within a tenth is enough: it only decides which types
//! share a file.
//!
//! ```text
//! /// A pet.                        the documentation
//! #[derive(Clone, PartialEq)]       3 lines of every struct
//! #[non_exhaustive]
//! pub struct Pet {
//!     pub id: i64,                  a line for each field, after its documentation
//! }
//!                                   and then the constructor, the setters, and the table of keys
//! ```

use crate::rust::{Call, Construction, Docs, Field, Item, ItemKind, Struct, Union};

/// The attributes, the name and the end of a definition, with the empty line behind it.
const DEFINITION: usize = 5;

/// The first and the last line of a table, with the empty line behind it.
const TABLE: usize = 3;

/// A function without a body, with an attribute, a line of documentation, and an empty line.
const FUNCTION: usize = 6;

/// The example, the attributes and the body of a method that starts a call.
const CALL: usize = 12;

/// The two ways between a union and JSON, without what is done for each variant.
const CONVERSIONS: usize = 20;

pub(super) fn lines_of(item: &Item) -> usize {
    let body = match &item.kind {
        ItemKind::Struct(object) => lines_of_struct(object),
        ItemKind::StringEnum(values) => lines_of_values(values.variants.iter().map(|variant| &variant.docs)),
        ItemKind::IntegerEnum(values) => lines_of_values(values.variants.iter().map(|variant| &variant.docs)),
        ItemKind::Union(union) => lines_of_union(union),
        ItemKind::Alias(_) => 2,
        ItemKind::Newtype(_) => DEFINITION + CONVERSIONS,
    };
    item.docs.lines().len() + body
}

/// A call has its method, its newtype with a setter for each optional input, its table, and the enums of its responses.
pub(super) fn lines_of_call(call: &Call) -> usize {
    let arguments = call.arguments.len() + call.bundle.iter().map(|bundle| bundle.fields.len()).sum::<usize>();
    let example = call.arguments.len() + CALL;
    let setters: usize = call.setters.iter().map(|setter| setter.docs.lines().len() + FUNCTION).sum();
    let variants = call.responses.output_variants.iter().chain(&call.responses.error_variants);
    let enums: usize = variants.map(|variant| variant.docs.lines().len() + 1).sum();
    let others = call.starters.len() + call.views.len() + call.links.len();
    let bundle: usize =
        call.bundle.iter().flat_map(|bundle| &bundle.fields).map(|field| field.docs.lines().len() + 2).sum();
    let table = TABLE + call.responses.rows.len() + 4;
    call.docs.lines().len()
        + example
        + arguments
        + DEFINITION
        + setters
        + enums
        + others * 2 * FUNCTION
        + bundle
        + table
}

fn lines_of_struct(object: &Struct) -> usize {
    let fields: usize = object.fields.iter().map(lines_of_field).sum();
    let rest = object.rest.iter().count() * 2;
    let setters = if object.setters.is_empty() { 0 } else { TABLE + object.setters.len() };
    let json = lines_of_json(object.fields.len());
    DEFINITION + fields + rest + lines_of_functions(object) + setters + json
}

/// A long object is read and written field by field.
fn lines_of_json(fields: usize) -> usize {
    if fields > Struct::MOST_ROWS { CONVERSIONS + 2 * fields } else { TABLE + fields }
}

fn lines_of_field(field: &Field) -> usize {
    field.docs.lines().len() + usize::from(field.deprecated) + 1
}

fn lines_of_functions(object: &Struct) -> usize {
    let asked = object.fields.iter().filter(|field| field.is_asked());
    let constructor = match object.construction {
        Construction::Derived | Construction::Received => 0,
        Construction::Constants => FUNCTION + object.fields.len(),
        Construction::Arguments => FUNCTION + TABLE + object.fields.len() + asked.count(),
        Construction::Required(_) => {
            FUNCTION + TABLE + object.fields.len() + DEFINITION + asked.map(lines_of_field).sum::<usize>()
        }
    };
    constructor + object.defaults.len() * FUNCTION
}

fn lines_of_values<'a>(docs: impl Iterator<Item = &'a Docs>) -> usize {
    DEFINITION + 2 + TABLE + docs.map(|docs| docs.lines().len() + 2).sum::<usize>()
}

/// A variant has a line in the definition, in reading, in writing, and in the table of what converts into it.
fn lines_of_union(union: &Union) -> usize {
    let variants: usize = union.variants.iter().map(|variant| variant.docs.lines().len() + 4).sum();
    DEFINITION + 2 + CONVERSIONS + TABLE + variants
}
