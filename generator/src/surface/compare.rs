//! Two surfaces → the changes that callers of the first see in the second.
//!
//! The rules are those of Cargo's chapter on `SemVer` compatibility, for the kinds of items that generated crates have. An
//! alias is the type that it names: a struct that became an alias of an equal one has not changed.

use super::aliases::Aliases;
use super::change::{SurfaceChange, SurfaceRule};
use super::features::{Features, PREFIX};
use super::item::{Declaration, Definition, Mark, PublicItem};
use super::list::Surface;
use super::signature::{Argument, Signature};

/// Returns the changes, sorted by item; members of a type that is gone or new are not listed.
pub fn compare(old: &Surface, new: &Surface) -> Vec<SurfaceChange> {
    let features = Features::of(old, new);
    let sides = Sides { old, new, features, old_aliases: Aliases::of(old), new_aliases: Aliases::of(new) };
    let mut changes = Vec::new();
    for item in old.items() {
        match sides.counterpart(item) {
            Some(other) => sides.compare_items(item, other, &mut changes),
            None if is_member_without(new, &sides, item) => {}
            None => changes.push(removed(item)),
        }
    }
    for item in new.items().filter(|item| old.get_same(&item.key()).is_none()) {
        changes.extend(sides.added(item));
    }
    changes.sort_by(|one, other| (&one.item, one.rule, &one.part).cmp(&(&other.item, other.rule, &other.part)));
    changes
}

/// Two surfaces, and their aliases.
struct Sides<'a> {
    old: &'a Surface,
    new: &'a Surface,
    features: Features<'a>,
    old_aliases: Aliases<'a>,
    new_aliases: Aliases<'a>,
}

