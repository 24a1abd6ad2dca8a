//! Files of types that an editor can hold: a large one is divided by the words with which the names begin.
//!
//! ```text
//! types/webhooks.rs, 39,000 lines   →   types/webhook_branch.rs    WebhookBranchProtectionRuleCreated, …
//!                                       types/webhook_check.rs     WebhookCheckRunCompleted, …
//!                                       types/webhook_a_to_c.rs    the Webhook… that are too few for a file
//!                                       types/webhooks.rs          the rest
//! ```
//!
//! Which file a type is in depends on its name and on the size of its family, so that a new schema moves others only
//! where a family outgrows one of the limits.

use std::collections::BTreeMap;

mod calls;
mod lines;

pub(in crate::lower) use self::calls::split_tag;
use self::lines::lines_of;
use crate::rust::{Docs, TypeFile};
use crate::spelling::{Kind, Scope, Words};

/// A file or a family with more lines than this is divided.
const LARGE: usize = 2000;

/// A family with fewer lines than this has no file of its own.
const SMALL: usize = 300;

/// The first letters of names that share a file where nothing else tells them apart: fixed, so that a file stays what it is.
const RANGES: [Letters; 6] = [('a', 'c'), ('d', 'f'), ('g', 'l'), ('m', 'o'), ('p', 'r'), ('s', 'z')];

/// The first and the last letter of a range.
type Letters = (char, char);

/// Divides a file whose modules have names of `scope`.
pub(in crate::lower) fn split_file(file: TypeFile, scope: &mut Scope) -> Vec<TypeFile> {
    let members = file.items.iter().enumerate().map(|(position, item)| Member {
        position,
        words: Words::of(item.ident.name()),
        lines: lines_of(item),
    });
    let families = find_families(members.collect());
    if families.iter().all(Family::is_rest) {
        return vec![file];
    }
    let mut homes = vec![0; file.items.len()];
    for (home, family) in families.iter().enumerate() {
        family.members.iter().for_each(|member| homes[member.position] = home);
    }
    let mut files: Vec<TypeFile> = families.iter().map(|family| empty_file(&file, family, scope)).collect();
    for (item, home) in file.items.into_iter().zip(homes) {
        files[home].items.push(item);
    }
    files
}

fn empty_file(part: &TypeFile, family: &Family, scope: &mut Scope) -> TypeFile {
    let module = match family.candidates(&Words::of(part.module.name())) {
        Some(candidates) => scope.claim(candidates, Kind::Module),
        None => part.module.clone(),
    };
    TypeFile {
        module,
        docs: Docs::line(&family.sentence(Members::Types, part.module.name())),
        feature: part.feature.clone(),
        items: Vec::new(),
    }
}

/// A type that is put into a family.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Member {
    /// Its index in the file.
    position: usize,
    /// The words of its name.
    words: Words,
    /// About how long it is.
    lines: usize,
}

/// The types of a file.
#[derive(Debug, PartialEq, Eq)]
struct Family {
    /// The words with which all names begin.
    words: Words,
    /// The first letters of the word behind these.
    letters: Option<Letters>,
    members: Vec<Member>,
}

/// The kind of what a family holds: types are grouped by their names, operations by their paths.
#[derive(Debug, Clone, Copy)]
enum Members {
    Types,
    Operations,
}

impl Family {
    /// Returns `true` for the types that stay in the file of their part.
    fn is_rest(&self) -> bool {
        self.words.is_empty() && self.letters.is_none()
    }

    /// The names that its module can have; the rest stays in the module of its part.
    fn candidates(&self, part: &Words) -> Option<[Words; 2]> {
        let letters = self.letters.map(range).unwrap_or_default();
        (!self.is_rest()).then(|| {
            let short = if self.words.is_empty() { part } else { &self.words };
            [short.join(&letters), part.join(&self.words).join(&letters)]
        })
    }

