//! `securityDefinitions` become `securitySchemes`; the single flow of 2.0 becomes one of `flows`.
//!
//! ```yaml
//! type: basic                          # {type: http, scheme: basic}
//! {type: oauth2, flow: accessCode, …}  # {type: oauth2, flows: {authorizationCode: {…}}}
//! ```

use super::nodes::{entries_but, object, text};
use super::upgrade::Upgrade;
use crate::diagnostic::Code;
use crate::dialect::skeleton::Moved;
use crate::source::{Node, Object};

/// Keys of 2.0 that move to the flow.
const OF_FLOW: [&str; 4] = ["flow", "authorizationUrl", "tokenUrl", "scopes"];

pub(super) fn upgrade_scheme(upgrade: &mut Upgrade<'_>, node: &Node, place: &Moved) -> Node {
    let Some(scheme) = node.as_object() else { return node.clone() };
    match scheme.get("type").and_then(Node::as_str) {
        Some("basic") => {
            let mut upgraded: Object = Object::default();
            upgraded.insert("type".into(), text("http"));
            upgraded.insert("scheme".into(), text("basic"));
            entries_but(scheme, &["type"]).for_each(|(key, value)| {
                upgraded.insert(key, value);
            });
            Node::Object(upgraded)
        }
        Some("oauth2") if scheme.get("flows").is_none() => upgrade_flow(upgrade, scheme, place),
        _ => node.clone(),
    }
}

fn upgrade_flow(upgrade: &mut Upgrade<'_>, scheme: &Object, place: &Moved) -> Node {
    let name = match scheme.get("flow").and_then(Node::as_str) {
        Some("implicit") => "implicit",
        Some("password") => "password",
        Some("application") => "clientCredentials",
        Some("accessCode") => "authorizationCode",
        other => {
            let shown = other.map_or_else(|| "no flow".to_owned(), |flow| format!("`{flow}`"));
            let message = format!("expected implicit, password, application or accessCode, found {shown}");
            upgrade.report(Code::UnreadableObject, &place.written.key("flow"), message);
            "implicit"
        }
    };
    let flow = place.under("flows").under(name);
    upgrade.moves.add(&flow);
    let entries = OF_FLOW[1..].iter().filter_map(|key| Some((*key, scheme.get(key)?.clone())));
    let flow = object(entries.collect::<Vec<_>>());
    let mut upgraded = Object::default();
    for (key, value) in entries_but(scheme, &OF_FLOW) {
        upgraded.insert(key, value);
    }
    upgraded.insert("flows".into(), object([(name, flow)]));
    Node::Object(upgraded)
}
