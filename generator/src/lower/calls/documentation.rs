//! The documentation of a call: the operation, its method and path, its arguments and its responses.

use crate::api::{Operation, Requirement, Response};
use crate::spelling::{Docs, Ident};

/// Returns the documentation: the operation, its method and path, and the required access.
pub(super) fn describe_call(operation: &Operation, described: &[(Ident, Docs)]) -> Docs {
    let mut docs = Docs::summary_first(operation.summary.as_deref(), operation.description.as_deref());
    let mut line = format!("`{} {}`", operation.method, operation.path.replace('`', "'"));
    if !operation.security.is_empty() && !operation.security.iter().any(Vec::is_empty) {
        let alternatives: Vec<String> = operation.security.iter().map(|all| alternative(all)).collect();
        line.push_str(" · needs ");
        line.push_str(&alternatives.join(" or "));
    }
    docs.push_paragraph(Docs::line(&line));
    push_list(&mut docs, described.iter().map(|(_, described)| described.clone()));
    push_list(&mut docs, operation.responses.iter().filter_map(describe_response));
    docs
}

fn push_list(docs: &mut Docs, items: impl Iterator<Item = Docs>) {
    for (at, item) in items.enumerate() {
        if at == 0 {
            docs.push_paragraph(item);
        } else {
            docs.push_lines(item);
        }
    }
}

/// - `404`: No such pet
fn describe_response(response: &Response) -> Option<Docs> {
    describe(&response.status.to_string(), response.description.as_deref()?, None)
}

/// Returns a line of a list: the name, the first sentence of the description, and the constraints.
pub(super) fn describe(name: &str, description: &str, bounds: Option<&str>) -> Option<Docs> {
    let folded = description.split_whitespace().collect::<Vec<_>>().join(" ");
    let first = folded.find(". ").map_or(&*folded, |end| &folded[..=end]);
    let first = Some(first).filter(|first| !first.is_empty() && first.chars().count() <= 240);
    let line = match (first, bounds) {
        (Some(first), Some(limits)) if first.ends_with(['.', '!', '?', ':']) => format!("{first} {limits}"),
        (Some(first), Some(limits)) => format!("{first}. {limits}"),
        (first, bounds) => first.or(bounds)?.to_owned(),
    };
    Some(Docs::line(&format!("- `{}`: {line}", name.replace('`', "'"))))
}

fn alternative(all: &[Requirement]) -> String {
    let one = |requirement: &Requirement| {
        let scopes =
            requirement.scopes.iter().map(|scope| format!("`{}`", scope.replace('`', "'"))).collect::<Vec<_>>();
        let scopes = if scopes.is_empty() { String::new() } else { format!(" ({})", scopes.join(", ")) };
        format!("`{}`{scopes}", requirement.scheme.replace('`', "'"))
    };
    all.iter().map(one).collect::<Vec<_>>().join(" and ")
}
