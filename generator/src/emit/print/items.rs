//! Items → text, one by one, so that the kinds of two neighbours determine if an empty line separates them.

use proc_macro2::TokenStream;
use quote::quote;
use syn::{Attribute, Visibility};

use super::attributes::write_attributes;
use super::functions::write_function;
use super::line::{FITS, Place, line};
use super::pretty::{Pretty, unparse_attributes, unparse_item};
use super::structs::print_struct;
use super::table::layout_table;
use crate::emit::syntax::{Block, File, Item, MacroCall, Member, split_file};

/// Prints a file, or a part of one.
pub(super) fn print_items(tokens: TokenStream) -> String {
    print_seen(tokens, &mut Pretty::default(), |_| {})
}

/// Prints a part of a file, which `see` reads before.
pub(super) fn print_seen(tokens: TokenStream, pretty: &mut Pretty, see: impl FnOnce(&File)) -> String {
    match split_file(tokens) {
        Ok(file) => {
            see(&file);
            print_file(file, pretty)
        }
        // Every fragment is a valid item, so a failure is a bug of the generator; the compiler points at it.
        Err(fault) => {
            let fault = fault.to_string();
            quote! { compile_error!(#fault); }.to_string()
        }
    }
}

fn print_file(file: File, pretty: &mut Pretty) -> String {
    let (docs, attributes): (Vec<_>, Vec<_>) = file.attributes.into_iter().partition(is_docs);
    let heads = [docs, attributes].into_iter().filter(|attrs| !attrs.is_empty()).map(unparse_attributes);
    let mut text = join(heads.map(|head| (Neighbor::Other, head)));
    let items = join(file.items.into_iter().map(|item| (Neighbor::of(&item), print_item(item, pretty))));
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
        let Item::Other(item) = item else { return Self::Other };
        match &**item {
            syn::Item::Use(item) => Self::Use { public: matches!(item.vis, Visibility::Public(_)) },
            syn::Item::Mod(item) if item.content.is_none() => Self::Module,
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

fn print_item(item: Item, pretty: &mut Pretty) -> String {
    match item {
        Item::Struct(item) => print_struct(&item, pretty),
        Item::Block(block) => print_block(&block, pretty),
        Item::Macro(call) => print_macro(&call, 0),
        Item::Other(item) => unparse_item(*item),
    }
}

fn print_macro(call: &MacroCall, indent: usize) -> String {
    let attributes = call.attributes.iter().map(|attribute| &attribute.pieces[..]);
    let mut text = String::new();
    for line in attributes.chain([&call.pieces[..]]) {
        text.extend(std::iter::repeat_n(' ', indent));
        text.push_str(&layout_table(line, indent));
        text.push('\n');
    }
    text
}

/// Prints the members one by one, with an empty line between them.
fn print_block(block: &Block, pretty: &mut Pretty) -> String {
    let mut text = String::new();
    write_attributes(&block.attributes, 0, pretty, &mut text);
    match line(&block.head, Place::Signature).filter(|head| head.len() + " {}".len() <= FITS) {
        Some(head) => text.extend([head.as_str(), " "]),
        None => text.push_str(&pretty.block_head(&block.head)),
    }
    text.push_str(if block.members.is_empty() { "{" } else { "{\n" });
    for (at, member) in block.members.iter().enumerate() {
        if at > 0 {
            text.push('\n');
        }
        match member {
            Member::Function(function) => write_function(function, pretty, &mut text),
            Member::Macro(call) => text.push_str(&print_macro(call, 4)),
            Member::Other(member) => text.push_str(&pretty.member(member)),
        }
    }
    text.push_str("}\n");
    text
}

fn is_docs(attribute: &Attribute) -> bool {
    attribute.path().is_ident("doc")
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
