//! Rules for methods.

use super::counts::Counts;
use crate::api::{Api, Operation};
use crate::lower::Plan;
use crate::spelling::Words;

/// Names that fit into a line with what is around them.
const LONG: usize = 60;

/// Names that were cut have more in the document.
const LONGEST: usize = 120;

const METHODS: [&str; 7] = ["get", "put", "post", "patch", "delete", "head", "options"];

const VERBS: [&str; 22] = [
    "get", "list", "create", "update", "delete", "add", "remove", "set", "put", "post", "find", "search", "send",
    "describe", "start", "stop", "run", "import", "export", "cancel", "register", "batch",
];

pub(super) fn count(api: &Api, plan: &Plan, counts: &mut Counts) {
    for operation in &api.operations {
        let place = api.addresses.of(&operation.origin);
        let Some((module, method)) = plan.names.get(&place).and_then(|path| path.split_once("::")) else { continue };
        let words: Vec<&str> = method.split('_').collect();
        let tag = Words::spelled(operation.tags.first().map_or("", String::as_str));
        let path = format!("{module}::{method}");
        let mut rule = |title, counted| counts.count(title, counted, &path, &place);
        rule("methods", true);
        rule("methods that repeat their tag", repeats(&Words::of(method), &tag));
        rule("methods over 60 characters", method.chars().count() > LONG);
        rule("methods without the end of their source", loses_end(operation, &words));
        rule("methods with an HTTP method before a verb", is_method_before_verb(&words));
        rule("methods of FastAPI's form", keeps_fast_api(operation, &words));
        rule("methods with Springfox's `using`", words.windows(2).any(|two| two[0] == "using" && is_method(two[1])));
        rule("methods called after a hash or a version", words.iter().any(|word| is_hash(word)) || is_version(method));
        rule("methods and modules with code points", has_code_point(method) || has_code_point(module));
    }
}

fn is_method(word: &str) -> bool {
    METHODS.contains(&word)
}

fn repeats(words: &Words, tag: &Words) -> bool {
    let (words, tag) = (singulars(words), singulars(tag));
    !tag.is_empty() && words.len() > tag.len() && words.windows(tag.len()).any(|some| some == tag)
}

fn singulars(words: &Words) -> Vec<String> {
    words.iter().map(|word| Words::of(word).singular().to_string()).collect()
}

fn loses_end(operation: &Operation, words: &[&str]) -> bool {
    let source = operation.id.clone().unwrap_or_else(|| format!("{}/{}", operation.method, operation.path));
    let source = Words::of(&source);
    let length: usize = source.iter().map(|word| word.chars().count() + 1).sum();
    length > LONGEST && source.iter().last() != words.last().copied()
}

fn is_method_before_verb(words: &[&str]) -> bool {
    matches!(words, [first, second, _, ..] if is_method(first) && VERBS.contains(second))
}

fn keeps_fast_api(operation: &Operation, words: &[&str]) -> bool {
    let method = operation.method.to_lowercase();
    let form: String =
        operation.path.chars().map(|letter| if letter.is_alphanumeric() { letter } else { '_' }).collect();
    let is_form = operation.id.as_deref().is_some_and(|id| id.ends_with(&format!("{form}_{method}")));
    is_form && words.len() > 1 && words.last() == Some(&method.as_str())
}

fn is_hash(word: &str) -> bool {
    let digits = word.trim_start_matches('n');
    digits.len() >= 12
        && digits.bytes().all(|byte| byte.is_ascii_hexdigit())
        && digits.bytes().any(|byte| byte.is_ascii_digit())
}

fn is_version(method: &str) -> bool {
    method.strip_prefix('v').is_some_and(|rest| !rest.is_empty() && rest.bytes().all(|byte| byte.is_ascii_digit()))
}

/// Returns whether a letter of another script is written as its code point.
pub(super) fn has_code_point(name: &str) -> bool {
    let words = Words::of(name);
    words.iter().any(|word| {
        let code = word.strip_prefix('u').filter(|code| code.len() >= 2);
        let letter = code.and_then(|code| u32::from_str_radix(code, 16).ok()).and_then(char::from_u32);
        letter.is_some_and(|letter| !letter.is_ascii() && letter.is_alphabetic())
    })
}
