//! A program that uses every public item of a crate, made from its surface: one line for each use, so that a fault of the
//! compiler names the item.
//!
//! ```text
//! types::Pet::id: field i64     →   fn use_7(this: types::Pet) { let _: i64 = this.id; }
//! ```

use clientwright::surface::{Aliases, Declaration, Definition, Mark, PublicItem, Signature, Surface};

/// A line of the program, and the item that it uses.
pub(crate) struct Use {
    /// The path of the item.
    pub(crate) item: String,
    /// The line.
    pub(crate) line: String,
}

/// The lines before the first use.
pub(crate) const HEAD: &str = "\
#![allow(warnings)]
mod names { pub use client::*; pub use std::collections::BTreeMap; pub mod runtime { pub use clientwright_runtime::*; pub use clientwright_runtime::codegen::v1::*; } }
";

/// Returns a use for each item.
pub(crate) fn uses(surface: &Surface) -> Vec<Use> {
    let maker = Maker { surface, aliases: Aliases::of(surface) };
    let mut uses = Vec::new();
    for item in surface.items() {
        for text in maker.uses(item) {
            let line = format!("mod use_{} {{ use crate::names::*; {text} }}", uses.len());
            uses.push(Use { item: item.path.clone(), line });
        }
    }
    uses
}

struct Maker<'a> {
    surface: &'a Surface,
    aliases: Aliases<'a>,
}

