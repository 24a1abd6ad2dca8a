//! Examples that contradict the `format` beside them: the format is not meant, and the value is a plain string, or an
//! integer of a type that holds the example.
//!
//! ```yaml
//! {type: string, format: duration, example: 1m30s}          # a string
//! {type: integer, format: int32, example: 3000000000}       # an integer of 64 bits
//! ```

use std::cmp::Ordering;

use super::context::Context;
use crate::api::{Bounds, Format};
use crate::diagnostic::Code;
use crate::origin::Origin;
use crate::source::{Node, Number};

impl<'a> Context<'a> {
    /// The format of a string, unless an example of the document contradicts it.
    pub(super) fn exemplified_format(&mut self, format: Option<&str>, origin: &Origin) -> Option<Format> {
        let name = format?;
        let format = Format::of(name)?;
        let contradicts = |(_, text): &(Origin, &str)| !is_placeholder(text, name) && !may_be(format, text);
        let Some((at, text)) = strings(self.examples_of(origin)).into_iter().find(contradicts) else {
            return Some(format);
        };
        let shown: String = text.chars().take(40).collect();
        let message = format!("the example `{shown}` has not the format `{name}`; the value is a `String`");
        self.diagnostics
            .report(Code::FormatAsString, &at, message)
            .help(format!("correct the example, or remove it by an overlay, if values have the format `{name}`"));
        None
    }

    /// The constraints of an integer, widened to its default and examples where these are beyond 32 bits.
    pub(super) fn exemplified_bounds(&self, mut bounds: Bounds, default: Option<&Node>, origin: &Origin) -> Bounds {
        let examples = self.examples_of(origin);
        let shown = default.into_iter().chain(examples.iter().map(|(_, example)| *example));
        for number in shown.filter_map(Node::as_number).filter(|number| is_long(number)) {
            let (bound, beyond) = if number.as_f64() < 0.0 {
                (&mut bounds.minimum, Ordering::Less)
            } else {
                (&mut bounds.maximum, Ordering::Greater)
            };
            if bound.as_ref().is_none_or(|bound| number.total_cmp(bound) == beyond) {
                *bound = Some(number.clone());
            }
        }
        bounds
    }

    /// The examples of a schema: its own, those of the object that has it as a property, and those of the parameter that has
    /// it.
    fn examples_of(&self, origin: &Origin) -> Vec<(Origin, &'a Node)> {
        let mut examples = self.examples_at(origin);
        let above = |origin: &Origin| {
            let pointer = origin.pointer.parent()?.clone();
            Some(Origin { file: origin.file, pointer })
        };
        let Some(parent) = above(origin) else { return examples };
        if origin.pointer.last() == Some("schema") {
            examples.extend(self.examples_at(&parent));
        } else if let (Some(name), Some(object)) = (origin.pointer.last(), above(&parent))
            && parent.pointer.last() == Some("properties")
        {
            let of_property = |(at, example): (Origin, &'a Node)| Some((at.key(name), example.get(name)?));
            examples.extend(self.examples_at(&object).into_iter().filter_map(of_property));
        }
        examples
    }
}

/// Returns whether a number is an integer beyond 32 bits.
fn is_long(number: &Number) -> bool {
    number.is_integer() && number.as_i128().is_none_or(|value| i32::try_from(value).is_err())
}

fn strings(examples: Vec<(Origin, &Node)>) -> Vec<(Origin, &str)> {
    examples.into_iter().filter_map(|(at, example)| Some((at, example.as_str()?))).collect()
}

/// Returns whether an example stands for no value: tools write the name of the type or of the format.
fn is_placeholder(text: &str, format: &str) -> bool {
    let plain = text.trim_matches(|letter: char| !letter.is_ascii_alphanumeric());
    plain.is_empty() || plain.eq_ignore_ascii_case("string") || plain.eq_ignore_ascii_case(format)
}

/// Returns whether a string may have a format, loosely: what servers write instead of RFC 3339 is read as well.
fn may_be(format: Format, text: &str) -> bool {
    let text = text.trim().trim_matches(['"', '\'']);
    match format {
        Format::DateTime | Format::Date => is_day(text),
        Format::Time => begins_with_digits(text, &[2, 2], ':'),
        Format::Duration => text.trim_start_matches(['+', '-']).starts_with(['P', 'p']),
        Format::Uuid => is_uuid(text),
        Format::Decimal | Format::Number(_) => text.parse::<f64>().is_ok(),
        Format::Ipv4 => text.parse::<std::net::Ipv4Addr>().is_ok(),
        Format::Ipv6 => text.parse::<std::net::Ipv6Addr>().is_ok(),
        Format::Uri | Format::Byte | Format::Binary | Format::Password => true,
    }
}

fn is_day(text: &str) -> bool {
    begins_with_digits(text, &[4, 2, 2], '-')
}

/// Returns whether a string begins with groups of so many digits.
fn begins_with_digits(text: &str, lengths: &[usize], separator: char) -> bool {
    let mut groups = text.splitn(lengths.len(), separator);
    lengths.iter().enumerate().all(|(at, length)| {
        let group = groups.next().unwrap_or_default();
        let digits = group.bytes().take_while(u8::is_ascii_digit).count();
        digits == *length && (at + 1 == lengths.len() || group.len() == *length)
    })
}

/// Returns whether a string is a UUID or has its form; a digit too few is a slip of the pen.
fn is_uuid(text: &str) -> bool {
    let text = text.strip_prefix("urn:uuid:").unwrap_or(text).trim_matches(['{', '}']);
    let digits = text.bytes().filter(|byte| *byte != b'-');
    text.split('-').count() == 5 || digits.clone().count() == 32 && digits.clone().all(|byte| byte.is_ascii_hexdigit())
}

#[cfg(test)]
mod tests {
    use super::may_be;
    use crate::api::{Format, NumberFormat};

    #[test]
    fn loose_forms_of_a_format_do_not_contradict_it() {
        for (format, text) in [
            (Format::DateTime, "2024-02-01 10:00"),
            (Format::DateTime, "2024-02-01"),
            (Format::DateTime, "\"2024-02-01T10:00:00Z\""),
            (Format::Uuid, "4f4e4e1-c824-4d63-b37a-d8d698862f1d"),
            (Format::Date, "2024-02-01T00:00:00Z"),
            (Format::Time, "10:00:00+01:00"),
            (Format::Duration, "PT1M30S"),
            (Format::Uuid, "{6FA459EA-EE8A-3CA4-894E-DB77E160355E}"),
            (Format::Uuid, "0123456789abcdef-0123456789ABCDEF"),
            (Format::Number(NumberFormat::Int64), "-7"),
            (Format::Ipv4, "192.0.2.7"),
        ] {
            assert!(may_be(format, text), "{text}");
        }
    }

    #[test]
    fn other_strings_contradict_it() {
        for (format, text) in [
            (Format::DateTime, "01.02.2024"),
            (Format::Date, "Feb 1"),
            (Format::Time, "ten"),
            (Format::Duration, "1m30s"),
            (Format::Uuid, "pet_7"),
            (Format::Uuid, "0123456789abcdef-0123456789abcdeg"),
            (Format::Uuid, "0123456789abcdef"),
            (Format::Number(NumberFormat::Int64), "seven"),
            (Format::Ipv6, "192.0.2.7"),
        ] {
            assert!(!may_be(format, text), "{text}");
        }
    }
}
