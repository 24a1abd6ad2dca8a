//! Reports of references that cannot be followed: both ends, and the probably intended target.

use super::context::Context;
use super::reference::{end_of_chain, end_of_loop, last_existing};
use crate::diagnostic::Code;
use crate::diagnostic::nearest;
use crate::limits::MOST_COMPARED;
use crate::origin::Origin;
use crate::source::Fault;

impl Context<'_> {
    /// Reports the reference under a keyword of the object at `origin`; `lost` names the consequence.
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
                let diagnostic = self.diagnostics.report(Code::ReferenceLoop, &at, message);
                if let Some(end) = end {
                    diagnostic.related(&end, "this leads back");
                }
            }
            other => {
                let end = end_of_chain(self.skeleton, origin).filter(|end| end != origin);
                let code = if matches!(other, Fault::Unreadable(_)) {
                    Code::DanglingReference
                } else {
                    Code::ExternalReference
                };
                let message = format!("`{reference}` leads {}; {lost}", destination(other));
                let diagnostic = self.diagnostics.report(code, &at, message);
                diagnostic.help = help(other);
                if let Some(end) = end {
                    diagnostic.related(&end, "through this reference");
                }
            }
        }
    }

    /// The key of an object that is probably meant. Documents with many faults get no help beyond a limit.
    fn nearest_key(&mut self, object: &Origin, missing: &str) -> Option<String> {
        let object = self.object(object).filter(|_| !self.diagnostics.are_discarded())?;
        self.compared = self.compared.saturating_add(object.len());
        if self.compared > MOST_COMPARED {
            return None;
        }
        nearest(missing, object.iter().map(|(name, _)| &**name)).map(str::to_owned)
    }

    fn report_dangling(&mut self, at: &Origin, origin: &Origin, reference: &str, lost: &str) {
        let end = last_existing(self.skeleton, origin, reference);
        let near = end.as_ref().and_then(|(existing, missing)| self.nearest_key(existing, missing));
        let is_read = end.as_ref().is_none_or(|(existing, _)| self.node(&Origin::root(existing.file)).is_some());
        let message = format!("`{reference}` leads nowhere; {lost}");
        let diagnostic = self.diagnostics.report(Code::DanglingReference, at, message);
        if let Some((existing, missing)) = &end {
            let why =
                if is_read { format!("there is no `{missing}` here") } else { "this could not be read".to_owned() };
            diagnostic.related(existing, why);
        }
        if let Some(near) = near {
            diagnostic.help(format!("perhaps `{near}` is meant"));
        }
    }
}

/// The place that a reference leads to, which is not read.
fn destination(fault: &Fault) -> String {
    match fault {
        Fault::Dangling => "nowhere".to_owned(),
        Fault::Loop => "back to itself".to_owned(),
        Fault::Remote(_) => "to a URL, which is not read".to_owned(),
        Fault::Unread(uri) => format!("to `{uri}`, which was not read"),
        Fault::Unfetched(why) => format!("to a URL that could not be read: {why}"),
        Fault::Outside(directory) => {
            format!("out of `{}`, the directory that references may lead to", directory.display())
        }
        Fault::Unreadable(why) => format!("to a file that cannot be read: {why}"),
    }
}

fn help(fault: &Fault) -> Option<String> {
    match fault {
        Fault::Remote(Some(origin)) => {
            Some(format!("allow it by `--allow-origin {origin}`, or save its content beside this document"))
        }
        Fault::Remote(None) => Some("save its content beside this document, and refer to that file".to_owned()),
        Fault::Outside(_) => Some("name a directory further up with `--ref-root`".to_owned()),
        Fault::Dangling | Fault::Loop | Fault::Unread(_) | Fault::Unfetched(_) | Fault::Unreadable(_) => None,
    }
}