impl Maker<'_> {
    fn uses(&self, item: &PublicItem) -> Vec<String> {
        let path = &item.path;
        match &item.declaration {
            Declaration::Feature(_) => Vec::new(),
            Declaration::Export(_) if path.ends_with("::*") => vec![format!("use client::{path};")],
            Declaration::Module | Declaration::Export(_) => vec![format!("use client::{path} as used;")],
            Declaration::Struct(definition) => {
                let mut uses = self.of_type(path, definition);
                uses.push(format!("fn kind(this: {}) {{ let {path} {{ .. }} = this; }}", self.named(path)));
                uses.extend((!definition.may_grow()).then(|| self.literal(path)));
                uses
            }
            Declaration::Enum(definition) => {
                let mut uses = self.of_type(path, definition);
                uses.extend((!definition.may_grow()).then(|| self.full_match(path)));
                uses
            }
            Declaration::Field(ty) => {
                let (owner, name) = split(path);
                let ty = self.ty(ty, owner);
                vec![format!("fn read(this: {}) {{ let _: {ty} = this.{name}; }}", self.named(owner))]
            }
            Declaration::Variant(types) => vec![self.variant(path, types)],
            Declaration::Function(signature) => vec![self.function(path, signature)],
            Declaration::Constant(ty) => {
                let ty = self.ty(ty, split(path).0);
                vec![format!("fn read() {{ let _: {ty} = {path}; }}")]
            }
            Declaration::Alias(ty) => vec![format!("fn same(this: {path}) -> {} {{ this }}", self.ty(ty, ""))],
            Declaration::Impl(name) => vec![self.bound(path, &self.ty(name, path))],
        }
    }

    /// The type by its name, with lifetimes if it has any.
    fn named(&self, path: &str) -> String {
        match self.surface.get(path).map(|item| &item.declaration) {
            Some(Declaration::Struct(definition) | Declaration::Enum(definition))
                if !definition.generics.is_empty() =>
            {
                format!("{path}<'static>")
            }
            _ => path.to_owned(),
        }
    }

    /// A type of the surface in the program: without aliases, so that it must be the same type in the new crate.
    fn ty(&self, ty: &str, owner: &str) -> String {
        let ty = self.aliases.resolve(ty);
        let mut text = String::new();
        let mut rest = ty.as_str();
        while let Some(at) = rest.find("Self") {
            let is_word = |letter: Option<char>| letter.is_some_and(|letter| letter.is_alphanumeric() || letter == '_');
            let is_part = is_word(rest[..at].chars().last()) || is_word(rest[at + 4..].chars().next());
            text.push_str(&rest[..at]);
            text.push_str(if is_part { "Self" } else { owner });
            rest = &rest[at + 4..];
        }
        text + rest
    }

    fn bound(&self, path: &str, name: &str) -> String {
        let name = full(name).replace('&', "&'static ");
        format!("fn bound() {{ fn need<T: {name}>() {{}} need::<{}>() }}", self.named(path))
    }

    fn of_type(&self, path: &str, definition: &Definition) -> Vec<String> {
        let mut uses: Vec<String> = definition.traits.iter().map(|name| self.bound(path, name)).collect();
        uses.push(format!("fn name(_: {}) {{}}", self.named(path)));
        if definition.has(Mark::Strings) || definition.has(Mark::Integers) {
            uses.push(format!(
                "fn listed(this: {path}) -> (bool, &'static [{path}]) {{ (this.is_unrecognized(), {path}::VALUES) }}"
            ));
        }
        if definition.has(Mark::Strings) {
            uses.push(format!("fn written(this: &{path}) -> &str {{ this.as_str() }}"));
        }
        if definition.has(Mark::Integers) {
            uses.push(format!("fn written(this: &{path}) -> i64 {{ this.as_i64() }}"));
        }
        if definition.has(Mark::Call) {
            uses.push(format!(
                "fn call(this: {path}) {{ let _: runtime::UndecodedFuture = this.with_header(\"a\", \"b\").with_query(\"a\", \
                 \"b\").anonymous().without_retries().send_undecoded(); }}"
            ));
        }
        uses
    }

    /// Constructs a struct from all its fields, and takes it apart.
    fn literal(&self, path: &str) -> String {
        let fields = self.surface.below(path).filter_map(|item| match &item.declaration {
            Declaration::Field(ty) => Some((split(&item.path).1.to_owned(), self.ty(ty, path))),
            _ => None,
        });
        let (mut arguments, mut values, mut names) = (String::new(), String::new(), String::new());
        for (at, (name, ty)) in fields.enumerate() {
            arguments.push_str(&format!("a{at}: {ty}, "));
            values.push_str(&format!("{name}: a{at}, "));
            names.push_str(&format!("{name}: _, "));
        }
        format!(
            "fn make({arguments}) -> {path} {{ {path} {{ {values} }} }} fn take(this: {path}) {{ let {path} {{ {names} }} = this; }}"
        )
    }

    /// Matches all variants of a closed enum.
    fn full_match(&self, path: &str) -> String {
        let arms = self.surface.below(path).filter_map(|item| match &item.declaration {
            Declaration::Variant(types) if types.is_empty() => Some(format!("{} => {{}}, ", item.path)),
            Declaration::Variant(_) => Some(format!("{}(..) => {{}}, ", item.path)),
            _ => None,
        });
        format!("fn all(this: {path}) {{ match this {{ {} }} }}", arms.collect::<String>())
    }

    fn variant(&self, path: &str, types: &[String]) -> String {
        let owner = split(path).0;
        if types.is_empty() {
            return format!(
                "fn make() -> {owner} {{ {path} }} fn is(this: {owner}) -> bool {{ matches!(this, {path}) }}"
            );
        }
        let types: Vec<String> = types.iter().map(|ty| self.ty(ty, owner)).collect();
        let numbered = |form: fn(usize, &String) -> String| {
            types.iter().enumerate().map(|(at, ty)| form(at, ty)).collect::<Vec<_>>().join(", ")
        };
        let (arguments, values) = (numbered(|at, ty| format!("a{at}: {ty}")), numbered(|at, _| format!("a{at}")));
        let reads = types.iter().enumerate().map(|(at, ty)| format!("let _: {ty} = a{at}; "));
        format!(
            "fn make({arguments}) -> {owner} {{ {path}({values}) }} \
             fn take(this: {owner}) {{ match this {{ {path}({values}) => {{ {} }} _ => {{}} }} }}",
            reads.collect::<String>()
        )
    }

    fn function(&self, path: &str, signature: &Signature) -> String {
        let (owner, name) = split(path);
        let types: Vec<String> = signature.arguments.iter().map(|argument| self.ty(&argument.ty, owner)).collect();
        let arguments = types.iter().enumerate().map(|(at, ty)| format!("a{at}: {ty}"));
        let values: Vec<String> = (0..types.len()).map(|at| format!("a{at}")).collect();
        let values = values.join(", ");
        let reference = signature.receiver.as_deref().map(|receiver| receiver.trim_end_matches("self"));
        let this = reference.map(|reference| format!("this: {reference}{}", self.named(owner)));
        let call = if this.is_some() { format!("this.{name}({values})") } else { format!("{path}({values})") };
        let all: Vec<String> = this.into_iter().chain(arguments).collect();
        let output = if signature.output.is_empty() { "()".to_owned() } else { self.ty(&signature.output, owner) };
        format!("fn call({}) {{ let _: {output} = {call}; }}", all.join(", "))
    }
}

fn split(path: &str) -> (&str, &str) {
    path.rsplit_once("::").unwrap_or(("", path))
}

/// The path of a trait in the program.
fn full(name: &str) -> String {
    let root = match name.split('<').next().unwrap_or_default() {
        "Debug" | "Display" => "std::fmt::",
        "Hash" => "std::hash::",
        "FromStr" => "std::str::",
        "Borrow" => "std::borrow::",
        "IntoFuture" => "std::future::",
        "FromJson" | "ToJson" | "FromHeaders" | "MapKey" => "runtime::",
        "Serialize" => "runtime::serde::",
        "Deserialize" => return "runtime::serde::de::DeserializeOwned".to_owned(),
        _ => "",
    };
    format!("{root}{name}")
}
