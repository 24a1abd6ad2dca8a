//! Servers, their variables replaced by the defaults.

use openapiv3 as skeleton;

use super::context::Context;
use crate::api::Server;
use crate::diagnostic::Code;
use crate::source::{Node, Origin};

pub(super) fn resolve_servers(context: &mut Context<'_>, at: &Origin) -> Vec<Server> {
    let written = context.node(at).and_then(Node::as_array).unwrap_or_default();
    let read = written.iter().enumerate().filter_map(|(index, node)| {
        let name = node.get("name").and_then(Node::as_str).map(str::to_owned);
        Some(Server { name, ..resolve_server(context.read_node(node, &at.index(index))?) })
    });
    let servers: Vec<Server> = read.collect();
    if !servers.first().is_some_and(|server| server.url.starts_with("http://") || server.url.starts_with("https://")) {
        let place = if written.is_empty() { Origin::root(at.file) } else { at.clone() };
        let message = "there is no absolute server URL; callers give one by `base_url`";
        let help = "name the server with its scheme, such as `https://api.example.com/v1`";
        context.diagnostics.report(Code::RelativeServer, &place, message).help(help);
    }
    servers
}

fn resolve_server(server: skeleton::Server) -> Server {
    let variables = server.variables.into_iter().flatten();
    let url =
        variables.fold(server.url, |url, (name, variable)| url.replace(&format!("{{{name}}}"), &variable.default));
    Server { url, name: None, description: server.description }
}
