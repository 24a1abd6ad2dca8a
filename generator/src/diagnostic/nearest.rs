//! The known name that the user probably meant.

use crate::limits::LONGEST_COMPARED;

/// Returns the nearest of `known`, if at most a third of the characters differ; case and dashes are ignored.
pub fn nearest<'k>(name: &str, known: impl IntoIterator<Item = &'k str>) -> Option<&'k str> {
    if name.len() > LONGEST_COMPARED {
        return None;
    }
    let plain = |name: &str| name.replace('_', "-").to_lowercase();
    let known = known.into_iter().filter(|known| known.len() <= LONGEST_COMPARED);
    let distances = known.map(|known| (distance(&plain(name), &plain(known)), known));
    let (distance, known) = distances.min_by_key(|(distance, _)| *distance)?;
    (distance * 3 <= known.chars().count().max(3)).then_some(known)
}

/// Returns the number of characters to insert, delete, replace, or exchange with the next (optimal string alignment).
fn distance(one: &str, other: &str) -> usize {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    let mut earlier: Vec<usize> = Vec::new();
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for line in 0..one.len() {
        let mut next = vec![line + 1];
        for at in 0..other.len() {
            let replaced = row[at] + usize::from(one[line] != other[at]);
            let mut least = replaced.min(row[at + 1] + 1).min(next[at] + 1);
            if line > 0 && at > 0 && one[line] == other[at - 1] && one[line - 1] == other[at] {
                least = least.min(earlier[at - 1] + 1);
            }
            next.push(least);
        }
        earlier = std::mem::replace(&mut row, next);
    }
    row[other.len()]
}

#[cfg(test)]
mod tests {
    use super::{distance, nearest};

    #[test]
    fn letters_are_counted() {
        assert_eq!(distance("", "abc"), 3);
        assert_eq!(distance("kitten", "sitting"), 3);
        assert_eq!(distance("pest", "pets"), 1);
        assert_eq!(distance("ab", "bac"), 2);
        assert_eq!(distance("same", "same"), 0);
    }

    #[test]
    fn only_what_is_near_is_offered() {
        let known = ["name", "strict", "runtime-path"];
        assert_eq!(nearest("nmae", known), Some("name"), "two characters are exchanged");
        assert_eq!(nearest("eman", known), None);
        assert_eq!(nearest("nam", known), Some("name"));
        assert_eq!(nearest("runtime_path", known), Some("runtime-path"));
        assert_eq!(nearest("overlay", known), None);
        assert_eq!(nearest("Pet", ["Pets", "Owner", "pet"]), Some("pet"));
        assert_eq!(nearest("Cat", ["Pets", "Owner", "pet"]), None);
        assert_eq!(nearest("formtz", ["formats"]), Some("formats"), "two of seven characters differ");
        assert_eq!(nearest("fortz", ["formats"]), None, "three of seven do");
        assert_eq!(nearest("x", []), None);
        let (longest, longer) = ("a".repeat(200), "a".repeat(201));
        assert_eq!(nearest(&longest, [&*longest]), Some(&*longest));
        assert_eq!(nearest(&longer, [&*longest]), None, "longer ones are not compared");
    }

    #[test]
    fn a_short_name_may_differ_in_one_character_and_ties_go_to_the_first() {
        assert_eq!(nearest("ix", ["id"]), Some("id"));
        assert_eq!(nearest("xy", ["id"]), None);
        assert_eq!(nearest("äxy", ["äöü"]), None, "characters count, not bytes");
        assert_eq!(nearest("pat", ["pets", "pet", "pit"]), Some("pet"));
        let (longest, longer) = ("a".repeat(200), "a".repeat(201));
        assert_eq!(nearest(&longest, [&*longer]), None);
        assert_eq!(nearest(&longest, [&*longer, &*longest]), Some(&*longest));
    }
}
