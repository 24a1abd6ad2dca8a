//! `host`, `basePath` and `schemes` become `servers`, the secure scheme first.
//!
//! ```yaml
//! host: api.example.com      # servers:
//! basePath: /v1              #   - url: https://api.example.com/v1
//! schemes: [http, https]     #   - url: http://api.example.com/v1
//! ```

use super::nodes::{object, text};
use super::upgrade::Upgrade;
use crate::dialect::skeleton::Moved;
use crate::source::{Node, Object};

pub(super) fn upgrade_servers(upgrade: &mut Upgrade<'_>, root: &Object, place: &Moved) -> Node {
    let string = |key: &str| root.get(key).and_then(Node::as_str).map(str::trim).filter(|text| !text.is_empty());
    let base = string("basePath").unwrap_or_default().trim_end_matches('/');
    let base = if base.is_empty() || base.starts_with('/') { base.to_owned() } else { format!("/{base}") };
    let Some(host) = string("host") else {
        let written = if base.is_empty() { place.written.clone() } else { place.written.key("basePath") };
        upgrade.moves.name(&Moved { written, seen: place.seen.key("servers") });
        return Node::Array(if base.is_empty() { Vec::new() } else { vec![object([("url", text(&base))])] });
    };
    upgrade.moves.add(&Moved { written: place.written.key("host"), seen: place.seen.key("servers") });
    let url = |scheme: &str| object([("url", text(&format!("{scheme}://{host}{base}")))]);
    Node::Array(schemes(root).into_iter().map(url).collect())
}

/// The servers of an operation with its own schemes (OpenAPI 2.0, Operation Object); `None` if they are the servers of
/// all operations.
pub(super) fn upgrade_own_servers(upgrade: &mut Upgrade<'_>, operation: &Object, place: &Moved) -> Option<Node> {
    let listed = operation.get("schemes").and_then(Node::as_array)?;
    let speaks_http = listed.iter().filter_map(Node::as_str).any(|scheme| {
        let scheme = scheme.to_ascii_lowercase();
        scheme == "http" || scheme == "https"
    });
    let root = upgrade.root;
    if !speaks_http || !upgrade.is_old || root.get("host").is_none() || schemes(operation) == schemes(root) {
        return None;
    }
    let mut root = root.clone();
    root.insert("schemes".into(), operation.get("schemes")?.clone());
    let servers = upgrade_servers(upgrade, &root, place);
    upgrade.moves.add(&Moved { written: place.written.key("schemes"), seen: place.seen.key("servers") });
    Some(servers)
}

/// The schemes of HTTP; without any, the secure one.
fn schemes(root: &Object) -> Vec<&'static str> {
    let listed = root.get("schemes").and_then(Node::as_array).unwrap_or_default();
    let has = |name: &str| listed.iter().filter_map(Node::as_str).any(|scheme| scheme.eq_ignore_ascii_case(name));
    match (has("https"), has("http")) {
        (true, true) => vec!["https", "http"],
        (false, true) => vec!["http"],
        _ => vec!["https"],
    }
}
