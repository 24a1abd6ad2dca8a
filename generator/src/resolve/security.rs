//! Security schemes, and the requirements of operations.

use std::collections::BTreeSet;
use std::sync::Arc;

use indexmap::IndexMap;
use openapiv3::{APIKeyLocation, SecurityScheme as Skeleton};

use super::context::Context;
use super::selected::Selected;
use super::token::is_token;
use crate::api::{OAuthFlow, Requirement, SecurityKind, SecurityScheme};
use crate::diagnostic::Code;
use crate::limits::{MOST_ALTERNATIVES, MOST_SCHEMES};
use crate::origin::Origin;
use crate::select::Selection;
use crate::source::{Node, Object};

/// The names of the schemes that operations need; `None` if all operations, and with them all schemes, are taken.
pub(super) fn needed_schemes(
    context: &Context<'_>,
    root: &Origin,
    selected: &[Selected],
    selection: &Selection,
) -> Option<BTreeSet<Arc<str>>> {
    if selection.is_everything() {
        return None;
    }
    let requirements = selected.iter().map(|operation| requirements_of(context, root, &operation.place.origin));
    let alternatives = requirements.flat_map(|at| context.node(&at).and_then(Node::as_array).unwrap_or_default());
    let names = alternatives.filter_map(Node::as_object).flat_map(Object::iter).map(|(name, _)| name.clone());
    Some(names.collect())
}

/// Resolves the schemes of these names, or all schemes.
pub(super) fn resolve_schemes(
    context: &mut Context<'_>,
    at: &Origin,
    needed: Option<&BTreeSet<Arc<str>>>,
) -> Vec<SecurityScheme> {
    let Some(at) = context.locate(at) else { return Vec::new() };
    let schemes = context.object(&at).into_iter().flat_map(Object::iter);
    let schemes = schemes.filter(|(name, _)| needed.is_none_or(|needed| needed.contains(*name)));
    let mut schemes: Vec<_> = schemes.collect();
    schemes.truncate(context.limited(schemes.len(), MOST_SCHEMES, "security schemes", &at));
    schemes.into_iter().filter_map(|(name, _)| resolve_scheme(context, name, &at.key(name))).collect()
}

fn resolve_scheme(context: &mut Context<'_>, name: &Arc<str>, written: &Origin) -> Option<SecurityScheme> {
    let origin = context.follow(written, "the security scheme is left out")?;
    let node = context.node(&origin)?;
    if node.get("type").and_then(Node::as_str) == Some("mutualTLS") {
        return Some(scheme_of(name, node, &origin, SecurityKind::MutualTls));
    }
    if let Some(scheme) = loose_scheme(node) {
        return Some(resolve_loose(context, name, node, &origin, scheme));
    }
    let read: Skeleton = context.read_node(node, &origin)?;
    let description = match &read {
        Skeleton::APIKey { description, .. }
        | Skeleton::HTTP { description, .. }
        | Skeleton::OAuth2 { description, .. }
        | Skeleton::OpenIDConnect { description, .. } => description.clone(),
    };
    let kind = kind_of(context, name, &origin, node, read)?;
    let deprecated = node.get("deprecated").and_then(Node::as_truth).unwrap_or(false);
    let metadata_url = node.get("oauth2MetadataUrl").and_then(Node::as_str).map(str::to_owned);
    Some(SecurityScheme { origin, name: name.clone(), kind, description, deprecated, metadata_url })
}

/// Reads `type: basic`, as in 2.0, and `type: bearer`, which is not part of any version, as HTTP schemes.
fn loose_scheme(node: &Node) -> Option<(Code, SecurityKind)> {
    match node.get("type").and_then(Node::as_str)? {
        "basic" => Some((Code::OtherDialect, SecurityKind::Basic)),
        "bearer" => Some((Code::LooseForm, SecurityKind::Bearer)),
        _ => None,
    }
}

fn resolve_loose(
    context: &mut Context<'_>,
    name: &Arc<str>,
    node: &Node,
    origin: &Origin,
    (code, kind): (Code, SecurityKind),
) -> SecurityScheme {
    let message = "this is a `scheme` of `type: http`; it is read as one";
    context.diagnostics.report(code, &origin.key("type"), message);
    scheme_of(name, node, origin, kind)
}

fn scheme_of(name: &Arc<str>, node: &Node, origin: &Origin, kind: SecurityKind) -> SecurityScheme {
    let description = node.get("description").and_then(Node::as_str).map(str::to_owned);
    let deprecated = node.get("deprecated").and_then(Node::as_truth).unwrap_or(false);
    let (origin, name) = (origin.clone(), name.clone());
    SecurityScheme { origin, name, kind, description, deprecated, metadata_url: None }
}

