//! Imports of a module. Paths into the runtime are written in this file only.

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::TokenStream;
use quote::quote;

use crate::rust::{ForeignType, Format, Ident, Module, Type, TypePath, taken};

/// The names without a path that signatures of generated code take from the language and its prelude.
const PRELUDE: [&str; 28] = [
    "AsRef",
    "Box",
    "Default",
    "From",
    "Into",
    "IntoIterator",
    "Item",
    "Option",
    "Result",
    "Self",
    "String",
    "TryFrom",
    "TryInto",
    "Vec",
    "bool",
    "char",
    "f32",
    "f64",
    "i16",
    "i32",
    "i64",
    "i8",
    "str",
    "u16",
    "u32",
    "u64",
    "u8",
    "usize",
];

/// The place of the tokens, which determines the names in scope.
#[derive(Debug, Clone)]
pub(super) enum ImportScope {
    /// A module that writes its own imports.
    Outside,
    /// A tag's module.
    Tag {
        /// The module.
        module: Ident,
        /// Names that something of the document has, so that the prelude's need a path.
        hidden: BTreeSet<&'static str>,
    },
    /// A file of a tag, a module below that of the tag.
    TagFile {
        /// The module of the tag.
        tag: Ident,
        /// The types defined there.
        defined: BTreeSet<Ident>,
        /// Names that something of the document has, so that the prelude's need a path.
        hidden: BTreeSet<&'static str>,
    },
    /// An example in documentation: a program that uses the crate of this name.
    Example(Ident),
    /// `types`, or a module below it.
    Types {
        /// The types defined there.
        defined: BTreeSet<Ident>,
        /// True if it is a module below `types`.
        below: bool,
        /// Names that something of the document has, so that the prelude's need a path.
        hidden: BTreeSet<&'static str>,
    },
}

impl ImportScope {
    /// The module of a tag, or one like it, that defines these items.
    pub(super) fn tag<'a>(module: &Ident, items: impl IntoIterator<Item = &'a Ident>) -> Self {
        Self::Tag { module: module.clone(), hidden: hidden_by(items) }
    }
}

/// Returns the names of the prelude that these items hide.
pub(super) fn hidden_by<'a>(items: impl IntoIterator<Item = &'a Ident>) -> BTreeSet<&'static str> {
    let hidden = |ident: &Ident| taken::QUALIFIED.into_iter().find(|name| *name == ident.name());
    items.into_iter().filter_map(hidden).collect()
}

/// The names that a module uses, collected while its tokens are emitted.
#[derive(Debug)]
pub(super) struct Imports {
    place: ImportScope,
    /// True if the tokens name `codegen` itself.
    codegen: bool,
    runtime: BTreeSet<&'static str>,
    map: bool,
    types: bool,
    siblings: BTreeSet<Ident>,
    /// Types of the runtime's `formats`, by their module there.
    formats: BTreeMap<Option<&'static str>, BTreeSet<&'static str>>,
    /// True if the tokens name `formats` itself.
    formats_module: bool,
}

impl Imports {
    pub(super) fn new(place: ImportScope) -> Self {
        Self {
            place,
            codegen: false,
            runtime: BTreeSet::new(),
            map: false,
            types: false,
            siblings: BTreeSet::new(),
            formats: BTreeMap::new(),
            formats_module: false,
        }
    }

    /// Records that the tokens name `codegen` itself.
    pub(super) fn codegen(&mut self) {
        self.codegen = true;
    }

    /// Emits a public name of the runtime's `codegen`, and imports it.
    pub(super) fn runtime(&mut self, name: &'static str) -> proc_macro2::Ident {
        self.runtime.insert(name);
        proc_macro2::Ident::new(name, proc_macro2::Span::call_site())
    }

