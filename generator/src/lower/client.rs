//! The client: where the API is, and a setter for each security scheme.

use super::docs::Docs;
use super::files::Files;
use super::naming::{Kind, Scope, Words};
use crate::api::{Api, SecurityKind, SecurityScheme};
use crate::rust::{Client, Crate, Scheme, SchemeKind};

/// Methods that every builder has already.
const BUILDER_METHODS: [&str; 12] = [
    "base_url",
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

pub(super) fn lower_crate(api: &Api, name: &str, files: Files) -> Crate {
    let title = api.title.split_whitespace().collect::<Vec<_>>().join(" ");
    Crate {
        name: name.to_owned(),
        docs: api.description.as_deref().map(Docs::of).unwrap_or_default(),
        summary: format!("A client of {title}"),
        api_version: api.version.clone(),
        client: lower_client(api),
        title,
        tags: files.tags,
        types: files.types,
    }
}

fn lower_client(api: &Api) -> Client {
    let mut scope = Scope::new();
    for method in BUILDER_METHODS {
        scope.reserve(method);
    }
    let schemes = api.security_schemes.iter().map(|scheme| lower_scheme(scheme, &mut scope)).collect();
    let absolute = |url: &&str| url.starts_with("http://") || url.starts_with("https://");
    let base_url = api.servers.first().map(|server| server.url.as_str()).filter(absolute).map(str::to_owned);
    Client { base_url, schemes }
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
        docs: scheme.description.as_deref().map(Docs::of).unwrap_or_default(),
    }
}
