//! The client and its builder, and the root of the crate.

use proc_macro2::TokenStream;
use quote::quote;

use super::docs::outer_docs;
use super::imports::{Place, exported_formats};
use super::module::{Module, Part, Visibility, gate};
use crate::rust::{Client, Crate, Docs, Ident, Scheme, SchemeKind, Server, ServerVariable, Tag};

/// `lib.rs`.
pub(super) fn root_module<'a>(krate: &'a Crate, children: Vec<Module<'a>>) -> Module<'a> {
    let mut docs = Docs::line(&format!("{}, version {}.", krate.title, krate.api_version));
    docs.push_paragraph(krate.docs.clone());
    let exports: Part<'a> = Box::new(|_| {
        let formats = exported_formats(&krate.formats);
        quote! {
            pub use client::{Client, ClientBuilder};
            pub use clientwright_runtime::{
                ApiError, Body, BuildError, Error, File, HeaderError, Multipart, Nullable, Response, Secret, Sequence, Upgraded, Validate,
                ValidationError,
            };
            #formats
        }
    });
    Module {
        ident: None,
        visibility: Visibility::Public,
        feature: None,
        docs,
        place: Place::Outside,
        parts: vec![exports],
        children,
    }
}

/// `client.rs`.
pub(super) fn client_module(krate: &Crate) -> Module<'_> {
    let docs = Docs::fixed("The client and its builder.");
    Module {
        ident: Ident::parse("client"),
        visibility: Visibility::Private,
        feature: None,
        docs,
        place: Place::Outside,
        parts: vec![Box::new(|_| client_body(krate))],
        children: Vec::new(),
    }
}