impl<'a> Sides<'a> {
    /// Returns the new item that callers of an old one reach by its path.
    fn counterpart(&self, item: &PublicItem) -> Option<&'a PublicItem> {
        if let Declaration::Impl(name) = &item.declaration {
            return self.implementation(&item.path, name);
        }
        self.new.get_same(&item.key()).or_else(|| self.new.get(&self.new_aliases.path(&item.path)))
    }

    /// Returns the implementation of a trait, whose arguments are the types that its name stood for in the old crate.
    fn implementation(&self, ty: &str, name: &str) -> Option<&'a PublicItem> {
        let (path, name) = (self.new_aliases.resolve(ty), self.in_new(name));
        self.new.implementation(&path, |other| self.new_aliases.resolve(other) == name)
    }

    /// Returns true if the old crate has an implementation of the new one, by another name of its arguments.
    fn had_implementation(&self, ty: &str, name: &str) -> bool {
        let name = self.new_aliases.resolve(name);
        self.old.implementation(ty, |other| self.in_new(other) == name).is_some()
    }

    /// Returns a type of the old crate as the new one writes it, without aliases.
    fn in_new(&self, ty: &str) -> String {
        self.new_aliases.resolve(&self.old_aliases.resolve(ty))
    }

    fn is_same(&self, old: &str, new: &str) -> bool {
        old == new && !self.is_renamed(old) || self.in_new(old) == self.new_aliases.resolve(new)
    }

    /// Returns true if an equal string may mean another type, because it names an alias.
    fn is_renamed(&self, ty: &str) -> bool {
        self.old_aliases.resolve(ty) != ty || self.new_aliases.resolve(ty) != ty
    }

    fn compare_items(&self, old: &'a PublicItem, new: &'a PublicItem, changes: &mut Vec<SurfaceChange>) {
        if let Some(feature) = self.features.lost_with((old.feature.as_deref(), new.feature.as_deref())) {
            changes.push(changed(old, new, SurfaceRule::FeatureNeeded, feature));
        }
        let mut push = |rule, part: &str| changes.push(changed(old, new, rule, part));
        match (&old.declaration, &new.declaration) {
            (Declaration::Struct(one), Declaration::Struct(other))
            | (Declaration::Enum(one), Declaration::Enum(other)) => {
                compare_definitions(one, other, &mut push);
            }
            (Declaration::Struct(_) | Declaration::Enum(_), Declaration::Alias(ty) | Declaration::Export(ty)) => {
                self.compare_named(old, ty, &mut push);
            }
            (Declaration::Field(one), Declaration::Field(other)) if !self.is_same(one, other) => {
                push(SurfaceRule::FieldTypeChanged, "");
            }
            (Declaration::Variant(one), Declaration::Variant(other)) => {
                let is_same =
                    one.len() == other.len() && one.iter().zip(other).all(|(one, other)| self.is_same(one, other));
                if !is_same {
                    push(SurfaceRule::VariantChanged, "");
                }
            }
            (Declaration::Function(one), Declaration::Function(other)) => self.compare_functions(one, other, &mut push),
            (Declaration::Constant(one), Declaration::Constant(other)) if !self.is_same(one, other) => {
                push(SurfaceRule::ConstantChanged, "");
            }
            (Declaration::Alias(one), Declaration::Alias(other)) if !self.is_same(one, other) => {
                push(SurfaceRule::AliasChanged, "");
            }
            (Declaration::Alias(ty), Declaration::Struct(_) | Declaration::Enum(_)) if self.in_new(ty) != new.path => {
                push(SurfaceRule::AliasChanged, "");
            }
            (Declaration::Export(one), Declaration::Export(other)) if one != other => {
                push(SurfaceRule::AliasChanged, "");
            }
            (one, other) if std::mem::discriminant(one) != std::mem::discriminant(other) => {
                push(SurfaceRule::KindChanged, "");
            }
            _ => {}
        }
    }

    /// Compares a type with the one that its name stands for now.
    fn compare_named(&self, old: &PublicItem, ty: &str, push: &mut impl FnMut(SurfaceRule, &str)) {
        let target = self.new.get(&self.new_aliases.resolve(ty)).map(|target| &target.declaration);
        match (&old.declaration, target) {
            (Declaration::Struct(one), Some(Declaration::Struct(other)))
            | (Declaration::Enum(one), Some(Declaration::Enum(other))) => compare_definitions(one, other, push),
            _ => push(SurfaceRule::KindChanged, ""),
        }
    }

    fn compare_functions(&self, old: &Signature, new: &Signature, push: &mut impl FnMut(SurfaceRule, &str)) {
        if old.receiver != new.receiver {
            push(SurfaceRule::ReceiverChanged, new.receiver.as_deref().unwrap_or_default());
        }
        if !self.is_same(&old.output, &new.output) {
            push(SurfaceRule::OutputChanged, &new.output);
        }
        match new.arguments.len().cmp(&old.arguments.len()) {
            std::cmp::Ordering::Greater => {
                push(SurfaceRule::ArgumentAdded, &names_without(&new.arguments, &old.arguments));
            }
            std::cmp::Ordering::Less => {
                push(SurfaceRule::ArgumentRemoved, &names_without(&old.arguments, &new.arguments));
            }
            std::cmp::Ordering::Equal => self.compare_arguments(&old.arguments, &new.arguments, push),
        }
    }

    fn compare_arguments(&self, old: &[Argument], new: &[Argument], push: &mut impl FnMut(SurfaceRule, &str)) {
        let mut fits = true;
        for (one, other) in old.iter().zip(new) {
            if self.is_same(&one.ty, &other.ty) {
                continue;
            }
            if self.takes(&one.ty, &other.ty) {
                push(SurfaceRule::ArgumentWidened, &other.name);
            } else {
                push(SurfaceRule::ArgumentTypeChanged, &other.name);
                fits = false;
            }
        }
        if !fits || old.iter().zip(new).all(|(one, other)| one.name == other.name) {
            return;
        }
        if common(old, new) == common(new, old) {
            push(SurfaceRule::ArgumentRenamed, &names_without(new, old));
        } else {
            push(SurfaceRule::ArgumentsReordered, &names(new));
        }
    }

    /// Returns true if an argument of the new type takes every value of the old type.
    fn takes(&self, old: &str, new: &str) -> bool {
        let (old, new) = (self.in_new(old), self.new_aliases.resolve(new));
        let inside = |text: &'_ str, start: &str, end: &str| -> Option<String> {
            Some(text.strip_prefix(start)?.strip_suffix(end)?.to_owned())
        };
        let items = |text: &str| inside(text, "impl IntoIterator<Item = ", ">").or_else(|| inside(text, "Vec<", ">"));
        match (inside(&new, "impl Into<", ">"), items(&old), items(&new)) {
            (Some(target), _, _) => self.converts(&old, &target),
            (None, Some(one), Some(other)) if new.starts_with("impl ") => {
                one == other || inside(&other, "impl Into<", ">").is_some_and(|target| self.converts(&one, &target))
            }
            _ => false,
        }
    }

    /// Returns true if a type becomes another by `Into`: by an implementation of the new crate, or of the standard library.
    fn converts(&self, ty: &str, target: &str) -> bool {
        target == ty
            || target == "String" && ty == "&str"
            || target.strip_prefix("Box<").and_then(|inside| inside.strip_suffix('>')) == Some(ty)
            || self.implementation(target, &format!("From<{ty}>")).is_some()
    }

    /// Returns the change that a new item is; `None` for the members of a new type.
    fn added(&self, item: &PublicItem) -> Option<SurfaceChange> {
        let rule = match (&item.declaration, owner(&item.path).and_then(|owner| self.old.get(owner))) {
            (Declaration::Feature(_), _) => SurfaceRule::FeatureAdded,
            (Declaration::Impl(name), _) if self.had_implementation(&item.path, name) => return None,
            (Declaration::Impl(_), _) => return self.old.get(&item.path).map(|_| added(item, SurfaceRule::TraitAdded)),
            (Declaration::Field(_), Some(owner)) if may_grow(owner) => SurfaceRule::FieldAdded,
            (Declaration::Field(_), Some(_)) => SurfaceRule::RequiredFieldAdded,
            (Declaration::Variant(_), Some(owner)) if may_grow(owner) => SurfaceRule::VariantAdded,
            (Declaration::Variant(_), Some(_)) => SurfaceRule::VariantAddedToClosedEnum,
            (Declaration::Field(_) | Declaration::Variant(_), None) => return None,
            (Declaration::Function(_) | Declaration::Constant(_), None) if is_member(self.new, item) => return None,
            _ => SurfaceRule::ItemAdded,
        };
        Some(added(item, rule))
    }
}

