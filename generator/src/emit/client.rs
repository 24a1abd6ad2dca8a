//! The client and its builder, and the root of the crate.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::docs::{line_docs, outer_docs};
use super::exports::emit_exports;
use super::former::{emit_former_accessor, emit_former_module};
use super::imports::ImportScope;
use super::module::{Module, ModulePart, Visibility, gate};
use super::parameters::{emit_inherits_of_check, emit_setter, emit_table};
use super::servers::emit_server;
use super::settings::emit_settings;
use crate::rust::{
    Check, CheckedOperation, Client, Crate, Docs, Flow, Ident, Requirement, RuntimeFeature, Scheme, SchemeKind, Tag,
    taken,
};

/// Returns the module of `lib.rs`.
pub(super) fn root_module<'a>(krate: &'a Crate, children: Vec<Module<'a>>, is_module: bool) -> Module<'a> {
    let mut docs = Docs::line(&format!("{}, version {}.", krate.title, krate.api_version));
    docs.push_paragraph(krate.docs.clone());
    let exports: ModulePart<'a> = Box::new(|_| emit_exports(krate));
    let formers: ModulePart<'a> = Box::new(|_| krate.former_modules.iter().map(emit_former_module).collect());
    let formers = (!krate.former_modules.is_empty()).then_some(formers);
    let required = krate.runtime_features.iter().filter(|feature| !RuntimeFeature::TRANSPORT.contains(feature));
    let required: Vec<&str> = required.map(|feature| feature.as_str()).collect();
    let requirements: Option<ModulePart<'a>> = (is_module && !required.is_empty()).then(|| -> ModulePart<'a> {
        // A crate requires these features in its manifest, and a custom transport may replace that of the runtime.
        Box::new(move |_| quote! { clientwright_runtime::codegen::v1::features!(#(#required),*); })
    });
    Module {
        ident: None,
        visibility: Visibility::Public,
        feature: None,
        docs,
        place: ImportScope::Outside,
        parts: requirements.into_iter().chain([exports]).chain(formers).collect(),
        children,
    }
}

/// Returns the module of `client.rs`.
pub(super) fn client_module(krate: &Crate) -> Module<'_> {
    let docs = Docs::fixed("The client and its builder.");
    Module {
        ident: Ident::parse("client"),
        visibility: Visibility::Private,
        feature: None,
        docs,
        place: ImportScope::Outside,
        parts: vec![Box::new(|_| client_body(krate))],
        children: Vec::new(),
    }
}

fn client_body(krate: &Crate) -> TokenStream {
    let groups = krate.tags.iter().map(|tag| {
        let (module, group, gate) = (tag.module.to_token(), tag.group.to_token(), gate(tag.feature.as_ref()));
        quote! { #gate use super::#module::#group; }
    });
    let qualified = !distinct_groups(&krate.tags);
    let groups = (!qualified).then(|| quote! { #(#groups)* });
    let accessors = krate.tags.iter().map(|tag| emit_accessor(tag, qualified));
    let former_accessors = krate.former_modules.iter().filter_map(emit_former_accessor);
    let setters = krate.client.schemes.iter().map(emit_scheme_setter);
    let schemes = krate.client.schemes.iter().map(emit_scheme);
    let base_url = match &krate.client.base_url {
        Some(url) => quote! { Some(#url) },
        None => quote! { None },
    };
    let [with_servers, choose, set_variable, servers] = emit_choice(&krate.client);
    let [client_from_env, builder_from_env] = emit_from_env(&krate.client);
    let environment = &krate.client.environment;
    let base_url_variable = &environment.base_url;
    let scheme_variables = environment.schemes.iter().map(|names| quote! { &[#(#names),*] });
    let [with_parameters, parameters] = emit_table(&krate.client.parameters);
    let parameter_setters = krate.client.parameters.iter().map(emit_setter);
    let (undescribed, settings) = (emit_undescribed(), emit_settings(&krate.client));
    let check = emit_check(&krate.client.check);
    let exclusive = emit_exclusive(&krate.client.exclusive);
    let client_docs = format!(" Client for {}.", Docs::line(&krate.title).lines().join(" "));
    quote! {
        use std::time::Duration;

        use clientwright_runtime::codegen::v1 as codegen;
        #groups

        clientwright_runtime::__codegen_version!(1);

        #[doc = #client_docs]
        #[doc = ""]
        #[doc = " Cheap to clone; clones share the connections."]
        #[derive(Debug, Clone)]
        pub struct Client {
            core: codegen::Core,
        }

        impl Client {
            #[doc = " The security schemes of the document."]
            pub const SECURITY_SCHEMES: &'static [codegen::SecurityScheme] = SCHEMES;

            #client_from_env

            #[doc = " Creates a builder: set the credentials, then call [`ClientBuilder::build`]."]
            #[inline]
            pub fn builder() -> ClientBuilder {
                ClientBuilder(codegen::Builder::new(SCHEMES, #base_url, USER_AGENT) #with_servers #exclusive #with_parameters .variables(&VARIABLES))
            }

            #[doc = " The base URL of the API, without a slash at the end."]
            #[inline]
            pub fn base_url(&self) -> &str {
                self.core.base_url()
            }

            #check

            #undescribed

            #(#accessors)*

            #(#former_accessors)*
        }

        #[doc = " Builder for a [`Client`]."]
        #[derive(Debug)]
        #[must_use = "call `build` to create the client"]
        pub struct ClientBuilder(codegen::Builder);

        impl ClientBuilder {
            #(#setters)*

            #(#parameter_setters)*

            #choose

            #set_variable

            #settings

            #builder_from_env

            #[doc = " Sets the credential of a security scheme by its name in the document: for schemes of a name and a password,"]
            #[doc = " and for requests that are signed."]
            #[inline]
            pub fn credentials(self, scheme: &str, credential: impl Into<codegen::Credential>) -> Self {
                Self(self.0.credentials(scheme, credential.into()))
            }

            #[doc = " Creates the client."]
            #[doc = ""]
            #[doc = " # Errors"]
            #[doc = ""]
            #[doc = " The base URL is missing or invalid, or a credential or header cannot be sent."]
            #[inline]
            pub fn build(self) -> Result<Client, codegen::BuildError> {
                Ok(Client { core: self.0.build()? })
            }
        }

        const USER_AGENT: &str = concat!(env!("CARGO_PKG_NAME"), "/", env!("CARGO_PKG_VERSION"));

        const SCHEMES: &[codegen::SecurityScheme] = &[#(#schemes),*];

        const VARIABLES: codegen::Variables =
            codegen::Variables { base_url: #base_url_variable, schemes: &[#(#scheme_variables),*] };

        #parameters

        #servers
    }
}

/// Emits the pairs of schemes of which a client has one credential only.
fn emit_exclusive(pairs: &[[String; 2]]) -> Option<TokenStream> {
    let pairs = pairs.iter().map(|[first, second]| quote! { [#first, #second] }).collect::<Vec<_>>();
    (!pairs.is_empty()).then(|| quote! { .exclusive(&[#(#pairs),*]) })
}

/// Emits the method that checks the base URL and the credentials.
fn emit_check(check: &Check) -> TokenStream {
    let method = check.method.to_token();
    let by = check.operation.as_ref().map_or_else(
        || "by a request to the base URL, since no operation is safe and without parameters".to_owned(),
        |operation| format!("by one call of `{}`", operation.shown().replace('`', "'")),
    );
    let line = line_docs(&format!("Checks that the API is there and accepts the credentials, {by}."));
    let operation = check.operation.as_ref().map(emit_operation);
    let operation = operation.map_or_else(|| quote! { None }, |operation| quote! { Some(#operation) });
    quote! {
        #line
        #[doc = ""]
        #[doc = " The kind of the error says whether the API cannot be reached, TLS fails, credentials are missing or rejected, or the"]
        #[doc = " base URL is wrong."]
        #[inline]
        pub fn #method(&self) -> codegen::Check {
            self.core.check(#operation)
        }
    }
}

fn emit_operation(operation: &CheckedOperation) -> TokenStream {
    let CheckedOperation { id, http_method, path, accept, security, inherited } = operation;
    let inherits = emit_inherits_of_check(inherited);
    let accept = (!accept.is_empty()).then(|| quote! { .accept(#accept) });
    let alternatives = security.iter().map(|required| {
        let required = required.iter().map(|Requirement { scheme, scopes }| {
            quote! { codegen::Requirement { scheme: #scheme, scopes: &[#(#scopes),*] } }
        });
        quote! { &[#(#required),*] }
    });
    let secured = (!security.is_empty()).then(|| quote! { .secured(&[#(#alternatives),*]) });
    quote! { codegen::Operation::new(#id, #http_method, #path) #accept #secured #inherits }
}

/// Emits the methods for requests that the document does not describe.
fn emit_undescribed() -> TokenStream {
    quote! {
        #[doc = " Starts a request to any path below the base URL, with the client's credentials, for operations that the"]
        #[doc = " document does not describe."]
        #[inline]
        pub fn request(&self, method: clientwright_runtime::http::Method, path: &str) -> clientwright_runtime::RequestBuilder {
            self.core.request(method, path)
        }

        #[doc = " Sends a request unchanged, such as one that `into_request` returned."]
        #[inline]
        pub fn send_request(
            &self,
            request: clientwright_runtime::http::Request<clientwright_runtime::Body>,
        ) -> clientwright_runtime::UndecodedFuture {
            self.core.send_request(request)
        }
    }
}

/// Emits the methods that choose a server, and that set the variables of other servers by name.
fn emit_choice(client: &Client) -> [Option<TokenStream>; 4] {
    let choose = client.servers.as_ref().map(|servers| {
        let (module, ident) = (servers.module.to_token(), servers.ident.to_token());
        quote! {
            #[doc = " Sets the server. Default: the first one of the document."]
            #[inline]
            pub fn server(self, server: super::#module::#ident) -> Self {
                Self(server.choose(self.0))
            }
        }
    });
    if client.own_servers.is_empty() {
        return [None, choose, None, None];
    }
    let set = quote! {
        #[doc = " Sets a variable in the URLs of servers that only some operations use."]
        #[inline]
        pub fn server_variable(self, name: impl Into<String>, value: impl Into<String>) -> Self {
            Self(self.0.server_variable(name.into(), value.into()))
        }
    };
    let servers = client.own_servers.iter().map(emit_server);
    let servers = quote! { const SERVERS: &[codegen::Server] = &[#(#servers),*]; };
    [Some(quote! { .servers(SERVERS) }), choose, Some(set), Some(servers)]
}

/// Returns true if the structs of all tags can be imported side by side.
fn distinct_groups(tags: &[Tag]) -> bool {
    let taken = |tag: &Tag| taken::CLIENT_TYPES.contains(&tag.group.name());
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
            let line = format!(" Operations of the tag `{}`.", tag.module.name());
            quote! { #[doc = #line] }
        }
    };
    let gate = gate(tag.feature.as_ref());
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
    let fallback = || line_docs(&format!("The credential of `{}`.", scheme.name.replace('`', "'")));
    let fallback = scheme.docs.is_empty().then(fallback);
    match scheme.kind {
        // Every builder has `client_identity`.
        SchemeKind::MutualTls => TokenStream::new(),
        SchemeKind::Basic | SchemeKind::Digest => quote! {
            #docs #fallback
            #[inline]
            pub fn #setter(self, username: impl Into<String>, password: impl Into<codegen::Secret>) -> Self {
                let credential = codegen::Credential::Basic { username: username.into(), password: password.into() };
                Self(self.0.credential(#name, credential))
            }
        },
        _ => quote! {
            #docs #fallback
            #[inline]
            pub fn #setter(self, token: impl Into<codegen::Credential>) -> Self {
                Self(self.0.credential(#name, token))
            }
        },
    }
}

fn emit_flow(flow: &Flow) -> TokenStream {
    let name = &flow.name;
    let urls = flow.urls.iter().map(|(setter, url)| {
        let setter = format_ident!("{setter}");
        quote! { .#setter(#url) }
    });
    quote! { codegen::OAuthFlow::new(#name) #(#urls)* }
}

/// Emits the methods that read the environment, with the names of its variables: for the client, and for the builder.
fn emit_from_env(client: &Client) -> [TokenStream; 2] {
    let line = format!(" Reads {}.", variables(client).join(", "));
    let of_client = quote! {
        #[doc = " Creates a client with the base URL and the credentials of the environment."]
        #[doc = ""]
        #[doc = #line]
        #[doc = ""]
        #[doc = " # Errors"]
        #[doc = ""]
        #[doc = " The base URL is missing or invalid, or a credential cannot be sent."]
        #[inline]
        pub fn from_env() -> Result<Self, codegen::BuildError> {
            Self::builder().from_env().build()
        }
    };
    let of_builder = quote! {
        #[doc = " Sets the base URL and the credentials that the environment has, unless they are set already."]
        #[doc = ""]
        #[doc = #line]
        #[inline]
        pub fn from_env(self) -> Self {
            Self(self.0.from_env())
        }
    };
    [of_client, of_builder]
}

/// Returns the names of the environment variables of a client, as Markdown.
pub(super) fn variables(client: &Client) -> Vec<String> {
    let code = |name: &String| format!("`{name}`");
    let of_schemes = client.environment.schemes.iter().filter_map(|names| match &names[..] {
        [] => None,
        [token] => Some(code(token)),
        [first, second] => Some(format!("{} and {}", code(first), code(second))),
        [token, pair @ ..] => {
            Some(format!("{} or {}", code(token), pair.iter().map(code).collect::<Vec<_>>().join(" and ")))
        }
    });
    let of_parameters = client.parameters.iter().map(|parameter| code(&parameter.variable));
    [code(&client.environment.base_url)].into_iter().chain(of_schemes).chain(of_parameters).collect()
}

fn emit_scheme(scheme: &Scheme) -> TokenStream {
    let (name, setter) = (&scheme.name, scheme.setter.name());
    let kind = match &scheme.kind {
        SchemeKind::HeaderKey(header) => quote! { ApiKeyHeader(#header) },
        SchemeKind::QueryKey(parameter) => quote! { ApiKeyQuery(#parameter) },
        SchemeKind::CookieKey(cookie) => quote! { ApiKeyCookie(#cookie) },
        SchemeKind::Bearer => quote! { Bearer },
        SchemeKind::Basic => quote! { Basic },
        SchemeKind::OAuth2(flows) => {
            let flows = flows.iter().map(emit_flow);
            quote! { OAuth2(&[#(#flows),*]) }
        }
        SchemeKind::OpenIdConnect(url) => quote! { OpenIdConnect(#url) },
        SchemeKind::Digest => quote! { Digest },
        SchemeKind::Http(scheme) => quote! { Http(#scheme) },
        SchemeKind::MutualTls => quote! { MutualTls },
    };
    quote! { codegen::SecurityScheme { name: #name, setter: #setter, kind: codegen::SchemeKind::#kind } }
}
