//! Structs → text: each field on a line, if it fits.

use super::attributes::{write_attributes, write_line};
use super::line::{FITS, Place, line};
use super::pretty::Pretty;
use crate::emit::syntax::{Field, Fields, Struct, flatten, write_flat};

/// Prints a struct.
pub(super) fn print_struct(item: &Struct, pretty: &mut Pretty) -> String {
    let mut text = String::new();
    write_attributes(&item.attributes, 0, pretty, &mut text);
    let head = line(&item.head, Place::Signature).filter(|head| head.len() + " {}".len() <= FITS);
    match (head, &item.fields) {
        (Some(head), Fields::Named(fields)) if fields.is_empty() => write_line(&(head + " {}"), 0, &mut text),
        (Some(head), Fields::Named(fields)) => {
            write_line(&(head + " {"), 0, &mut text);
            for field in fields {
                write_field(field, pretty, &mut text);
            }
            text.push_str("}\n");
        }
        (head, _) => match head.and_then(|head| print_tuple(&head, item.fields.all())) {
            Some(tuple) => write_line(&tuple, 0, &mut text),
            None => text.push_str(&pretty.structure(source_of(item))),
        },
    }
    text
}

fn write_field(field: &Field, pretty: &mut Pretty, text: &mut String) {
    write_attributes(&field.attributes, 4, pretty, text);
    match line(&field.pieces, Place::Signature).filter(|line| 4 + line.len() + ",".len() <= FITS) {
        Some(line) => write_line(&(line + ","), 4, text),
        None => text.push_str(&pretty.field(&flatten(&field.pieces))),
    }
}

/// Prints a struct whose fields have no names as a line; returns `None` if it needs several.
fn print_tuple(head: &str, fields: &[Field]) -> Option<String> {
    let is_bare = fields.iter().all(|field| field.attributes.is_empty());
    is_bare.then_some(())?;
    let fields: Option<Vec<String>> = fields.iter().map(|field| line(&field.pieces, Place::Signature)).collect();
    Some(format!("{head}({});", fields?.join(", "))).filter(|line| line.len() <= FITS)
}

/// Returns a struct without its attributes as one line.
fn source_of(item: &Struct) -> String {
    let mut fields = String::new();
    for field in item.fields.all() {
        field
            .attributes
            .iter()
            .flat_map(|attribute| &attribute.pieces)
            .for_each(|piece| write_flat(piece, &mut fields));
        fields.push_str(&flatten(&field.pieces));
        fields.push(',');
    }
    match item.fields {
        Fields::Named(_) => format!("{} {{ {fields} }}", flatten(&item.head)),
        Fields::Unnamed(_) => format!("{}({fields});", flatten(&item.head)),
    }
}
