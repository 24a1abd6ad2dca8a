//! Servers: an enum to choose from, if the document lists several.
//!
//! ```yaml
//! servers:
//!   - {url: 'https://api.example.com', description: Production}    # Server::Production
//!   - url: https://{region}.example.com                            # Server::RegionExampleCom(RegionExampleComServer {
//!     variables: {region: {default: eu, enum: [eu, us]}}           #     region: Region::Eu })
//! ```
//!
//! A variant is named after the server's `name`, else after a short description, else after its host.

use crate::api::{self, Api};
use crate::lower::naming::names::Names;
use crate::rust::{Server, ServerField, ServerValues, ServerVariable, ServerVariables, ServerVariant, Servers};
use crate::spelling::Docs;
use crate::spelling::{Ident, Kind, Scope, Words};

/// The maximum number of words of a description that becomes a name.
const MOST_WORDS: usize = 4;

/// Returns the servers of the document, unless there is only one and it has no variables.
pub(in crate::lower) fn lower_servers(api: &Api, names: &Names) -> Option<Servers> {
    let servers = &api.servers;
    if servers.len() < 2 && servers.iter().all(|server| server.variables.is_empty()) {
        return None;
    }
    let mut types = Scope::of_types();
    types.reserve("Server");
    let ident = Words::of("server").type_name();
    let mut variants = Scope::new();
    let variants = servers.iter().map(|server| lower_server_variant(server, &mut variants, &mut types)).collect();
    Some(Servers { module: names.free_module("servers"), ident, variants })
}

fn lower_server_variant(server: &api::Server, names: &mut Scope, types: &mut Scope) -> ServerVariant {
    let ident = names.claim(candidates(server), Kind::Variant);
    let mut docs = server.description.as_deref().or(server.name.as_deref()).map(Docs::of).unwrap_or_default();
    docs.push_paragraph(Docs::line(&format!("`{}`", server.template.replace('`', "'"))));
    let variables = (!server.variables.is_empty()).then(|| lower_variables(server, &ident, types));
    ServerVariant { ident, docs, url: server.template.clone(), variables }
}

/// Returns the candidates for a name: `Production server` → production; `https://eu.example.com/v1` → eu example com,
/// or eu example com v1.
fn candidates(server: &api::Server) -> Vec<Words> {
    let plain = |text: &str| {
        let words = Words::of(text.trim());
        words.strip_suffix(&Words::of("server")).unwrap_or(words)
    };
    let short = |words: &Words| (1..=MOST_WORDS).contains(&words.len());
    let described = server.description.as_deref().map(plain).filter(short);
    let named = server.name.as_deref().map(plain).filter(|words| !words.is_empty());
    let address = server.template.split_once("://").map_or(&*server.template, |(_, address)| address);
    let host = address.split(['/', ':', '?', '#']).next().unwrap_or_default();
    let hosted = [Words::spelled(host), Words::spelled(address), Words::of("server")];
    named.into_iter().chain(described).chain(hosted).filter(|words| !words.is_empty()).collect()
}

fn lower_variables(server: &api::Server, of: &Ident, types: &mut Scope) -> ServerVariables {
    let owner = Words::of(of.name());
    let ident = types.claim([owner.join(&Words::of("server")), owner.join(&Words::of("variables"))], Kind::Type);
    let mut scope = Scope::new();
    let fields =
        server.variables.iter().map(|variable| lower_server_field(variable, &owner, &mut scope, types)).collect();
    ServerVariables { ident, fields }
}

fn lower_server_field(
    variable: &api::ServerVariable,
    owner: &Words,
    scope: &mut Scope,
    types: &mut Scope,
) -> ServerField {
    let words = Words::spelled(&variable.name);
    let values = (!variable.allowed.is_empty()).then(|| ServerValues {
        ident: types.claim([words.clone(), owner.join(&words)], Kind::Type),
        variants: lower_values(variable),
    });
    let plain = |text: &str| text.replace('`', "'");
    ServerField {
        ident: scope.claim([words], Kind::Field),
        docs: Docs::line(&format!(
            "`{{{}}}` in the URL. Default: `{}`.",
            plain(&variable.name),
            plain(&variable.default)
        )),
        name: variable.name.clone(),
        default: variable.default.clone(),
        values,
    }
}

/// Returns the listed values, and the default if it is not among them.
fn lower_values(variable: &api::ServerVariable) -> Vec<(Ident, String)> {
    let mut scope = Scope::new();
    let default = Some(&variable.default).filter(|default| !variable.allowed.contains(default));
    let values = variable.allowed.iter().chain(default);
    values.map(|value| (scope.claim([Words::spelled(value)], Kind::Variant), value.clone())).collect()
}

/// Returns servers of operations and links with variables that no server of the document has: these are set by name.
pub(in crate::lower) fn lower_own_servers(api: &Api) -> Vec<Server> {
    let shared = |name: &str| api.servers.iter().flat_map(|server| &server.variables).any(|known| known.name == name);
    let links = api.operations.iter().flat_map(|operation| &operation.responses).flat_map(|response| &response.links);
    let own = api.operations.iter().filter_map(|operation| operation.server.as_ref());
    let mut servers: Vec<Server> = Vec::new();
    for server in own.chain(links.filter_map(|link| link.server.as_ref())).map(lower_server) {
        if server.variables.iter().any(|variable| !shared(&variable.name)) && !servers.contains(&server) {
            servers.push(server);
        }
    }
    servers
}

pub(in crate::lower) fn lower_server(server: &api::Server) -> Server {
    let variables = server.variables.iter().map(|variable| ServerVariable {
        name: variable.name.clone(),
        default: variable.default.clone(),
        allowed: variable.allowed.clone(),
    });
    Server { url: server.template.clone(), variables: variables.collect() }
}
