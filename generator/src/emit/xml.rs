//! The module `xml_schemas`: a descriptor for each schema that is sent or read as XML.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::imports::ImportScope;
use super::module::{Module, ModulePart, Visibility};
use crate::rust::{Crate, Docs, Ident, Xml, XmlContent, XmlItem, XmlMember, XmlNode, XmlPresence, XmlUse};

/// Returns the module; `None` if the API uses no XML.
pub(super) fn xml_module(krate: &Crate) -> Option<Module<'_>> {
    if krate.xml.is_empty() {
        return None;
    }
    // Each descriptor is a part, so that an empty line separates them.
    let statics = krate.xml.iter().map(|item| -> ModulePart<'_> { Box::new(move |_| emit_static(item)) });
    let is_divided = krate.tags.iter().any(|tag| tag.feature.is_some());
    let uses: Option<ModulePart<'_>> = is_divided.then(|| -> ModulePart<'_> { Box::new(|_| emit_uses(&krate.xml)) });
    let parts = std::iter::once::<ModulePart<'_>>(Box::new(|_| emit_head())).chain(statics).chain(uses).collect();
    Some(Module {
        ident: Ident::parse("xml_schemas"),
        visibility: Visibility::Private,
        feature: None,
        docs: Docs::fixed("XML descriptors of the schemas."),
        place: ImportScope::Outside,
        parts,
        children: Vec::new(),
    })
}

fn emit_head() -> TokenStream {
    quote! {
        use clientwright_runtime::codegen::v1::xml::*;
    }
}

fn emit_static(item: &XmlItem) -> TokenStream {
    let (ident, xml) = (item.ident.to_token(), emit_xml(&item.xml));
    quote! { pub(super) static #ident: Xml = #xml; }
}

/// Names every descriptor once: if some tags are disabled, nothing else may use it.
fn emit_uses(items: &[XmlItem]) -> TokenStream {
    let idents = items.iter().map(|item| item.ident.to_token());
    quote! { const _: &[&Xml] = &[#(&#idents),*]; }
}

fn emit_xml(xml: &Xml) -> TokenStream {
    let node = match xml.node {
        XmlNode::Element => quote! { element },
        XmlNode::Attribute => quote! { attribute },
        XmlNode::Text => quote! { text_node },
        XmlNode::CData => quote! { cdata },
        XmlNode::None => quote! { bare },
    };
    let content = emit_content(&xml.content);
    let names = [("name", &xml.name), ("prefix", &xml.prefix), ("namespace", &xml.namespace)];
    let methods = names.into_iter().filter(|(_, text)| !text.is_empty()).map(|(method, text)| {
        let method = format_ident!("{method}");
        quote! { .#method(#text) }
    });
    quote! { #node(#content) #(#methods)* }
}

fn emit_content(content: &XmlContent) -> TokenStream {
    match content {
        XmlContent::Any => quote! { Any },
        XmlContent::Null => quote! { Null },
        XmlContent::String => quote! { String },
        XmlContent::Boolean => quote! { Boolean },
        XmlContent::Integer => quote! { Integer },
        XmlContent::Number => quote! { Number },
        XmlContent::Is(ident) => {
            let ident = ident.to_token();
            quote! { Is(&#ident) }
        }
        XmlContent::Object(members, rest) => {
            let members = members.iter().map(emit_member);
            match rest {
                None => quote! { Object(&[#(#members),*]) },
                Some(values) => {
                    let values = emit_use(values);
                    quote! { Open(&[#(#members),*], #values) }
                }
            }
        }
        XmlContent::Map(values) => {
            let values = emit_use(values);
            quote! { Map(#values) }
        }
        XmlContent::Array(items) => {
            let items = emit_use(items);
            quote! { Array(#items) }
        }
        XmlContent::Tuple(items) => {
            let items = items.iter().map(emit_use);
            quote! { Tuple(&[#(#items),*]) }
        }
        XmlContent::Union(branches) => {
            let branches = branches.iter().map(emit_use);
            quote! { Union(&[#(#branches),*]) }
        }
    }
}

fn emit_member(member: &XmlMember) -> TokenStream {
    let (key, xml) = (&member.key, emit_use(&member.xml));
    match member.presence {
        XmlPresence::Required => quote! { required(#key, #xml) },
        XmlPresence::Optional => quote! { optional(#key, #xml) },
        XmlPresence::OrNull => quote! { or_null(#key, #xml) },
    }
}

fn emit_use(xml: &XmlUse) -> TokenStream {
    match xml {
        XmlUse::Item(ident) => {
            let ident = ident.to_token();
            quote! { &#ident }
        }
        XmlUse::Inline(xml) => {
            let xml = emit_xml(xml);
            quote! { &#xml }
        }
    }
}
