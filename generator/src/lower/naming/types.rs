//! Types: components keep their names, inline types get theirs from the way to them.

use std::collections::{HashMap, HashSet};

use indexmap::IndexMap;

use super::names::CallName;
use super::operations::call_ident;
use super::scopes::Scopes;
use crate::api::{Api, Format, Scalar, SchemaId, Shape};
use crate::lower::plan::facts::Facts;
use crate::lower::plan::keys::member_keys;
use crate::lower::plan::moved::key_of;
use crate::lower::plan::places::{Owner, Place, Places};
use crate::lower::plan::previous::Previous;
use crate::lower::plan::shapes::shape_digest;
use crate::lower::plan::share::value_beside_null;
use crate::rust::{Module, TypePath, taken};
use crate::spelling::{Ident, Kind, Words};

/// Names that fit into a line with what is around them, in characters of snake case.
const LONG: usize = 60;

pub(super) type Types = HashMap<SchemaId, TypePath>;

/// Gives back what the lock holds, and keeps every name that was ever given from being given again.
pub(super) fn keep_names(facts: &Facts<'_>, previous: &Previous, scopes: &mut Scopes) -> Types {
    for (module, name) in previous.paths() {
        if name.starts_with(char::is_uppercase) {
            if let Some(module) = module_named(module) {
                scopes.types(&module).reserve(name);
            }
        } else if let Some(module) = Ident::parse(module) {
            scopes.methods(&module).reserve(name);
            scopes.types(&Module::Tag(module)).reserve(call_ident(&Words::of(name)).as_str());
        }
    }
    for (path, members) in &previous.ledger.members {
        let module = path.split_once("::").map_or(path.as_str(), |(module, _)| module);
        let Some(module) = module_named(module) else { continue };
        for name in members.iter().filter(|member| member.starts_with("> ")).filter_map(|it| it.rsplit_once(" = ")) {
            scopes.types(&module).reserve(name.1);
        }
    }
    let mut types = Types::new();
    for (path, item) in owners(facts, previous) {
        // A role may have a path that no name of the lock has.
        scopes.types(&path.module).reserve(path.ident.as_str());
        types.entry(item).or_insert(path);
    }
    types
}

/// Takes back the kept names of modules that no operation is in any more, and those that calls have.
pub(super) fn release_names(calls: &[CallName], types: &mut Types, scopes: &Scopes) {
    let modules: HashSet<&Ident> = calls.iter().map(|call| &call.module).collect();
    types.retain(|_, path| match &path.module {
        Module::Types => true,
        Module::Tag(module) => modules.contains(module) && !scopes.is_kept(module, &path.ident),
    });
}

/// Returns the type that keeps each path. Where one type has become several, it is the one that the options name so,
/// that of a named schema, the one whose shape is as before, one that lost no member, or the one with the most places.
fn owners(facts: &Facts<'_>, previous: &Previous) -> IndexMap<TypePath, SchemaId> {
    let Facts { api, kept, places, .. } = facts;
    let path_of = |schema: &SchemaId| {
        let address = api.addresses.of(&api.schemas[*schema].origin);
        previous.path_now(&address, kept.of(*schema)).map(str::to_owned)
    };
    let mut owners: IndexMap<String, (SchemaId, Claim)> = IndexMap::new();
    for (item, place) in places {
        let paths: Vec<String> = place.schemas.iter().filter_map(path_of).collect();
        let Some(path) = paths.first() else { continue };
        let is_given = place
            .schemas
            .iter()
            .any(|schema| previous.given.get(&api.addresses.of(&api.schemas[*schema].origin)) == Some(path));
        let claim = Claim {
            is_given,
            is_named: kept.named(path) == Some(*item),
            is_unchanged: previous.ledger.shapes.get(path).is_some_and(|shape| *shape == shape_digest(api, *item)),
            has_grown: has_grown(api, *item, kept.members(path)),
            places: paths.iter().filter(|other| *other == path).count(),
        };
        let owner = owners.entry(path.clone()).or_insert((*item, claim));
        if claim > owner.1 {
            *owner = (*item, claim);
        }
    }
    let parse = |(path, (item, _)): (String, (SchemaId, Claim))| {
        let (module, name) = path.rsplit_once("::")?;
        Some((TypePath { module: module_named(module)?, ident: Ident::parse(name)? }, item))
    };
    owners.into_iter().filter_map(parse).collect()
}

