//! Deprecated names last until the second release that may break: callers have one release in which both names compile.
//!
//! ```text
//! 1.4.2   types::Pet
//! 1.5.0   types::Animal, and #[deprecated] types::Pet     [releases] "types::Pet" = "1.5.0"
//! 2.0.0   types::Animal
//! ```
//!
//! A name that came without a release, because the crate kept its version, has the mark of the version that it came after:
//! `> 1.4.2`. The next version is the first release with it.

use indexmap::IndexMap;

use crate::ledger::Ledger;
use crate::surface::Release;

/// The mark before the version after which a name came.
const AFTER: &str = "> ";

/// The versions of a crate before and after a run.
#[derive(Debug, Clone)]
pub(crate) struct Step {
    /// The version of the last run; `None` for a new crate.
    pub(crate) old: Option<String>,
    /// The version of this run.
    pub(crate) new: String,
}

/// Returns the deprecated names that callers have had a release to leave; none if this step may not break them.
pub(crate) fn expired(ledger: &Ledger, step: &Step) -> Vec<String> {
    let Some(old) = step.old.as_deref().filter(|old| Release::between(old, &step.new) == Release::Major) else {
        return Vec::new();
    };
    let was_released = |name: &&String| match ledger.releases.get(*name).map(String::as_str) {
        // The version before this one is the first with the name.
        Some(first) => first.strip_prefix(AFTER).is_none_or(|after| after != old),
        None => false,
    };
    ledger.aliases.keys().filter(was_released).cloned().collect()
}

/// Returns the first version with each deprecated name. Without a version, as in a module, new names have none.
pub(crate) fn first_versions(earlier: &Ledger, ledger: &Ledger, step: Option<&Step>) -> IndexMap<String, String> {
    let first = |name: &String| match (earlier.releases.get(name), step) {
        (Some(known), _) => Some(known.clone()),
        (None, None) => None,
        (None, Some(Step { old: Some(old), new })) if old == new => Some(format!("{AFTER}{new}")),
        (None, Some(step)) => Some(step.new.clone()),
    };
    ledger.aliases.keys().filter_map(|name| Some((name.clone(), first(name)?))).collect()
}

#[cfg(test)]
mod tests {
    use super::{Step, expired, first_versions};
    use crate::ledger::Ledger;

    fn step(old: &str, new: &str) -> Step {
        Step { old: Some(old.to_owned()), new: new.to_owned() }
    }

    fn ledger(releases: &[(&str, &str)]) -> Ledger {
        let aliases = ["types::Pet", "pets::list"].map(|name| (name.to_owned(), "types::Animal".to_owned()));
        let releases = releases.iter().map(|(name, version)| ((*name).to_owned(), (*version).to_owned()));
        Ledger { aliases: aliases.into(), releases: releases.collect(), ..Ledger::default() }
    }

    #[test]
    fn a_name_lasts_until_the_second_release_that_may_break() {
        let known = ledger(&[("types::Pet", "1.5.0"), ("pets::list", "> 1.6.0")]);
        for (old, new, expected) in [
            ("1.5.0", "1.5.1", &[][..]),
            ("1.5.0", "1.6.0", &[]),
            ("1.6.0", "2.0.0", &["types::Pet"]),
            ("1.6.1", "2.0.0", &["types::Pet", "pets::list"]),
            ("2.0.0", "1.6.0", &[]),
        ] {
            assert_eq!(expired(&known, &step(old, new)), expected, "{old} → {new}");
        }
        let known = ledger(&[("types::Pet", "0.4.0")]);
        assert_eq!(expired(&known, &step("0.4.0", "0.4.1")), [""; 0]);
        assert_eq!(expired(&known, &step("0.4.1", "0.5.0")), ["types::Pet"]);
        assert_eq!(expired(&known, &Step { old: None, new: "0.5.0".to_owned() }), [""; 0]);
    }

    #[test]
    fn a_name_has_the_version_with_which_it_came() {
        let first = |earlier: &[(&str, &str)], step: Option<&Step>| {
            first_versions(&ledger(earlier), &ledger(&[]), step).values().cloned().collect::<Vec<_>>()
        };
        assert_eq!(first(&[], Some(&step("1.4.2", "1.5.0"))), ["1.5.0", "1.5.0"]);
        assert_eq!(first(&[], Some(&step("1.4.2", "1.4.2"))), ["> 1.4.2", "> 1.4.2"]);
        assert_eq!(first(&[("types::Pet", "1.0.0")], Some(&step("1.4.2", "1.5.0"))), ["1.0.0", "1.5.0"]);
        assert_eq!(first(&[], None), [""; 0]);
    }
}
