//! Execution of an action: it removes, updates or copies the nodes that its target selects.

use super::document::{Action, Change, Version};
use super::edit::{Clash, Edited, Piece};
use super::limit::Growth;
use super::target::View;
use crate::diagnostic::{Code, Diagnostics};
use crate::origin::{Origin, Pointer};
use crate::source::{Node, Written};

pub(super) fn apply(
    action: &Action,
    version: Version,
    edited: &mut Edited,
    (view, growth): (&mut View, &mut Growth),
    diagnostics: &mut Diagnostics,
) {
    let at = action.origin.key("target");
    let Some(places) = select((view, growth), &action.target, &at, diagnostics) else { return };
    if places.is_empty() {
        let message = format!("`{}` selects nothing; the action has no effect", action.target);
        diagnostics.report(Code::OverlayWithoutMatch, &at, message);
    }
    match &action.change {
        Change::Remove => remove(edited, view, &places, &at, diagnostics),
        Change::Update(update) => {
            let piece = Piece { node: update, origin: action.origin.key("update"), parts: None };
            merge(edited, (view, growth), (&places, version), &piece, diagnostics);
        }
        Change::Copy(source) => {
            let at = action.origin.key("copy");
            let Some((node, origin, parts)) = copied(edited, (view, growth), source, &at, diagnostics) else { return };
            let piece = Piece { node: &node, origin, parts: parts.as_ref() };
            merge(edited, (view, growth), (&places, version), &piece, diagnostics);
        }
    }
}

fn select(
    (view, growth): (&View, &mut Growth),
    path: &str,
    at: &Origin,
    diagnostics: &mut Diagnostics,
) -> Option<Vec<Pointer>> {
    if let Some(limit) = growth.refused(path) {
        diagnostics.report(Code::LimitExceeded, at, format!("{limit}; the action is ignored"));
        return None;
    }
    match view.select(path) {
        Ok(places) => Some(places),
        Err(message) => {
            diagnostics
                .report(Code::BadJsonPath, at, format!("{message}; the action is ignored"))
                .help("special names are written as `['x-internal']`, filters as `[?@.name == 'x']`");
            None
        }
    }
}

/// Removes the last node first, so that the places of the others stay valid.
fn remove(edited: &mut Edited, view: &mut View, places: &[Pointer], at: &Origin, diagnostics: &mut Diagnostics) {
    // Elements are removed from the last to the first, so that indices stay valid.
    let mut places: &[Pointer] = places;
    while let Some(parent) = places.last().map(Pointer::parent) {
        let rest = places.iter().rposition(|place| place.parent() != parent).map_or(0, |last| last + 1);
        let tokens: Vec<&str> = places[rest..].iter().rev().filter_map(Pointer::last).collect();
        match parent {
            Some(parent) => {
                edited.remove(parent, &tokens);
                view.remove(parent, &tokens);
            }
            None => {
                let message = "the document as a whole cannot be removed; the action has no effect on it";
                diagnostics.report(Code::OverlayMismatch, at, message);
            }
        }
        places = &places[..rest];
    }
}

/// The node that a `copy` selects, as it was before the action.
fn copied(
    edited: &Edited,
    (view, growth): (&View, &mut Growth),
    source: &str,
    at: &Origin,
    diagnostics: &mut Diagnostics,
) -> Option<(Node, Origin, Option<Written>)> {
    let places = select((view, growth), source, at, diagnostics)?;
    let [place] = &places[..] else {
        let message = format!("`{source}` selects {} values to copy, not one; the action is ignored", places.len());
        let code = if places.is_empty() { Code::OverlayWithoutMatch } else { Code::OverlayMismatch };
        diagnostics.report(code, at, message);
        return None;
    };
    let Piece { node, origin, parts } = edited.piece(place)?;
    Some((node.clone(), origin, parts.cloned()))
}

fn merge(
    edited: &mut Edited,
    (view, growth): (&mut View, &mut Growth),
    (places, version): (&[Pointer], Version),
    piece: &Piece<'_>,
    diagnostics: &mut Diagnostics,
) {
    if let Some(limit) = growth.exceeded(places, piece.node) {
        diagnostics.report(Code::LimitExceeded, &piece.origin, format!("{limit}; the action is ignored"));
        return;
    }
    for place in places {
        let is_scalar = edited.root.find(place).is_some_and(|value| !matches!(value, Node::Object(_) | Node::Array(_)));
        if is_scalar && version == Version::V1_0 {
            let message =
                "an overlay of version 1.0 cannot replace a value that is not an object or array; it stays unchanged";
            diagnostics
                .report(Code::OverlayMismatch, &piece.origin, message)
                .related(&edited.origin(place), "this is selected")
                .help("select the object around it, or write `overlay: 1.1.0`");
            continue;
        }
        for clash in edited.merge(place, piece) {
            report_clash(&clash, diagnostics);
        }
        view.follow(&edited.root, place, piece.node);
    }
}

fn report_clash(clash: &Clash, diagnostics: &mut Diagnostics) {
    let (new, old) = clash.kinds;
    let message = format!("{new} cannot be merged into {old}, which stays unchanged");
    diagnostics
        .report(Code::OverlayMismatch, &clash.new, message)
        .related(&clash.old, format!("{old} is here"))
        .help("remove the old value by an action before this one");
}
