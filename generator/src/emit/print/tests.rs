//! Lines that are written here are those of `prettyplease`, at every width.

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

use super::items::print_items;

/// Prints the same item in both ways, with names of 1 to 110 letters.
fn assert_same(item: impl Fn(&Ident) -> TokenStream) {
    for length in 1..=110 {
        let tokens = item(&Ident::new(&"n".repeat(length), Span::call_site()));
        let expected = prettyplease::unparse(&syn::parse2(tokens.clone()).unwrap());
        assert_eq!(print_items(tokens), expected);
    }
}

#[test]
fn signatures_break_where_prettyplease_breaks_them() {
    assert_same(|name| quote! { impl A { pub fn #name() {} } });
    assert_same(|name| quote! { impl A { pub fn #name(&self,) -> B { b } } });
    assert_same(|name| quote! { impl A { pub(super) fn a(&'a mut self, b: #name, c: &[u8]) -> Self { self } } });
    assert_same(|name| quote! { impl A { pub fn a() -> #name { b() } } });
    assert_same(|name| quote! { impl A { pub fn a(b: impl Into<String>) -> Result<(), #name<String>> { c } } });
    assert_same(|name| quote! { impl A { fn a<T: Into<#name>>(b: T) -> Vec<T> where T: Copy { c } } });
    assert_same(|name| quote! { impl<'a> From<#name> for Vec<&'a A> { fn from(a: #name) -> Self { a } } });
}

#[test]
fn statements_break_where_prettyplease_breaks_them() {
    assert_same(|name| quote! { impl A { fn a(self) -> Self { self.0.query("a", #name.as_ref()); self } } });
    assert_same(|name| quote! { impl A { fn a(self) { self.0.within(&[B("1")]).query(#name, &(a, b),)?; } } });
    assert_same(|name| quote! { impl A { fn a(self) { let mut b = C::#name(self.core); b.c(); } } });
    assert_same(|name| quote! { impl A { fn a(self) { if #name { b(); } c(|d| d.e(#name)) } } });
    assert_same(|name| quote! { impl A { fn a(self) -> B { Ok(Self { b: #name, c: #name }) } } });
}

#[test]
fn arms_break_where_prettyplease_breaks_them() {
    assert_same(
        |name| quote! { impl A { fn a(self) -> B { match #name.b("c") { Some("d") => e.f(Self::D), _ => g, } } } },
    );
    assert_same(
        |name| quote! { impl A { fn a(self) -> B { match b { Some("c" | "d") => e.f(Self::#name), _ => g, } } } },
    );
    assert_same(|name| quote! { impl A { fn a(self) -> B { match b { C::#name | C::D => { e(); } _ => f(|| g) } } } });
    assert_same(|name| quote! { impl A { fn a(self) -> B { match b { C::D => e(|| #name), F => Ok(#name(g)) } } } });
}

#[test]
fn structs_break_where_prettyplease_breaks_them() {
    assert_same(|name| quote! { pub struct #name {} });
    assert_same(|name| quote! { #[derive(Debug, Clone)] pub struct A<'a> { #[doc = " B."] pub b: #name, c: &'a str } });
    assert_same(|name| quote! { pub struct A { pub b: Option<Vec<types::#name>>, } });
    assert_same(|name| quote! { #[must_use = "a"] pub struct A(pub(crate) codegen::Call<(), types::#name>); });
    assert_same(|name| quote! { pub struct A(#[doc = " The value."] pub #name); });
}

#[test]
fn attributes_break_where_prettyplease_breaks_them() {
    assert_same(|name| quote! { #[deprecated(note = "use `b`")] #[cfg(feature = "a")] #[#name] pub struct A {} });
    assert_same(|name| quote! { impl A { #[doc = " B \"c\" "] #[cfg(any(#name, b))] #[inline] fn a() {} } });
    assert_same(
        |name| quote! { #[doc = "/ A slash."] #[doc = " Two\nlines."] pub struct A { #[b(#name = "c")] d: E } },
    );
}

#[test]
fn long_arguments_break_where_prettyplease_breaks_them() {
    assert_same(|name| quote! { impl A { pub fn a(&self, b: Vec<#name>, c: Option<&'a #name>) -> Self { self } } });
    assert_same(|name| quote! { impl A { pub fn a(b: C, d: Result<Vec<#name>, E>) -> Vec<F> { d } } });
    assert_same(|name| quote! { impl A { pub fn a(b: impl IntoIterator<Item = impl Into<#name>>, c: D) { c } } });
    assert_same(|name| quote! { impl A { pub fn a(b: B, c: D) -> Result<Vec<#name>, Option<Vec<E>>> { c } } });
    assert_same(|name| {
        let long = Ident::new(&"l".repeat(60), Span::call_site());
        quote! { impl A { pub fn a(b: Vec<#long>, c: &#long) -> Result<Vec<#name>, Option<Vec<E>>> { c } } }
    });
}