fn compare_definitions(old: &Definition, new: &Definition, push: &mut impl FnMut(SurfaceRule, &str)) {
    let lost = [Mark::Call, Mark::Strings, Mark::Integers].into_iter().find(|mark| old.has(*mark) && !new.has(*mark));
    if old.generics != new.generics || lost.is_some() {
        push(SurfaceRule::KindChanged, lost.map_or("", Mark::as_str));
    }
    if new.may_grow() && !old.may_grow() {
        push(SurfaceRule::ConstructionClosed, "");
    }
    for name in old.traits.iter().filter(|name| !new.traits.contains(name)) {
        push(SurfaceRule::TraitLost, name);
    }
    for name in new.traits.iter().filter(|name| !old.traits.contains(name)) {
        push(SurfaceRule::TraitAdded, name);
    }
}

fn may_grow(owner: &PublicItem) -> bool {
    match &owner.declaration {
        Declaration::Struct(definition) | Declaration::Enum(definition) => definition.may_grow(),
        _ => true,
    }
}

/// Returns the path of the type or module that has an item.
fn owner(path: &str) -> Option<&str> {
    path.rsplit_once("::").map(|(owner, _)| owner)
}

/// Returns true if the item is part of a type of this surface.
fn is_member(surface: &Surface, item: &PublicItem) -> bool {
    let is_type = |owner: &PublicItem| matches!(owner.declaration, Declaration::Struct(_) | Declaration::Enum(_));
    match item.declaration {
        Declaration::Impl(_) => true,
        _ => owner(&item.path).and_then(|owner| surface.get(owner)).is_some_and(is_type),
    }
}

/// Returns true if the item is part of a type that is gone, or of another kind: one change says so.
fn is_member_without(new: &Surface, sides: &Sides<'_>, item: &PublicItem) -> bool {
    if !is_member(sides.old, item) {
        return false;
    }
    let ty =
        if matches!(item.declaration, Declaration::Impl(_)) { Some(item.path.as_str()) } else { owner(&item.path) };
    let Some(ty) = ty else { return false };
    let (Some(before), after) = (sides.old.get(ty), new.get(&sides.new_aliases.resolve(ty))) else { return false };
    after.is_none_or(|after| std::mem::discriminant(&before.declaration) != std::mem::discriminant(&after.declaration))
}

fn removed(item: &PublicItem) -> SurfaceChange {
    let (rule, part) = match &item.declaration {
        Declaration::Impl(name) => (SurfaceRule::TraitLost, name.clone()),
        Declaration::Feature(_) => (SurfaceRule::FeatureRemoved, item.path.trim_start_matches(PREFIX).to_owned()),
        _ => (SurfaceRule::ItemRemoved, String::new()),
    };
    SurfaceChange { item: item.path.clone(), rule, part, old: Some(item.declaration.to_string()), new: None }
}

fn added(item: &PublicItem, rule: SurfaceRule) -> SurfaceChange {
    let part = match &item.declaration {
        Declaration::Impl(name) => name.clone(),
        _ => String::new(),
    };
    SurfaceChange { item: item.path.clone(), rule, part, old: None, new: Some(item.declaration.to_string()) }
}

fn changed(old: &PublicItem, new: &PublicItem, rule: SurfaceRule, part: &str) -> SurfaceChange {
    SurfaceChange {
        item: old.path.clone(),
        rule,
        part: part.to_owned(),
        old: Some(old.declaration.to_string()),
        new: Some(new.declaration.to_string()),
    }
}

fn names(arguments: &[Argument]) -> String {
    arguments.iter().map(|argument| argument.name.as_str()).collect::<Vec<_>>().join(", ")
}

/// Returns the names of arguments that are also among the others, in their order.
fn common<'a>(arguments: &'a [Argument], others: &[Argument]) -> Vec<&'a str> {
    let is_common = |argument: &&Argument| others.iter().any(|other| other.name == argument.name);
    arguments.iter().filter(is_common).map(|argument| argument.name.as_str()).collect()
}

/// Returns the names of arguments that are not among the others.
fn names_without(arguments: &[Argument], others: &[Argument]) -> String {
    let is_new = |argument: &&Argument| !others.iter().any(|other| other.name == argument.name);
    arguments.iter().filter(is_new).map(|argument| argument.name.as_str()).collect::<Vec<_>>().join(", ")
}