/// Reads the flows of OAuth 2.0, with those that are newer than OpenAPI 3.0.
fn read_flows(node: &Node) -> Vec<OAuthFlow> {
    let flows = node.get("flows").and_then(Node::as_object).into_iter().flat_map(Object::iter);
    let flows = flows.filter(|(name, flow)| !name.starts_with("x-") && flow.as_object().is_some());
    let read = |(name, flow): (&Arc<str>, &Node)| {
        let url = |key: &str| flow.get(key).and_then(Node::as_str).unwrap_or_default().trim().to_owned();
        OAuthFlow {
            name: name.to_string(),
            authorization_url: url("authorizationUrl"),
            token_url: url("tokenUrl"),
            refresh_url: url("refreshUrl"),
            device_authorization_url: url("deviceAuthorizationUrl"),
        }
    };
    flows.map(read).collect()
}

fn kind_of(
    context: &mut Context<'_>,
    name: &str,
    origin: &Origin,
    node: &Node,
    read: Skeleton,
) -> Option<SecurityKind> {
    Some(match read {
        Skeleton::APIKey { location: APIKeyLocation::Header | APIKeyLocation::Cookie, name: key, .. }
            if !is_token(&key) =>
        {
            let message = format!(
                "`{name}` is a key in `{}`, which is not a token of HTTP; requirements that need it are left out",
                key.escape_debug()
            );
            context.diagnostics.report(Code::UnsupportedSecurityScheme, origin, message);
            return None;
        }
        Skeleton::APIKey { location: APIKeyLocation::Header, name, .. } => SecurityKind::HeaderKey(name),
        Skeleton::APIKey { location: APIKeyLocation::Query, name, .. } => SecurityKind::QueryKey(name),
        Skeleton::APIKey { location: APIKeyLocation::Cookie, name, .. } => SecurityKind::CookieKey(name),
        Skeleton::HTTP { scheme, .. } => {
            if let Some(kind) = SecurityKind::of_http(&scheme) {
                return Some(kind);
            }
            let message = format!(
                "`{name}` is the HTTP scheme `{}`, which is not a token of HTTP; requirements that need it are left out",
                scheme.escape_debug()
            );
            context.diagnostics.report(Code::UnsupportedSecurityScheme, origin, message);
            return None;
        }
        Skeleton::OAuth2 { .. } => {
            report_token(context, name, origin);
            SecurityKind::OAuth2(read_flows(node))
        }
        Skeleton::OpenIDConnect { open_id_connect_url, .. } => {
            report_token(context, name, origin);
            SecurityKind::OpenIdConnect(open_id_connect_url)
        }
    })
}

fn report_token(context: &mut Context<'_>, name: &str, origin: &Origin) {
    let message = format!(
        "`{name}` takes an access token, or `OAuth2` of the runtime's feature `oauth2`, which obtains and refreshes it"
    );
    context.diagnostics.report(Code::TokenOnly, origin, message);
}

/// The place of an operation's requirements: its own, or else the document's.
fn requirements_of(context: &Context<'_>, root: &Origin, operation: &Origin) -> Origin {
    let own = operation.key("security");
    if context.node(&own).is_some() { own } else { root.key("security") }
}

/// The requirements of the operation, or else of the document.
pub(super) fn resolve_security(
    context: &mut Context<'_>,
    root: &Origin,
    operation: &Origin,
    schemes: &[SecurityScheme],
) -> Vec<Vec<Requirement>> {
    let at = requirements_of(context, root, operation);
    if let Some(known) = context.requirements.get(&at) {
        return known.clone();
    }
    let requirements = read_security(context, root, &at, schemes);
    context.requirements.insert(at, requirements.clone());
    requirements
}

fn read_security(
    context: &mut Context<'_>,
    root: &Origin,
    at: &Origin,
    schemes: &[SecurityScheme],
) -> Vec<Vec<Requirement>> {
    let alternatives = context.node(at).and_then(Node::as_array).unwrap_or_default();
    let most = context.limited(alternatives.len(), MOST_ALTERNATIVES, "alternatives", at);
    let objects = alternatives
        .iter()
        .take(most)
        .enumerate()
        .filter_map(|(index, node)| Some((at.index(index), node.as_object()?)));
    let resolved = objects.filter_map(|(origin, object)| {
        let requirements = resolve_alternative(context, object, &origin, root, schemes)?;
        note_conflict(context, &requirements, schemes, &origin);
        Some(divide(requirements, schemes))
    });
    resolved.flatten().collect()
}