    /// Emits a name of Rust's prelude: by its path, if something of the document hides it.
    pub(super) fn prelude(&self, name: &'static str) -> TokenStream {
        let ident = identifier(name);
        let (ImportScope::Tag { hidden, .. } | ImportScope::TagFile { hidden, .. } | ImportScope::Types { hidden, .. }) =
            &self.place
        else {
            return quote! { #ident };
        };
        match name {
            _ if !hidden.contains(name) => quote! { #ident },
            "AsRef" => quote! { std::convert::AsRef },
            "Default" => quote! { std::default::Default },
            "IntoIterator" => quote! { std::iter::IntoIterator },
            "Result" => quote! { std::result::Result },
            _ => quote! { #ident },
        }
    }

    /// Emits the type of maps, and imports it.
    pub(super) fn map(&mut self) -> TokenStream {
        self.map = true;
        quote! { BTreeMap }
    }

    /// Emits a type where it is used.
    pub(super) fn ty(&mut self, ty: &Type) -> TokenStream {
        match ty {
            Type::Bool => quote! { bool },
            Type::Integer(int) => {
                let name = identifier(int.as_str());
                quote! { #name }
            }
            Type::Float => quote! { f64 },
            Type::String => quote! { String },
            // This one is not imported, because a type of the document may have the same name.
            Type::Secret => {
                self.codegen();
                quote! { codegen::Secret }
            }
            Type::Formatted(format) => self.format(format),
            Type::Unit => quote! { () },
            Type::Json => {
                let json = self.runtime("Json");
                quote! { #json }
            }
            Type::Bytes => {
                let bytes = self.runtime("Bytes");
                quote! { #bytes }
            }
            Type::Body => quote! { codegen::Body },
            Type::Upgraded => quote! { codegen::Upgraded },
            Type::Events(data) => {
                let data = self.ty(data);
                quote! { codegen::EventStream<#data> }
            }
            Type::Items(item) => {
                let item = self.ty(item);
                quote! { codegen::JsonStream<#item> }
            }
            Type::NoDocumentedError => {
                self.codegen();
                quote! { codegen::Infallible }
            }
            Type::Option(inner) => {
                let inner = self.ty(inner);
                quote! { Option<#inner> }
            }
            Type::Vec(inner) => {
                let inner = self.ty(inner);
                quote! { Vec<#inner> }
            }
            Type::Tuple(elements) => {
                let elements = elements.iter().map(|element| self.ty(element)).collect::<Vec<_>>();
                quote! { (#(#elements,)*) }
            }
            Type::Boxed(inner) => {
                let inner = self.ty(inner);
                quote! { Box<#inner> }
            }
            Type::Map(keys, values) => {
                let map = self.map();
                let (keys, values) = (self.ty(keys), self.ty(values));
                quote! { #map<#keys, #values> }
            }
            Type::Foreign(foreign) => emit_foreign(foreign),
            Type::BySerde(inner) => {
                let inner = self.ty(inner);
                quote! { codegen::BySerde<#inner> }
            }
            Type::Named(path) | Type::Alias(path, _) => self.path(path),
            Type::Local(ident) => {
                let ident = ident.to_token();
                quote! { #ident }
            }
        }
    }

    /// Emits a type of the runtime's `formats`; qualified if an item of the crate has the same name.
    fn format(&mut self, format: &Format) -> TokenStream {
        let name = identifier(format.name);
        let value = format.value.map(|value| identifier(value.as_str())).map(|value| quote! { <#value> });
        if let ImportScope::Example(krate) = &self.place {
            let krate = krate.to_token();
            return quote! { #krate::#name #value };
        }
        if format.imported {
            self.formats.entry(format.module).or_default().insert(format.name);
            return quote! { #name #value };
        }
        self.formats_module = true;
        let module = format.module.map(identifier).map(|module| quote! { #module:: });
        quote! { formats::#module #name #value }
    }

    /// Emits the path of an XML descriptor.
    pub(super) fn xml(&self, descriptor: &Ident) -> TokenStream {
        let (up, descriptor) = (self.up(), descriptor.to_token());
        quote! { &#up super::xml_schemas::#descriptor }
    }

    /// Emits an item of the module of the tag from one of its files, and imports it.
    pub(super) fn of_tag(&mut self, item: &Ident) -> TokenStream {
        if matches!(self.place, ImportScope::TagFile { .. }) {
            self.siblings.insert(item.clone());
        }
        let item = item.to_token();
        quote! { #item }
    }

    /// Emits one more step up where the module is not directly below the root.
    fn up(&self) -> Option<TokenStream> {
        matches!(self.place, ImportScope::TagFile { .. } | ImportScope::Types { below: true, .. })
            .then(|| quote! { super:: })
    }

    /// The path from here to the module of an item, for a link of the documentation; none where it is this module.
    pub(super) fn way_to(&self, module: &Module, item: &Ident) -> Option<String> {
        let (is_here, up) = match (&self.place, module) {
            (ImportScope::TagFile { tag, defined, .. }, Module::Tag(module)) if tag == module => {
                return (!defined.contains(item)).then(|| "super".to_owned());
            }
            (ImportScope::Tag { module: here, .. }, Module::Tag(module)) => (here == module, "super"),
            (ImportScope::Types { defined, .. }, Module::Types) if defined.contains(item) => (true, ""),
            (ImportScope::Types { .. }, Module::Types) => return Some("super".to_owned()),
            (ImportScope::TagFile { .. }, _) | (ImportScope::Types { below: true, .. }, Module::Tag(_)) => {
                (false, "super::super")
            }
            (
                ImportScope::Outside | ImportScope::Example(_) | ImportScope::Tag { .. } | ImportScope::Types { .. },
                _,
            ) => (false, "super"),
        };
        let name = match module {
            Module::Types => module.path(),
            Module::Tag(ident) => ident.name(),
        };
        (!is_here).then(|| format!("{up}::{name}"))
    }

    fn path(&mut self, path: &TypePath) -> TokenStream {
        let ident = path.ident.to_token();
        match (&self.place, &path.module) {
            (ImportScope::Tag { module: here, .. }, Module::Tag(module)) if here == module => quote! { #ident },
            (ImportScope::Outside, module) => {
                let module = proc_macro2::Ident::new(module.path(), proc_macro2::Span::call_site());
                quote! { super::#module::#ident }
            }
            (ImportScope::Example(krate), module) => {
                let (krate, module) = (krate.to_token(), module_token(module));
                quote! { #krate::#module::#ident }
            }
            (ImportScope::Types { defined, .. }, Module::Types) => {
                if !defined.contains(&path.ident) {
                    self.siblings.insert(path.ident.clone());
                }
                quote! { #ident }
            }
            (ImportScope::TagFile { tag, defined, .. }, Module::Tag(module)) if tag == module => {
                if !defined.contains(&path.ident) {
                    self.siblings.insert(path.ident.clone());
                }
                quote! { #ident }
            }
            (ImportScope::Tag { .. } | ImportScope::TagFile { .. }, Module::Types) => {
                self.types = true;
                quote! { types::#ident }
            }
            (
                ImportScope::Tag { .. } | ImportScope::TagFile { .. } | ImportScope::Types { .. },
                Module::Tag(module),
            ) => {
                let (module, up) = (module.to_token(), self.up());
                quote! { #up super::#module::#ident }
            }
        }
    }

    /// Returns true if a name without a path is one of Rust's prelude.
    pub(super) fn is_of_prelude(&self, name: &str) -> bool {
        let (ImportScope::Tag { hidden, .. } | ImportScope::TagFile { hidden, .. } | ImportScope::Types { hidden, .. }) =
            &self.place
        else {
            return PRELUDE.contains(&name);
        };
        PRELUDE.contains(&name) && !hidden.contains(name)
    }

    /// Returns the path of an imported name, as a surface writes it.
    pub(super) fn import_of(&self, name: &str) -> Option<String> {
        if name == "BTreeMap" {
            return self.map.then(|| name.to_owned());
        }
        if self.runtime.contains(name) {
            return Some(format!("runtime::{name}"));
        }
        let (module, _) = self.formats.iter().find(|(_, names)| names.contains(name))?;
        let module = module.map(|module| format!("{module}::")).unwrap_or_default();
        Some(format!("runtime::formats::{module}{name}"))
    }

    /// Returns true if the tokens name `formats` itself.
    pub(super) fn names_formats(&self) -> bool {
        self.formats_module
    }

    /// Adds the imports of another part of the same module.
    pub(super) fn join(&mut self, other: Self) {
        self.runtime.extend(other.runtime);
        self.siblings.extend(other.siblings);
        self.codegen |= other.codegen;
        self.map |= other.map;
        self.types |= other.types;
        self.formats_module |= other.formats_module;
        for (module, names) in other.formats {
            self.formats.entry(module).or_default().extend(names);
        }
    }

    /// Returns the `use` lines of an example, hidden.
    pub(super) fn hidden(&self) -> Vec<String> {
        let names = self.runtime.iter().map(|name| format!("# use clientwright_runtime::codegen::v1::{name};"));
        let codegen = self.codegen.then(|| "# use clientwright_runtime::codegen::v1 as codegen;".to_owned());
        let map = self.map.then(|| "# use std::collections::BTreeMap;".to_owned());
        codegen.into_iter().chain(names).chain(map).collect()
    }

    /// Emits the `use` lines.
    pub(super) fn uses(&self) -> TokenStream {
        if matches!(self.place, ImportScope::Outside) {
            return quote! {};
        }
        let map = self.map.then(|| quote! { use std::collections::BTreeMap; });
        let names = self.runtime.iter().map(|name| proc_macro2::Ident::new(name, proc_macro2::Span::call_site()));
        let up = self.up();
        let types = self.types.then(|| quote! { use #up super::types; });
        let siblings = self.siblings.iter().map(Ident::to_token);
        let siblings = (!self.siblings.is_empty()).then(|| quote! { use super::{#(#siblings),*}; });
        let runtime = match (self.codegen, self.runtime.is_empty()) {
            (false, true) => quote! {},
            (false, false) => quote! { use clientwright_runtime::codegen::v1::{#(#names),*}; },
            (true, true) => quote! { use clientwright_runtime::codegen::v1 as codegen; },
            (true, false) => quote! { use clientwright_runtime::codegen::v1::{self as codegen, #(#names),*}; },
        };
        let formats = self.uses_of_formats();
        quote! {
            #map
            #runtime
            #formats
            #types
            #siblings
        }
    }

    fn uses_of_formats(&self) -> TokenStream {
        let module = self.formats_module.then(|| quote! { use clientwright_runtime::formats; });
        let names = use_formats(&self.formats);
        quote! { #module #(use #names;)* }
    }
}

/// Emits the re-exports of the runtime's `formats` that the crate names, for its root.
pub(super) fn exported_formats(formats: &[Format]) -> TokenStream {
    let mut by_module: BTreeMap<_, BTreeSet<&'static str>> = BTreeMap::new();
    for format in formats {
        by_module.entry(format.module).or_default().insert(format.name);
    }
    if !formats.is_empty() {
        by_module.entry(None).or_default().insert("FormatError");
    }
    let names = use_formats(&by_module);
    quote! { #(pub use #names;)* }
}

fn use_formats(formats: &BTreeMap<Option<&'static str>, BTreeSet<&'static str>>) -> Vec<TokenStream> {
    let tree = |module: Option<&'static str>, names: &BTreeSet<&'static str>| {
        let module = module.map(identifier).map(|module| quote! { #module:: });
        let names = names.iter().copied().map(identifier).collect::<Vec<_>>();
        match &names[..] {
            [only] => quote! { clientwright_runtime::formats::#module #only },
            _ => quote! { clientwright_runtime::formats::#module {#(#names),*} },
        }
    };
    formats.iter().map(|(module, names)| tree(*module, names)).collect()
}

/// Emits the path of a foreign type as the user wrote it, but absolute if a module of that name is in scope.
fn emit_foreign(foreign: &ForeignType) -> TokenStream {
    let is_hidden =
        foreign.path.len() > 1 && foreign.path.first().is_some_and(|root| taken::PATHS.contains(&root.name()));
    let root = match (foreign.is_here, is_hidden) {
        (true, _) => Some(quote! { crate }),
        (false, true) => Some(quote! {}),
        (false, false) => None,
    };
    let root = root.map(|root| quote! { #root :: });
    let path = foreign.path.iter().map(Ident::to_token);
    let arguments = foreign.arguments.iter().map(emit_foreign);
    let arguments = (!foreign.arguments.is_empty()).then(|| quote! { <#(#arguments),*> });
    quote! { #root #(#path)::* #arguments }
}

fn identifier(name: &'static str) -> proc_macro2::Ident {
    proc_macro2::Ident::new(name, proc_macro2::Span::call_site())
}

fn module_token(module: &Module) -> proc_macro2::Ident {
    match module {
        Module::Types => proc_macro2::Ident::new(module.path(), proc_macro2::Span::call_site()),
        Module::Tag(ident) => ident.to_token(),
    }
}

#[cfg(test)]
mod tests {
    use super::{ImportScope, Imports};
    use crate::rust::{Format, Ident};

    #[test]
    fn a_surface_names_only_what_is_imported() {
        let mut imports = Imports::new(ImportScope::Outside);
        let path = |imports: &Imports, name: &str| imports.import_of(name).unwrap_or_default();
        assert_eq!(["BTreeMap", "Json", "DateTime", "Formatted"].map(|name| path(&imports, name)), [""; 4]);
        imports.map();
        imports.runtime("Json");
        for (module, name) in [(Some("chrono"), "DateTime"), (None, "Formatted")] {
            imports.format(&Format { module, name, value: None, feature: None, imported: true });
        }
        assert_eq!(
            ["BTreeMap", "Json", "DateTime", "Formatted"].map(|name| path(&imports, name)),
            ["BTreeMap", "runtime::Json", "runtime::formats::chrono::DateTime", "runtime::formats::Formatted"]
        );
        assert_eq!(path(&imports, "Pet"), "");
    }

    #[test]
    fn a_name_of_the_prelude_is_hidden_by_an_item_of_the_same_name() {
        let ident = |name| Ident::parse(name).unwrap();
        let tag = Imports::new(ImportScope::tag(&ident("pets"), &[ident("Default"), ident("Pet")]));
        assert_eq!(["Default", "Vec", "Pet"].map(|name| tag.is_of_prelude(name)), [false, true, false]);
        let outside = Imports::new(ImportScope::Outside);
        assert_eq!(["Default", "Vec", "Pet"].map(|name| outside.is_of_prelude(name)), [true, true, false]);
        assert_eq!(tag.prelude("Default").to_string(), "std :: default :: Default");
        assert_eq!([tag.prelude("AsRef").to_string(), outside.prelude("Default").to_string()], ["AsRef", "Default"]);
    }
}