    /// A sentence about the members.
    fn sentence(&self, members: Members, part: &str) -> String {
        let (plural, keys, words) = match members {
            Members::Types => ("types", "names", self.words.type_name()),
            Members::Operations => ("operations", "paths", self.words.module_name()),
        };
        let letters = self.letters.map(|(first, last)| [first, last].map(|letter| letter.to_ascii_uppercase()));
        match (self.words.is_empty(), letters) {
            (true, None) => format!("The other {plural} of `{part}`."),
            (true, Some([first, last])) => format!("The other {plural} of `{part}`, from {first} to {last}."),
            (false, None) => format!("The {plural} whose {keys} begin with `{words}`."),
            (false, Some([first, last])) => {
                format!("The other {plural} whose {keys} begin with `{words}`, from {first} to {last}.")
            }
        }
    }
}

/// The words of a range: a to c, or a.
fn range((first, last): Letters) -> Words {
    Words::of(&if first == last { first.to_string() } else { format!("{first} to {last}") })
}

fn find_families(members: Vec<Member>) -> Vec<Family> {
    let mut families = Vec::new();
    let rest = if lines(&members) > LARGE { divide(&Words::default(), members, &mut families) } else { members };
    if !rest.is_empty() {
        families.insert(0, Family { words: Words::default(), letters: None, members: rest });
    }
    families
}

/// Adds the families of types whose names begin with `words`, and returns the types that are too few for one.
fn divide(words: &Words, members: Vec<Member>, families: &mut Vec<Family>) -> Vec<Member> {
    let mut rest = Vec::new();
    for (longer, group) in group(members, |member| member.words.first_words(words.len() + 1)) {
        let length = lines(&group);
        if longer.len() == words.len() || length < SMALL {
            rest.extend(group);
        } else if length <= LARGE || group.len() == 1 {
            families.push(Family { words: longer, letters: None, members: group });
        } else {
            rest.extend(divide(&longer, group, families));
        }
    }
    rest.sort_by_key(|member| member.position);
    let length = lines(&rest);
    if length > LARGE && rest.len() > 1 {
        divide_by_letter(words, rest, families);
    } else if length >= SMALL && !words.is_empty() {
        families.push(Family { words: words.clone(), letters: None, members: rest });
    } else {
        return rest;
    }
    Vec::new()
}

/// Adds a family for each range of letters, or for each letter where a range has too many types.
fn divide_by_letter(words: &Words, members: Vec<Member>, families: &mut Vec<Family>) {
    let letter = |member: &Member| first_letter(&member.words.starting_at(words.len()));
    let family = |letters, members| Family { words: words.clone(), letters: Some(letters), members };
    let range_of = |letter| RANGES.into_iter().find(|(_, last)| letter <= *last).unwrap_or(('s', 'z'));
    for (letters, group_of_range) in group(members, |member| range_of(letter(member))) {
        if lines(&group_of_range) <= LARGE {
            families.push(family(letters, group_of_range));
        } else {
            let groups = group(group_of_range, letter);
            families.extend(groups.into_iter().map(|(letter, members)| family((letter, letter), members)));
        }
    }
}

/// A letter from a to z: digits come before the first, and letters of other scripts behind the last.
fn first_letter(words: &Words) -> char {
    words.iter().next().and_then(|word| word.chars().next()).unwrap_or('a').clamp('a', 'z')
}

fn group<K: Ord>(members: Vec<Member>, key: impl Fn(&Member) -> K) -> BTreeMap<K, Vec<Member>> {
    let mut groups: BTreeMap<K, Vec<Member>> = BTreeMap::new();
    for member in members {
        groups.entry(key(&member)).or_default().push(member);
    }
    groups
}

fn lines(members: &[Member]) -> usize {
    members.iter().map(|member| member.lines).sum()
}

#[cfg(test)]
mod tests {
    use super::{Family, Member, Words, find_families};

    /// The modules below the part `shop`, each with the names in it.
    fn modules(types: &[(&str, usize)]) -> Vec<(String, Vec<String>)> {
        let member = |(position, (name, lines)): (usize, &(&str, usize))| Member {
            position,
            words: Words::of(name),
            lines: *lines,
        };
        let families = find_families(types.iter().enumerate().map(member).collect());
        let names = |family: &Family| family.members.iter().map(|member| types[member.position].0.to_owned()).collect();
        families.iter().map(|family| (module(family), names(family))).collect()
    }

