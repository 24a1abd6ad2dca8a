//! The environment variables of security schemes.

use std::borrow::Cow;

use super::scheme::SchemeKind;
use crate::operation::{Environment, Variables};

/// The names of a client's environment variables, as its generator has written them.
#[derive(Debug, Clone, Copy)]
pub(crate) enum VariableNames {
    Whole(&'static Variables),
    /// Of an earlier generator.
    WithoutEnds(&'static Environment),
}

impl VariableNames {
    pub(crate) fn base_url(self) -> &'static str {
        match self {
            Self::Whole(names) => names.base_url,
            Self::WithoutEnds(names) => names.base_url,
        }
    }

    /// The variables of the scheme at this position.
    pub(crate) fn of_scheme(self, at: usize, kind: SchemeKind) -> Vec<Cow<'static, str>> {
        match self {
            Self::Whole(names) => {
                names.schemes.get(at).copied().unwrap_or_default().iter().map(|name| (*name).into()).collect()
            }
            Self::WithoutEnds(names) => {
                let with = |name| ends(kind).iter().map(move |end| format!("{name}{end}").into());
                names.schemes.get(at).into_iter().flat_map(with).collect()
            }
        }
    }
}

fn ends(kind: SchemeKind) -> &'static [&'static str] {
    match kind {
        SchemeKind::Basic | SchemeKind::Digest => &["_USERNAME", "_PASSWORD"],
        SchemeKind::OAuth2(_) | SchemeKind::OpenIdConnect(_) => &["", "_CLIENT_ID", "_CLIENT_SECRET"],
        SchemeKind::MutualTls => &[],
        _ => &[""],
    }
}
