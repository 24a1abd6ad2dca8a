//! A client: where its requests go, what they carry, and what sends them.

mod base_url;
mod build;
mod builder;
mod core;
mod environment;
mod header;
mod parameter;
mod presets;
mod reference;
mod variable;

pub(crate) use self::base_url::BaseUrl;
pub use self::builder::Builder;
pub use self::core::Core;
pub(crate) use self::core::{Selected, Settings};
pub(crate) use self::header::{header, mark_sensitive};
pub(crate) use self::parameter::PresetValue;
pub use self::parameter::{ClientParameter, ParameterPlace, ParameterValue};
pub(crate) use self::reference::resolve;
