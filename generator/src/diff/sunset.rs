//! `deprecated`, `x-sunset` and `x-stability-level`: how long an operation or a parameter stays as it is.

use super::at::At;
use super::comparison::{Comparison, Scope};
use super::date::Date;
use super::rule::PartRule;

/// The levels of stability, the least first.
const LEVELS: [&str; 4] = ["draft", "alpha", "beta", "stable"];

/// Returns whether an operation may change in any way: it is a draft, or in its first tests.
pub(super) fn is_experimental(at: &At<'_>) -> bool {
    at.text("x-stability-level").is_some_and(|level| matches!(level, "draft" | "alpha"))
}

/// The removal of an operation or parameter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Removal {
    /// Nothing announced it.
    Unannounced,
    /// It was deprecated, and no date of sunset lies in the future.
    Announced,
    /// The date of sunset lies in the future.
    BeforeSunset,
    /// The date of sunset cannot be read.
    Unreadable,
}

/// Judges the removal of an operation or parameter.
pub(super) fn judge_removal(at: &At<'_>, today: Date) -> Removal {
    if !at.flag("deprecated") {
        return Removal::Unannounced;
    }
    match Sunset::of(at) {
        Sunset::Unreadable => Removal::Unreadable,
        Sunset::On(date) if date > today => Removal::BeforeSunset,
        Sunset::Unset | Sunset::On(_) => Removal::Announced,
    }
}

/// The value of `x-sunset`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sunset {
    /// It is absent.
    Unset,
    /// A date.
    On(Date),
    /// Something else.
    Unreadable,
}

impl Sunset {
    fn of(at: &At<'_>) -> Self {
        match at.node.get("x-sunset") {
            None => Self::Unset,
            Some(value) => value.as_str().and_then(Date::parse).map_or(Self::Unreadable, Self::On),
        }
    }
}

/// Compares deprecation and sunset of an operation or parameter, with its rules.
pub(super) fn compare_deprecation(
    comparison: &mut Comparison<'_>,
    scope: Scope,
    (old, new): (&At<'_>, &At<'_>),
    subject: &str,
    (deprecated, reactivated): (PartRule, PartRule),
) {
    let places = || (place(old, "deprecated"), place(new, "deprecated"));
    match (old.flag("deprecated"), new.flag("deprecated")) {
        (false, true) => {
            comparison.report_part(scope, deprecated, places(), &format!("{subject} was deprecated"));
        }
        (true, false) => {
            let sentence = format!("{subject} is not deprecated any more");
            comparison.report_part(scope, reactivated, places(), &sentence);
            return;
        }
        _ => {}
    }
    compare_sunset(comparison, scope, (old, new), subject);
}

fn compare_sunset(comparison: &mut Comparison<'_>, scope: Scope, (old, new): (&At<'_>, &At<'_>), subject: &str) {
    let places = (place(old, "x-sunset"), place(new, "x-sunset"));
    let written = |at: &At<'_>| at.text("x-sunset").unwrap_or_default().to_owned();
    let (before, after) = (Sunset::of(old), Sunset::of(new));
    if before == after {
        return;
    }
    let (part, sentence) = match (before, after) {
        (_, Sunset::Unreadable) => {
            (PartRule::SunsetInvalid, format!("{subject} has a date of sunset that is not a date: `{}`", written(new)))
        }
        (_, Sunset::Unset) => {
            (PartRule::SunsetRemoved, format!("{subject} lost the date of sunset `{}`", written(old)))
        }
        (Sunset::On(one), Sunset::On(other)) => {
            let sentence = format!("{subject} has the date of sunset `{}` instead of `{}`", written(new), written(old));
            (if other < one { PartRule::SunsetEarlier } else { PartRule::SunsetLater }, sentence)
        }
        (_, Sunset::On(_)) => (PartRule::SunsetAdded, format!("{subject} has the date of sunset `{}`", written(new))),
    };
    comparison.report_part(scope, part, places, &sentence);
}

/// Compares the levels of stability; an operation without one is stable.
pub(super) fn compare_stability(comparison: &mut Comparison<'_>, scope: Scope, old: &At<'_>, new: &At<'_>) {
    let key = "x-stability-level";
    let (one, other) = (old.text(key).unwrap_or("stable"), new.text(key).unwrap_or("stable"));
    if one == other {
        return;
    }
    let rank = |level: &str| LEVELS.iter().position(|known| *known == level);
    let (part, sentence) = match (rank(one), rank(other)) {
        (_, None) => (PartRule::StabilityInvalid, format!("the level of stability `{other}` is not known")),
        (Some(before), Some(after)) if after < before => {
            (PartRule::StabilityDecreased, format!("the operation is `{other}` instead of `{one}`"))
        }
        _ => (PartRule::StabilityIncreased, format!("the operation is `{other}` instead of `{one}`")),
    };
    comparison.report_part(scope, part, (place(old, key), place(new, key)), &sentence);
}

fn place(at: &At<'_>, key: &str) -> crate::origin::Origin {
    at.get(key).map_or_else(|| at.origin.clone(), |at| at.origin)
}
