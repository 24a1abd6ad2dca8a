//! Links: those to the web stay, all others become words, because they would lead into the crate.
//!
//! | written | becomes |
//! |---|---|
//! | `[a](https://b.io)`, `<https://b.io>`, `<me@b.io>` | the same |
//! | `[a](/b)`, `[a](#b)`, `[a](b.md)` | `a` |
//! | `[a]: /b`, with its title in the next line | nothing |
//! | `[a]`, `[a][b]` without a definition | `\[a]`, `\[a]\[b]` |
//! | `<id:x>` | `\<id:x>` |
//! | `[!NOTE]` | `**Note**` |

use std::ops::Range;

use pulldown_cmark::LinkType;

use crate::spelling::docs::reading::{Open, Reading};

/// Checks the target of a link, or an image without a definition.
pub(super) fn fix(reading: &mut Reading<'_>, kind: LinkType, target: &str, range: Range<usize>) {
    use LinkType::{Autolink, CollapsedUnknown, Email, ReferenceUnknown, ShortcutUnknown};
    match kind {
        Email => {}
        Autolink if is_web(target) => {}
        Autolink => reading.edits.insert(range.start, "\\"),
        ReferenceUnknown | CollapsedUnknown | ShortcutUnknown => escape(reading, range),
        _ if is_web(target) => {}
        _ if reading.dead_link.is_none() => reading.dead_link = Some(Open::new(range)),
        // The link is inside another one, which is removed first.
        _ => {}
    }
}

/// Returns true if the target of a link or an image is known, so that its brackets are not words.
pub(super) fn is_defined(kind: LinkType) -> bool {
    !matches!(kind, LinkType::ReferenceUnknown | LinkType::CollapsedUnknown | LinkType::ShortcutUnknown)
}

/// Returns true if a target can be reached from a page of documentation.
pub(super) fn is_web(target: &str) -> bool {
    let mail = target.starts_with("mailto:") && target.contains('.');
    mail || target.starts_with("https://") || target.starts_with("http://")
}

/// Escapes the brackets of a name that rustdoc would resolve.
fn escape(reading: &mut Reading<'_>, range: Range<usize>) {
    let text = &reading.text[range.clone()];
    if let Some(alert) = alert(text) {
        reading.edits.replace(range, alert);
        return;
    }
    let bracket = text.find('[').unwrap_or_default();
    reading.edits.insert(range.start + bracket, "\\");
}

/// Returns the title of an alert in GitHub's syntax.
fn alert(text: &str) -> Option<&'static str> {
    Some(match text.to_ascii_uppercase().as_str() {
        "[!NOTE]" => "**Note**",
        "[!TIP]" => "**Tip**",
        "[!IMPORTANT]" => "**Important**",
        "[!WARNING]" => "**Warning**",
        "[!CAUTION]" => "**Caution**",
        _ => return None,
    })
}

/// Reduces a link without a valid target to its words, at its end.
pub(super) fn unwrap(reading: &mut Reading<'_>, range: &Range<usize>) {
    let Some(link) = reading.dead_link.take_if(|link| link.range == *range) else { return };
    let Some(mut inside) = link.inside else {
        reading.edits.delete(link.range);
        return;
    };
    // A word that begins with an escaped character is reported without its backslash.
    if reading.text[..inside.start].ends_with('\\') {
        inside.start -= 1;
    }
    reading.edits.delete(range.start..inside.start);
    reading.edits.delete(inside.end..range.end);
}
