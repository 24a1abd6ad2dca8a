//! Plural → singular, as far as a client's names need English: `categories` → `category`,
//! `statuses` → `status`. A word that has no other singular stays as it is: `series`, `news`.

use std::borrow::Cow;

/// Words that end like a plural but are singular, or are the same in both numbers.
const UNCHANGED: &[&str] = &[
    "alias",
    "always",
    "atlas",
    "aws",
    "bias",
    "canvas",
    "chaos",
    "css",
    "dns",
    "does",
    "gas",
    "gps",
    "has",
    "https",
    "ios",
    "jenkins",
    "kubernetes",
    "lens",
    "nfs",
    "news",
    "pos",
    "sas",
    "series",
    "sms",
    "species",
    "tls",
    "was",
    "windows",
];

/// Irregular plurals, and words that would match the wrong rule below.
const IRREGULAR: &[(&str, &str)] = &[
    ("aliases", "alias"),
    ("apis", "api"),
    ("axes", "axis"),
    ("biases", "bias"),
    ("caches", "cache"),
    ("canvases", "canvas"),
    ("children", "child"),
    ("cookies", "cookie"),
    ("cpus", "cpu"),
    ("crises", "crisis"),
    ("criteria", "criterion"),
    ("emojis", "emoji"),
    ("gases", "gas"),
    ("gpus", "gpu"),
    ("halves", "half"),
    ("hypotheses", "hypothesis"),
    ("indices", "index"),
    ("kpis", "kpi"),
    ("leaves", "leaf"),
    ("matrices", "matrix"),
    ("men", "man"),
    ("menus", "menu"),
    ("mice", "mouse"),
    ("movies", "movie"),
    ("niches", "niche"),
    ("people", "person"),
    ("quizzes", "quiz"),
    ("shelves", "shelf"),
    ("shoes", "shoe"),
    ("skus", "sku"),
    ("uris", "uri"),
    ("uses", "use"),
    ("vcpus", "vcpu"),
    ("vertices", "vertex"),
    ("women", "woman"),
];

/// Plural and singular endings; the first that matches applies.
const ENDINGS: &[(&str, &str)] = &[
    ("ss", "ss"),
    ("us", "us"),
    ("is", "is"),
    ("ies", "y"),
    ("sses", "ss"),
    ("shes", "sh"),
    ("ches", "ch"),
    ("xes", "x"),
    ("zzes", "zz"),
    ("yses", "ysis"),
    ("auses", "ause"),
    ("ouses", "ouse"),
    ("uses", "us"),
    ("oes", "o"),
    ("s", ""),
];

/// Returns the singular of a lower-case word; the word itself if it has no other.
pub(super) fn singular(word: &str) -> Cow<'_, str> {
    if let Ok(at) = IRREGULAR.binary_search_by_key(&word, |(plural, _)| plural) {
        return Cow::Borrowed(IRREGULAR[at].1);
    }
    // The word is too short for an ending (`is`, `as`), or short enough that `ies` is a part of it: `ties`.
    if word.len() < 3 || !ends_in_letters(word) || UNCHANGED.contains(&word) {
        return Cow::Borrowed(word);
    }
    if word.len() <= 4 && word.ends_with("ies") {
        return Cow::Borrowed(&word[..word.len() - 1]);
    }
    let ending = ENDINGS.iter().find(|(plural, _)| word.ends_with(plural));
    ending.map_or(Cow::Borrowed(word), |(plural, one)| {
        let stem = &word[..word.len() - plural.len()];
        if one.is_empty() { Cow::Borrowed(stem) } else { Cow::Owned(format!("{stem}{one}")) }
    })
}

/// Returns true if the last two characters are ASCII letters: the `s` of `v2s` is ignored.
fn ends_in_letters(word: &str) -> bool {
    let mut bytes = word.bytes().rev();
    bytes.by_ref().take(2).all(|byte| byte.is_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn irregular_words_are_sorted_for_the_search() {
        assert!(IRREGULAR.windows(2).all(|pair| pair[0].0 < pair[1].0));
    }

    #[test]
    fn plurals_lose_their_ending() {
        let rows = [
            ("items", "item"),
            ("addresses", "address"),
            ("statuses", "status"),
            ("categories", "category"),
            ("series", "series"),
            ("data", "data"),
            ("children", "child"),
            ("analyses", "analysis"),
            ("news", "news"),
            ("ids", "id"),
            ("ips", "ip"),
            ("apis", "api"),
            ("uris", "uri"),
            ("urls", "url"),
            ("keys", "key"),
            ("boxes", "box"),
            ("branches", "branch"),
            ("caches", "cache"),
            ("databases", "database"),
            ("responses", "response"),
            ("releases", "release"),
            ("warehouses", "warehouse"),
            ("clauses", "clause"),
            ("viruses", "virus"),
            ("heroes", "hero"),
            ("indices", "index"),
            ("indexes", "index"),
            ("people", "person"),
            ("status", "status"),
            ("address", "address"),
            ("analysis", "analysis"),
            ("is", "is"),
            ("as", "as"),
            ("ties", "tie"),
            ("policies", "policy"),
            ("queries", "query"),
            ("taxes", "tax"),
            ("kubernetes", "kubernetes"),
            ("metadata", "metadata"),
            ("media", "media"),
            ("s3", "s3"),
            ("été", "été"),
            ("dns", "dns"),
            ("access", "access"),
            ("files", "file"),
            ("archives", "archive"),
        ];
        for (plural, one) in rows {
            assert_eq!(singular(plural), one, "{plural}");
        }
    }
}
