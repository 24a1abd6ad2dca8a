//! The names of the runtime at the root of the crate: whatever stands in a generated signature.

use proc_macro2::TokenStream;
use quote::quote;

use super::imports::exported_formats;
use crate::rust::{Crate, Module, Webhooks};

/// The re-exports of the root. A module of the crate keeps its name where a module of the runtime is called alike.
pub(super) fn emit_exports(krate: &Crate) -> TokenStream {
    let formats = exported_formats(&krate.formats);
    let webhooks = (!krate.webhooks.is_empty()).then(|| {
        quote! { pub use clientwright_runtime::webhooks::{VerifySignature, WebhookError}; }
    });
    let server = krate.client.servers.as_ref().map(|servers| {
        let (module, ident) = (servers.module.to_token(), servers.ident.to_token());
        quote! { pub use #module::#ident; }
    });
    let http = unless_taken(krate, "http", quote! { pub use clientwright_runtime::http; });
    let transport = unless_taken(krate, "transport", quote! { pub use clientwright_runtime::transport; });
    let runtime = unless_taken(krate, "runtime", quote! { pub use clientwright_runtime as runtime; });
    quote! {
        pub use client::{Client, ClientBuilder};
        #server
        #runtime
        pub use clientwright_runtime::bytes::Bytes;
        #http
        pub use clientwright_runtime::http::{HeaderMap, StatusCode};
        #transport
        #webhooks
        pub use clientwright_runtime::{
            ApiError, Body, BodyError, BuildError, CallFuture, CredentialsError, Error, Event, EventSource, EventStream, File,
            HeaderError, Json, JsonStream, LinkError, Multipart, Nullable, Operation, Reconnect, RequestBuilder, RequestError,
            Response, Secret, SendFuture, Sequence, StatusError, TimeoutError, Transport, TransportError, UndecodedFuture, Upgraded,
            Validate, ValidationError, curl,
        };
        #formats
    }
}

fn unless_taken(krate: &Crate, name: &str, export: TokenStream) -> Option<TokenStream> {
    let tags = krate.tags.iter().map(|tag| tag.module.name());
    let headers = krate.headers.iter().map(|headers| headers.module.name());
    let webhooks = krate.webhooks.iter().map(|Webhooks { module, .. }| module.name());
    let servers = krate.client.servers.iter().map(|servers| servers.module.name());
    let mut modules = tags.chain(servers).chain(headers).chain(webhooks).chain(["client", Module::Types.path()]);
    (!modules.any(|module| module == name)).then_some(export)
}
