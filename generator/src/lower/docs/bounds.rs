//! Constraints in words, for documentation.
//!
//! ```text
//! MinLength(1), MaxLength(80), Pattern(^[a-z])    1 to 80 characters, matching `^[a-z]`.
//! Minimum(1), Maximum(100)                        Between 1 and 100.
//! MaxItems(5), Items(MaxLength(9))                At most 5 items, each at most 9 characters.
//! ```

use super::capital::capitalized;
use crate::api::Rule;
use crate::lower::types::rules::Rules;
use crate::source::Number;
use crate::spelling::code_span;

/// The maximum length of a pattern in documentation.
const LONGEST_PATTERN: usize = 100;

/// Returns a sentence about the constraints; `None` if there are none.
pub(in crate::lower) fn sentence(rules: &Rules) -> Option<String> {
    let phrases = phrases(rules);
    let (first, others) = phrases.split_first()?;
    let first = match first.strip_prefix("matching ") {
        Some(pattern) => format!("Matches {pattern}"),
        None => capitalized(first),
    };
    Some([&[first], others].concat().join(", ") + ".")
}

fn phrases(rules: &Rules) -> Vec<String> {
    let own = &rules.own;
    let count = |pick: fn(&Rule) -> Option<u64>| own.iter().find_map(pick);
    let mut phrases = Vec::new();
    let length = [
        count(|rule| if let Rule::MinLength(least) = rule { Some(*least) } else { None }),
        count(|rule| if let Rule::MaxLength(most) = rule { Some(*most) } else { None }),
    ];
    phrases.extend(counted(length, ["character", "characters"]));
    phrases.extend(between(own));
    phrases.extend(own.iter().filter_map(|rule| match rule {
        Rule::MultipleOf(divisor) => Some(format!("a multiple of {divisor}")),
        Rule::Pattern(pattern) | Rule::UncheckedPattern(pattern) if pattern.chars().count() <= LONGEST_PATTERN => {
            Some(format!("matching {}", code_span(pattern)))
        }
        _ => None,
    }));
    let items = [
        count(|rule| if let Rule::MinItems(least) = rule { Some(*least) } else { None }),
        count(|rule| if let Rule::MaxItems(most) = rule { Some(*most) } else { None }),
    ];
    phrases.extend(counted(items, ["item", "items"]));
    phrases.extend(own.contains(&Rule::UniqueItems).then(|| "no item twice".to_owned()));
    let entries = [
        count(|rule| if let Rule::MinProperties(least) = rule { Some(*least) } else { None }),
        count(|rule| if let Rule::MaxProperties(most) = rule { Some(*most) } else { None }),
    ];
    phrases.extend(counted(entries, ["entry", "entries"]));
    phrases.extend(each("each", rules.items.as_deref()));
    phrases.extend(each("each value", rules.values.as_deref()));
    phrases
}

fn each(whom: &str, rules: Option<&Rules>) -> Option<String> {
    let phrases = rules.map(phrases).filter(|phrases| !phrases.is_empty())?;
    Some(format!("{whom} {}", phrases.join(" and ")))
}

/// Returns `1 to 80 characters` or `exactly 2 items`.
fn counted([least, most]: [Option<u64>; 2], [one, many]: [&str; 2]) -> Option<String> {
    let noun = |count: u64| if count == 1 { one } else { many };
    Some(match (least, most) {
        (Some(least), Some(most)) if least == most => format!("exactly {least} {}", noun(least)),
        (Some(least), Some(most)) => format!("{least} to {most} {}", noun(most)),
        (Some(least), None) => format!("at least {least} {}", noun(least)),
        (None, Some(most)) => format!("at most {most} {}", noun(most)),
        (None, None) => return None,
    })
}

/// Returns `between 1 and 100` or `more than 0 and at most 1`.
fn between(rules: &[Rule]) -> Option<String> {
    let lowest = rules.iter().find_map(|rule| match rule {
        Rule::Minimum(bound) => Some(("at least", bound)),
        Rule::ExclusiveMinimum(bound) => Some(("more than", bound)),
        _ => None,
    });
    let highest = rules.iter().find_map(|rule| match rule {
        Rule::Maximum(bound) => Some(("at most", bound)),
        Rule::ExclusiveMaximum(bound) => Some(("less than", bound)),
        _ => None,
    });
    let lowest = lowest.map(|(words, bound)| (words, plain(bound)));
    let highest = highest.map(|(words, bound)| (words, plain(bound)));
    Some(match (lowest, highest) {
        (Some(("at least", least)), Some(("at most", most))) => format!("between {least} and {most}"),
        (Some((words, least)), Some((others, most))) => format!("{words} {least} and {others} {most}"),
        (Some((words, bound)), None) | (None, Some((words, bound))) => format!("{words} {bound}"),
        (None, None) => return None,
    })
}

/// A bound without a fraction of zero: some tools write every number as a float.
fn plain(bound: &Number) -> String {
    match bound.as_i128().filter(|_| bound.text().ends_with(".0")) {
        Some(integer) => integer.to_string(),
        None => bound.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::sentence;
    use crate::api::Rule;
    use crate::lower::types::rules::Rules;
    use crate::source::Number;

    fn own(own: Vec<Rule>) -> Rules {
        Rules { own, ..Rules::default() }
    }

    fn sentence_of(rules: Vec<Rule>) -> String {
        sentence(&own(rules)).unwrap_or_default()
    }

    fn number(text: &str) -> Number {
        Number::parse(text).expect("a number")
    }

    #[test]
    fn rules_read_like_sentences() {
        assert_eq!(sentence_of(vec![Rule::MinLength(1), Rule::MaxLength(80)]), "1 to 80 characters.");
        assert_eq!(sentence_of(vec![Rule::MinLength(2), Rule::MaxLength(2)]), "Exactly 2 characters.");
        assert_eq!(sentence_of(vec![Rule::MinLength(1)]), "At least 1 character.");
        assert_eq!(sentence_of(vec![Rule::Pattern("^[a-z]+$".into())]), "Matches `^[a-z]+$`.");
        assert_eq!(
            sentence_of(vec![Rule::MaxLength(9), Rule::UncheckedPattern("(?!`)".into())]),
            "At most 9 characters, matching ``(?!`)``."
        );
        assert_eq!(sentence_of(vec![Rule::Minimum(number("1")), Rule::Maximum(number("100"))]), "Between 1 and 100.");
        assert_eq!(
            sentence_of(vec![Rule::ExclusiveMinimum(number("0")), Rule::Maximum(number("1.5"))]),
            "More than 0 and at most 1.5."
        );
        assert_eq!(sentence_of(vec![Rule::MultipleOf(number("0.01"))]), "A multiple of 0.01.");
        assert_eq!(sentence_of(vec![Rule::MaxProperties(1)]), "At most 1 entry.");
        assert_eq!(sentence_of(Vec::new()), "");
    }

    #[test]
    fn what_is_inside_comes_last() {
        let each = Some(Box::new(own(vec![Rule::MaxLength(9), Rule::Pattern("a".into())])));
        let items = Rules { items: each.clone(), ..own(vec![Rule::MaxItems(5), Rule::UniqueItems]) };
        let expected = "At most 5 items, no item twice, each at most 9 characters and matching `a`.";
        assert_eq!(sentence(&items).as_deref(), Some(expected));
        let values = Rules { values: each, ..Rules::default() };
        assert_eq!(sentence(&values).as_deref(), Some("Each value at most 9 characters and matching `a`."));
    }
}
