//! A call: the method that starts it, the newtype and its setters.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::argument::emit_argument;
use super::bundle;
use super::docs::{deprecated, line_literal, outer_docs};
use super::imports::Imports;
use super::links::emit_links;
use super::parameters::emit_inherits;
use super::responses::{self, emit_headers};
use super::send::emit_send;
use super::servers::emit_server;
use crate::rust::{Argument, Call, Decoding, FormerMethod, Ident, PartedBody, PartedStart, Requirement, Setter, Type};

/// Emits the methods of the tag's struct that start a call.
pub(super) fn emit_methods(call: &Call, example: Option<&TokenStream>, imports: &mut Imports) -> TokenStream {
    let multipart = call.multipart.as_ref().and_then(emit_multipart);
    let (docs, headers) = (outer_docs(&call.docs), emit_header_docs(call, imports));
    let docs = quote! { #docs #headers };
    let usual =
        emit_method(call, &call.method, &quote! { #docs #example }, &call.arguments, multipart.as_ref(), imports);
    let others = call
        .starters
        .iter()
        .map(|starter| {
            emit_method(call, &starter.method, &outer_docs(&starter.docs), &starter.arguments, None, imports)
        })
        .collect::<Vec<_>>();
    let links = emit_links(call, imports);
    let formers = call.formers.iter().map(|former| emit_former(call, former, imports)).collect::<Vec<_>>();
    quote! { #usual #(#others)* #links #(#formers)* }
}

/// Emits the line that begins a multipart body.
fn emit_multipart(body: &PartedBody) -> Option<TokenStream> {
    let media_type = &body.media_type;
    match &body.start {
        PartedStart::Call => Some(quote! { call.0.multipart(#media_type); }),
        PartedStart::FirstPart(required) => Some(quote! { call.0.optional_multipart(#media_type, &[#(#required),*]); }),
        PartedStart::Unannounced => None,
    }
}

fn emit_method(
    call: &Call,
    method: &Ident,
    docs: &TokenStream,
    arguments: &[Argument],
    first: Option<&TokenStream>,
    imports: &mut Imports,
) -> TokenStream {
    let deprecated = deprecated(call.deprecated);
    let (method, ident) = (method.to_token(), call.ident.to_token());
    let passed = arguments
        .iter()
        .map(|argument| emit_argument(&argument.ident, &argument.parameter, imports))
        .collect::<Vec<_>>();
    let passed = call.bundle.as_ref().map(bundle::emit_bundle_argument).into_iter().chain(passed);
    let body = if arguments.is_empty() && call.bundle.is_none() && first.is_none() {
        quote! { #ident::new(self.core) }
    } else {
        let fields = call.bundle.iter().flat_map(bundle::emit_values);
        let alone = arguments.iter().map(|argument| {
            let ident = argument.ident.to_token();
            (quote! { #ident }, argument.parameter.clone())
        });
        let sends =
            fields.chain(alone).map(|(value, parameter)| emit_send(&quote! { call.0 }, &value, &parameter, imports));
        quote! {
            let mut call = #ident::new(self.core);
            #first
            #(#sends)*
            call
        }
    };
    quote! {
        #docs
        #deprecated
        #[inline]
        pub fn #method(&self, #(#passed),*) -> #ident {
            #body
        }
    }
}

/// Emits a method that an earlier version of the crate had.
fn emit_former(call: &Call, former: &FormerMethod, imports: &mut Imports) -> TokenStream {
    let (old, new, ident, note) =
        (former.method.to_token(), call.method.to_token(), call.ident.to_token(), &former.note);
    let passed = call.arguments.iter().map(|argument| emit_argument(&argument.ident, &argument.parameter, imports));
    let passed = call.bundle.as_ref().map(bundle::emit_bundle_argument).into_iter().chain(passed).collect::<Vec<_>>();
    let bundle = call.bundle.iter().map(|bundle| &bundle.argument);
    let values = bundle.chain(call.arguments.iter().map(|argument| &argument.ident)).map(Ident::to_token);
    quote! {
        #[deprecated(note = #note)]
        #[inline]
        pub fn #old(&self, #(#passed),*) -> #ident {
            self.#new(#(#values),*)
        }
    }
}

/// Emits the names that the types of a call had in earlier versions of the crate.
fn emit_former_types(former: &FormerMethod) -> TokenStream {
    let types = former.types.iter().map(|(old, new)| {
        let note = format!("renamed to `{}`", new.name());
        let (old, new) = (old.to_token(), new.to_token());
        quote! {
            #[deprecated(note = #note)]
            pub type #old = #new;
        }
    });
    quote! { #(#types)* }
}

/// Emits the rows for the fixed properties of the operation and for the decoding of its responses.
fn emit_table(call: &Call, imports: &mut Imports) -> TokenStream {
    let (ident, id, path, accept) = (call.ident.to_token(), &call.id, &call.path, &call.accept);
    let tag = call.tag.as_ref().map(|tag| quote! { in #tag });
    let accept = (!accept.is_empty()).then(|| quote! { accept #accept, });
    let types = emit_call_types(call, imports);
    let error_headers = call.headers.of_errors.as_ref().map(|headers| {
        let headers = imports.ty(headers);
        quote! { error_headers #headers, }
    });
    let (method, security, options) = (emit_http_method(call), emit_security(call), emit_options(call));
    let rows = responses::emit_rows(&call.responses, imports);
    let server = call.server.as_ref().map(|server| {
        let server = emit_server(server);
        quote! { server &#server, }
    });
    let inherits = emit_inherits(&call.inherited);
    let key = call.idempotency_key.as_ref().map(|header| quote! { idempotency_key #header, });
    quote! {
        codegen::call!(#ident(#types) #id {
            #method #path #tag,
            #error_headers
            #accept
            #server
            #key
            #options
            #inherits
            security #security,
            #rows
        });
    }
}

/// Emits the types of a call: of the body, of the documented errors, and of the headers if the document describes any.
pub(super) fn emit_call_types(call: &Call, imports: &mut Imports) -> TokenStream {
    let (output, error) = (imports.ty(&call.responses.output), imports.ty(&call.responses.error));
    let headers = emit_headers(call, imports);
    quote! { #output, #error #headers }
}

/// Emits the paragraph about typed headers: where they are, and how to read them.
fn emit_header_docs(call: &Call, imports: &Imports) -> Option<TokenStream> {
    let link = |headers: &Option<Type>| {
        let Some(Type::Named(path)) = headers else { return None };
        let (module, name) = (imports.way_to(&path.module, &path.ident)?, path.ident.name());
        Some(format!("[`{name}`]({module}::{name})"))
    };
    let successes = link(&call.headers.of_successes).map(|link| format!("{link} by `typed_headers`"));
    let errors =
        link(&call.headers.of_errors).map(|link| format!("{link} by [`{}::error_headers`]", call.ident.name()));
    let sentences: Vec<String> = successes.into_iter().chain(errors).collect();
    let line = format!(" Typed headers: {}.", sentences.join(", "));
    (!sentences.is_empty()).then(|| quote! { #[doc = ""] #[doc = #line] })
}

/// Emits `GET`, or `("M-SEARCH")`.
fn emit_http_method(call: &Call) -> TokenStream {
    let method = &call.http_method;
    if method.chars().all(|character| character.is_ascii_alphabetic()) {
        let method = format_ident!("{method}");
        quote! { #method }
    } else {
        quote! { (#method) }
    }
}

/// Emits `["api_key"] or ["user", "token"("read", "write")]`.
fn emit_security(call: &Call) -> TokenStream {
    let alternatives = call.security.iter().map(|all| {
        let all = all.iter().map(|Requirement { scheme, scopes }| {
            let scopes = (!scopes.is_empty()).then(|| quote! { (#(#scopes),*) });
            quote! { #scheme #scopes }
        });
        quote! { [#(#all),*] }
    });
    if call.security.is_empty() {
        quote! { none }
    } else {
        quote! { #(#alternatives)or* }
    }
}

/// Emits `options streams digits,`.
fn emit_options(call: &Call) -> Option<TokenStream> {
    let rows = &call.responses.rows;
    let upgrades = rows.iter().any(|row| row.decoding == Decoding::Upgraded);
    let streams = !upgrades && rows.iter().any(|row| row.decoding.streams());
    let options = [
        (upgrades, "upgrades"),
        (streams, "streams"),
        (call.responses.digits, "digits"),
        (call.responses.secrets, "secrets"),
    ];
    let options = options.into_iter().filter(|(is_set, _)| *is_set).map(|(_, option)| format_ident!("{option}"));
    let options = options.collect::<Vec<_>>();
    (!options.is_empty()).then(|| quote! { options #(#options)*, })
}

/// Emits a setter for headers of parts, which no property of the body holds.
fn emit_part_header() -> TokenStream {
    quote! {
        #[doc = " Adds a header to the parts with this name."]
        #[inline]
        pub fn with_part_header(mut self, part: &str, name: &str, value: &str) -> Self {
            self.0.with_part_header(part, name, value);
            self
        }
    }
}

/// Emits a setter for parts that the document allows without their names.
fn emit_extra_parts() -> TokenStream {
    quote! {
        #[doc = " Adds parts that the document does not name."]
        #[inline]
        pub fn with_parts(mut self, parts: codegen::Multipart) -> Self {
            self.0.with_parts(parts);
            self
        }
    }
}

/// Emits the newtype and its setters.
pub(super) fn emit_newtype(call: &Call, group: &Ident, imports: &mut Imports) -> TokenStream {
    let ident = call.ident.to_token();
    let types = emit_call_types(call, imports);
    let shown = call.linked.then(|| quote! { pub(crate) });
    let docs = line_literal(&format!("Builder for [`{group}::{}`]; `.await` it to send.", call.method.name()));
    let setters = call.setters.iter().map(|setter| emit_setter(setter, imports)).collect::<Vec<_>>();
    let views = call.views.iter().map(|view| responses::emit_view(view, call, imports)).collect::<Vec<_>>();
    let part_header = call.multipart.iter().map(|_| emit_part_header());
    let extra_parts = call.multipart.iter().filter(|body| body.is_open).map(|_| emit_extra_parts());
    let part_header = part_header.chain(extra_parts).collect();
    let methods = [setters, views, part_header].concat();
    let setters = (!methods.is_empty()).then(|| quote! { impl #ident { #(#methods)* } });
    let table = emit_table(call, imports);
    let enums = responses::emit_enums(call, imports);
    let bundle = call.bundle.as_ref().map(|bundle| bundle::emit_bundle(bundle, call, group, imports));
    let formers = call.formers.iter().map(emit_former_types);
    quote! {
        #bundle

        #[doc = #docs]
        #[must_use = "a call is sent only when it is awaited"]
        pub struct #ident(#shown codegen::Call<#types>);

        #setters
        #table
        #enums
        #(#formers)*
    }
}

fn emit_setter(setter: &Setter, imports: &mut Imports) -> TokenStream {
    let (docs, deprecated, ident) = (outer_docs(&setter.docs), deprecated(setter.deprecated), setter.ident.to_token());
    let argument = emit_argument(&setter.ident, &setter.parameter, imports);
    let value = setter.ident.to_token();
    let send = emit_send(&quote! { self.0 }, &quote! { #value }, &setter.parameter, imports);
    quote! {
        #docs
        #deprecated
        #[inline]
        pub fn #ident(mut self, #argument) -> Self {
            #send
            self
        }
    }
}
