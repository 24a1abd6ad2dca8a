//! A constraint of a schema, which stands beside the value that it is for.

use std::fmt;

/// One rule (JSON Schema 2020-12, Validation, 6). Numbers are as the document writes them, so that none is rounded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rule {
    /// `minLength`, in characters.
    MinLength(usize),
    /// `maxLength`, in characters.
    MaxLength(usize),
    /// `pattern`; without the feature `pattern` every text matches.
    Pattern(&'static str),
    /// `minimum`.
    Minimum(&'static str),
    /// `maximum`.
    Maximum(&'static str),
    /// `exclusiveMinimum`.
    ExclusiveMinimum(&'static str),
    /// `exclusiveMaximum`.
    ExclusiveMaximum(&'static str),
    /// `multipleOf`.
    MultipleOf(&'static str),
    /// `minItems`.
    MinItems(usize),
    /// `maxItems`.
    MaxItems(usize),
    /// `uniqueItems`.
    UniqueItems,
    /// `minProperties`.
    MinProperties(usize),
    /// `maxProperties`.
    MaxProperties(usize),
    /// For each item of an array.
    Items(&'static [Rule]),
    /// For the item of an array at this place, from 0.
    Item(usize, &'static [Rule]),
    /// For each value of an object.
    Values(&'static [Rule]),
    /// Not a rule: the value is not shown. It is the first of the rules of a value.
    Secret,
}

impl Rule {
    /// Returns `true` if the value of these rules is not shown.
    #[inline]
    pub(crate) fn is_secret(rules: &[Self]) -> bool {
        matches!(rules.first(), Some(Self::Secret))
    }
}

/// The expectation: `at most 80 characters`.
impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let counted = |f: &mut fmt::Formatter<'_>, words: &str, count: usize, one: &str, many: &str| {
            write!(f, "{words} {count} {}", if count == 1 { one } else { many })
        };
        match self {
            Self::MinLength(least) => counted(f, "at least", *least, "character", "characters"),
            Self::MaxLength(most) => counted(f, "at most", *most, "character", "characters"),
            Self::Pattern(pattern) => write!(f, "what matches `{pattern}`"),
            Self::Minimum(least) => write!(f, "at least {least}"),
            Self::Maximum(most) => write!(f, "at most {most}"),
            Self::ExclusiveMinimum(bound) => write!(f, "more than {bound}"),
            Self::ExclusiveMaximum(bound) => write!(f, "less than {bound}"),
            Self::MultipleOf(divisor) => write!(f, "a multiple of {divisor}"),
            Self::MinItems(least) => counted(f, "at least", *least, "item", "items"),
            Self::MaxItems(most) => counted(f, "at most", *most, "item", "items"),
            Self::UniqueItems => f.write_str("no item twice"),
            Self::MinProperties(least) => counted(f, "at least", *least, "entry", "entries"),
            Self::MaxProperties(most) => counted(f, "at most", *most, "entry", "entries"),
            Self::Items(_) | Self::Item(..) | Self::Values(_) | Self::Secret => Ok(()),
        }
    }
}
