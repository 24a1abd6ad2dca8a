//! Images become links with their alternative text: a page of documentation loads nothing from a host that a document names.
//!
//! | written | becomes |
//! |---|---|
//! | `![a](https://b.io/c.png)`, `![a][b]` with a definition | `[a](https://b.io/c.png)`, `[a][b]` |
//! | `![](https://b.io/c.png)` | `<https://b.io/c.png>` |
//! | `[![a](https://b.io/c.png)](https://d.io)` | `[a](https://d.io)` |
//! | `![a](c.png)` | `a` |

use std::ops::Range;

use super::link;
use crate::spelling::docs::html::web_target;
use crate::spelling::docs::reading::{Image, Open, Reading};

/// Opens an image whose target is known: the outermost one, since one inside another is read again.
pub(super) fn open(reading: &mut Reading<'_>, target: &str, range: Range<usize>) {
    if !link::is_web(target) || reading.is_in_link(range.start) {
        if reading.dead_link.is_none() {
            reading.dead_link = Some(Open::new(range));
        }
    } else if reading.image.is_none() {
        reading.image = Some(Image { open: Open::new(range), target: target.to_owned() });
    }
}

/// Makes a link of the image that ends here.
pub(super) fn fix(reading: &mut Reading<'_>, range: &Range<usize>) {
    let Some(image) = reading.image.take_if(|image| image.open.range == *range) else { return };
    if image.open.inside.is_some() {
        reading.edits.delete(range.start..range.start + 1);
        reading.escape_mark(range.start);
    } else {
        let shown = web_target(&image.target).map(|target| format!("<{target}>"));
        reading.edits.replace(range.clone(), shown.unwrap_or_default());
    }
}
