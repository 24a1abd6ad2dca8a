//! Credentials that are code, as a request carries them.

use std::sync::Arc;

use crate::client::Core;
use crate::credential::{Credentials, CredentialsContext, SecurityScheme};
use crate::operation::Operation;

/// Credentials that a request needs.
#[derive(Clone)]
pub(super) struct Asked {
    pub(super) credentials: Arc<dyn Credentials>,
    pub(super) scheme: &'static SecurityScheme,
    pub(super) scopes: &'static [&'static str],
}

/// The credentials that a request of an operation needs, in its extensions.
#[derive(Clone)]
pub(super) struct AskedAll(pub(super) Arc<(&'static Operation, Vec<Asked>)>);

impl Asked {
    pub(super) fn context<'a>(&'a self, core: &'a Core, operation: &'a Operation) -> CredentialsContext<'a> {
        CredentialsContext {
            operation,
            scheme: self.scheme,
            scopes: self.scopes,
            base_url: core.base_url(),
            transport: &core.settings().transport,
        }
    }
}
