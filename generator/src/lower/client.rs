//! The client: where the API is, and a setter for each security scheme.

use std::collections::BTreeSet;

use super::docs::Docs;
use super::files::Files;
use super::naming::{Kind, Scope, Words};
use crate::api::{self, Api, License, SecurityKind, SecurityScheme};
use crate::rust::{
    Call, Client, Crate, Format, Headers, Item, ItemKind, Rule, Scheme, SchemeKind, Server, ServerVariable, Tag,
    Webhooks, XmlItem,
};

/// Methods that every builder has already.
const BUILDER_METHODS: [&str; 16] = [
    "check_parameters",
    "check_bodies",
    "base_url",
    "server",
    "server_variable",
    "timeout",
    "user_agent",
    "default_header",
    "transport",
    "build",
    "max_response_bytes",
    "new",
    "default",
    "clone",
    "from",
    "into",
];

/// What of a crate is neither a call nor a type of the document.
pub(super) struct Asides {
    pub(super) headers: Option<Headers>,
    pub(super) webhooks: Vec<Webhooks>,
    pub(super) formats: Vec<Format>,
    pub(super) xml: Vec<XmlItem>,
}

pub(super) fn lower_crate(api: &Api, name: &str, asides: Asides, files: Files) -> Crate {
    let Asides { headers, webhooks, formats, xml } = asides;
    let title = api.title.split_whitespace().collect::<Vec<_>>().join(" ");
    let runtime_features = find_features(&files, &formats, &xml);
    Crate {
        runtime_features,
        name: name.to_owned(),
        docs: lower_docs(api),
        summary: format!("A client of {title}"),
        api_version: api.version.clone(),
        client: lower_client(api),
        title,
        tags: files.tags,
        headers,
        webhooks,
        types: files.types,
        formats,
        xml,
        features: files.features,
    }
}

/// What of the runtime is behind features and is needed: the transport, the crates of formats that occur, patterns, XML.
fn find_features(files: &Files, formats: &[Format], xml: &[XmlItem]) -> Vec<&'static str> {
    let in_fields = |item: &Item| match &item.kind {
        ItemKind::Struct(held) => {
            let rest = held.rest.iter().flat_map(|rest| &rest.rules);
            held.fields.iter().flat_map(|field| &field.rules).chain(rest).any(Rule::has_pattern)
        }
        _ => false,
    };
    let in_call = |call: &Call| {
        let arguments = call.arguments.iter().map(|argument| &argument.parameter);
        let others = call.starters.iter().flat_map(|starter| &starter.arguments).map(|argument| &argument.parameter);
        let setters = call.setters.iter().map(|setter| &setter.parameter);
        let fields = call.bundle.iter().flat_map(|bundle| &bundle.fields).map(|field| &field.parameter);
        arguments
            .chain(fields)
            .chain(others)
            .chain(setters)
            .flat_map(|parameter| &parameter.rules)
            .any(Rule::has_pattern)
    };
    let in_tag = |tag: &Tag| tag.calls.iter().any(in_call) || tag.items.iter().any(in_fields);
    let pattern = files.tags.iter().any(in_tag) || files.types.iter().any(|file| file.items.iter().any(in_fields));
    let needs = [("pattern", pattern), ("rustls-ring", true), ("xml", !xml.is_empty())];
    let needs = needs.into_iter().filter(|(_, needed)| *needed).map(|(feature, _)| feature);
    let features: BTreeSet<&str> = formats.iter().filter_map(|format| format.feature).chain(needs).collect();
    features.into_iter().collect()
}

/// What the API is, and the terms under which it may be used.
fn lower_docs(api: &Api) -> Docs {
    let mut docs = Docs::summary_first(api.summary.as_deref(), api.description.as_deref());
    if let Some(License { name, place }) = &api.license {
        let place = place.as_ref().filter(|place| *place != name).map(|place| format!(" ({place})"));
        docs.push_paragraph(Docs::line(&format!("License of the API: {name}{}.", place.unwrap_or_default())));
    }
    docs
}

