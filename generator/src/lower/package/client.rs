//! The client: the URL of the API, and a setter for each security scheme.

use std::collections::BTreeSet;

use super::check::lower_check;
use super::files::Files;
use super::formats::find_formats;
use super::former::{Formers, lower_formers};
use super::servers::{lower_own_servers, lower_servers};
use super::variables::{Variables, ends};
use crate::api::{Api, License, OAuthFlow, SecurityKind, SecurityScheme};
use crate::config::Config;
use crate::diagnostic::Diagnostics;
use crate::lower::calls::inherited::FoundParameter;
use crate::lower::naming::names::Names;
use crate::rust::{
    Call, Check, Client, ClientParameter, Crate, Environment, Feature, FeatureName, Flow, Format, Headers, Item,
    ItemKind, Parameter, Rule, RuntimeFeature, RuntimeSwitch, Scheme, SchemeKind, Sending, Tag, Webhooks, XmlItem,
    taken,
};
use crate::spelling::Docs;
use crate::spelling::{Ident, Kind, Scope, Words};

/// The parts of a crate other than calls and types of the document.
pub(in crate::lower) struct Asides {
    pub(in crate::lower) headers: Option<Headers>,
    pub(in crate::lower) webhooks: Vec<Webhooks>,
    pub(in crate::lower) xml: Vec<XmlItem>,
    pub(in crate::lower) formers: Formers,
    pub(in crate::lower) parameters: Vec<FoundParameter>,
    pub(in crate::lower) recursion_limit: Option<usize>,
}

pub(in crate::lower) fn lower_crate(
    api: &Api,
    config: &Config,
    names: &Names,
    name: &str,
    asides: Asides,
    mut files: Files,
    diagnostics: &mut Diagnostics,
) -> Crate {
    let Asides { headers, webhooks, xml, formers, parameters, recursion_limit } = asides;
    let modules = webhooks.iter().map(|webhooks| &webhooks.module).chain(headers.iter().map(|headers| &headers.module));
    let modules = modules.map(|module| module.name().to_owned()).collect();
    let former_modules = lower_formers(names, &formers, &modules, &mut files);
    let formats = find_formats(&files, headers.as_ref(), &webhooks);
    let title = api.title.split_whitespace().collect::<Vec<_>>().join(" ");
    let check = lower_check(api, config.check.as_deref(), &files.tags, diagnostics);
    let client = lower_client(api, names, name, check, parameters);
    Crate {
        runtime_features: find_features(&files, &formats, &xml),
        runtime_switches: find_switches(&client.schemes, &files.features),
        name: name.to_owned(),
        docs: describe_api(api, recursion_limit),
        summary: format!("A client of {title}"),
        api_version: api.version.clone(),
        client,
        title,
        tags: files.tags,
        former_modules,
        headers,
        webhooks,
        types: files.types,
        formats,
        xml,
        features: files.features,
        recursion_limit,
    }
}

/// Returns the required features of the runtime: the transport, the crates of formats that occur, patterns, XML.
fn find_features(files: &Files, formats: &[Format], xml: &[XmlItem]) -> Vec<RuntimeFeature> {
    let in_fields = |item: &Item| match &item.kind {
        ItemKind::Struct(object) => {
            let rest = object.rest.iter().flat_map(|rest| &rest.rules);
            object.fields.iter().flat_map(|field| &field.rules).chain(rest).any(Rule::has_pattern)
        }
        _ => false,
    };
    let parameters = |call: &Call, is: fn(&Parameter) -> bool| {
        let arguments = call.arguments.iter().map(|argument| &argument.parameter);
        let others = call.starters.iter().flat_map(|starter| &starter.arguments).map(|argument| &argument.parameter);
        let setters = call.setters.iter().map(|setter| &setter.parameter);
        let fields = call.bundle.iter().flat_map(|bundle| &bundle.fields).map(|field| &field.parameter);
        arguments.chain(fields).chain(others).chain(setters).any(is)
    };
    let in_call = |call: &Call| parameters(call, |parameter| parameter.rules.iter().any(Rule::has_pattern));
    let is_coding = |parameter: &Parameter| matches!(&parameter.sending, Sending::Header(name, _) if name.eq_ignore_ascii_case("accept-encoding"));
    let gzip = files.tags.iter().flat_map(|tag| &tag.calls).any(|call| parameters(call, is_coding));
    let in_tag = |tag: &Tag| tag.calls.iter().any(in_call) || tag.items.iter().any(in_fields);
    let pattern = files.tags.iter().any(in_tag) || files.types.iter().any(|file| file.items.iter().any(in_fields));
    let needs =
        [(RuntimeFeature::Gzip, gzip), (RuntimeFeature::Pattern, pattern), (RuntimeFeature::Xml, !xml.is_empty())];
    let needs = needs.into_iter().filter(|(_, needed)| *needed).map(|(feature, _)| feature);
    let formats = formats.iter().filter_map(|format| format.feature);
    let features: BTreeSet<RuntimeFeature> = formats.chain(needs).chain(RuntimeFeature::TRANSPORT).collect();
    features.into_iter().collect()
}

/// Returns the features that enable credentials of the runtime with dependencies of their own; those of the document are on by
/// default.
fn find_switches(schemes: &[Scheme], features: &[Feature]) -> Vec<RuntimeSwitch> {
    let has = |is: fn(&SchemeKind) -> bool| schemes.iter().any(|scheme| is(&scheme.kind));
    let needs_tokens = has(|kind| matches!(kind, SchemeKind::OAuth2(_) | SchemeKind::OpenIdConnect(_)));
    let needs_digest = has(|kind| *kind == SchemeKind::Digest);
    let switches = [(RuntimeFeature::Digest, needs_digest), (RuntimeFeature::OAuth2, needs_tokens)];
    let switch = |(enables, is_default): (RuntimeFeature, bool)| {
        let name = FeatureName::of_runtime(enables);
        let is_taken = features.iter().any(|feature| feature.name == name);
        RuntimeSwitch { name: if is_taken { name.with_runtime() } else { name }, enables, is_default }
    };
    switches.map(switch).into()
}

