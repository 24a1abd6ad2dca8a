//! The client: where the API is, and a setter for each security scheme.

use super::docs::Docs;
use super::files::Files;
use super::naming::{Kind, Scope, Words};
use crate::api::{Api, License, SecurityKind, SecurityScheme};
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
        docs: lower_docs(api),
        summary: format!("A client of {title}"),
        api_version: api.version.clone(),
        client: lower_client(api),
        title,
        tags: files.tags,
        types: files.types,
    }
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
