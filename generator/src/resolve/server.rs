//! Servers and the variables in their URLs.

use openapiv3 as skeleton;

use super::context::Context;
use crate::api::{Server, ServerVariable};
use crate::diagnostic::Code;
use crate::source::{Node, Origin};

pub(super) fn resolve_servers(context: &mut Context<'_>, at: &Origin) -> Vec<Server> {
    let written = context.node(at).and_then(Node::as_array).unwrap_or_default();
    let servers = resolve_list(context, at);
    if !servers.first().is_some_and(|server| server.url.starts_with("http://") || server.url.starts_with("https://")) {
        let place = if written.is_empty() { Origin::root(at.file) } else { at.clone() };
        let message = "there is no absolute server URL; callers give one by `base_url`";
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
    Some(resolve_server(context.read_node(node, at)?))
}

fn resolve_list(context: &mut Context<'_>, at: &Origin) -> Vec<Server> {
    let written = context.node(at).and_then(Node::as_array).unwrap_or_default();
    let read = written.iter().enumerate().filter_map(|(index, node)| {
        let name = node.get("name").and_then(Node::as_str).map(str::to_owned);
        Some(Server { name, ..resolve_server(context.read_node(node, &at.index(index))?) })
    });
    read.collect()
}

fn resolve_server(server: skeleton::Server) -> Server {
    let variables = server.variables.into_iter().flatten();
    let variables: Vec<ServerVariable> = variables
        .map(|(name, variable)| ServerVariable { name, default: variable.default, allowed: variable.enumeration })
        .collect();
    let expand =
        |url: String, variable: &ServerVariable| url.replace(&format!("{{{}}}", variable.name), &variable.default);
    let url = variables.iter().fold(server.url.clone(), expand);
    Server { url, template: server.url, variables, name: None, description: server.description }
}
