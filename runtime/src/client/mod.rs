//! A client: where its requests go, what they carry, and what sends them.

mod base_url;
mod builder;
mod core;
mod environment;
mod reference;
mod variable;

pub(crate) use self::base_url::BaseUrl;
pub use self::builder::Builder;
pub(crate) use self::builder::{header, mark_sensitive};
pub use self::core::Core;
pub(crate) use self::core::{Selected, Settings};
pub(crate) use self::reference::resolve;
