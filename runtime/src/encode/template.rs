//! Path templates (OAS 3.1.1, 4.8.8.2) filled in.

use percent_encoding::percent_decode_str;

use super::percent::{literal, push_literal};

/// A path and query, encoded; the path continues a string such as a base URL.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Expansion {
    pub(crate) path: String,
    /// Without the question mark; empty where there is none.
    pub(crate) query: String,
}

/// Fills in a template, after the text `start`; the values are encoded already. A fragment is never sent, and left off.
///
/// # Errors
/// A parameter has no value, or the parts of a segment join to a dot segment.
pub(crate) fn expand(start: String, template: &str, values: &[(&'static str, String)]) -> Result<Expansion, String> {
    let own = start.len();
    let mut expansion = Expansion { path: start, query: String::new() };
    let mut in_query = false;
    for part in Parts(template) {
        let written = if in_query { &mut expansion.query } else { &mut expansion.path };
        match part {
            TemplatePart::Literal("?") if !in_query => in_query = true,
            TemplatePart::Literal("#") => break,
            TemplatePart::Literal(text) => push_literal(written, text),
            TemplatePart::Parameter(name) => written.push_str(value_of(name, values)?),
        }
    }
    if has_dot_segment(&expansion.path[own..]) {
        return Err("the path has a dot segment, which would address another path".to_owned());
    }
    Ok(expansion)
}

/// A path with its query that a caller wrote, after the text `start`; nothing is filled in. What a URL cannot hold is encoded.
///
/// # Errors
/// A dot segment, or a control character, either of which would address something else.
pub(crate) fn whole(start: String, text: &str) -> Result<Expansion, String> {
    if text.chars().any(char::is_control) {
        return Err("the path has a control character, which a path cannot carry".to_owned());
    }
    let text = text.split('#').next().unwrap_or_default();
    let (path, query) = text.split_once('?').unwrap_or((text, ""));
    if has_dot_segment(path) {
        return Err("the path has a dot segment, which would address another path".to_owned());
    }
    let mut whole = start;
    whole.extend(literal(path));
    Ok(Expansion { path: whole, query: literal(query).to_string() })
}

fn value_of<'v>(name: &str, values: &'v [(&'static str, String)]) -> Result<&'v str, String> {
    let value = values.iter().find(|(known, _)| *known == name);
    value.map(|(_, value)| value.as_str()).ok_or_else(|| format!("the path parameter `{name}` has no value"))
}

/// Returns `true` if a segment of the path is a dot segment. Few paths have one that begins as such a segment does.
fn has_dot_segment(path: &str) -> bool {
    let begins = |byte: u8| matches!(byte, b'.' | b'%');
    let bytes = path.as_bytes();
    let is_first = bytes.first().is_some_and(|first| begins(*first));
    (is_first || bytes.windows(2).any(|pair| pair[0] == b'/' && begins(pair[1]))) && path.split('/').any(is_dot_segment)
}

/// Returns `true` for `.` and `..`. URL parsers take `%2e` for a dot (WHATWG URL, 4.1), and some servers remove parameters
/// of a segment (RFC 3986, 3.3) first: `..;x`.
pub(crate) fn is_dot_segment(segment: &str) -> bool {
    let name = segment.split(';').next().unwrap_or_default();
    name.starts_with(['.', '%'])
        && name.len() <= "%2e%2e".len()
        && matches!(name.to_ascii_lowercase().replace("%2e", ".").as_str(), "." | "..")
}

/// Returns `true` for a path with a dot segment, also where its slashes are percent-encoded, as some servers decode them first.
pub(crate) fn climbs(path: &str) -> bool {
    let decoded = percent_decode_str(path).decode_utf8_lossy();
    path.split('/').any(is_dot_segment) || decoded.split(['/', '\\']).any(is_dot_segment)
}

enum TemplatePart<'t> {
    /// `?` and `#` come as parts of their own.
    Literal(&'t str),
    Parameter(&'t str),
}

struct Parts<'t>(&'t str);

impl<'t> Iterator for Parts<'t> {
    type Item = TemplatePart<'t>;

    fn next(&mut self) -> Option<TemplatePart<'t>> {
        if let Some((name, rest)) = self.0.strip_prefix('{').and_then(|rest| rest.split_once('}')) {
            self.0 = rest;
            return Some(TemplatePart::Parameter(name));
        }
        let first = self.0.chars().next()?;
        let end = match first {
            '?' | '#' => 1,
            // A brace that nothing closes is a literal too.
            _ => {
                let start = first.len_utf8();
                let rest = &self.0.as_bytes()[start..];
                rest.iter().position(|byte| matches!(byte, b'{' | b'?' | b'#')).map_or(self.0.len(), |at| start + at)
            }
        };
        let (text, rest) = self.0.split_at(end);
        self.0 = rest;
        Some(TemplatePart::Literal(text))
    }
}
