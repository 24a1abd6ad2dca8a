//! Constraints on values, as the runtime checks them.

/// A constraint; numbers are as the document writes them.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names are those of the keywords")]
pub enum Rule {
    MinLength(u64),
    MaxLength(u64),
    Pattern(String),
    Minimum(String),
    Maximum(String),
    ExclusiveMinimum(String),
    ExclusiveMaximum(String),
    MultipleOf(String),
    MinItems(u64),
    MaxItems(u64),
    UniqueItems,
    MinProperties(u64),
    MaxProperties(u64),
    /// For each item of an array.
    Items(Vec<Rule>),
    /// For the item at this index, from 0.
    Item(usize, Vec<Rule>),
    /// For each value of an object.
    Values(Vec<Rule>),
    /// Not a constraint: the value is not shown. It is the first of the rules of a value.
    Secret,
}

impl Rule {
    /// Returns true if the constraint, or one inside it, is a pattern.
    pub fn has_pattern(&self) -> bool {
        match self {
            Self::Pattern(_) => true,
            Self::Items(rules) | Self::Item(_, rules) | Self::Values(rules) => rules.iter().any(Self::has_pattern),
            _ => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Rule;

    #[test]
    fn a_pattern_may_be_inside_another_constraint() {
        let pattern = || vec![Rule::MinLength(1), Rule::Pattern("a".to_owned())];
        assert!(Rule::Pattern("a".to_owned()).has_pattern());
        assert!(Rule::Items(pattern()).has_pattern());
        assert!(Rule::Item(1, pattern()).has_pattern());
        assert!(Rule::Values(vec![Rule::Items(pattern())]).has_pattern());
        assert!(!Rule::MinLength(1).has_pattern());
        assert!(!Rule::Items(vec![Rule::MinLength(1)]).has_pattern());
    }
}
