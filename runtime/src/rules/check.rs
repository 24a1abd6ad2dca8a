//! Checks of a value against its rules.

use std::collections::BTreeSet;

use super::decimal::ExactNumber;
use super::error::shown;
use super::{Rule, ValidationError, pattern};
use crate::json::{Kind, Marked, Value, to_vec};

/// Looks for the first rule that a value breaks, and shows the value unless it is a secret.
pub(crate) fn check(marked: &Marked) -> Result<(), ValidationError> {
    let Some((value, rule)) = marked.nodes().find_map(|(value, rules)| broken(value, rules)) else { return Ok(()) };
    match marked.path(value) {
        Some(path) if !marked.holds_secret(value) => Err(ValidationError::new(path, rule, shown(value, rule))),
        path => Err(ValidationError::new(path.unwrap_or_else(|| "$".to_owned()), rule, "[redacted]".to_owned())),
    }
}

/// The first rule that is broken, and by which value: this one, or one inside of it.
fn broken<'v>(value: Value<'v>, rules: &'static [Rule]) -> Option<(Value<'v>, &'static Rule)> {
    rules.iter().find_map(|rule| match rule {
        Rule::Items(each) => value.items().ok()?.find_map(|item| broken(item, each)),
        Rule::Item(at, its) => broken(value.items().ok()?.nth(*at)?, its),
        Rule::Values(each) => value.entries().ok()?.find_map(|(_, value)| broken(value, each)),
        rule => (!allows(rule, value)).then_some((value, rule)),
    })
}

/// Returns `true` if the value keeps a rule about the value as a whole, not about the values in it.
fn allows(rule: &Rule, value: Value<'_>) -> bool {
    match value.kind() {
        Kind::String => allows_text(rule, value.as_str().unwrap_or_default()),
        Kind::Number => allows_number(rule, value),
        Kind::Array => allows_items(rule, value),
        Kind::Object => allows_entries(rule, value),
        Kind::Null | Kind::Bool => true,
    }
}

fn allows_text(rule: &Rule, text: &str) -> bool {
    match rule {
        // No text has more characters than bytes, nor fewer than a quarter of them.
        Rule::MinLength(least) => text.len() >= least.saturating_mul(4) || text.chars().count() >= *least,
        Rule::MaxLength(most) => text.len() <= *most || text.chars().count() <= *most,
        Rule::Pattern(pattern) => pattern::matches(pattern, text),
        _ => true,
    }
}

fn allows_number(rule: &Rule, value: Value<'_>) -> bool {
    let bound = match rule {
        Rule::Minimum(bound)
        | Rule::Maximum(bound)
        | Rule::ExclusiveMinimum(bound)
        | Rule::ExclusiveMaximum(bound)
        | Rule::MultipleOf(bound) => ExactNumber::parse(bound),
        _ => return true,
    };
    let text = to_vec(&value);
    let number = std::str::from_utf8(&text).ok().and_then(ExactNumber::parse);
    // A number of more digits than are compared is let through: the server will know.
    let (Some(number), Some(bound)) = (number, bound) else { return true };
    match rule {
        Rule::Minimum(_) => number >= bound,
        Rule::Maximum(_) => number <= bound,
        Rule::ExclusiveMinimum(_) => number > bound,
        Rule::ExclusiveMaximum(_) => number < bound,
        _ => number.is_multiple_of(&bound),
    }
}

fn allows_items(rule: &Rule, value: Value<'_>) -> bool {
    let Ok(mut items) = value.items() else { return true };
    match rule {
        Rule::MinItems(least) => items.len() >= *least,
        Rule::MaxItems(most) => items.len() <= *most,
        Rule::UniqueItems => {
            let mut seen = BTreeSet::new();
            items.all(|item| seen.insert(to_vec(&item)))
        }
        _ => true,
    }
}

