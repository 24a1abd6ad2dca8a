//! Changes → the next version, by Cargo's rules.
//!
//! ```text
//! 1.4.2   breaking → 2.0.0    addition → 1.5.0    other → 1.4.3
//! 0.4.2   breaking → 0.5.0    addition → 0.4.3    other → 0.4.3
//! 0.0.2   any      → 0.0.3
//! ```

use std::fmt;

use serde::Serialize;

use super::change::{SurfaceChange, SurfaceRule};

/// The part of a Cargo version that a release increases.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Release {
    /// Nothing changed.
    #[default]
    None,
    /// Callers see no change of the public items.
    Patch,
    /// Items were added.
    Minor,
    /// Code of callers stops compiling, or does something else.
    Major,
}

impl Release {
    /// Returns the kind of release that changes of public items need.
    pub fn of(changes: &[SurfaceChange]) -> Self {
        changes.iter().map(|change| Self::of_rule(change.rule)).max().unwrap_or(Self::None)
    }

    fn of_rule(rule: SurfaceRule) -> Self {
        match rule {
            rule if rule.breaks() || rule.misleads() => Self::Major,
            SurfaceRule::ArgumentRenamed => Self::Patch,
            _ => Self::Minor,
        }
    }

    /// The word for it in `SemVer`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Patch => "patch",
            Self::Minor => "minor",
            Self::Major => "major",
        }
    }

    /// Returns the kind of the release from one version to a later one, by Cargo's rules; `None` if it is not later, or one
    /// of the two is not a version.
    pub fn between(old: &str, new: &str) -> Self {
        let (Some((old, old_pre)), Some((new, new_pre))) = (split_version(old), split_version(new)) else {
            return Self::None;
        };
        let place = old.iter().zip(&new).position(|(old, new)| old != new);
        // The first number that is not zero stands for breaking changes.
        let leading = old.iter().position(|number| *number != 0).unwrap_or(2);
        match place {
            Some(place) if new[place] < old[place] => Self::None,
            Some(place) if place <= leading => Self::Major,
            Some(1) => Self::Minor,
            None if old_pre == new_pre => Self::None,
            Some(_) | None => Self::Patch,
        }
    }

    /// Returns the version after `version`; `None` if that is not one of `SemVer`.
    ///
    /// In versions before 1.0.0, the first number that is not zero stands for breaking changes. A version that is not
    /// released yet (`1.0.0-beta.1`) only counts up its last number.
    pub fn next(self, version: &str) -> Option<String> {
        let (core, pre) = split_version(version)?;
        if self == Self::None {
            return Some(version.to_owned());
        }
        if let Some(pre) = pre {
            return Some(format!("{}.{}.{}-{}", core[0], core[1], core[2], next_identifier(pre)));
        }
        let [major, minor, patch] = core;
        let (major, minor, patch) = match (self, core) {
            (_, [0, 0, _]) => (0, 0, patch.checked_add(1)?),
            (Self::Major, [0, ..]) => (0, minor.checked_add(1)?, 0),
            (_, [0, ..]) | (Self::Patch, _) => (major, minor, patch.checked_add(1)?),
            (Self::Major, _) => (major.checked_add(1)?, 0, 0),
            (_, _) => (major, minor.checked_add(1)?, 0),
        };
        Some(format!("{major}.{minor}.{patch}"))
    }
}

impl fmt::Display for Release {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// Splits a version into its three numbers and the identifiers after `-`; metadata after `+` is dropped.
fn split_version(version: &str) -> Option<([u64; 3], Option<&str>)> {
    let version = version.split('+').next()?;
    let (core, pre) = match version.split_once('-') {
        Some((core, pre)) => (core, Some(pre)),
        None => (version, None),
    };
    let numbers = core.split('.').map(|number| number.parse().ok()).collect::<Option<Vec<u64>>>()?;
    Some((numbers.try_into().ok()?, pre))
}

/// `beta.1` → `beta.2`, `beta` → `beta.1`
fn next_identifier(pre: &str) -> String {
    let (start, last) = pre.rsplit_once('.').map_or(("", pre), |(start, last)| (start, last));
    match last.parse::<u64>().ok().and_then(|number| number.checked_add(1)) {
        Some(number) if start.is_empty() => number.to_string(),
        Some(number) => format!("{start}.{number}"),
        None => format!("{pre}.1"),
    }
}

#[cfg(test)]
mod tests {
    use super::Release::{Major, Minor, None, Patch};
    use super::{Release, SurfaceChange, SurfaceRule};

    fn next(version: &str) -> [String; 3] {
        [Major, Minor, Patch].map(|release| release.next(version).unwrap_or_default())
    }

    #[test]
    fn the_first_number_that_is_not_zero_stands_for_breaking_changes() {
        assert_eq!(next("1.4.2"), ["2.0.0", "1.5.0", "1.4.3"]);
        assert_eq!(next("0.4.2"), ["0.5.0", "0.4.3", "0.4.3"]);
        assert_eq!(next("0.0.2"), ["0.0.3", "0.0.3", "0.0.3"]);
        assert_eq!(next("12.0.9+build.7"), ["13.0.0", "12.1.0", "12.0.10"]);
    }

    #[test]
    fn a_version_before_a_release_counts_up() {
        assert_eq!(next("1.0.0-beta.1"), ["1.0.0-beta.2", "1.0.0-beta.2", "1.0.0-beta.2"]);
        assert_eq!(Major.next("2.0.0-rc").as_deref(), Some("2.0.0-rc.1"));
        assert_eq!(Major.next("2.0.0-9").as_deref(), Some("2.0.0-10"));
    }

    #[test]
    fn two_versions_have_the_release_between_them() {
        for (old, new, expected) in [
            ("1.4.2", "2.0.0", Major),
            ("1.4.2", "1.5.0", Minor),
            ("1.4.2", "1.4.3", Patch),
            ("0.4.2", "0.5.0", Major),
            ("0.4.2", "0.4.3", Patch),
            ("0.4.2", "1.0.0", Major),
            ("0.0.2", "0.0.3", Major),
            ("1.4.2", "1.4.2", None),
            ("1.4.2", "1.3.9", None),
            ("2.0.0-beta.1", "2.0.0", Patch),
            ("one", "two", None),
        ] {
            assert_eq!(Release::between(old, new), expected, "{old} → {new}");
        }
    }

    #[test]
    fn no_change_keeps_the_version() {
        assert_eq!(None.next("1.4.2").as_deref(), Some("1.4.2"));
    }

    #[test]
    fn what_is_no_version_has_no_next() {
        for version in ["", "1", "1.2", "1.2.x", "1.2.3.4", "18446744073709551615.0.0"] {
            assert_eq!(Major.next(version), Option::None, "{version}");
        }
    }

    #[test]
    fn the_greatest_change_counts() {
        let change = |rule| SurfaceChange {
            item: String::new(),
            rule,
            part: String::new(),
            old: Option::None,
            new: Option::None,
        };
        let of = |rules: &[SurfaceRule]| Release::of(&rules.iter().copied().map(change).collect::<Vec<_>>());
        assert_eq!(of(&[]), None);
        assert_eq!(of(&[SurfaceRule::ArgumentRenamed]), Patch);
        assert_eq!(of(&[SurfaceRule::ArgumentRenamed, SurfaceRule::FieldAdded]), Minor);
        assert_eq!(of(&[SurfaceRule::FieldAdded, SurfaceRule::TraitLost]), Major);
        assert_eq!(of(&[SurfaceRule::ArgumentsReordered]), Major);
    }
}
