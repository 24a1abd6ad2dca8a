//! Security schemes, and the credentials that satisfy them.
//!
//! | file | holds |
//! |---|---|
//! | `scheme`, `flow` | security schemes, and the URLs of OAuth 2.0 flows |
//! | `given` | credentials, as callers give them |
//! | `custom` | the trait [`Credentials`], which code of the caller implements |
//! | `token` | tokens, in the form of their scheme |
//! | `place` | the place of a token in a request that is built |
//! | `digest` | digest access authentication |
//! | `variables` | the environment variables of schemes |
//! | `prepared` | credentials that are checked, in the form in which requests carry them |

mod custom;
#[cfg(feature = "digest")]
mod digest;
mod flow;
mod given;
mod place;
mod prepared;
mod scheme;
mod token;
mod variables;

pub use self::custom::{Credentials, CredentialsContext, CredentialsFuture};
pub use self::flow::OAuthFlow;
pub use self::given::Credential;
pub(crate) use self::prepared::{Prepared, prepare};
pub use self::scheme::{SchemeKind, SecurityScheme};
pub(crate) use self::token::Placed;
pub(crate) use self::variables::VariableNames;