/// The right of a type to the name that it had, the most important part first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Claim {
    is_given: bool,
    is_named: bool,
    is_unchanged: bool,
    has_grown: bool,
    places: usize,
}

/// Returns true if a type has the members that it had, so that callers of the last version have what they use.
fn has_grown(api: &Api, item: SchemaId, members: &[String]) -> bool {
    let keys: HashSet<String> = member_keys(api, item).into_iter().collect();
    !members.is_empty() && members.iter().all(|member| keys.contains(key_of(member)))
}

fn module_named(name: &str) -> Option<Module> {
    if name == "types" { Some(Module::Types) } else { Ident::parse(name).map(Module::Tag) }
}

/// Named schemas, in document order; those that take null beside a type last, for that type has their name.
pub(super) fn name_components(facts: &Facts<'_>, types: &mut Types, scopes: &mut Scopes) {
    let Facts { api, shared, taken_apart, .. } = facts;
    let mut beside_null = Vec::new();
    for id in api.named.iter().filter(|id| !taken_apart.contains(*id)) {
        match value_beside_null(api, *id) {
            Some(value) => beside_null.push((*id, value)),
            None => claim(shared.item(*id), candidates_of_component(api, *id), types, scopes),
        }
    }
    let nullable = Words::of("nullable");
    for (id, value) in beside_null {
        let words = Words::spelled(api.schemas[id].name.as_deref().unwrap_or_default());
        let plain = words.strip_prefix(&nullable).filter(|rest| !rest.is_empty()).unwrap_or_else(|| words.clone());
        let by_kind = plain.join(&kind_word(&api.schemas[value].shape));
        claim(shared.item(value), [plain.clone(), by_kind], types, scopes);
        let or_null = nullable.join(&plain);
        claim(id, [or_null.clone(), or_null.join(&Words::of("schema"))], types, scopes);
    }
}

fn candidates_of_component(api: &Api, id: SchemaId) -> [Words; 2] {
    let words = Words::spelled(api.schemas[id].name.as_deref().unwrap_or_default());
    [words.clone(), words.join(&Words::of("schema"))]
}

/// Gives a type of the module `types` the first of these names that is free, unless it has one.
fn claim(item: SchemaId, candidates: [Words; 2], types: &mut Types, scopes: &mut Scopes) {
    types.entry(item).or_insert_with(|| {
        let ident = scopes.types(&Module::Types).claim(candidates, Kind::Type);
        TypePath { module: Module::Types, ident }
    });
}

/// Inline types, in the order in which they are met.
pub(super) fn name_inline(api: &Api, places: &Places, calls: &[CallName], types: &mut Types, scopes: &mut Scopes) {
    for (item, place) in places {
        if !types.contains_key(item) {
            let module = home(place, calls);
            let ident = scopes.types(&module).claim(candidates(api, *item, place, calls, &module), Kind::Type);
            types.insert(*item, TypePath { module, ident });
        }
    }
}

/// The tag's module where only operations of that tag use it, else `types`.
fn home(place: &Place, calls: &[CallName]) -> Module {
    let module = |owner: &Owner| match owner {
        Owner::Component => None,
        Owner::Operation(index) => Some(&calls[*index].module),
    };
    let first = place.owners.first().and_then(module);
    match first {
        Some(tag) if place.owners.iter().all(|owner| module(owner) == Some(tag)) => Module::Tag(tag.clone()),
        _ => Module::Types,
    }
}

/// The names that an inline type may have, best first.
fn candidates(api: &Api, item: SchemaId, place: &Place, calls: &[CallName], module: &Module) -> Vec<Words> {
    let steps = steps(place);
    let mut path = Words::default();
    for step in &steps {
        path.append(step);
    }
    let operations = operations_of(place, calls);
    let mut candidates: Vec<Words> = common_title(api, place).into_iter().collect();
    let whole = match operations.first() {
        Some(call) if matches!(module, Module::Tag(_)) => call.words.join(&path),
        Some(call) => Words::of(call.module.name()).join(&call.words).join(&path),
        None => path.clone(),
    };
    match operations[..] {
        // Called after the first of several operations, it would mislead users of the others.
        [first, _, ..] if operations.iter().all(|call| call.module == first.module) => {
            candidates.push(Words::of(first.module.name()).singular().join(&path));
        }
        _ => candidates.extend(short_name(place, &steps)),
    }
    let short = whole.collapsed();
    candidates.extend([short.cut(LONG).into_owned(), short.clone()]);
    // A branch that has the title of its property is distinguished from the property's type by its kind, not by a repetition.
    let repeats = place.is_branch && short != whole;
    candidates.extend(repeats.then(|| short.join(&kind_word(&api.schemas[item].shape))));
    candidates.push(whole.clone());
    let by_kind = whole.join(&kind_word(&api.schemas[item].shape));
    candidates.extend(place.operation.map(|index| calls[index].words.join(&by_kind)));
    candidates.push(by_kind);
    // What several places share that have nothing else in common is called by what it is.
    candidates.splice(0..0, scalar_words(api, item).filter(|_| place.schemas.len() > 1));
    candidates.retain(|words| !taken::PRELUDE.contains(&words.type_name().as_str()));
    if candidates.is_empty() { vec![path.join(&kind_word(&api.schemas[item].shape))] } else { candidates }
}

