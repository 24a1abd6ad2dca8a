//! Types and rules inside macros as people write them, which `prettyplease` spreads out, or presses together.
//!
//! ```text
//! codegen::object!(A { required a "a"[Items(& [B])] });   →   codegen::object!(A { required a "a" [Items(&[B])] });
//! codegen::call!(List(Vec < types::Pet >, …) …);   →   codegen::call!(List(Vec<types::Pet>, …) …);
//! ok_json(| codegen::BySerde(value) | value)       →   ok_json(|codegen::BySerde(value)| value)
//! ```

/// Takes the spaces out of angle brackets inside of macro calls, but for those in literals.
pub(super) fn tighten_macros(text: &str) -> String {
    let text = text.replace("| codegen::BySerde(value) |", "|codegen::BySerde(value)|");
    let mut tight = String::with_capacity(text.len());
    let mut inside = false;
    for line in text.split_inclusive('\n') {
        let code = line.trim();
        inside |= code.starts_with("codegen::");
        if inside && line.contains(['<', '>', '[']) {
            tighten_line(line, &mut tight);
        } else {
            tight.push_str(line);
        }
        inside &= !code.ends_with(");");
    }
    tight
}

fn tighten_line(line: &str, tight: &mut String) {
    let (mut quoted, mut escaped) = (false, false);
    let mut letters = line.chars().peekable();
    while let Some(letter) = letters.next() {
        let before = tight.chars().next_back();
        match letter {
            '"' if !escaped => quoted = !quoted,
            ' ' if !quoted && before == Some('&') && letters.peek() == Some(&'[') => continue,
            '[' if !quoted && (is_word(before) || before == Some('"')) => tight.push(' '),
            ' ' if !quoted && (before == Some('<') || matches!(letters.peek(), Some('<' | '>')) && is_word(before)) => {
                continue;
            }
            _ => {}
        }
        escaped = quoted && letter == '\\' && !escaped;
        tight.push(letter);
    }
}

/// Whether a type ends here: a bracket at the start of a line belongs to the line above.
fn is_word(before: Option<char>) -> bool {
    before.is_some_and(|letter| letter.is_alphanumeric() || matches!(letter, '_' | '>' | ')'))
}

#[cfg(test)]
mod tests {
    use super::tighten_macros;

    #[test]
    fn brackets_of_types_are_tight() {
        let text = "codegen::call!(\n    A(BTreeMap < String, Vec < x::B > >, E) \"a < b > c\" { 200 =>\n    ok(1), _ => no() }\n);\n";
        let tight = "codegen::call!(\n    A(BTreeMap<String, Vec<x::B>>, E) \"a < b > c\" { 200 =>\n    ok(1), _ => no() }\n);\n";
        assert_eq!(tighten_macros(text), tight);
    }

    #[test]
    fn rules_stand_apart() {
        let text = "codegen::object!(\n    A { required a \"a[& [\"[Items(& [B])], optional b \"b\" } rest c[D]\n);\n";
        let tight =
            "codegen::object!(\n    A { required a \"a[& [\" [Items(&[B])], optional b \"b\" } rest c [D]\n);\n";
        assert_eq!(tighten_macros(text), tight);
    }

    #[test]
    fn what_is_no_macro_stays() {
        let text = "fn f() -> bool {\n    1 < 2 && \"\\\" < \" > \"b\"\n}\n";
        assert_eq!(tighten_macros(text), text);
    }
}
