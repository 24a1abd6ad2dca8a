//! `clientwright explain`

use std::fmt::Write as _;

use clientwright::config::parse_code;
use clientwright::diagnostic::{Code, nearest};
use clientwright::diff::{Flow, Keyword, PartRule, Rule, SchemaPlace};
use clientwright::surface::SurfaceRule;

use super::ending::{Fault, Status};
use super::output::Output;

/// The maximum width of a line.
const WIDTH: usize = 80;

pub(super) fn explain(code: Option<&str>, output: &mut Output) -> Result<Status, Fault> {
    let text = match code {
        Some(name) => match Rule::from_id(name) {
            Some(rule) => explanation_of_rule(rule),
            None => match SurfaceRule::ALL.into_iter().find(|rule| rule.id() == name) {
                Some(rule) => explanation_of_item_rule(rule),
                None => explanation(parse_name(name).map_err(Fault::Usage)?),
            },
        },
        None => catalogue() + "\n" + &catalogue_of_rules(),
    };
    output.result(&text)?;
    Ok(Status::Done)
}

/// Parses a code. The error suggests the nearest code or rule.
fn parse_name(name: &str) -> Result<Code, String> {
    parse_code(name).map_err(|error| {
        let of_items = SurfaceRule::ALL.into_iter().map(|rule| rule.id().to_owned());
        let rules: Vec<String> = Rule::all().map(Rule::id).chain(of_items).collect();
        match nearest(name, rules.iter().map(String::as_str)) {
            Some(near) if !error.contains("did you mean") => {
                format!("there is no code or rule `{name}`; did you mean `{near}`?")
            }
            _ => error,
        }
    })
}

fn explanation(code: Code) -> String {
    format!("{} ({})\n\n{}", code.as_str(), code.severity().as_str(), wrap(code.explanation()))
}

fn explanation_of_rule(rule: Rule) -> String {
    let wire = judgement(rule);
    format!("{} ({wire})\n\n{}", rule.id(), wrap(&format!("{}. {}", rule.title(), rule.explanation())))
}

/// Explains a rule about public items of the generated crate.
fn explanation_of_item_rule(rule: SurfaceRule) -> String {
    let effect = match (rule.breaks(), rule.misleads()) {
        (true, _) => "Rust: breaking",
        (false, true) => "Rust: compatible, behaviour: breaking",
        (false, false) => "Rust: compatible",
    };
    format!("{} ({effect})\n\n{}", rule.id(), wrap(rule.summary()))
}

/// The judgement of a rule, which a comparison may refine.
fn judgement(rule: Rule) -> &'static str {
    let flow = match rule {
        Rule::Keyword(place, _) => place.flow(),
        Rule::Part(part) if part.as_str().contains("response") => Flow::Response,
        Rule::Part(_) => Flow::Request,
    };
    rule.effect().judge(flow).as_str()
}

/// Lists every code with the first sentence of its explanation.
fn catalogue() -> String {
    let width = Code::ALL.iter().map(|code| code.as_str().len()).max().unwrap_or_default();
    let mut text = String::new();
    for code in Code::ALL {
        let explanation = code.explanation();
        let sentence = explanation.split_once(". ").map_or(explanation, |(first, _)| first).trim_end_matches('.');
        // Writing to a string cannot fail.
        let _ = writeln!(text, "{:<width$}  {:<7}  {sentence}.", code.as_str(), code.severity().as_str());
    }
    text
}

/// Lists the rules of changes. Those of keywords are listed once for all places.
fn catalogue_of_rules() -> String {
    let width = PartRule::ALL.iter().map(|part| part.as_str().len()).max().unwrap_or_default();
    let mut text = String::from("Rules of `clientwright diff`:\n\n");
    for part in PartRule::ALL {
        // Writing to a string cannot fail.
        let level = judgement(Rule::Part(*part));
        let _ = writeln!(text, "{:<width$}  {level:<10}  {}.", part.as_str(), part.title());
    }
    let places: Vec<&str> = SchemaPlace::ALL.iter().map(|place| place.as_str()).collect();
    let _ = writeln!(text, "\nRules of schemas, each after its place, such as `{}-became-enum`:", places[0]);
    let _ = writeln!(text, "{}.\n", places.join(", "));
    for keyword in Keyword::ALL {
        let _ = writeln!(text, "{:<width$}  {}.", keyword.as_str(), keyword.title());
    }
    text.push_str("\nRules of public items of generated crates:\n\n");
    for rule in SurfaceRule::ALL {
        let _ = writeln!(text, "{:<width$}  {}", rule.id(), rule.summary());
    }
    text
}

fn wrap(text: &str) -> String {
    let mut wrapped = String::new();
    let mut width = 0;
    for word in text.split_whitespace() {
        let length = word.chars().count();
        if width > 0 {
            let breaks = width + 1 + length > WIDTH;
            wrapped.push(if breaks { '\n' } else { ' ' });
            width = if breaks { 0 } else { width + 1 };
        }
        wrapped.push_str(word);
        width += length;
    }
    wrapped.push('\n');
    wrapped
}

#[cfg(test)]
mod tests {
    use super::{WIDTH, wrap};

    #[test]
    fn lines_are_broken_between_words() {
        let word = "x".repeat(50);
        assert_eq!(wrap(&format!("a b {word} {word}")), format!("a b {word}\n{word}\n"));
        let long = "y".repeat(WIDTH + 9);
        assert_eq!(wrap(&long), format!("{long}\n"));
        assert_eq!(wrap(&format!("a {long} b")), format!("a\n{long}\nb\n"));
    }
}
