//! An Overlay Object (Overlay 1.1.0, section 4.4.1): its version and its actions.

use crate::diagnostic::{Code, Diagnostics};
use crate::origin::{FileId, Origin};
use crate::source::Node;

/// An overlay that can be applied.
#[derive(Debug)]
pub(super) struct Overlay {
    pub(super) version: Version,
    /// The document that the overlay is written for.
    pub(super) extends: Option<String>,
    pub(super) actions: Vec<Action>,
}

/// The version of the specification, which determines the possible actions. Patch versions do not matter (section 4.1).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Version {
    V1_0,
    V1_1,
}

/// An Action Object (section 4.4.3).
#[derive(Debug)]
pub(super) struct Action {
    pub(super) origin: Origin,
    /// A JSONPath.
    pub(super) target: String,
    pub(super) change: Change,
}

/// The change of the selected nodes.
#[derive(Debug)]
pub(super) enum Change {
    /// Removes them.
    Remove,
    /// Merges this value into them.
    Update(Node),
    /// Merges the node that this JSONPath selects into them.
    Copy(String),
}

/// Reads an overlay, or reports that the file is not one.
pub(super) fn read_overlay(root: &Node, file: FileId, diagnostics: &mut Diagnostics) -> Option<Overlay> {
    let at = Origin::root(file);
    let version = read_version(root, &at, diagnostics)?;
    let written = root.get("actions");
    let Some(actions) = written.and_then(Node::as_array).filter(|actions| !actions.is_empty()) else {
        let (at, found) = match written {
            Some(Node::Array(_)) => (at.key("actions"), "an empty array"),
            Some(other) => (at.key("actions"), other.kind()),
            None => (at, "nothing"),
        };
        let message = format!("`actions` must be an array of actions, found {found}; the overlay is not applied");
        diagnostics.report(Code::NotAnOverlay, &at, message);
        return None;
    };
    let actions = actions.iter().enumerate();
    let actions = actions
        .filter_map(|(index, action)| read_action(action, &at.key("actions").index(index), version, diagnostics));
    let extends = root.get("extends").and_then(Node::as_str).map(str::to_owned);
    Some(Overlay { version, extends, actions: actions.collect() })
}

fn read_version(root: &Node, at: &Origin, diagnostics: &mut Diagnostics) -> Option<Version> {
    let Some(written) = root.get("overlay") else {
        let found = if root.get("openapi").is_some() { "an OpenAPI document" } else { root.kind() };
        let message = format!("there is no `overlay` at the top, so this is not an overlay but {found}");
        diagnostics
            .report(Code::NotAnOverlay, at, message)
            .help("the first line of an overlay is, for example, `overlay: 1.1.0`");
        return None;
    };
    let shown = match written {
        Node::String(text) => text.to_string(),
        Node::Number(number) => number.text().to_owned(),
        other => other.kind().to_owned(),
    };
    let mut parts = shown.trim().split('.');
    match (parts.next(), parts.next()) {
        (Some("1"), Some("0")) => Some(Version::V1_0),
        (Some("1"), Some("1")) => Some(Version::V1_1),
        _ => {
            let message = format!("Overlay {shown} is not a supported version; the overlay is not applied");
            diagnostics.report(Code::NotAnOverlay, &at.key("overlay"), message).help("1.0 and 1.1 are supported");
            None
        }
    }
}

fn read_action(node: &Node, at: &Origin, version: Version, diagnostics: &mut Diagnostics) -> Option<Action> {
    let mut unusable = |at: &Origin, message: String| {
        diagnostics.report(Code::BadOverlayAction, at, format!("{message}; it is ignored"));
        None
    };
    let Some(object) = node.as_object() else {
        return unusable(at, format!("an action is an object, found {}", node.kind()));
    };
    let Some(target) = object.get("target").and_then(Node::as_str) else {
        return unusable(at, "this action has no `target`, a JSONPath that selects what to change".to_owned());
    };
    let change = match (object.get("remove").and_then(Node::as_bool), object.get("update"), object.get("copy")) {
        (Some(true), _, _) => Change::Remove,
        (_, Some(update), _) => Change::Update(update.clone()),
        (_, None, Some(_)) if version == Version::V1_0 => {
            return unusable(&at.key("copy"), "`copy` is new in Overlay 1.1, and this is 1.0".to_owned());
        }
        (_, None, Some(Node::String(source))) => Change::Copy(source.to_string()),
        (_, None, Some(other)) => {
            return unusable(&at.key("copy"), format!("`copy` is a JSONPath, found {}", other.kind()));
        }
        (_, None, None) => {
            let either = if version == Version::V1_0 { "`update`" } else { "`update`, `copy`" };
            return unusable(at, format!("this action does nothing: there is neither {either} nor `remove: true`"));
        }
    };
    Some(Action { origin: at.clone(), target: target.to_owned(), change })
}
