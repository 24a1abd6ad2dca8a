//! An operation of the document.

use std::fmt;

use crate::client::Server;

/// What is fixed about an operation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Operation {
    pub(crate) id: &'static str,
    pub(crate) method: &'static str,
    pub(crate) path: &'static str,
    pub(crate) accept: &'static str,
    pub(crate) server: Option<&'static Server>,
    pub(crate) streams: bool,
    pub(crate) upgrades: bool,
    pub(crate) digits: bool,
    pub(crate) security: &'static [&'static [&'static str]],
}

impl Operation {
    /// `id` is the operation's name, `path` its template: `/pets/{id}`.
    pub const fn new(id: &'static str, method: &'static str, path: &'static str) -> Self {
        Self {
            id,
            method,
            path,
            accept: "",
            server: None,
            streams: false,
            upgrades: false,
            digits: false,
            security: &[],
        }
    }

    /// The media types that it can answer with, as an `Accept` header lists them.
    #[must_use]
    pub const fn accept(self, media_types: &'static str) -> Self {
        Self { accept: media_types, ..self }
    }

    /// Where it is served, where that is not where the others are.
    #[must_use]
    pub const fn server(self, server: &'static Server) -> Self {
        Self { server: Some(server), ..self }
    }

    /// Its answer is read while it comes.
    #[must_use]
    pub const fn streams(self) -> Self {
        Self { streams: true, ..self }
    }

    /// It asks for another protocol on the same connection.
    #[must_use]
    pub const fn upgrades(self) -> Self {
        Self { upgrades: true, ..self }
    }

    /// Its answer holds numbers whose digits are kept.
    #[must_use]
    pub const fn digits(self) -> Self {
        Self { digits: true, ..self }
    }

    /// What it asks for: any one alternative, with all schemes of it. An empty alternative allows anonymous
    /// calls; an empty list asks for nothing.
    #[must_use]
    pub const fn security(self, alternatives: &'static [&'static [&'static str]]) -> Self {
        Self { security: alternatives, ..self }
    }
}

/// `GET /pets/{id} (getPet)`
impl fmt::Display for Operation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.path {
            "" => write!(f, "{} ({})", self.method, self.id),
            path => write!(f, "{} {path} ({})", self.method, self.id),
        }
    }
}
