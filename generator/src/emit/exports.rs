//! Re-exports of the runtime at the root of the crate: every item that a generated signature names.

use proc_macro2::TokenStream;
use quote::quote;

use super::imports::exported_formats;
use crate::rust::{Crate, Module, Webhooks};

/// Emits the re-exports. If a module of the crate has the name of a module of the runtime, the crate's module keeps it.
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
    let middleware = unless_taken(krate, "middleware", quote! { pub use clientwright_runtime::middleware; });
    let runtime = unless_taken(krate, "runtime", quote! { pub use clientwright_runtime as runtime; });
    quote! {
        pub use client::{Client, ClientBuilder};
        #server
        #runtime
        pub use clientwright_runtime::bytes::Bytes;
        #http
        pub use clientwright_runtime::http::{HeaderMap, StatusCode};
        #middleware
        #transport
        #webhooks
        pub use clientwright_runtime::{
            ApiError, Body, BodyError, BuildError, CallFuture, Check, CheckError, CheckErrorKind, Checked, Credential, Credentials, CredentialsContext, CredentialsFuture, CredentialsError, Error, Event, EventSource, EventStream,
            HeaderError, Json, JsonStream, LinkError, Middleware, Multipart, NoHeaders, Nullable, Operation, Reconnect, RateLimit, Redirects, RequestBuilder, RequestError,
            Response, RetryPolicy, Secret, SendFuture, Sequence, SizeLimits, StatusError, TimeLimits, TimeoutError, Timer, Transport, TransportError, UndecodedFuture, Upgraded, Upload,
            Validate, ValidationError, curl,
        };
        pub use clientwright_runtime::transport::Identity;
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
