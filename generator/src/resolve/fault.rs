//! What is told of a reference that leads to nothing: both its ends, and what was perhaps meant.

use super::context::Context;
use super::reference::{end_of_chain, end_of_loop, last_on_the_way};
use crate::diagnostic::Code;
use crate::diagnostic::nearest;
use crate::source::{Fault, Origin};

impl Context<'_> {
    /// Reports the reference under a keyword of the object at `origin`; `lost` says what that costs.
    pub(super) fn report_reference(
        &mut self,
        origin: &Origin,
        (keyword, reference): (&str, &str),
        fault: &Fault,
        lost: &str,
    ) {
        let at = origin.key(keyword);
        match fault {
            Fault::Dangling => self.report_dangling(&at, origin, reference, lost),
            Fault::Loop => {
                let message = format!("`{reference}` leads back to itself; {lost}");
                let end = end_of_loop(self.skeleton, origin).filter(|end| end != origin);
                let finding = self.diagnostics.report(Code::ReferenceLoop, &at, message);
                if let Some(end) = end {
                    finding.related(&end, "this leads back");
                }
            }
            other => {
                let end = end_of_chain(self.skeleton, origin).filter(|end| end != origin);
                let code = if matches!(other, Fault::Unreadable(_)) {
                    Code::DanglingReference
                } else {
                    Code::ExternalReference
                };
                let message = format!("`{reference}` leads {}; {lost}", whereto(other));
                let finding = self.diagnostics.report(code, &at, message);
                finding.help = help(other);
                if let Some(end) = end {
                    finding.related(&end, "by this reference on the way");
                }
            }
        }
    }

    fn report_dangling(&mut self, at: &Origin, origin: &Origin, reference: &str, lost: &str) {
        let end = last_on_the_way(self.skeleton, origin, reference);
        let near = end.as_ref().and_then(|(there, missing)| {
            let names = self.object(there)?.iter().map(|(name, _)| &**name);
            nearest(missing, names)
        });
        let is_read = end.as_ref().is_none_or(|(there, _)| self.node(&Origin::root(there.file)).is_some());
        let message = format!("`{reference}` leads nowhere; {lost}");
        let finding = self.diagnostics.report(Code::DanglingReference, at, message);
        if let Some((there, missing)) = &end {
            let why =
                if is_read { format!("there is no `{missing}` here") } else { "this could not be read".to_owned() };
            finding.related(there, why);
        }
        if let Some(near) = near {
            finding.help(format!("perhaps `{near}` is meant"));
        }
    }
}

/// Where a reference leads that is not followed.
fn whereto(fault: &Fault) -> String {
    match fault {
        Fault::Dangling => "nowhere".to_owned(),
        Fault::Loop => "back to itself".to_owned(),
        Fault::Remote(_) => "to a URL, which is not read".to_owned(),
        Fault::Unread(uri) => format!("to `{uri}`, which was not read"),
        Fault::Unanswered(why) => format!("to a URL that could not be read: {why}"),
        Fault::Outside(folder) => format!("out of `{}`, the folder that references may lead to", folder.display()),
        Fault::Unreadable(why) => format!("to a file that cannot be read: {why}"),
    }
}

fn help(fault: &Fault) -> Option<String> {
    match fault {
        Fault::Remote(Some(origin)) => {
            Some(format!("allow it by `--allow-origin {origin}`, or save what is there beside this document"))
        }
        Fault::Remote(None) => Some("save what is there beside this document, and refer to that file".to_owned()),
        Fault::Outside(_) => Some("name a wider folder with `--ref-root`".to_owned()),
        Fault::Dangling | Fault::Loop | Fault::Unread(_) | Fault::Unanswered(_) | Fault::Unreadable(_) => None,
    }
}
