//! Tags: the words of a tag, and the names of its operations without them.
//!
//! A word goes only where the rest still says what is done.
//!
//! | tag | operation | is called |
//! |---|---|---|
//! | pets | `pets_list`, `list_pets`, `list_all_pets` | list, list, list all |
//! | pets | `get_pets_by_owner` | get by owner |
//! | payments | `create_booking_payment` | create booking payment: the booking is not what is created |
//! | `2. Account` | | account: the number is its place in a list |
//! | `account-controller` | | account: Springfox's |
//! | `/1.0/artist/{mbid}` | | artist |

use super::verbs::{is_qualifier, is_verb, is_version};
use crate::spelling::{Ident, Words};

/// Returns the words of a tag: first those that distinguish it, then all of them.
pub(super) fn tag_words(tag: &str) -> [Words; 2] {
    let whole = Words::spelled(tag);
    let named = if tag.starts_with('/') { literal_segments(tag) } else { without_number(tag).to_owned() };
    let words = Words::spelled(&named);
    let words = words.strip_suffix(&Words::of("controller")).filter(|rest| !rest.is_empty()).unwrap_or(words);
    if named.trim().is_empty() { [whole.clone(), whole] } else { [words, whole] }
}

/// Returns `Account` for `2. Account`.
fn without_number(tag: &str) -> &str {
    let rest = tag.trim_start().trim_start_matches(|first: char| first.is_ascii_digit());
    let is_numbered = rest.len() < tag.trim_start().len();
    let after = [". ", ") ", " - ", "- "].iter().find_map(|separator| rest.strip_prefix(separator));
    after.map(str::trim).filter(|name| is_numbered && !name.is_empty()).unwrap_or(tag)
}

/// Returns the segments of a path that are neither parameters nor versions.
fn literal_segments(path: &str) -> String {
    let is_literal = |segment: &&str| !segment.contains('{') && !is_version(&segment.to_lowercase());
    path.split('/').filter(is_literal).collect::<Vec<_>>().join(" ")
}

/// Returns an operation's words without those of its tag.
pub(super) fn without_tag(words: &Words, tag: &Words) -> Option<Words> {
    let after = || words.strip_prefix(tag).filter(tells);
    let before =
        || words.strip_suffix(tag).and_then(Words::without_dangling).filter(|rest| is_act(rest) && tells(rest));
    let around = || {
        let (verb, rest) = (words.first_words(1), words.starting_at(1).strip_prefix(tag)?);
        let is_related = rest.starts_with_preposition() && verb.iter().all(is_verb);
        is_related.then(|| verb.join(&rest)).filter(tells)
    };
    after().or_else(before).or_else(around)
}

/// Returns whether words are a valid and descriptive name.
pub(super) fn tells(words: &Words) -> bool {
    let is_name = || Ident::parse(words.method_name().as_str()).is_some_and(|name| !name.as_str().starts_with("r#"));
    !words.is_empty() && !words.starts_with_preposition() && !words.iter().all(is_version) && is_name()
}

/// Returns whether a name is a verb without the need for a noun: list, list all, bulk delete.
fn is_act(words: &Words) -> bool {
    let mut words = words.iter().skip_while(|word| ["batch", "bulk"].contains(word));
    words.next().is_some_and(is_verb) && words.all(is_qualifier)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_goes_where_the_rest_still_tells() {
        let rows = [
            ("pets list", "pets", Some("list")),
            ("list pets", "pets", Some("list")),
            ("list pet", "pets", Some("list")),
            ("list all pets", "pets", Some("list all")),
            ("bulk delete pets", "pets", Some("bulk delete")),
            ("get pets by owner", "pets", Some("get by owner")),
            ("get a pet", "pets", Some("get")),
            ("create booking payment", "payments", None),
            ("user pets", "pets", None),
            ("pet by id", "pets", None),
            ("pets v2", "pets", None),
            ("move pet", "pets", None),
        ];
        for (words, tag, expected) in rows {
            let rest = without_tag(&Words::of(words), &Words::of(tag)).map(|rest| rest.to_string());
            assert_eq!(rest.as_deref(), expected, "{words}");
        }
    }

    #[test]
    fn a_tag_has_the_words_that_tell_it_from_others() {
        let rows = [
            ("2. Account", "account"),
            ("account-controller", "account"),
            ("Controller", "controller"),
            ("/1.0/artist/{mbid}", "artist"),
            ("/{id}", "id"),
            ("2fa", "2fa"),
            ("3D Models", "3d models"),
        ];
        for (tag, expected) in rows {
            assert_eq!(tag_words(tag)[0].to_string(), expected, "{tag}");
        }
    }
}
