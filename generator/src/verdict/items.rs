//! Changes of the document and changes of public items become one list.
//!
//! ```text
//! #/components/schemas/Pet/properties/tag was removed     types::Pet::tag was removed
//!      └ its nearest name in the lock: types::Pet  ────────┘ the same item, and the name of the property
//! ```
//!
//! A change of a public item that belongs to no change of the document is a change of its own.

use indexmap::IndexMap;

use crate::diff::Level;
use crate::origin::{FileId, Origin, Pointer};
use crate::surface::{Declaration, Release, Surface, SurfaceChange, SurfaceRule, compare};

/// The public items of a crate, and the names of the parts of its document.
#[derive(Debug)]
pub struct PublicItems {
    /// The public items.
    pub surface: Surface,
    /// JSON pointer → Rust path.
    pub names: IndexMap<String, String>,
}

/// A change of the document, as far as its items are found by it.
pub(super) struct ChangedPart<'c> {
    /// The effect on Rust that its rule alone lets expect.
    pub(super) expected: Level,
    /// The place in the old and in the new document.
    pub(super) pointers: [&'c str; 2],
    /// The sentence, which names parameters.
    pub(super) message: &'c str,
}

/// The judgements of the changes of the document, the changes of public items that belong to none of them, and the
/// release that all of them need.
#[derive(Default)]
pub(super) struct Joined {
    pub(super) judgements: Vec<(Level, Option<String>)>,
    pub(super) alone: Vec<Alone>,
    pub(super) release: Release,
}

/// A change of a public item, and the nearest parts of both documents.
pub(super) struct Alone {
    pub(super) change: SurfaceChange,
    pub(super) old: Origin,
    pub(super) new: Origin,
}

