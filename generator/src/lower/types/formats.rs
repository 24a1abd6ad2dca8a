//! Types of strings of a format, as the user chose them.
//!
//! ```yaml
//! {type: string, format: date-time}    # DateTime, of clientwright_runtime::formats::chrono
//! {type: string, format: int64}        # Formatted<i64>
//! {type: string, format: email}        # String
//! ```

use std::collections::{BTreeMap, BTreeSet};

use crate::api::{self, Api, NumberFormat, Scalar, SchemaId, Shape};
use crate::config::{DateCrate, DecimalCrate, FormatChoice, UriCrate, UuidCrate};
use crate::diagnostic::{Code, Diagnostics};
use crate::lower::naming::names::Names;
use crate::lower::plan::digits::keeps_digits;
use crate::lower::plan::overrides::Replaced;
use crate::lower::plan::previous::Previous;
use crate::rust::{Format, Int, Primitive, RuntimeFeature, Type};

/// The choice of types.
#[derive(Debug)]
pub(in crate::lower) struct Formats {
    choice: FormatChoice,
    /// The names of the crate's types and calls, and those that they had: aliases may have these.
    taken: BTreeSet<String>,
}

impl Formats {
    pub(in crate::lower) fn new(choice: FormatChoice, names: &Names, previous: &Previous) -> Self {
        let present = names.of_items().map(|ident| ident.name().to_owned());
        let roles = previous.ledger.roles.values().filter_map(|path| path.rsplit_once("::"));
        let former = previous.paths().chain(roles).map(|(_, name)| name.to_owned());
        Self { choice, taken: present.chain(former).collect() }
    }

    /// Returns the type of a string.
    pub(in crate::lower) fn type_of(&self, format: Option<api::Format>) -> Type {
        if format == Some(api::Format::Password) {
            return Type::Secret;
        }
        let Some(format) = format.and_then(|format| self.choose(format)) else { return Type::String };
        self.give(format)
    }

    /// Returns the type of a number whose digits are kept; `None` if a built-in type represents it exactly.
    pub(in crate::lower) fn type_of_number(&self, scalar: &Scalar) -> Option<Type> {
        if !keeps_digits(scalar) {
            return None;
        }
        let format = match (scalar, self.choice.decimal) {
            (Scalar::Integer { .. }, _) | (_, Some(DecimalCrate::String)) => of_runtime("BigNumber", None),
            _ => of_runtime("DecimalNumber", Some(RuntimeFeature::Decimal)),
        };
        Some(self.give(format))
    }

    fn give(&self, format: Format) -> Type {
        Type::Formatted(Format { imported: !self.taken.contains(format.name), ..format })
    }

    fn choose(&self, format: api::Format) -> Option<Format> {
        let choice = &self.choice;
        match format {
            api::Format::DateTime => of_dates(choice.dates(choice.date_time), "DateTime"),
            api::Format::Date => of_dates(choice.dates(choice.date), "Date"),
            api::Format::Time => of_dates(choice.dates(choice.time), "Time"),
            api::Format::Duration => of_dates(choice.dates(choice.duration), "Duration").filter(has_durations),
            api::Format::Uuid if choice.uuid == Some(UuidCrate::String) => None,
            api::Format::Uuid => Some(of_runtime("Uuid", Some(RuntimeFeature::Uuid))),
            api::Format::Uri if choice.uri == Some(UriCrate::String) => None,
            api::Format::Uri => Some(of_runtime("Uri", Some(RuntimeFeature::Url))),
            api::Format::Decimal if choice.decimal == Some(DecimalCrate::String) => None,
            api::Format::Decimal => Some(of_runtime("Decimal", Some(RuntimeFeature::Decimal))),
            api::Format::Byte => Some(of_runtime("Base64", None)),
            api::Format::Ipv4 => Some(of_runtime("Ipv4", None)),
            api::Format::Ipv6 => Some(of_runtime("Ipv6", None)),
            api::Format::Number(name) => Some(Format { value: Some(number(name)), ..of_runtime("Formatted", None) }),
            api::Format::Binary | api::Format::Password => None,
        }
    }

    /// Reports each format that the chosen crate has no type for once, with the number of places.
    pub(in crate::lower) fn report(&self, api: &Api, replaced: &Replaced, diagnostics: &mut Diagnostics) {
        let mut found: BTreeMap<api::Format, (SchemaId, usize)> = BTreeMap::new();
        for id in api.schemas.ids() {
            if let Shape::Scalar(Scalar::String { format: Some(format) }) = &api.schemas[id].shape
                && self.lacks(*format)
                && !replaced.contains(id)
            {
                found.entry(*format).or_insert((id, 0)).1 += 1;
            }
        }
        for (format, (first, count)) in found {
            let places = if count == 1 { String::new() } else { format!(" here and in {} other places", count - 1) };
            let name = format.words();
            let message = format!("the crate chosen for dates has no type for a {name}; it becomes a `String`{places}");
            let help = format!("`{name} = \"jiff\"` under `[formats]` in clientwright.toml gives it one");
            diagnostics.report(Code::FormatAsString, &api.schemas[first].origin.key("format"), message).help(help);
        }
    }

    /// Returns true if the chosen crate has no type for this format.
    fn lacks(&self, format: api::Format) -> bool {
        let chosen = self.choice.dates(self.choice.duration);
        format == api::Format::Duration && chosen != DateCrate::String && self.choose(format).is_none()
    }
}

fn of_runtime(name: &'static str, feature: Option<RuntimeFeature>) -> Format {
    Format { module: None, name, value: None, feature, imported: true }
}

fn of_dates(chosen: DateCrate, name: &'static str) -> Option<Format> {
    let feature = match chosen {
        DateCrate::Chrono => RuntimeFeature::Chrono,
        DateCrate::Jiff => RuntimeFeature::Jiff,
        DateCrate::Time => RuntimeFeature::Time,
        DateCrate::String => return None,
    };
    Some(Format { module: Some(feature.as_str()), ..of_runtime(name, Some(feature)) })
}

fn has_durations(format: &Format) -> bool {
    format.feature == Some(RuntimeFeature::Jiff)
}

fn number(format: NumberFormat) -> Primitive {
    match format {
        NumberFormat::Int8 => Primitive::Int(Int::I8),
        NumberFormat::Int16 => Primitive::Int(Int::I16),
        NumberFormat::Int32 => Primitive::Int(Int::I32),
        NumberFormat::Int64 => Primitive::Int(Int::I64),
        NumberFormat::Uint8 => Primitive::Int(Int::U8),
        NumberFormat::Uint16 => Primitive::Int(Int::U16),
        NumberFormat::Uint32 => Primitive::Int(Int::U32),
        NumberFormat::Uint64 => Primitive::Int(Int::U64),
        NumberFormat::Float => Primitive::F32,
        NumberFormat::Double => Primitive::F64,
    }
}
