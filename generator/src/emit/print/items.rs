//! Items → text, one by one, so that the kinds of two neighbours determine if an empty line separates them.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, quote};
use syn::{Attribute, File, Generics, ImplItem, Item, ItemImpl, Macro, Token, Type, TypePath, Visibility, token};

use super::table::layout_table;

/// Prints a file, or a part of one.
pub(super) fn print_items(tokens: TokenStream) -> String {
    print_seen(tokens, |_| {})
}

/// Prints a part of a file, which `see` reads before.
pub(super) fn print_seen(tokens: TokenStream, see: impl FnOnce(&File)) -> String {
    match syn::parse2::<File>(tokens) {
        Ok(file) => {
            see(&file);
            print_file(file)
        }
        // Every fragment is a valid item, so a failure is a bug of the generator; the compiler points at it.
        Err(fault) => {
            let fault = fault.to_string();
            quote! { compile_error!(#fault); }.to_string()
        }
    }
}

fn print_file(file: File) -> String {
    let (docs, attributes): (Vec<_>, Vec<_>) = file.attrs.into_iter().partition(is_docs);
    let heads = [docs, attributes].into_iter().filter(|attrs| !attrs.is_empty()).map(print_attributes);
    let mut text = join(heads.map(|head| (Neighbor::Other, head)));
    let items = join(file.items.into_iter().map(|item| (Neighbor::of(&item), print_item(item))));
    if !text.is_empty() && !items.is_empty() {
        text.push('\n');
    }
    text + &items
}

/// The kind of an item, which determines if it follows the one before without an empty line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Neighbor {
    Use { public: bool },
    Module,
    Other,
}

impl Neighbor {
    fn of(item: &Item) -> Self {
        match item {
            Item::Use(item) => Self::Use { public: matches!(item.vis, Visibility::Public(_)) },
            Item::Mod(item) if item.content.is_none() => Self::Module,
            _ => Self::Other,
        }
    }

    fn touches(self, next: Self) -> bool {
        self == next && self != Self::Other
    }
}

/// Joins strings, with an empty line between items that do not touch.
fn join(texts: impl Iterator<Item = (Neighbor, String)>) -> String {
    let mut joined = String::new();
    let mut before: Option<Neighbor> = None;
    for (neighbor, text) in texts {
        if before.is_some_and(|before| !before.touches(neighbor)) {
            joined.push('\n');
        }
        joined.push_str(&text);
        before = Some(neighbor);
    }
    joined
}

fn print_item(item: Item) -> String {
    match item {
        Item::Macro(item) => print_macro(&item.attrs, &item.mac, item.semi_token.as_ref(), 0),
        Item::Impl(item) => print_impl(item),
        item => unparse(Vec::new(), vec![item]),
    }
}

fn print_macro(attributes: &[Attribute], call: &Macro, end: Option<&Token![;]>, indent: usize) -> String {
    let attributes = attributes.iter().map(ToTokens::to_token_stream);
    let mut text = String::new();
    for line in attributes.chain([quote! { #call #end }]) {
        text.extend(std::iter::repeat_n(' ', indent));
        text.push_str(&layout_table(line, indent));
        text.push('\n');
    }
    text
}

/// Prints the members one by one, between the first and the last line of the empty block.
fn print_impl(mut item: ItemImpl) -> String {
    let members = std::mem::take(&mut item.items);
    let empty = unparse(Vec::new(), vec![Item::Impl(item)]);
    match empty.strip_suffix("{}\n") {
        Some(head) if !members.is_empty() => {
            let members = join(members.into_iter().map(|member| (Neighbor::Other, print_member(member))));
            format!("{head}{{\n{members}}}\n")
        }
        _ => empty,
    }
}

/// Prints a member in a block of its own, whose first and last lines are removed.
fn print_member(member: ImplItem) -> String {
    if let ImplItem::Macro(member) = member {
        return print_macro(&member.attrs, &member.mac, member.semi_token.as_ref(), 4);
    }
    let block = unparse(Vec::new(), vec![Item::Impl(block_of(member))]);
    let inside = block.strip_prefix("impl Block {\n").and_then(|text| text.strip_suffix("}\n"));
    inside.map(str::to_owned).unwrap_or(block)
}

/// Makes `impl Block { … }`, token by token: parsing it for each member would cost more than printing the member.
fn block_of(member: ImplItem) -> ItemImpl {
    let block = Ident::new("Block", Span::call_site());
    ItemImpl {
        attrs: Vec::new(),
        defaultness: None,
        unsafety: None,
        impl_token: token::Impl::default(),
        generics: Generics::default(),
        trait_: None,
        self_ty: Box::new(Type::Path(TypePath { qself: None, path: block.into() })),
        brace_token: token::Brace::default(),
        items: vec![member],
    }
}

fn print_attributes(attributes: Vec<Attribute>) -> String {
    unparse(attributes, Vec::new()).trim_end().to_owned() + "\n"
}

fn is_docs(attribute: &Attribute) -> bool {
    attribute.path().is_ident("doc")
}

fn unparse(attrs: Vec<Attribute>, items: Vec<Item>) -> String {
    prettyplease::unparse(&File { shebang: None, attrs, items })
}

#[cfg(test)]
mod tests {
    use quote::quote;

    use super::print_items;

    #[test]
    fn items_are_apart_and_blocks_are_not() {
        let printed = print_items(quote! {
            #![doc = " Docs."]
            #![forbid(unsafe_code)]
            use a::b;
            use c;
            pub use d;
            mod e;
            mod f;
            #[doc = " A."]
            pub struct A {
                pub x: i64,
                pub y: i64,
            }
            codegen::object!(A { required x "x", required y "y" });
            impl A {
                #[inline]
                fn f() {
                    if x {}
                    g();
                }
                fn g() {}
            }
            impl B for A {}
            pub type C = A;
            const D: i64 = 1;
        });
        let expected = "//! Docs.\n\n#![forbid(unsafe_code)]\n\nuse a::b;\nuse c;\n\npub use d;\n\nmod e;\nmod f;\n\n\
            /// A.\npub struct A {\n    pub x: i64,\n    pub y: i64,\n}\n\n\
            codegen::object!(A { required x \"x\", required y \"y\" });\n\n\
            impl A {\n    #[inline]\n    fn f() {\n        if x {}\n        g();\n    }\n\n    fn g() {}\n}\n\n\
            impl B for A {}\n\npub type C = A;\n\nconst D: i64 = 1;\n";
        assert_eq!(printed, expected);
    }
}