    fn module(family: &Family) -> String {
        let candidates = family.candidates(&Words::of("shop"));
        candidates.map_or("shop".to_owned(), |[short, _]| short.module_name().name().to_owned())
    }

    fn row(module: &str, names: &[&str]) -> (String, Vec<String>) {
        (module.to_owned(), names.iter().map(|name| (*name).to_owned()).collect())
    }

    #[test]
    fn a_file_that_is_not_large_stays_whole() {
        assert_eq!(modules(&[("Order", 1000), ("Pet", 1000)]), [row("shop", &["Order", "Pet"])]);
        assert_eq!(modules(&[]), []);
    }

    #[test]
    fn a_family_that_is_not_small_has_a_file() {
        let types = [("PetTag", 299), ("OrderItem", 1700), ("Order", 300), ("Tag", 1)];
        assert_eq!(modules(&types), [row("shop", &["PetTag", "Tag"]), row("order", &["OrderItem", "Order"])]);
    }

    #[test]
    fn a_large_family_is_divided_by_one_more_word() {
        let types = [
            ("WebhookTeamAdded", 700),
            ("WebhookBranchCreated", 1200),
            ("WebhookBranchDeleted", 500),
            ("WebhookFork", 100),
            ("Webhook", 200),
            ("Zone", 10),
        ];
        let expected = [
            row("shop", &["Zone"]),
            row("webhook_branch", &["WebhookBranchCreated", "WebhookBranchDeleted"]),
            row("webhook_team", &["WebhookTeamAdded"]),
            row("webhook", &["WebhookFork", "Webhook"]),
        ];
        assert_eq!(modules(&types), expected);
    }

    #[test]
    fn a_type_that_is_large_alone_is_not_divided() {
        assert_eq!(modules(&[("PetTag", 5000), ("Pet", 10)]), [row("shop", &["Pet"]), row("pet_tag", &["PetTag"])]);
    }

    #[test]
    fn what_is_in_no_family_is_divided_by_letters() {
        let names = ["Zone", "Apple", "Bike", "Été", "Game", "N2fa", "Yard", "Xylem", "Door"];
        let types: Vec<(&str, usize)> = names.iter().map(|name| (*name, 290)).collect();
        let expected = [
            row("shop_a_to_c", &["Apple", "Bike"]),
            row("shop_d_to_f", &["Door"]),
            row("shop_g_to_l", &["Game"]),
            row("shop_m_to_o", &["N2fa"]),
            row("shop_s_to_z", &["Zone", "Été", "Yard", "Xylem"]),
        ];
        assert_eq!(modules(&types), expected);
    }

    #[test]
    fn a_range_with_too_many_types_is_divided_by_letter() {
        let names = ["Ab", "Ac", "Ad", "Ae", "Ba", "Bb", "Ca", "Door"];
        let types: Vec<(&str, usize)> = names.iter().map(|name| (*name, 290)).collect();
        let expected = [
            row("shop_a", &["Ab", "Ac", "Ad", "Ae"]),
            row("shop_b", &["Ba", "Bb"]),
            row("shop_c", &["Ca"]),
            row("shop_d_to_f", &["Door"]),
        ];
        assert_eq!(modules(&types), expected);
    }

    #[test]
    fn a_new_type_moves_no_other_within_the_limits() {
        let types = [("PetTag", 1000), ("OrderItem", 1000), ("Tag", 100)];
        let more = [("PetTag", 1000), ("OrderItem", 1000), ("Tag", 100), ("PetName", 100), ("Area", 100)];
        assert_eq!(modules(&types), [row("shop", &["Tag"]), row("order", &["OrderItem"]), row("pet", &["PetTag"])]);
        let expected =
            [row("shop", &["Tag", "Area"]), row("order", &["OrderItem"]), row("pet", &["PetTag", "PetName"])];
        assert_eq!(modules(&more), expected);
    }
}
