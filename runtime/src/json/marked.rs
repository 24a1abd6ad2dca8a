//! The tree of a value, with the rules for its nodes.

use super::node::Tape;
use super::value::Value;
use super::writer::Writer;
use super::{Kind, ToJson};
use crate::rules::{Rule, ValidationError, broken, shown};

/// The rules for one node, by its place on the tape.
#[derive(Debug, Clone, Copy)]
pub(super) struct Mark {
    pub(super) at: usize,
    pub(super) rules: &'static [Rule],
}

/// A tree and what each node must keep.
#[derive(Debug)]
pub(crate) struct Marked {
    tape: Tape<'static>,
    marks: Vec<Mark>,
    fault: Option<String>,
    has_secret: bool,
}

impl Marked {
    /// The tree of a value, which has these rules beside those of the types that it is made of.
    pub(crate) fn of(value: &dyn ToJson, rules: &'static [Rule]) -> Self {
        let mut writer = Writer::marking();
        writer.within(rules);
        value.write_json(&mut writer);
        let fault = writer.fault().map(str::to_owned);
        let has_secret = writer.has_secret();
        let (tape, marks) = writer.into_marked();
        Self { tape, marks, fault, has_secret }
    }

    /// The reason why a part of the value could not be written.
    pub(crate) fn fault(&self) -> Option<&str> {
        self.fault.as_deref()
    }

    /// Returns `true` if a secret is in the value, which must not be shown.
    pub(crate) fn has_secret(&self) -> bool {
        self.has_secret
    }

    pub(crate) fn into_tape(self) -> Tape<'static> {
        self.tape
    }

    /// Looks for the first rule that is broken.
    pub(crate) fn check(&self) -> Result<(), ValidationError> {
        let broken = self.marks.iter().find_map(|mark| broken(self.value(mark)?, mark.rules));
        let Some((value, rule)) = broken else { return Ok(()) };
        let mut path = "$".to_owned();
        let secret = !find_path(Value::root(&self.tape), value, &mut path) || self.holds_secret(value);
        let shown = if secret { "[redacted]".to_owned() } else { shown(value, rule) };
        Err(ValidationError::new(path, rule, shown))
    }

    fn value(&self, mark: &Mark) -> Option<Value<'_>> {
        self.tape.nodes.get(mark.at..).map(Value::at)
    }

    fn holds_secret(&self, value: Value<'_>) -> bool {
        let secrets = self.marks.iter().filter(|mark| mark.rules.contains(&Rule::Secret));
        secrets.filter_map(|mark| self.value(mark)).any(|secret| find_path(value, secret, &mut String::new()))
    }
}

/// Adds the way from one value to another that is in it; false where it is not.
fn find_path(from: Value<'_>, to: Value<'_>, path: &mut String) -> bool {
    if from.is_same_node(to) {
        return true;
    }
    let length = path.len();
    let mut step = |step: String, part: Value<'_>| {
        path.push_str(&step);
        let found = find_path(part, to, path);
        if !found {
            path.truncate(length);
        }
        found
    };
    match from.kind() {
        Kind::Array => {
            from.items().into_iter().flatten().enumerate().any(|(at, item)| step(super::error::index_step(at), item))
        }
        Kind::Object => {
            from.entries().into_iter().flatten().any(|(key, value)| step(super::error::key_step(key), value))
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::Marked;
    use crate::client::Secret;
    use crate::json::{ToJson, Writer};
    use crate::rules::{Rule, Validate};

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
        let whole = Marked::of(&login("Rex", "long enough"), &[Rule::MinItems(2)]).check().expect_err("one only");
        assert_eq!(whole.to_string(), "$: expected at least 2 items, found [redacted]");
    }

    #[test]
    fn a_long_value_is_shortened() {
        let text = "x".repeat(100);
        let error = Marked::of(&text, &[Rule::MaxLength(9)]).check().expect_err("too long");
        assert_eq!(error.value(), format!("\"{}… (100 characters)", "x".repeat(59)));
    }
}
