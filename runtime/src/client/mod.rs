//! A client: where its requests go, what they carry, and what sends them.

mod base_url;
mod builder;
mod core;
mod credential;
mod error;
mod limits;
mod redirects;
mod reference;
mod secret;
mod server;

pub use self::builder::Builder;
pub(crate) use self::builder::{header, mark_sensitive};
pub use self::core::Core;
pub(crate) use self::core::Settings;
pub(crate) use self::credential::Prepared;
pub use self::credential::{Credential, SchemeKind, SecurityScheme};
pub use self::error::BuildError;
pub(crate) use self::limits::ItemLimit;
pub use self::limits::{SizeLimits, TimeLimits};
pub use self::redirects::Redirects;
pub(crate) use self::redirects::is_same_origin;
pub(crate) use self::reference::resolve;
pub use self::secret::Secret;
pub use self::server::{Server, ServerVariable};