/// Returns the documentation of the API and its terms of use.
fn describe_api(api: &Api, recursion_limit: Option<usize>) -> Docs {
    let mut docs = Docs::summary_first(api.summary.as_deref(), api.description.as_deref());
    if let Some(License { name, place }) = &api.license {
        let place = place.as_ref().filter(|place| *place != name).map(|place| format!(" ({place})"));
        docs.push_paragraph(Docs::line(&format!("License of the API: {name}{}.", place.unwrap_or_default())));
    }
    if let Some(limit) = recursion_limit {
        docs.push_paragraph(Docs::line(&format!(
            "Many types refer to each other in a ring: a crate that spawns tasks with their values may need \
             `#![recursion_limit = \"{limit}\"]`."
        )));
    }
    docs
}

fn lower_client(api: &Api, names: &Names, name: &str, check: Check, parameters: Vec<FoundParameter>) -> Client {
    let mut scope = Scope::new();
    for method in taken::BUILDER_METHODS {
        scope.reserve(method);
    }
    let schemes: Vec<Scheme> = api.security_schemes.iter().map(|scheme| lower_scheme(scheme, &mut scope)).collect();
    let setters: Vec<Ident> = parameters.iter().map(|found| claim_setter(&found.name, &mut scope)).collect();
    let mut variables = Variables::new(name, schemes.iter().map(|scheme| &scheme.setter).chain(&setters));
    let environment = Environment {
        base_url: variables.base_url(),
        schemes: schemes.iter().map(|scheme| variables.claim(&scheme.setter, ends(&scheme.kind))).collect(),
    };
    let parameters = parameters.into_iter().zip(setters);
    let parameters = parameters.map(|(found, setter)| lower_parameter(found, setter, &mut variables)).collect();
    // If every operation has a server of its own, no base URL is required.
    let own = || api.operations.iter().map(|operation| operation.server.as_ref()).collect::<Option<Vec<_>>>();
    let first = api.servers.first().or_else(|| own()?.into_iter().next());
    let base_url = first.map(|server| server.url.clone());
    let (servers, own_servers) = (lower_servers(api, names), lower_own_servers(api));
    let exclusive = api.exclusive.iter().map(|pair| pair.each_ref().map(ToString::to_string)).collect();
    Client { base_url, servers, exclusive, own_servers, schemes, parameters, environment, check }
}

fn lower_scheme(scheme: &SecurityScheme, scope: &mut Scope) -> Scheme {
    let words = Words::spelled(&scheme.name);
    let kind = match &scheme.kind {
        SecurityKind::HeaderKey(name) => SchemeKind::HeaderKey(name.clone()),
        SecurityKind::QueryKey(name) => SchemeKind::QueryKey(name.clone()),
        SecurityKind::CookieKey(name) => SchemeKind::CookieKey(name.clone()),
        SecurityKind::Bearer => SchemeKind::Bearer,
        SecurityKind::Basic => SchemeKind::Basic,
        SecurityKind::OAuth2(flows) => SchemeKind::OAuth2(flows.iter().map(lower_flow).collect()),
        SecurityKind::OpenIdConnect(url) => SchemeKind::OpenIdConnect(url.clone()),
        SecurityKind::Digest => SchemeKind::Digest,
        SecurityKind::Http(scheme) => SchemeKind::Http(scheme.clone()),
        SecurityKind::MutualTls => SchemeKind::MutualTls,
    };
    let setter = match Ident::parse("client_identity") {
        // Every builder has this setter.
        Some(setter) if kind == SchemeKind::MutualTls => setter,
        _ => scope.claim([words.clone(), words.join(&Words::of("credential"))], Kind::Method),
    };
    Scheme { name: scheme.name.to_string(), setter, kind, docs: scheme_docs(scheme) }
}

fn lower_flow(flow: &OAuthFlow) -> Flow {
    let OAuthFlow { name, authorization_url, token_url, refresh_url, device_authorization_url } = flow;
    let urls = [
        ("authorization_url", authorization_url),
        ("token_url", token_url),
        ("refresh_url", refresh_url),
        ("device_authorization_url", device_authorization_url),
    ];
    let urls = urls.into_iter().filter(|(_, url)| !url.is_empty());
    Flow { name: name.clone(), urls: urls.map(|(key, url)| (key, url.clone())).collect() }
}

fn claim_setter(name: &str, scope: &mut Scope) -> Ident {
    let words = Words::spelled(name);
    scope.claim([words.clone(), words.join(&Words::of("parameter"))], Kind::Method)
}

fn lower_parameter(found: FoundParameter, setter: Ident, variables: &mut Variables) -> ClientParameter {
    let FoundParameter { name, docs, passing, sending, rules } = found;
    let variable = variables.claim(&setter, &[""]).concat();
    ClientParameter { name, setter, variable, docs, passing, sending, rules }
}

fn scheme_docs(scheme: &SecurityScheme) -> Docs {
    let mut docs = scheme.description.as_deref().map(Docs::of).unwrap_or_default();
    if scheme.deprecated {
        docs.push_paragraph(Docs::fixed("Deprecated: use another credential."));
    }
    if let Some(url) = &scheme.metadata_url {
        docs.push_paragraph(Docs::line(&format!("Authorization server metadata: {url}.")));
    }
    docs
}
