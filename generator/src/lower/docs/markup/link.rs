//! Links: to the web they stay, into the crate they can't mean to lead.
//!
//! | written | becomes |
//! |---|---|
//! | `[a](https://b.io)`, `<https://b.io>`, `<me@b.io>` | the same |
//! | `[a](/b)`, `[a](#b)`, `[a](b.md)`, `![a](b.png)` | `a` |
//! | `[a]`, `[a][b]` without a definition | `\[a]`, `\[a]\[b]` |
//! | `<id:x>` | `\<id:x>` |
//! | `[!NOTE]` | `**Note**` |

use std::ops::Range;

use super::{LinkType, Open, Reading};

/// Looks at where a link, or an image, leads.
pub(super) fn fix(reading: &mut Reading<'_>, kind: LinkType, target: &str, range: Range<usize>) {
    use LinkType::{Autolink, CollapsedUnknown, Email, ReferenceUnknown, ShortcutUnknown};
    match kind {
        Email => {}
        Autolink if is_web(target) => {}
        Autolink => reading.edits.insert(range.start, "\\"),
        ReferenceUnknown | CollapsedUnknown | ShortcutUnknown => escape(reading, range),
        _ if is_web(target) => {}
        _ if reading.dead_link.is_none() => reading.dead_link = Some(Open::new(range)),
        // Inside of another one, which goes first.
        _ => {}
    }
}

/// Whether a target can be reached from a page of documentation.
fn is_web(target: &str) -> bool {
    let mail = target.starts_with("mailto:") && target.contains('.');
    mail || target.starts_with("https://") || target.starts_with("http://")
}

/// Makes brackets of what would be looked up as a name.
fn escape(reading: &mut Reading<'_>, range: Range<usize>) {
    let text = &reading.text[range.clone()];
    if let Some(alert) = alert(text) {
        reading.edits.replace(range, alert);
        return;
    }
    let bracket = text.find('[').unwrap_or_default();
    reading.edits.insert(range.start + bracket, "\\");
}

/// The title of an alert, as GitHub writes them.
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

/// Leaves only the words of a link that leads nowhere, when it ends.
pub(super) fn unwrap(reading: &mut Reading<'_>, range: &Range<usize>) {
    let Some(link) = reading.dead_link.take_if(|link| link.range == *range) else { return };
    let Some(mut inside) = link.inside else {
        reading.edits.delete(link.range);
        return;
    };
    // A word that begins with an escaped sign is seen without its backslash.
    if reading.text[..inside.start].ends_with('\\') {
        inside.start -= 1;
    }
    reading.edits.delete(range.start..inside.start);
    reading.edits.delete(inside.end..range.end);
}