/// The words on the path to the first place; the last of them are those that the paths to all places end with, if these
/// tell: what is `band5` and `band6` is a band, what is `billingAddress` and `shippingAddress` an address.
fn steps(place: &Place) -> Vec<Words> {
    let mut steps = place.path.clone();
    let shared = || Words::shared_by(&place.ends).filter(says_something);
    if place.ends.len() > 1
        && let (Some(shared), Some(last)) = (shared(), steps.last_mut())
    {
        *last = shared;
    }
    steps
}

/// The operations that a type is called after; none where a component has it.
fn operations_of<'c>(place: &Place, calls: &'c [CallName]) -> Vec<&'c CallName> {
    if place.owners.first() == Some(&Owner::Component) {
        return Vec::new();
    }
    place.owners.iter().filter_map(|owner| call_of(*owner, calls)).collect()
}

fn call_of(owner: Owner, calls: &[CallName]) -> Option<&CallName> {
    match owner {
        Owner::Component => None,
        Owner::Operation(index) => calls.get(index),
    }
}

/// The title that all schemas of a type have; a single word that only repeats the name of the property says too little.
fn common_title(api: &Api, place: &Place) -> Option<Words> {
    let mut titles = place.schemas.iter().map(|schema| api.schemas[*schema].title.as_deref());
    let first = titles.next()??;
    let words = Words::of(first);
    let is_shared = titles.all(|title| title == Some(first));
    let is_top = place.schemas.len() > 1 || place.path.len() == 1;
    let tells = (1..=4).contains(&words.len()) && says_something(&words) && place.path.last() != Some(&words);
    (is_shared && is_top && tells).then_some(words)
}

/// The kinds of a union of scalars: `int32 or string`.
fn scalar_words(api: &Api, item: SchemaId) -> Option<Words> {
    let Shape::Union(union) = &api.schemas[item].shape else { return None };
    let word = |id: SchemaId| match &api.schemas[id].shape {
        Shape::Scalar(Scalar::Boolean { .. }) => Some("boolean".to_owned()),
        Shape::Scalar(Scalar::Integer { format, .. }) => Some(format.as_deref().unwrap_or("integer").to_owned()),
        Shape::Scalar(Scalar::Number { format }) => Some(format.as_deref().unwrap_or("number").to_owned()),
        Shape::Scalar(Scalar::String { format: None | Some(Format::Number(_)) }) => Some("string".to_owned()),
        _ => None,
    };
    let words: Option<Vec<String>> = union.branches.iter().map(|branch| word(branch.schema)).collect();
    Some(Words::of(&words?.join(" or ")))
}

/// A word for the kind of a type, for one whose name is already in use.
fn kind_word(shape: &Shape) -> Words {
    Words::of(match shape {
        Shape::StringEnumeration(_) | Shape::IntegerEnumeration(_) => "kind",
        Shape::Union(_) => "choice",
        _ => "details",
    })
}

/// A type that several places have is called by the last step alone where that is more than a word, else by what it
/// belongs to and the last step.
fn short_name(place: &Place, steps: &[Words]) -> Option<Words> {
    let [.., before, last] = steps else { return None };
    let tells = place.schemas.len() > 1 && says_something(last);
    tells.then(|| if last.len() > 1 { last.clone() } else { before.join(last) })
}

fn says_something(words: &Words) -> bool {
    const EMPTY: [&str; 14] = [
        "response", "body", "value", "object", "item", "data", "list", "error", "default", "map", "kind", "ok",
        "created", "string",
    ];
    let mut all = words.iter();
    !matches!((all.next(), all.next()), (Some(only), None) if EMPTY.contains(&only))
        && words.iter().any(|word| word.chars().count() > 1)
}
