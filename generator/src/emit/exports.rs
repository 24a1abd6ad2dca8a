//! Re-exports of the runtime at the root of the crate: every item that a generated signature names.

use proc_macro2::TokenStream;
use quote::quote;

use super::imports::exported_formats;
use crate::rust::Crate;

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

/// Emits an export unless the module of a tag has its name. No other module of a crate is called as one of the runtime.
fn unless_taken(krate: &Crate, name: &str, export: TokenStream) -> Option<TokenStream> {
    let is_taken = krate.tags.iter().any(|tag| tag.module.name() == name);
    (!is_taken).then_some(export)
}

#[cfg(test)]
mod tests {
    use super::emit_exports;
    use crate::config::Config;
    use crate::diagnostic::Diagnostics;
    use crate::lower::{Options, Previous, lower};
    use crate::select::Selection;
    use crate::{Input, dialect, read, resolve};

    /// The exports of a crate with one tag.
    fn exports(tag: &str) -> String {
        let text = format!(
            "openapi: 3.1.0\ninfo: {{title: T, version: '1'}}\nservers: [{{url: /a}}, {{url: /b}}]\npaths: {{/a: {{get: {{tags: \
             [{tag}], responses: {{204: {{description: D, headers: {{H: {{schema: {{type: string}}}}}}}}}}}}}}}}\n"
        );
        let mut diagnostics = Diagnostics::default();
        let documents = read(Input::Bytes { name: "api.yaml".into(), bytes: text.into_bytes() }, &mut diagnostics);
        let skeleton = dialect::upgrade(&documents, &mut diagnostics).expect("a document");
        let mut api = resolve::resolve(&skeleton, &Selection::default(), &mut diagnostics);
        let plan = lower(&mut api, &Config::default(), &Options::default(), &Previous::default(), &mut diagnostics);
        emit_exports(&plan.krate).to_string()
    }

    #[test]
    fn the_module_of_a_tag_counts_more_than_one_of_the_runtime() {
        const EXPORTS: [(&str, &str); 4] = [
            ("http", "clientwright_runtime :: http ;"),
            ("middleware", "clientwright_runtime :: middleware ;"),
            ("transport", "clientwright_runtime :: transport ;"),
            ("runtime", "clientwright_runtime as runtime ;"),
        ];
        for tag in ["http", "middleware", "transport", "runtime", "pets", "servers", "headers", "client", "types"] {
            let exports = exports(tag);
            for (name, export) in EXPORTS {
                assert_eq!(exports.contains(&format!("pub use {export}")), name != tag, "{tag}: {export}");
            }
        }
    }
}
