//! Any name of a document → the words it is made of → the identifier Rust wants there.
//!
//! | text | words | type | field | module |
//! |---|---|---|---|---|
//! | `HTTPHealthCheck` | http health check | `HttpHealthCheck` | `http_health_check` | `http_health_check` |
//! | `@odata.id` | odata id | `OdataId` | `odata_id` | `odata_id` |
//! | `type` | type | `Type` | `r#type` | `type_` |
//! | `2fa` | 2fa | `N2fa` | `n2fa` | `n2fa` |
//! | `été` | été | `Été` | `été` | `été`, in the file `ue9_t_ue9.rs` |
//! | `+1` ([`Words::spelled`]) | plus 1 | `Plus1` | `plus_1` | `plus_1` |
//!
//! Words are cut as `heck` cuts them, and two of its cuts are mended: the plural of an acronym
//! stays one word (`podIPs` → pod ips, not pod i ps), and so do `OAuth`, `IPv4` and `IPv6`.
//! Nothing here knows which names are taken: that is [`Scope`](super::scope::Scope).

use std::borrow::Cow;
use std::fmt;

mod compose;
mod letters;
mod plural;
mod spell;
mod split;
#[cfg(test)]
mod tests;

pub(crate) use letters::{anchors, have_variants};
pub(super) use letters::{code_point, folded, is_kept};

use crate::limits::LONGEST_NAMED;

/// The number of words that a name may repeat in a row.
const LONGEST_STUTTER: usize = 4;

const ARTICLES: [&str; 3] = ["a", "an", "the"];
const PREPOSITIONS: [&str; 12] = ["and", "as", "at", "by", "for", "from", "in", "of", "on", "or", "to", "with"];

/// The words of a name, in lower case; none is empty, and all are letters and digits.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Debug, Default)]
pub struct Words(Vec<String>);

impl Words {
    /// Words of `text`; symbols only separate. Text without a letter or a digit has no words.
    pub fn of(text: &str) -> Self {
        Self(split::split(&telling(text)))
    }

    /// Words of `text`, with words in place of the symbols that distinguish it from others: `+1` → plus 1,
    /// `-created` → minus created, `>=` → greater equal, the empty string → empty. Never without
    /// words.
    pub fn spelled(text: &str) -> Self {
        Self(split::split(&spell::spell(&telling(text))))
    }

