//! Text → the path of a type: segments and generic arguments, each segment a checked identifier.

use crate::rust::ForeignType;
use crate::spelling::Ident;

/// Types that need no path.
const KNOWN: [&str; 20] = [
    "bool", "char", "f32", "f64", "i8", "i16", "i32", "i64", "i128", "isize", "u8", "u16", "u32", "u64", "u128",
    "usize", "String", "Vec", "Option", "Box",
];

/// Parses a path; the error is a sentence.
pub(super) fn parse_foreign(text: &str) -> Result<ForeignType, String> {
    match parse_type(text.trim()) {
        Some((found, "")) => check_root(&found, text, &KNOWN).map(|()| found),
        _ => Err(format!("`{text}` is not the path of a type")),
    }
}

fn check_root(found: &ForeignType, text: &str, known: &[&str]) -> Result<(), String> {
    let is_known = |step: &Ident| known.contains(&step.as_str());
    if found.path.len() == 1 && !found.is_here && !found.path.iter().all(is_known) {
        return Err(format!("`{text}` names no crate: a path begins with one, or with `crate`"));
    }
    // `Arc<str>`: an unsized type is valid as an argument.
    let known = [&KNOWN[..], &["str"]].concat();
    found.arguments.iter().try_for_each(|argument| check_root(argument, &argument.to_string(), &known))
}

/// Parses a type at the start of a string, and returns the rest.
fn parse_type(text: &str) -> Option<(ForeignType, &str)> {
    let text = text.strip_prefix("::").unwrap_or(text);
    let (is_here, mut rest) = match text.strip_prefix("crate").and_then(|rest| rest.strip_prefix("::")) {
        Some(rest) => (true, rest),
        None => (false, text),
    };
    let mut path = Vec::new();
    loop {
        let end = rest.find(|letter: char| !letter.is_alphanumeric() && !"_#".contains(letter)).unwrap_or(rest.len());
        let (step, after) = rest.split_at(end);
        path.push(Ident::parse(step)?);
        rest = after.trim_start();
        match rest.strip_prefix("::") {
            Some(after) if !after.starts_with('<') => rest = after,
            Some(after) => {
                rest = after;
                break;
            }
            None => break,
        }
    }
    let (arguments, rest) = parse_arguments(rest)?;
    Some((ForeignType { is_here, path, arguments }, rest))
}

fn parse_arguments(text: &str) -> Option<(Vec<ForeignType>, &str)> {
    let Some(mut rest) = text.strip_prefix('<') else { return Some((Vec::new(), text)) };
    let mut arguments = Vec::new();
    loop {
        let (argument, after) = parse_type(rest.trim_start())?;
        arguments.push(argument);
        let after = after.trim_start();
        match after.strip_prefix('>') {
            Some(after) => return Some((arguments, after.trim_start())),
            None => rest = after.strip_prefix(',')?,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::parse_foreign;

    #[test]
    fn paths_are_read_and_spelled() {
        for (text, spelled) in [
            ("billing::Money", "billing::Money"),
            ("::billing::v2::Money", "billing::v2::Money"),
            (" chrono::DateTime< chrono::Utc > ", "chrono::DateTime<chrono::Utc>"),
            ("std::collections::HashMap<String,Vec::<u8>>", "std::collections::HashMap<String, Vec<u8>>"),
            ("crate::models::Money", "crate::models::Money"),
            ("std::sync::Arc<str>", "std::sync::Arc<str>"),
            ("u64", "u64"),
        ] {
            let parsed = parse_foreign(text).map(|found| found.to_string()).unwrap_or_default();
            assert_eq!(parsed, spelled, "{text}");
        }
    }

    #[test]
    fn what_is_no_path_is_told() {
        assert_eq!(
            parse_foreign("Money"),
            Err("`Money` names no crate: a path begins with one, or with `crate`".into())
        );
        assert!(parse_foreign("str").is_err());
        for text in
            ["", "billing::", "billing::fn", "billing Money", "self::Money", "a::B<", "a::B<a::C", "&a::B", "a::B; x"]
        {
            assert_eq!(parse_foreign(text), Err(format!("`{text}` is not the path of a type")), "{text}");
        }
    }
}