/// Judges the effect of each change on Rust by the public items.
pub(super) fn join(parts: &[ChangedPart<'_>], items: &[PublicItems; 2]) -> Joined {
    let [old, new] = items;
    let found = compare(&old.surface, &new.surface);
    let mut is_claimed = vec![false; found.len()];
    let judgements = parts.iter().map(|part| {
        // A rule without an effect on types has none on items, whatever else happens to them.
        if part.expected == Level::None {
            return (Level::None, None);
        }
        let [before, after] = part.pointers;
        // Of what was added or removed, the other side has the whole in which it is.
        let roots = match () {
            () if is_inside(after, before) => vec![new.roots(after)],
            () if is_inside(before, after) => vec![old.roots(before)],
            () => vec![old.roots(before), new.roots(after)],
        };
        let is_related = |change: &SurfaceChange| roots.iter().any(|roots| roots.has(change, part.message));
        let claims: Vec<usize> = (0..found.len()).filter(|at| is_related(&found[*at])).collect();
        for at in &claims {
            is_claimed[*at] = true;
        }
        let gravest = claims.iter().map(|at| &found[*at]).rev().max_by_key(|change| level(change));
        (gravest.map_or(Level::None, level), gravest.map(|gravest| gravest.item.clone()))
    });
    let judgements = judgements.collect();
    let release = Release::of(&found);
    let alone = found.into_iter().zip(is_claimed).filter(|(_, is_claimed)| !is_claimed).map(|(change, _)| {
        let [old, new] = items.each_ref().map(|side| side.origin(&change.item));
        Alone { change, old, new }
    });
    Joined { judgements, alone: alone.collect(), release }
}

/// Returns the effect of a change of a public item on code that uses it.
pub(super) fn level(change: &SurfaceChange) -> Level {
    if change.rule.breaks() { Level::Breaking } else { Level::Compatible }
}

/// The items of a part of the document.
#[derive(Default)]
struct Roots {
    /// The paths of items, whose members belong to them.
    paths: Vec<String>,
    /// The name of the property, if the part is one or is inside one.
    property: Option<String>,
    /// True if the part is an operation, or inside one.
    is_operation: bool,
    /// True if the part is inside the responses of an operation.
    is_response: bool,
}

impl PublicItems {
    /// Returns the items of the nearest named part that has the pointer, or else of all parts below it.
    fn roots(&self, pointer: &str) -> Roots {
        let mut named = pointer;
        loop {
            if let Some(path) = self.names.get(named) {
                return self.roots_of(path, pointer.get(named.len()..).unwrap_or_default());
            }
            let Some((above, _)) = named.rsplit_once('/') else { break };
            named = above;
        }
        let start = format!("{pointer}/");
        let below = self.names.iter().filter(|(named, _)| named.starts_with(&start));
        let paths = below.flat_map(|(_, path)| self.roots_of(path, "").paths).collect();
        Roots { paths, ..Roots::default() }
    }

    fn roots_of(&self, path: &str, rest: &str) -> Roots {
        if self.surface.get(path).is_some_and(|item| !matches!(item.declaration, Declaration::Function(_))) {
            let property = rest.split("/properties/").nth(1).and_then(|rest| rest.split('/').next());
            return Roots {
                paths: vec![path.to_owned()],
                property: property.map(|name| plain(&name.replace("~1", "/").replace("~0", "~"))),
                ..Roots::default()
            };
        }
        Roots {
            paths: self.items_of_operation(path),
            property: None,
            is_operation: true,
            is_response: rest.starts_with("/responses"),
        }
    }

    /// `pets::list` → `pets::Pets::list`, `pets::List`, `pets::ListError`
    fn items_of_operation(&self, path: &str) -> Vec<String> {
        let Some((module, method)) = path.rsplit_once("::") else { return Vec::new() };
        let start = format!("{module}::");
        let of_module = |text: &str| text.strip_prefix(&start).is_some_and(|rest| !rest.contains("::"));
        let mut paths = Vec::new();
        for item in self.surface.items() {
            let Declaration::Function(signature) = &item.declaration else { continue };
            let is_start = item.path.starts_with(&start) && item.path.rsplit("::").next() == Some(method);
            if !is_start || signature.receiver.as_deref() != Some("&self") || !of_module(&signature.output) {
                continue;
            }
            paths.push(item.path.clone());
            paths.push(signature.output.clone());
            let types =
                self.surface.get(&format!("{}::send", signature.output)).map(|item| item.declaration.to_string());
            let types = types.unwrap_or_default();
            let names = types.split(|letter: char| !(letter.is_alphanumeric() || matches!(letter, '_' | ':')));
            paths.extend(names.filter(|name| of_module(name)).map(str::to_owned));
        }
        paths
    }

    /// Returns the part of the document of which an item is made; the document itself if there is none.
    pub(crate) fn origin(&self, item: &str) -> Origin {
        let is_part = |path: &str| item == path || item.strip_prefix(path).is_some_and(|rest| rest.starts_with("::"));
        let of_type = self.names.iter().find(|(_, path)| is_part(path)).map(|(pointer, _)| pointer);
        let of_call = || {
            let method = item.rsplit("::").next()?;
            let module = item.split("::").next()?;
            let path = format!("{module}::{method}");
            self.names.iter().find(|(_, named)| **named == path).map(|(pointer, _)| pointer)
        };
        let pointer = of_type.or_else(of_call).and_then(|pointer| Pointer::parse(pointer.trim_start_matches('#')));
        Origin { pointer: pointer.unwrap_or(Pointer::ROOT), ..Origin::root(FileId::ENTRY) }
    }
}

impl Roots {
    /// Returns true if a change of an item is one of these items, and of the part that the message names.
    fn has(&self, change: &SurfaceChange, message: &str) -> bool {
        let Some(root) = self.paths.iter().find(|root| is_at_or_below(&change.item, root)) else { return false };
        if let Some(property) = &self.property {
            let is_of_whole = change.item == *root && is_of_type(change.rule);
            return is_of_whole || names_of(change).any(|name| name == *property);
        }
        if !self.is_operation || change.item == *root && is_of_type(change.rule) {
            return true;
        }
        let is_of_response = change.item.ends_with("::send")
            || change.item.ends_with("::error_headers")
            || change.part.starts_with("IntoFuture")
            || matches!(change.rule, SurfaceRule::VariantAdded | SurfaceRule::VariantChanged)
            || change.old.as_deref().is_some_and(|old| old.starts_with("variant"));
        if self.is_response || is_of_response {
            return self.is_response && is_of_response;
        }
        let mut named = message.split('`').skip(1).step_by(2).map(plain).peekable();
        named.peek().is_none()
            || named.any(|word| names_of(change).any(|name| name == word))
            || message.contains("body")
    }
}

/// Returns true if a pointer leads into the part of another.
fn is_inside(pointer: &str, whole: &str) -> bool {
    pointer.strip_prefix(whole).is_some_and(|rest| rest.starts_with('/'))
}

/// Returns true for rules about a type as a whole.
fn is_of_type(rule: SurfaceRule) -> bool {
    matches!(
        rule,
        SurfaceRule::ItemRemoved | SurfaceRule::ItemAdded | SurfaceRule::KindChanged | SurfaceRule::AliasChanged
    )
}

fn is_at_or_below(item: &str, root: &str) -> bool {
    item == root || item.strip_prefix(root).is_some_and(|rest| rest.starts_with("::"))
}

/// Returns the names that a change is about: of the item, of the field of a setter, and of arguments.
fn names_of(change: &SurfaceChange) -> impl Iterator<Item = String> {
    let own = plain(change.item.rsplit("::").next().unwrap_or_default());
    let field = own.strip_prefix("with").map(|name| name.trim_end_matches("null").to_owned());
    let parts: Vec<String> = change.part.split(", ").map(plain).collect();
    std::iter::once(own).chain(field).chain(parts)
}

/// Returns the letters and digits of a name, so that its form in the document and in Rust agree.
fn plain(name: &str) -> String {
    name.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::{ChangedPart, Joined, PublicItems, Roots, join, names_of};
    use crate::diff::Level;
    use crate::surface::{Release, Surface, SurfaceChange, SurfaceRule};

    const PETS: &str = "pets::List: struct (call, opaque) Debug
pets::List::limit: fn(self, limit: i32) -> Self
pets::List::send: fn(self) -> runtime::SendFuture<Vec<types::Pet>, pets::ListError>
pets::List::tag: fn(self, tag: i32) -> Self
pets::ListAll: struct (call, opaque) Debug
pets::ListError: enum (non_exhaustive) Debug
pets::Pets: struct<'a> (opaque) Debug
pets::Pets::list: fn(&self) -> pets::List
pets::Pets::list_all: fn(&self) -> pets::ListAll
types::Pet: struct (non_exhaustive) Debug
types::Pet::id: field i64
types::Pet::nick_name: field String
types::Pets: struct (non_exhaustive) Debug
";

    const LIST: &str = "#/paths/~1pets/get";

    fn items(text: &str) -> PublicItems {
        let names = [
            ("#/components/schemas/Pet", "types::Pet"),
            (LIST, "pets::list"),
            ("#/paths/~1pets/put", "pets::list_all"),
        ];
        let names = names.map(|(pointer, path)| (pointer.to_owned(), path.to_owned()));
        PublicItems { surface: Surface::read(text).expect("a surface"), names: names.into_iter().collect() }
    }

    /// The judgement of a change of the document, whose items changed from [`PETS`] to another surface.
    fn joined(expected: Level, pointer: &str, message: &str, (line, replacement): (&str, &str)) -> Joined {
        assert!(PETS.contains(line), "{line}");
        let part = ChangedPart { expected, pointers: [pointer, pointer], message };
        join(&[part], &[items(PETS), items(&PETS.replace(line, replacement))])
    }

    /// The item that a change of the document is judged by, and the items of other changes.
    fn claimed(pointer: &str, message: &str, change: (&str, &str)) -> (Option<String>, Vec<String>) {
        let Joined { mut judgements, alone, .. } = joined(Level::Breaking, pointer, message, change);
        (judgements.remove(0).1, alone.into_iter().map(|alone| alone.change.item).collect())
    }

    const NO_LIMIT: (&str, &str) = ("pets::List::limit: fn(self, limit: i32) -> Self\n", "");
    const NO_NAME: (&str, &str) = ("types::Pet::nick_name: field String\n", "");
    const OTHER_ERROR: (&str, &str) = ("Vec<types::Pet>, pets::ListError>", "Vec<types::Pet>, types::Pet>");

    #[test]
    fn the_items_of_a_pointer_are_those_of_the_nearest_name() {
        let items = items(PETS);
        let shown = |pointer: &str| {
            let Roots { paths, property, is_operation, is_response } = items.roots(pointer);
            (paths.join(" "), property.unwrap_or_default(), is_operation, is_response)
        };
        let of_type = |property: &str| ("types::Pet".to_owned(), property.to_owned(), false, false);
        assert_eq!(shown("#/components/schemas/Pet"), of_type(""));
        assert_eq!(shown("#/components/schemas/Pet/properties/nickName/type"), of_type("nickname"));
        assert_eq!(shown("#/components/schemas/Pet/properties/nick~1name/properties/b"), of_type("nickname"));
        assert_eq!(shown("#/components/schemas/Pet/required"), of_type(""));
        let list = "pets::Pets::list pets::List pets::ListError".to_owned();
        assert_eq!(shown(LIST), (list.clone(), String::new(), true, false));
        assert_eq!(shown("#/paths/~1pets/get/parameters/0"), (list.clone(), String::new(), true, false));
        assert_eq!(shown("#/paths/~1pets/get/responses/200"), (list.clone(), String::new(), true, true));
        let all = format!("{list} pets::Pets::list_all pets::ListAll");
        assert_eq!(shown("#/paths/~1pets"), (all, String::new(), false, false));
        assert_eq!(shown("#/paths/~1pet"), (String::new(), String::new(), false, false));
    }

    #[test]
    fn an_item_is_made_of_the_part_whose_name_it_has() {
        let items = items(PETS);
        for (item, pointer) in [
            ("types::Pet", "#/components/schemas/Pet"),
            ("types::Pet::id", "#/components/schemas/Pet"),
            ("types::Pets", "#"),
            ("pets::Pets::list", LIST),
            ("pets::Pets::list_all", "#/paths/~1pets/put"),
            ("pets::List::limit", "#"),
        ] {
            assert_eq!(items.origin(item).pointer.to_string(), pointer, "{item}");
        }
    }

    #[test]
    fn a_property_claims_its_field_and_its_type_as_a_whole() {
        let name = "#/components/schemas/Pet/properties/nickName";
        let field = || "types::Pet::nick_name".to_owned();
        assert_eq!(claimed(name, "", NO_NAME), (Some(field()), Vec::new()));
        assert_eq!(claimed("#/components/schemas/Pet/properties/id", "", NO_NAME), (None, vec![field()]));
        assert_eq!(claimed("#/components/schemas/Pet", "", NO_NAME), (Some(field()), Vec::new()));
        let gone = ("types::Pet: struct (non_exhaustive) Debug\n", "");
        assert_eq!(claimed(name, "", gone).0.as_deref(), Some("types::Pet"));
        let less = ("types::Pet: struct (non_exhaustive) Debug\n", "types::Pet: struct (non_exhaustive)\n");
        assert_eq!(claimed(name, "", less), (None, vec!["types::Pet".to_owned()]));
    }

    #[test]
    fn a_part_of_an_operation_claims_the_items_that_its_message_names() {
        let setter = || "pets::List::limit".to_owned();
        let parameter = "#/paths/~1pets/get/parameters/0";
        assert_eq!(claimed(parameter, "the parameter `limit` was removed", NO_LIMIT), (Some(setter()), Vec::new()));
        assert_eq!(claimed(parameter, "`other` and `limit` were removed", NO_LIMIT), (Some(setter()), Vec::new()));
        assert_eq!(claimed(parameter, "the parameter `tag` was removed", NO_LIMIT), (None, vec![setter()]));
        assert_eq!(claimed(parameter, "the body of `tag` was removed", NO_LIMIT), (Some(setter()), Vec::new()));
        assert_eq!(claimed(LIST, "it was removed", NO_LIMIT), (Some(setter()), Vec::new()));
        let gone = ("pets::Pets::list: fn(&self) -> pets::List\n", "");
        assert_eq!(claimed(LIST, "`other` was removed", gone), (Some("pets::Pets::list".to_owned()), Vec::new()));
    }

    #[test]
    fn a_response_claims_the_items_of_responses_and_no_others() {
        let (send, response) = (|| "pets::List::send".to_owned(), "#/paths/~1pets/get/responses/200");
        assert_eq!(claimed(response, "`200` has another type", OTHER_ERROR), (Some(send()), Vec::new()));
        assert_eq!(claimed(LIST, "it has another type", OTHER_ERROR), (None, vec![send()]));
        assert_eq!(claimed(response, "it was removed", NO_LIMIT), (None, vec!["pets::List::limit".to_owned()]));
        let variant = ("pets::Pets: ", "pets::ListError::Gone: variant(types::Pet)\npets::Pets: ");
        assert_eq!(claimed(response, "`410` was added", variant).1, [""; 0]);
        assert_eq!(claimed(LIST, "it was added", variant).1, ["pets::ListError::Gone"]);
    }

    #[test]
    fn the_gravest_change_of_an_item_is_the_judgement_and_the_release() {
        let pointer = "#/components/schemas/Pet";
        let both = joined(Level::Breaking, pointer, "", ("nick_name: field String", "tag: field String"));
        assert_eq!(both.judgements, [(Level::Breaking, Some("types::Pet::nick_name".to_owned()))]);
        assert_eq!((both.alone.len(), both.release), (0, Release::Major));
        let added =
            joined(Level::Compatible, pointer, "", ("types::Pets: ", "types::Pet::tag: field String\ntypes::Pets: "));
        assert_eq!(added.judgements, [(Level::Compatible, Some("types::Pet::tag".to_owned()))]);
        assert_eq!((added.alone.len(), added.release), (0, Release::Minor));
        let other = joined(Level::None, pointer, "", NO_NAME);
        assert_eq!(other.judgements, [(Level::None, None)]);
        let [alone] = &other.alone[..] else { panic!("one change") };
        assert_eq!(
            (alone.old.pointer.to_string(), alone.new.pointer.to_string()),
            (pointer.to_owned(), pointer.to_owned())
        );
        let part = ChangedPart { expected: Level::None, pointers: [pointer, pointer], message: "" };
        assert_eq!(join(&[part], &[items(PETS), items(PETS)]).release, Release::None);
    }

    /// Parts of one document alone are found in the other by the whole in which they were.
    #[test]
    fn a_part_of_one_document_is_found_by_the_items_of_both() {
        let (whole, part) = ("#/components/schemas/Pet", "#/components/schemas/Pet/properties/nickName");
        let removed = ChangedPart { expected: Level::Breaking, pointers: [part, whole], message: "" };
        let id_too =
            PETS.replace("types::Pet::nick_name: field String\n", "").replace("types::Pet::id: field i64\n", "");
        let found = join(&[removed], &[items(PETS), items(&id_too)]);
        assert_eq!(found.judgements, [(Level::Breaking, Some("types::Pet::nick_name".to_owned()))]);
        assert_eq!(found.alone.iter().map(|alone| alone.change.item.as_str()).collect::<Vec<_>>(), ["types::Pet::id"]);
        let added = ChangedPart { expected: Level::Compatible, pointers: [whole, part], message: "" };
        let found = join(&[added], &[items(&id_too), items(PETS)]);
        assert_eq!(found.judgements[0].1.as_deref(), Some("types::Pet::nick_name"));
        assert_eq!(found.alone.iter().map(|alone| alone.change.item.as_str()).collect::<Vec<_>>(), ["types::Pet::id"]);
    }

    #[test]
    fn a_change_is_about_an_item_its_field_and_its_arguments() {
        let names = |item: &str, part: &str| {
            let (item, part) = (item.to_owned(), part.to_owned());
            let change = SurfaceChange { item, rule: SurfaceRule::ItemRemoved, part, old: None, new: None };
            names_of(&change).collect::<Vec<_>>()
        };
        assert_eq!(names("types::Pet::with_nick_name", ""), ["withnickname", "nickname", ""]);
        assert_eq!(names("types::Pet::with_tag_null", ""), ["withtagnull", "tag", ""]);
        assert_eq!(names("pets::Pets::list", "page_size, kind"), ["list", "pagesize", "kind"]);
    }

    /// A part of both documents may have an item in one crate only.
    #[test]
    fn a_part_of_both_documents_claims_the_items_of_both_crates() {
        let response = "#/paths/~1pets/get/responses/404";
        let without =
            PETS.replace("pets::ListError: enum (non_exhaustive) Debug\n", "").replace("pets::ListError>", "()>");
        for (old, new) in [(PETS, without.as_str()), (without.as_str(), PETS)] {
            let part =
                ChangedPart { expected: Level::Breaking, pointers: [response, response], message: "`404` changed" };
            let found = join(&[part], &[items(old), items(new)]);
            assert_eq!(found.alone.iter().map(|alone| alone.change.item.as_str()).collect::<Vec<_>>(), [""; 0]);
        }
    }

    #[test]
    fn each_item_of_a_response_is_claimed_by_responses_alone() {
        const MORE: &str = "pets::List::error_headers: fn(&self) -> pets::A\npets::List: impl IntoFuture<Output = u8>\n\
                            pets::ListError::Gone: variant(u8)\npets::ListError::is_gone: fn(&self) -> bool\n";
        let surface = format!("{PETS}{MORE}");
        let response = "#/paths/~1pets/get/responses/410";
        let claimed_by = |pointer: &str, line: &str, replacement: &str| {
            assert!(surface.contains(line), "{line}");
            let part = ChangedPart { expected: Level::Breaking, pointers: [pointer, pointer], message: "it changed" };
            let found = join(&[part], &[items(&surface), items(&surface.replace(line, replacement))]);
            found.alone.is_empty() && found.judgements[0].1.is_some()
        };
        for (line, replacement, is_of_response) in [
            ("error_headers: fn(&self) -> pets::A", "error_headers: fn(&self) -> pets::B", true),
            ("pets::List: impl IntoFuture<Output = u8>\n", "", true),
            ("Gone: variant(u8)", "Gone: variant(u16)", true),
            ("pets::ListError::Gone: variant(u8)\n", "", true),
            ("send: fn(self)", "send: fn(&self)", true),
            ("is_gone: fn(&self) -> bool", "is_gone: fn(&self) -> u8", false),
            ("limit: fn(self, limit: i32)", "limit: fn(self, limit: u8)", false),
        ] {
            assert_eq!(claimed_by(response, line, replacement), is_of_response, "{line}");
            assert_eq!(claimed_by(LIST, line, replacement), !is_of_response, "{line}");
        }
    }
}
