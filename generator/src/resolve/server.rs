//! Servers and the variables in their URLs.

use openapiv3 as skeleton;

use super::context::Context;
use crate::api::{Server, ServerVariable};
use crate::diagnostic::Code;
use crate::limits::MOST_SERVERS;
use crate::origin::Origin;
use crate::source::{Node, Object};

pub(super) fn resolve_servers(context: &mut Context<'_>, at: &Origin) -> Vec<Server> {
    let written = context.node(at).and_then(Node::as_array).unwrap_or_default();
    let servers = resolve_list(context, at);
    let is_absolute = |server: &Server| ["http://", "https://", "//"].iter().any(|start| server.url.starts_with(start));
    if !servers.first().is_some_and(is_absolute) {
        let place = if written.is_empty() { Origin::root(at.file) } else { at.clone() };
        let message = match servers.first().map(|server| server.url.as_str()) {
            None | Some("" | "/") => "there is no absolute server URL; callers give one by `base_url`".to_owned(),
            Some(url) => {
                format!("the server `{url}` has no host; callers give one by `base_url`, and `{url}` is below it")
            }
        };
        let help = "name the server with its scheme, such as `https://api.example.com/v1`";
        context.diagnostics.report(Code::RelativeServer, &place, message).help(help);
    }
    servers
}

/// The first server of an operation, or of its path item (OpenAPI 3.1.1, section 4.8.10.1).
pub(super) fn resolve_own(context: &mut Context<'_>, items: &[Origin], operation: &Origin) -> Option<Server> {
    let mut holders = [operation].into_iter().chain(items);
    holders.find_map(|holder| resolve_list(context, &holder.key("servers")).into_iter().next())
}

/// A single Server Object.
pub(super) fn resolve_one(context: &mut Context<'_>, at: &Origin) -> Option<Server> {
    let node = context.node(at)?;
    let read = context.read_node(node, at)?;
    Some(resolve_server(context, read, at))
}

fn resolve_list(context: &mut Context<'_>, at: &Origin) -> Vec<Server> {
    let written = context.node(at).and_then(Node::as_array).unwrap_or_default();
    if written.len() > MOST_SERVERS {
        let message = format!("only the first {MOST_SERVERS} of {} servers are read", written.len());
        context.diagnostics.report(Code::LimitExceeded, at, message);
    }
    let read = written.iter().take(MOST_SERVERS).enumerate().filter_map(|(index, node)| {
        let name = node.get("name").and_then(Node::as_str).map(str::to_owned);
        let server = resolve_one(context, &at.index(index))?;
        Some(Server { name, ..server })
    });
    read.collect()
}

fn resolve_server(context: &mut Context<'_>, server: skeleton::Server, at: &Origin) -> Server {
    let variables = resolve_variables(context, &at.key("variables"));
    let url = expand(&server.url, &variables);
    Server { url, template: server.url, variables, name: None, description: server.description }
}

/// Replaces the variables by their defaults, in one pass: a default that contains braces is not expanded.
fn expand(template: &str, variables: &[ServerVariable]) -> String {
    let mut url = String::with_capacity(template.len());
    let mut rest = template;
    while let Some((before, from)) = rest.split_once('{') {
        let named = from.split_once('}').and_then(|(name, after)| {
            let variable = variables.iter().find(|variable| variable.name == name)?;
            Some((variable.default.as_str(), after))
        });
        let (value, after) = named.unwrap_or(("{", from));
        url.extend([before, value]);
        rest = after;
    }
    url + rest
}

/// The variables of a server (OpenAPI 3.1.1, section 4.8.6); a variable without `default` takes its first listed value.
fn resolve_variables(context: &mut Context<'_>, at: &Origin) -> Vec<ServerVariable> {
    let written = context.object(at).into_iter().flat_map(Object::iter).filter(|(name, _)| !name.starts_with("x-"));
    let mut variables = Vec::new();
    for (name, variable) in written {
        let listed = variable.get("enum").and_then(Node::as_array).unwrap_or_default();
        let allowed: Vec<String> = listed.iter().filter_map(text_of).collect();
        let default = variable.get("default").and_then(text_of).unwrap_or_else(|| {
            let stand_in = allowed.first().cloned().unwrap_or_else(|| name.to_string());
            let message = format!("the variable `{name}` has no `default`; `{stand_in}` is taken");
            context.diagnostics.report(Code::MalformedKeyword, &at.key(name), message);
            stand_in
        });
        variables.push(ServerVariable { name: name.to_string(), default, allowed });
    }
    variables
}

/// A string, or a value that YAML made of an unquoted string.
fn text_of(node: &Node) -> Option<String> {
    match node {
        Node::String(text) => Some(text.to_string()),
        Node::Number(number) => Some(number.text().to_owned()),
        Node::Bool(boolean) => Some(boolean.to_string()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::expand;
    use crate::api::ServerVariable;

    #[test]
    fn defaults_are_not_expanded_again() {
        let variable = |name: &str, default: &str| ServerVariable {
            name: name.to_owned(),
            default: default.to_owned(),
            allowed: Vec::new(),
        };
        let variables = [variable("a", "{b}{b}"), variable("b", "x"), variable("c", "{c}{c}")];
        assert_eq!(expand("https://{a}.{b}/{c}/{d}/{", &variables), "https://{b}{b}.x/{c}{c}/{d}/{");
    }
}