fn client_body(krate: &Crate) -> TokenStream {
    let groups = krate.tags.iter().map(|tag| {
        let (module, group, gate) = (tag.module.to_token(), tag.group.to_token(), gate(tag.feature.as_deref()));
        quote! { #gate use super::#module::#group; }
    });
    let qualified = !distinct_groups(&krate.tags);
    let groups = (!qualified).then(|| quote! { #(#groups)* });
    let accessors = krate.tags.iter().map(|tag| emit_accessor(tag, qualified));
    let setters = krate.client.schemes.iter().map(emit_scheme_setter);
    let schemes = krate.client.schemes.iter().map(emit_scheme);
    let base_url = match &krate.client.base_url {
        Some(url) => quote! { Some(#url) },
        None => quote! { None },
    };
    let [with_servers, choice, servers] = emit_choice(&krate.client);
    let undescribed = emit_undescribed();
    let client_docs = format!(" A client of {}.", Docs::line(&krate.title).lines().join(" "));
    quote! {
        use std::time::Duration;

        use clientwright_runtime::codegen;
        #groups

        #[doc = #client_docs]
        #[doc = ""]
        #[doc = " Cheap to clone; clones share the connections."]
        #[derive(Debug, Clone)]
        pub struct Client {
            core: codegen::Core,
        }

        impl Client {
            #[doc = " Starts a client: credentials first, then [`ClientBuilder::build`]."]
            #[inline]
            pub fn builder() -> ClientBuilder {
                ClientBuilder(codegen::Builder::new(SCHEMES, #base_url, USER_AGENT) #with_servers)
            }

            #[doc = " Where the API is served, without a slash at the end."]
            #[inline]
            pub fn base_url(&self) -> &str {
                self.core.base_url()
            }

            #undescribed

            #(#accessors)*
        }

        #[doc = " A [`Client`] being put together."]
        #[derive(Debug)]
        #[must_use = "a client is made by `build`"]
        pub struct ClientBuilder(codegen::Builder);

        impl ClientBuilder {
            #(#setters)*

            #choice

            #[doc = " Where the API is served: an absolute `http` or `https` URL, to which paths are appended."]
            #[inline]
            pub fn base_url(self, url: &str) -> Self {
                Self(self.0.base_url(url))
            }

            #[doc = " How long one exchange may take; 30 seconds unless said otherwise."]
            #[inline]
            pub fn timeout(self, limit: Duration) -> Self {
                Self(self.0.timeout(limit))
            }

            #[doc = " How many bytes an answer may have, or one part of a stream; 64 MiB unless said otherwise."]
            #[inline]
            pub fn max_response_bytes(self, limit: usize) -> Self {
                Self(self.0.max_response_bytes(limit))
            }

            #[doc = " Whether parameters are checked against the document's bounds before anything is sent; they are unless said otherwise."]
            #[inline]
            pub fn check_parameters(self, check: bool) -> Self {
                Self(self.0.check_parameters(check))
            }

            #[doc = " Whether bodies of JSON, forms and XML are checked so, too; they are not unless said otherwise."]
            #[inline]
            pub fn check_bodies(self, check: bool) -> Self {
                Self(self.0.check_bodies(check))
            }

            #[doc = " What the client calls itself to the server."]
            #[inline]
            pub fn user_agent(self, name: &str) -> Self {
                Self(self.0.user_agent(name))
            }

            #[doc = " A header that every request carries."]
            #[inline]
            pub fn default_header(self, name: &str, value: &str) -> Self {
                Self(self.0.default_header(name, value))
            }

            #[doc = " What sends the requests, in place of the default."]
            #[inline]
            pub fn transport(self, transport: impl codegen::Transport) -> Self {
                Self(self.0.transport(transport))
            }

            #[doc = " The client, or what is wrong with the base URL or a credential."]
            #[inline]
            pub fn build(self) -> Result<Client, codegen::BuildError> {
                Ok(Client { core: self.0.build()? })
            }
        }

        const USER_AGENT: &str = concat!(env!("CARGO_PKG_NAME"), "/", env!("CARGO_PKG_VERSION"));

        const SCHEMES: &[codegen::SecurityScheme] = &[#(#schemes),*];

        #servers
    }
}

/// Methods for what no document describes.
fn emit_undescribed() -> TokenStream {
    quote! {
        #[doc = " A call of any path below the base URL, with the client's credentials: for what the document does not"]
        #[doc = " describe."]
        #[inline]
        pub fn raw(&self, method: &str, path: &str) -> codegen::RawCall {
            self.core.raw(method, path)
        }

        #[doc = " Sends a request as it is, such as one of `into_request` that was changed."]
        #[inline]
        pub fn send_request(&self, request: codegen::HttpRequest) -> codegen::RawSending {
            self.core.send_request(request)
        }
    }
}

/// The methods that choose a server, and what there is to choose from.
fn emit_choice(client: &Client) -> [Option<TokenStream>; 3] {
    if client.servers.is_empty() {
        return [None, None, None];
    }
    let docs = outer_docs(&client.server_docs);
    let methods = quote! {
        #docs
        #[inline]
        pub fn server(self, index: usize) -> Self {
            Self(self.0.server(index))
        }

        #[doc = " A variable in the URLs of servers."]
        #[inline]
        pub fn server_variable(self, name: &str, value: &str) -> Self {
            Self(self.0.server_variable(name, value))
        }
    };
    let servers = client.servers.iter().map(emit_server);
    let servers = quote! { const SERVERS: &[codegen::Server] = &[#(#servers),*]; };
    [Some(quote! { .servers(SERVERS) }), Some(methods), Some(servers)]
}

/// A server as the runtime knows it.
pub(super) fn emit_server(server: &Server) -> TokenStream {
    let url = &server.url;
    let variables = server.variables.iter().map(|ServerVariable { name, default, allowed }| {
        quote! { codegen::ServerVariable { name: #name, default: #default, allowed: &[#(#allowed),*] } }
    });
    quote! { codegen::Server { url: #url, variables: &[#(#variables),*] } }
}

/// Whether the structs of all tags can be imported side by side.
fn distinct_groups(tags: &[Tag]) -> bool {
    let taken = |tag: &Tag| {
        matches!(tag.group.name(), "Client" | "ClientBuilder" | "Duration" | "Result" | "Ok" | "Some" | "None")
    };
    let mut seen = std::collections::BTreeSet::new();
    tags.iter().all(|tag| !taken(tag) && seen.insert(tag.group.name()))
}

fn emit_accessor(tag: &Tag, qualified: bool) -> TokenStream {
    let (module, group, accessor) = (tag.module.to_token(), tag.group.to_token(), tag.accessor.to_token());
    let path = if qualified {
        quote! { super::#module::#group }
    } else {
        quote! { #group }
    };
    let docs = match tag.docs.lines().first() {
        Some(_) => outer_docs(&tag.docs),
        None => {
            let line = format!(" The calls of `{}`.", tag.module.name());
            quote! { #[doc = #line] }
        }
    };
    let gate = gate(tag.feature.as_deref());
    quote! {
        #docs
        #gate
        #[inline]
        pub fn #accessor(&self) -> #path<'_> {
            #path { core: &self.core }
        }
    }
}

fn emit_scheme_setter(scheme: &Scheme) -> TokenStream {
    let (setter, name) = (scheme.setter.to_token(), &scheme.name);
    let docs = outer_docs(&scheme.docs);
    let fallback = scheme.docs.is_empty().then(|| {
        let line = format!(
            " {}",
            Docs::line(&format!("The credential of `{}`.", scheme.name.replace('`', "'"))).lines().join(" ")
        );
        quote! { #[doc = #line] }
    });
    match scheme.kind {
        SchemeKind::Basic => quote! {
            #docs #fallback
            #[inline]
            pub fn #setter(self, username: impl Into<String>, password: impl Into<codegen::Secret>) -> Self {
                let credential = codegen::Credential::Basic { username: username.into(), password: password.into() };
                Self(self.0.credential(#name, credential))
            }
        },
        SchemeKind::HeaderKey(_) | SchemeKind::QueryKey(_) | SchemeKind::CookieKey(_) | SchemeKind::Bearer => quote! {
            #docs #fallback
            #[inline]
            pub fn #setter(self, token: impl Into<codegen::Secret>) -> Self {
                Self(self.0.credential(#name, codegen::Credential::Token(token.into())))
            }
        },
    }
}

fn emit_scheme(scheme: &Scheme) -> TokenStream {
    let (name, setter) = (&scheme.name, scheme.setter.name());
    let kind = match &scheme.kind {
        SchemeKind::HeaderKey(header) => quote! { ApiKeyHeader(#header) },
        SchemeKind::QueryKey(parameter) => quote! { ApiKeyQuery(#parameter) },
        SchemeKind::CookieKey(cookie) => quote! { ApiKeyCookie(#cookie) },
        SchemeKind::Bearer => quote! { Bearer },
        SchemeKind::Basic => quote! { Basic },
    };
    quote! { codegen::SecurityScheme { name: #name, setter: #setter, kind: codegen::SchemeKind::#kind } }
}