    /// Returns `true` if there are no words at all.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The number of words.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// The words, in order.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(String::as_str)
    }

    /// Returns `true` if the first words are those of `prefix`, singular or plural.
    pub fn starts_with(&self, prefix: &Self) -> bool {
        self.len() >= prefix.len() && same(&self.0[..prefix.len()], &prefix.0)
    }

    /// The words after `prefix`; none are left of a name that is its own prefix.
    pub fn strip_prefix(&self, prefix: &Self) -> Option<Self> {
        self.starts_with(prefix).then(|| Self(self.0[prefix.len()..].to_vec()))
    }

    /// The words before `suffix`; the counterpart of [`Words::strip_prefix`].
    pub fn strip_suffix(&self, suffix: &Self) -> Option<Self> {
        let kept = self.len().checked_sub(suffix.len())?;
        same(&self.0[kept..], &suffix.0).then(|| Self(self.0[..kept].to_vec()))
    }

    /// Completes a [`Words::strip_suffix`]: an article before the suffix is stripped with it (get an → get), and a
    /// preposition that lost its noun leaves no name (get by → none).
    pub(crate) fn without_dangling(mut self) -> Option<Self> {
        if self.0.last().is_some_and(|last| ARTICLES.contains(&last.as_str())) {
            self.0.pop();
        }
        let dangles = self.0.last().is_some_and(|last| PREPOSITIONS.contains(&last.as_str()));
        (!dangles).then_some(self)
    }

    /// Both names in a row, without saying the words twice that end this one and begin `other`:
    /// order + order item → order item. The whole of `other` is never swallowed.
    #[must_use]
    pub fn join(&self, other: &Self) -> Self {
        let mut joined = self.clone();
        joined.append(other);
        joined
    }

    /// Does the same as [`Self::join`], in place.
    pub(crate) fn append(&mut self, other: &Self) {
        let longest = self.len().min(other.len().saturating_sub(1));
        let overlap = (1..=longest).rev().find(|&count| self.0.ends_with(&other.0[..count])).unwrap_or(0);
        self.0.extend_from_slice(&other.0[overlap..]);
    }

    /// The name without words that repeat those before them, singular or plural: duplicate duplicate → duplicate.
    #[must_use]
    pub(crate) fn collapsed(&self) -> Self {
        let mut words = self.0.clone();
        for count in 1..=LONGEST_STUTTER {
            let mut at = 0;
            while at + 2 * count <= words.len() {
                if same(&words[at..at + count], &words[at + count..at + 2 * count]) {
                    words.drain(at..at + count);
                } else {
                    at += 1;
                }
            }
        }
        Self(words)
    }

    /// The words that all of these names end with, or else begin with, before a number; none if they have nothing in common.
    pub(crate) fn shared_by<'w>(names: impl IntoIterator<Item = &'w Self>) -> Option<Self> {
        let names: Vec<Self> = names.into_iter().map(Self::without_number).collect();
        let first = names.first()?;
        let shortest = names.iter().map(Self::len).min()?;
        let ends = |count: &usize| names.iter().all(|name| name.0.ends_with(&first.0[first.len() - count..]));
        let begins = |count: &usize| names.iter().all(|name| name.0.starts_with(&first.0[..*count]));
        let counts = || (1..=shortest).rev();
        let end = counts().find(ends).map(|count| first.starting_at(first.len() - count));
        let shared = end.or_else(|| counts().find(begins).map(|count| first.first_words(count)))?;
        let tells = !shared.starts_with_preposition() && shared.clone().without_dangling().as_ref() == Some(&shared);
        tells.then_some(shared)
    }

    /// The name without the digits at its end: band5 → band.
    fn without_number(&self) -> Self {
        let mut words = self.0.clone();
        while let Some(last) = words.pop() {
            let letters = last.trim_end_matches(|end: char| end.is_ascii_digit());
            if !letters.is_empty() {
                words.push(letters.to_owned());
                break;
            }
        }
        Self(words)
    }

    /// The name of one of them: the last word made singular, where English allows it.
    #[must_use]
    pub fn singular(&self) -> Self {
        let mut words = self.clone();
        if let Some(last) = words.0.last_mut() {
            *last = plural::singular(last).into_owned();
        }
        words
    }

    /// The name with every word made singular: equal for names that [`Self::starts_with`] takes for the same.
    pub(crate) fn singulars(&self) -> Self {
        Self(self.0.iter().map(|word| plural::singular(word).into_owned()).collect())
    }

    /// The words from this one on.
    pub(crate) fn starting_at(&self, at: usize) -> Self {
        Self(self.0.iter().skip(at).cloned().collect())
    }

    /// The first `count` words.
    pub(crate) fn first_words(&self, count: usize) -> Self {
        Self(self.0.iter().take(count).cloned().collect())
    }

    /// Returns `true` if the first word is a preposition, which needs something before it.
    pub(crate) fn starts_with_preposition(&self) -> bool {
        self.0.first().is_some_and(|first| PREPOSITIONS.contains(&first.as_str()))
    }

    /// The last words that fit into `longest` characters, counted as snake case, for the end tells the most; of a last
    /// word that doesn't fit, its beginning.
    pub(crate) fn cut(&self, longest: usize) -> Cow<'_, Self> {
        let mut length = 0;
        let fitting = self.0.iter().rev().take_while(|word| {
            length += usize::from(length > 0) + word.chars().count();
            length <= longest
        });
        match fitting.count() {
            all if all == self.len() => Cow::Borrowed(self),
            0 => Cow::Owned(Self(vec![self.0[self.len() - 1].chars().take(longest).collect()])),
            some => Cow::Owned(self.starting_at(self.len() - some).without_preposition()),
        }
    }

    /// The first word, which is what is done, and the last ones that fit into `longest` characters.
    pub(crate) fn keep_ends(&self, longest: usize) -> Self {
        let first = self.first_words(1);
        let room = longest.saturating_sub(first.iter().map(|word| word.chars().count() + 1).sum());
        let rest = self.starting_at(1);
        let end = rest.cut(room);
        if *end == rest { self.clone() } else { Self(first.0.into_iter().chain(end.0.iter().cloned()).collect()) }
    }

    /// Leaves out the prepositions and articles that a cut left at the beginning.
    fn without_preposition(mut self) -> Self {
        while self.len() > 1 && (self.starts_with_preposition() || ARTICLES.contains(&self.0[0].as_str())) {
            self.0.remove(0);
        }
        self
    }

    /// The same name with a number: pet → pet2. After a digit the number is a word of its own,
    /// so that the second `v1` is not taken for `v12`.
    pub(crate) fn numbered(&self, number: u32) -> Self {
        let mut words = self.clone();
        match words.0.last_mut() {
            Some(last) if !last.ends_with(|end: char| end.is_ascii_digit()) => {
                last.push_str(&number.to_string());
            }
            Some(_) => words.0.push(number.to_string()),
            None => words.0.push(format!("unnamed{number}")),
        }
        words
    }
}

impl fmt::Display for Words {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0.join(" "))
    }
}

/// Returns the text; of one that is too long for a name, the beginning and the end.
fn telling(text: &str) -> Cow<'_, str> {
    if text.len() <= LONGEST_NAMED {
        return Cow::Borrowed(text);
    }
    let half = LONGEST_NAMED / 2;
    let beginning = (0..=half).rev().find_map(|end| text.get(..end)).unwrap_or_default();
    Cow::Owned(format!("{beginning} {}", end_of(text, half)))
}

/// Returns the end of a string, of at most this length in bytes.
pub(crate) fn end_of(text: &str, longest: usize) -> &str {
    (text.len().saturating_sub(longest)..=text.len()).find_map(|start| text.get(start..)).unwrap_or_default()
}

/// Returns `true` if two lists of words are the same, except for singular and plural.
fn same(left: &[String], right: &[String]) -> bool {
    left.len() == right.len()
        && left.iter().zip(right).all(|(one, other)| one == other || plural::singular(one) == plural::singular(other))
}