fn allows_entries(rule: &Rule, value: Value<'_>) -> bool {
    let Ok(entries) = value.entries() else { return true };
    match rule {
        Rule::MinProperties(least) => entries.count() >= *least,
        Rule::MaxProperties(most) => entries.count() <= *most,
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::{Rule, broken, check};
    use crate::json::{Marked, Tape, ToJson, Value, Writer};
    use crate::rules::Validate;
    use crate::secret::Secret;

    fn breaks(value: &dyn ToJson, rules: &'static [Rule]) -> String {
        let tape = Tape::of(value);
        broken(Value::root(&tape), rules).map(|(_, rule)| rule.to_string()).unwrap_or_default()
    }

    #[test]
    fn lengths_are_of_characters() {
        const RULES: &[Rule] = &[Rule::MinLength(2), Rule::MaxLength(3)];
        assert_eq!(breaks(&"ä", RULES), "at least 2 characters");
        assert_eq!(breaks(&"äöü", RULES), "");
        assert_eq!(breaks(&"äöüß", RULES), "at most 3 characters");
        assert_eq!(breaks(&"", &[Rule::MinLength(1)]), "at least 1 character");
        assert_eq!(breaks(&"😀😀", &[Rule::MinLength(4)]), "at least 4 characters", "they have eight bytes");
        assert_eq!(breaks(&"😀😀", &[Rule::MinLength(2)]), "");
    }

    #[test]
    fn numbers_are_compared_as_they_are_written() {
        const RULES: &[Rule] = &[Rule::Minimum("-0.1"), Rule::ExclusiveMaximum("9223372036854775808")];
        assert_eq!(breaks(&-0.1, RULES), "");
        assert_eq!(breaks(&-0.100_000_01, RULES), "at least -0.1");
        assert_eq!(breaks(&i64::MAX, RULES), "");
        assert_eq!(breaks(&9_223_372_036_854_775_808_u64, RULES), "less than 9223372036854775808");
        assert_eq!(breaks(&u128::MAX, RULES), "less than 9223372036854775808");
        assert_eq!(breaks(&0, &[Rule::ExclusiveMinimum("0")]), "more than 0");
        assert_eq!(breaks(&101, &[Rule::Maximum("1e2")]), "at most 1e2");
    }

    #[test]
    fn multiples_are_exact() {
        assert_eq!(breaks(&0.07, &[Rule::MultipleOf("0.01")]), "");
        assert_eq!(breaks(&0.075, &[Rule::MultipleOf("0.01")]), "a multiple of 0.01");
        assert_eq!(breaks(&15, &[Rule::MultipleOf("5")]), "");
        assert_eq!(breaks(&16, &[Rule::MultipleOf("5")]), "a multiple of 5");
    }

    #[test]
    fn arrays_and_what_is_in_them() {
        const RULES: &[Rule] =
            &[Rule::MinItems(1), Rule::MaxItems(3), Rule::UniqueItems, Rule::Items(&[Rule::Minimum("0")])];
        assert_eq!(breaks(&[0_i64; 0], RULES), "at least 1 item");
        assert_eq!(breaks(&[1, 2, 3, 4], RULES), "at most 3 items");
        assert_eq!(breaks(&[1, 2, 1], RULES), "no item twice");
        assert_eq!(breaks(&[1, -2], RULES), "at least 0");
        assert_eq!(breaks(&("a", "b"), &[Rule::Item(1, &[Rule::MinLength(2)])]), "at least 2 characters");
    }

    #[test]
    fn entries_are_counted() {
        let one = std::collections::BTreeMap::from([("a", 1)].map(|(key, value)| (key.to_owned(), value)));
        let none = std::collections::BTreeMap::<String, i64>::new();
        assert_eq!(breaks(&none, &[Rule::MinProperties(1)]), "at least 1 entry");
        assert_eq!(breaks(&one, &[Rule::MinProperties(1)]), "");
        assert_eq!(breaks(&one, &[Rule::MaxProperties(0)]), "at most 0 entries");
    }

    #[test]
    fn a_rule_is_for_values_of_its_own_type() {
        const RULES: &[Rule] = &[Rule::MinLength(9), Rule::Minimum("9"), Rule::MinItems(9), Rule::MinProperties(9)];
        assert_eq!(breaks(&true, RULES), "");
        assert_eq!(breaks(&None::<i64>, RULES), "");
        assert_eq!(breaks(&"long enough", RULES), "");
        assert_eq!(breaks(&10, RULES), "");
    }

    struct Login {
        names: Vec<&'static str>,
        password: Secret,
    }

    impl ToJson for Login {
        fn write_json(&self, json: &mut Writer) {
            let members = &[("user names", true), ("password", true)];
            let rules = &[
                ("user names", &[Rule::Items(&[Rule::MaxLength(3)])] as &[Rule]),
                ("password", &[Rule::MinLength(8)]),
            ];
            json.members(members, &[&self.names, &self.password], rules, None);
        }
    }

    fn login(name: &'static str, password: &str) -> Vec<Login> {
        vec![Login { names: vec!["a", name], password: password.into() }]
    }

    #[test]
    fn the_error_names_the_place_the_rule_and_the_value() {
        let error = login("Rover", "long enough").validate().expect_err("too long");
        assert_eq!(
            error.to_string(),
            r#"$[0]["user names"][1]: expected at most 3 characters, found "Rover" (5 characters)"#
        );
        assert_eq!(error.path(), r#"$[0]["user names"][1]"#);
        assert_eq!(error.bound(), "at most 3 characters");
        login("Rex", "long enough").validate().expect("valid");
    }

    #[test]
    fn a_secret_is_not_shown() {
        let error = login("Rex", "short").validate().expect_err("too short");
        assert_eq!(error.to_string(), "$[0].password: expected at least 8 characters, found [redacted]");
        let whole = check(&Marked::of(&login("Rex", "long enough"), &[Rule::MinItems(2)])).expect_err("one only");
        assert_eq!(whole.to_string(), "$: expected at least 2 items, found [redacted]");
    }

    #[test]
    fn a_long_value_is_shortened() {
        let text = "x".repeat(100);
        let error = check(&Marked::of(&text, &[Rule::MaxLength(9)])).expect_err("too long");
        assert_eq!(error.value(), format!("\"{}… (100 characters)", "x".repeat(59)));
    }

    /// A number of more than 38 digits is left to the server, whichever of the two it is.
    #[test]
    fn numbers_of_too_many_digits_are_not_compared() {
        const LONG: &str = "1000000000000000000000000000000000000000";
        assert_eq!(breaks(&5, &[Rule::Minimum(LONG)]), "");
        assert_eq!(breaks(&5, &[Rule::ExclusiveMinimum(LONG), Rule::MultipleOf(LONG)]), "");
        let long = Tape::of_number("1000000000000000000000000000000000000000.5");
        assert!(broken(Value::root(&long), &[Rule::Maximum("5"), Rule::ExclusiveMaximum("5")]).is_none());
        assert_eq!(breaks(&6, &[Rule::Maximum("5")]), "at most 5");
        assert_eq!(breaks(&5, &[Rule::Maximum("5"), Rule::Minimum("5"), Rule::MultipleOf("5")]), "");
        assert_eq!(breaks(&5, &[Rule::ExclusiveMaximum("5")]), "less than 5");
    }

    #[test]
    fn a_bound_itself_is_allowed_and_what_is_beyond_is_not() {
        assert_eq!(breaks(&"ab", &[Rule::MinLength(2), Rule::MaxLength(2)]), "");
        assert_eq!(breaks(&[1, 2], &[Rule::MinItems(2), Rule::MaxItems(2)]), "");
        let one: std::collections::BTreeMap<String, i64> = [("a".to_owned(), 1)].into();
        assert_eq!(breaks(&one, &[Rule::MinProperties(1), Rule::MaxProperties(1)]), "");
        assert_eq!(breaks(&4, &[Rule::Maximum("5"), Rule::ExclusiveMaximum("5")]), "", "a bound does not divide");
        assert_eq!(breaks(&6, &[Rule::Minimum("5"), Rule::ExclusiveMinimum("5")]), "");
    }

    #[cfg(feature = "pattern")]
    #[test]
    fn a_pattern_is_found_anywhere_in_a_string() {
        assert_eq!(breaks(&"a1", &[Rule::Pattern("[0-9]")]), "");
        assert_ne!(breaks(&"ab", &[Rule::Pattern("[0-9]")]), "");
        assert_ne!(breaks(&"a1", &[Rule::Pattern("^[0-9]")]), "");
    }
}
