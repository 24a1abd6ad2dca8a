//! A line of `api-surface.txt` → an item.

use super::item::{Declaration, Definition, Mark, PublicItem};
use super::signature::{Argument, Signature};

/// Reads a line; `None` if it is not one of a surface.
pub(super) fn read_line(line: &str) -> Option<PublicItem> {
    let (path, rest) = line.split_once(": ")?;
    let (rest, feature) = match rest.rsplit_once(" if feature \"") {
        Some((rest, feature)) => (rest, Some(feature.strip_suffix('"')?.to_owned())),
        None => (rest, None),
    };
    Some(PublicItem { path: path.to_owned(), declaration: read_declaration(rest)?, feature })
}

fn read_declaration(text: &str) -> Option<Declaration> {
    let end = text.find(|letter: char| !letter.is_ascii_lowercase()).unwrap_or(text.len());
    let (kind, rest) = text.split_at(end);
    let owned = || Some(rest.strip_prefix(' ')?.to_owned());
    Some(match kind {
        "feature" => Declaration::Feature(
            rest.trim_start().split(", ").filter(|name| !name.is_empty()).map(str::to_owned).collect(),
        ),
        "mod" if rest.is_empty() => Declaration::Module,
        "struct" => Declaration::Struct(read_definition(rest)?),
        "enum" => Declaration::Enum(read_definition(rest)?),
        "field" => Declaration::Field(owned()?),
        "variant" if rest.is_empty() => Declaration::Variant(Vec::new()),
        "variant" => {
            let (inside, after) = split_group(rest)?;
            after.is_empty().then(|| Declaration::Variant(split_list(inside).map(str::to_owned).collect()))?
        }
        "fn" => Declaration::Function(read_signature(rest)?),
        "const" => Declaration::Constant(owned()?),
        "type" => Declaration::Alias(rest.strip_prefix(" = ")?.to_owned()),
        "use" => Declaration::Export(owned()?),
        "impl" => Declaration::Impl(owned()?),
        _ => return None,
    })
}

fn read_definition(text: &str) -> Option<Definition> {
    let end = if text.starts_with('<') { text.find('>')? + 1 } else { 0 };
    let (generics, rest) = text.split_at(end);
    let (marks, traits) = match rest.strip_prefix(" (") {
        Some(marks) => marks.split_once(')')?,
        None => ("", rest),
    };
    let mark = |name: &str| Mark::ALL.into_iter().find(|mark| mark.as_str() == name);
    Some(Definition {
        generics: generics.to_owned(),
        marks: marks.split(", ").filter(|name| !name.is_empty()).map(mark).collect::<Option<_>>()?,
        traits: traits.trim_start().split(" + ").filter(|name| !name.is_empty()).map(str::to_owned).collect(),
    })
}

fn read_signature(text: &str) -> Option<Signature> {
    let (inside, after) = split_group(text)?;
    let output = if after.is_empty() { "" } else { after.strip_prefix(" -> ")? };
    let mut signature = Signature { output: output.to_owned(), ..Signature::default() };
    for part in split_list(inside) {
        match part.split_once(": ") {
            Some((name, ty)) => signature.arguments.push(Argument { name: name.to_owned(), ty: ty.to_owned() }),
            None => signature.receiver = Some(part.to_owned()),
        }
    }
    Some(signature)
}

/// Splits a string that begins with `(` after the matching `)`.
fn split_group(text: &str) -> Option<(&str, &str)> {
    let mut depth = 0_usize;
    for (at, letter) in text.char_indices() {
        match letter {
            '(' => depth += 1,
            ')' if depth == 1 => return Some((text.get(1..at)?, text.get(at + 1..)?)),
            ')' => depth -= 1,
            _ if depth == 0 => return None,
            _ => {}
        }
    }
    None
}

/// Splits at the commas that are in no brackets.
fn split_list(text: &str) -> impl Iterator<Item = &str> {
    let mut parts = Vec::new();
    let (mut depth, mut start) = (0_i32, 0);
    for (at, letter) in text.char_indices() {
        match letter {
            '(' | '[' | '<' => depth += 1,
            ')' | ']' | '>' => depth -= 1,
            ',' if depth == 0 => {
                parts.push(text[start..at].trim());
                start = at + 1;
            }
            _ => {}
        }
    }
    parts.push(text[start..].trim());
    parts.into_iter().filter(|part| !part.is_empty())
}
