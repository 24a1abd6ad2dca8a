//! Attributes of items and members.

use super::line::{FITS, Place, line};
use super::pretty::Pretty;
use crate::emit::syntax::{Attribute, flatten};

/// Writes attributes, each on a line of its own.
pub(super) fn write_attributes(attributes: &[Attribute], indent: usize, pretty: &mut Pretty, text: &mut String) {
    for attribute in attributes {
        let docs = attribute.docs();
        if let Some(docs) = docs.as_ref().filter(|docs| !docs.contains('\n') && !docs.starts_with('/')) {
            start_line(indent, text);
            text.push_str("///");
            text.push_str(docs.trim_end_matches(' '));
            text.push('\n');
            continue;
        }
        match line(&attribute.pieces, Place::Attribute).filter(|line| docs.is_none() && indent + line.len() <= FITS) {
            Some(line) => write_line(&line, indent, text),
            None => text.push_str(&pretty.attribute(&flatten(&attribute.pieces), indent > 0)),
        }
    }
}

/// Writes a line that is indented.
pub(super) fn write_line(line: &str, indent: usize, text: &mut String) {
    start_line(indent, text);
    text.push_str(line);
    text.push('\n');
}

fn start_line(indent: usize, text: &mut String) {
    text.extend(std::iter::repeat_n(' ', indent));
}