fn lower_client(api: &Api) -> Client {
    let mut scope = Scope::new();
    for method in BUILDER_METHODS {
        scope.reserve(method);
    }
    let schemes = api.security_schemes.iter().map(|scheme| lower_scheme(scheme, &mut scope)).collect();
    let absolute = |url: &&str| url.starts_with("http://") || url.starts_with("https://");
    // Where every operation has a server of its own, none has to be given.
    let own = || api.operations.iter().map(|operation| operation.server.as_ref()).collect::<Option<Vec<_>>>();
    let first = api.servers.first().or_else(|| own()?.into_iter().next());
    let base_url = first.map(|server| server.url.as_str()).filter(absolute).map(str::to_owned);
    let servers = lower_servers(api);
    Client { base_url, server_docs: server_docs(&api.servers), servers, schemes }
}

/// The servers of the client, then those of operations: variables are set for all of them alike. None where there is
/// nothing to choose.
fn lower_servers(api: &Api) -> Vec<Server> {
    let mut servers: Vec<Server> = api.servers.iter().map(lower_server).collect();
    let links = api.operations.iter().flat_map(|operation| &operation.responses).flat_map(|response| &response.links);
    let own = api.operations.iter().filter_map(|operation| operation.server.as_ref());
    for server in own.chain(links.filter_map(|link| link.server.as_ref())).map(lower_server) {
        if !server.variables.is_empty() && !servers.contains(&server) {
            servers.push(server);
        }
    }
    let is_choice = api.servers.len() > 1 || servers.iter().any(|server| !server.variables.is_empty());
    if is_choice { servers } else { Vec::new() }
}

pub(super) fn lower_server(server: &api::Server) -> Server {
    let variables = server.variables.iter().map(|variable| ServerVariable {
        name: variable.name.clone(),
        default: variable.default.clone(),
        allowed: variable.allowed.clone(),
    });
    Server { url: server.template.clone(), variables: variables.collect() }
}

/// `0` is `https://eu.example.com` (Production), `1` is …
fn server_docs(servers: &[api::Server]) -> Docs {
    let mut docs =
        Docs::fixed("Which server is used, of those that the document names; the first unless said otherwise.");
    for (index, server) in servers.iter().enumerate() {
        let named = server.name.as_deref().or(server.description.as_deref());
        let named = named.map(|text| format!(": {text}")).unwrap_or_default();
        docs.push_paragraph(Docs::line(&format!("`{index}` is `{}`{named}", server.template.replace('`', "'"))));
    }
    docs
}

fn lower_scheme(scheme: &SecurityScheme, scope: &mut Scope) -> Scheme {
    let words = Words::spelled(&scheme.name);
    let kind = match &scheme.kind {
        SecurityKind::HeaderKey(name) => SchemeKind::HeaderKey(name.clone()),
        SecurityKind::QueryKey(name) => SchemeKind::QueryKey(name.clone()),
        SecurityKind::CookieKey(name) => SchemeKind::CookieKey(name.clone()),
        SecurityKind::Bearer => SchemeKind::Bearer,
        SecurityKind::Basic => SchemeKind::Basic,
    };
    Scheme {
        name: scheme.name.to_string(),
        setter: scope.claim([words.clone(), words.join(&Words::of("credential"))], Kind::Method),
        kind,
        docs: scheme_docs(scheme),
    }
}

fn scheme_docs(scheme: &SecurityScheme) -> Docs {
    let mut docs = scheme.description.as_deref().map(Docs::of).unwrap_or_default();
    if scheme.deprecated {
        docs.push_paragraph(Docs::fixed("Deprecated: the API asks for another credential in place of this one."));
    }
    if let Some(url) = &scheme.metadata_url {
        docs.push_paragraph(Docs::line(&format!("The authorization server describes itself at {url}.")));
    }
    docs
}
