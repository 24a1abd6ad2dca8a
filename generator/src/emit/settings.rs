//! The setters of the builder that every client has: base URL, limits, checks, middleware, transport.

use proc_macro2::TokenStream;
use quote::quote;

use super::docs::line_docs;
use crate::rust::Client;

/// The setters of limits, retries and redirects.
fn emit_policy() -> TokenStream {
    quote! {
        #[doc = " Sets the time limit of a call, with its retries. Zero switches it off. Default: 60 seconds."]
        #[inline]
        pub fn timeout(self, limit: Duration) -> Self {
            Self(self.0.timeout(limit))
        }

        #[doc = " Sets all time limits of calls."]
        #[inline]
        pub fn time_limits(self, limits: codegen::TimeLimits) -> Self {
            Self(self.0.time_limits(limits))
        }

        #[doc = " Sets the largest size of a response in bytes. Default: 32 MiB."]
        #[inline]
        pub fn max_response_bytes(self, limit: usize) -> Self {
            Self(self.0.max_response_bytes(limit))
        }

        #[doc = " Sets all size limits of responses."]
        #[inline]
        pub fn size_limits(self, limits: codegen::SizeLimits) -> Self {
            Self(self.0.size_limits(limits))
        }

        #[doc = " Sets the retries of calls. Default: three attempts, where repeating a request does no harm."]
        #[inline]
        pub fn retries(self, policy: codegen::RetryPolicy) -> Self {
            Self(self.0.retries(policy))
        }

        #[doc = " Sets the redirects that are followed. Default: up to five, within the origin."]
        #[inline]
        pub fn redirects(self, redirects: codegen::Redirects) -> Self {
            Self(self.0.redirects(redirects))
        }

        #[doc = " Sends an idempotency key with every `POST` and `PATCH`, in the header of this name, so that they can be retried."]
        #[inline]
        pub fn idempotency_header(self, name: impl Into<String>) -> Self {
            Self(self.0.idempotency_header(name.into()))
        }

        #[doc = " Sends credentials over `http` without TLS to other machines than this one. Default: `false`."]
        #[inline]
        pub fn allow_plain_http(self, allow: bool) -> Self {
            Self(self.0.allow_plain_http(allow))
        }
    }
}

/// The setters of the builder that every client has.
pub(super) fn emit_settings(client: &Client) -> TokenStream {
    let relative = client.relative_server().map(|server| {
        let line = line_docs(&format!(
            "If it is only a host, the document's server, `{}`, is below it. A URL with a path is used as it is.",
            server.replace('`', "'")
        ));
        quote! {
            #[doc = ""]
            #line
        }
    });
    let policy = emit_policy();
    quote! {
        #[doc = " Sets the base URL of the API: an absolute `http` or `https` URL, to which paths are appended."]
        #relative
        #[inline]
        pub fn base_url(self, url: impl Into<String>) -> Self {
            Self(self.0.base_url(url.into()))
        }

        #policy

        #[doc = " Validates parameters before sending. Default: `true`."]
        #[inline]
        pub fn check_parameters(self, check: bool) -> Self {
            Self(self.0.check_parameters(check))
        }

        #[doc = " Validates JSON, form and XML request bodies before sending. Default: `false`."]
        #[inline]
        pub fn check_bodies(self, check: bool) -> Self {
            Self(self.0.check_bodies(check))
        }

        #[doc = " Sends calls even if the client lacks their credentials: for gateways and transports that add them."]
        #[doc = " Default: `false`."]
        #[inline]
        pub fn allow_anonymous(self, allow: bool) -> Self {
            Self(self.0.allow_anonymous(allow))
        }

        #[doc = " Sets the `User-Agent` header."]
        #[inline]
        pub fn user_agent(self, name: impl Into<String>) -> Self {
            Self(self.0.user_agent(name.into()))
        }

        #[doc = " Adds a header to every request."]
        #[inline]
        pub fn default_header(self, name: impl Into<String>, value: impl Into<String>) -> Self {
            Self(self.0.default_header(name.into(), value.into()))
        }

        #[doc = " Adds a middleware around each call. The first one that is added is the outermost."]
        #[inline]
        pub fn middleware(self, middleware: impl codegen::Middleware) -> Self {
            Self(self.0.middleware(middleware))
        }

        #[doc = " Adds a middleware around each attempt of a call, within all that are around the call."]
        #[inline]
        pub fn attempt_middleware(self, middleware: impl codegen::Middleware) -> Self {
            Self(self.0.attempt_middleware(middleware))
        }

        #[doc = " Sets the transport that sends the requests, in place of the default."]
        #[inline]
        pub fn transport(self, transport: impl codegen::Transport) -> Self {
            Self(self.0.transport(transport))
        }

        #[doc = " Sets the timer of time limits, retries and lost event streams, in place of that of the transport."]
        #[inline]
        pub fn timer(self, timer: impl codegen::Timer) -> Self {
            Self(self.0.timer(timer))
        }

        #[doc = " Trusts the certificates of a PEM text beside those that the platform trusts: for a private authority."]
        #[inline]
        pub fn root_certificate(self, pem: impl Into<Vec<u8>>) -> Self {
            Self(self.0.root_certificate(pem))
        }

        #[doc = " Sets the certificate of the client and its private key, as PEM: for mutual TLS."]
        #[inline]
        pub fn client_identity(self, identity: impl Into<codegen::Identity>) -> Self {
            Self(self.0.client_identity(identity))
        }

        #[doc = " Connects to a Unix socket, whatever the host of the base URL."]
        #[inline]
        pub fn unix_socket(self, path: impl Into<std::path::PathBuf>) -> Self {
            Self(self.0.unix_socket(path))
        }
    }
}