fn resolve_alternative(
    context: &mut Context<'_>,
    alternative: &Object,
    origin: &Origin,
    root: &Origin,
    schemes: &[SecurityScheme],
) -> Option<Vec<Requirement>> {
    let mut requirements = Vec::with_capacity(alternative.len());
    for (name, scopes) in alternative.iter() {
        let Some(scheme) = schemes.iter().find(|scheme| scheme.name == *name) else {
            let declared = root.key("components").key("securitySchemes").key(name);
            if context.node(&declared).is_none() {
                let message = format!("no security scheme is named `{name}`; the requirement is left out");
                let help = "declare it in `components.securitySchemes` (in Swagger 2.0, in `securityDefinitions`)";
                context.diagnostics.report(Code::UnknownSecurityScheme, &origin.key(name), message).help(help);
            }
            return None;
        };
        let scopes = scopes.as_array().unwrap_or_default().iter().filter_map(Node::as_str).map(str::to_owned).collect();
        requirements.push(Requirement { scheme: scheme.name.clone(), scopes });
    }
    Some(requirements)
}

/// Divides a requirement into one alternative for each of the schemes whose credentials belong into the same place:
/// a request can carry one of them only. One access token may satisfy several schemes of OAuth 2.0.
fn divide(requirements: Vec<Requirement>, schemes: &[SecurityScheme]) -> Vec<Vec<Requirement>> {
    let mut places: IndexMap<String, Vec<Requirement>> = IndexMap::new();
    for requirement in requirements {
        places.entry(place_of(schemes, &requirement.scheme)).or_default().push(requirement);
    }
    let mut alternatives = vec![Vec::new()];
    for mut rivals in places.into_values() {
        rivals.truncate((MOST_ALTERNATIVES / alternatives.len()).max(1));
        let with =
            |rival: &Requirement, alternative: &[Requirement]| [alternative, std::slice::from_ref(rival)].concat();
        let longer = rivals.iter().flat_map(|rival| alternatives.iter().map(|alternative| with(rival, alternative)));
        alternatives = longer.collect();
    }
    alternatives
}

fn note_conflict(context: &mut Context<'_>, requirements: &[Requirement], schemes: &[SecurityScheme], origin: &Origin) {
    let Some((first, second)) = same_place(requirements, schemes) else {
        context.exclusive.apart.extend(requirements.iter().map(|requirement| requirement.scheme.clone()));
        return;
    };
    context.exclusive.apart.extend(
        requirements
            .iter()
            .enumerate()
            .filter(|(at, _)| ![first, second].contains(at))
            .map(|(_, one)| one.scheme.clone()),
    );
    let names = [requirements[first].scheme.clone(), requirements[second].scheme.clone()];
    let (first, second) = (&*requirements[first].scheme, &*requirements[second].scheme);
    let is_bearer = |name| kind_of_scheme(schemes, name).is_some_and(SecurityKind::is_bearer);
    if kind_of_scheme(schemes, first) == kind_of_scheme(schemes, second) || (is_bearer(first) && is_bearer(second)) {
        return;
    }
    let place = place_of(schemes, first);
    context.exclusive.pairs.insert(names.clone());
    let message =
        format!("`{first}` and `{second}` are required together, but both belong into {place}; either is sent");
    let help = "make them alternatives, each in an object of its own";
    context.diagnostics.report(Code::ConflictingCredentials, origin, message).help(help);
}

/// The positions of two required schemes whose credentials belong into the same place of a request.
fn same_place(requirements: &[Requirement], schemes: &[SecurityScheme]) -> Option<(usize, usize)> {
    let place = |requirement: &Requirement| place_of(schemes, &requirement.scheme);
    requirements.iter().enumerate().find_map(|(at, second)| {
        let first = requirements[..at].iter().position(|first| place(first) == place(second))?;
        Some((first, at))
    })
}

fn kind_of_scheme<'a>(schemes: &'a [SecurityScheme], name: &str) -> Option<&'a SecurityKind> {
    schemes.iter().find(|scheme| &*scheme.name == name).map(|scheme| &scheme.kind)
}

fn place_of(schemes: &[SecurityScheme], name: &str) -> String {
    match kind_of_scheme(schemes, name) {
        Some(SecurityKind::HeaderKey(header)) => format!("the header `{}`", header.to_lowercase()),
        Some(SecurityKind::QueryKey(parameter)) => format!("the query parameter `{parameter}`"),
        Some(SecurityKind::CookieKey(cookie)) => format!("the cookie `{cookie}`"),
        Some(SecurityKind::MutualTls) => "the connection".to_owned(),
        _ => "the header `authorization`".to_owned(),
    }
}
