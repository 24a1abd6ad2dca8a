//! Version 1 of the interface. Generated code imports it as `codegen`.

pub use std::collections::BTreeMap;
pub use std::convert::{Infallible, identity};
pub use std::fmt;
pub use std::time::Duration;

pub use bytes::Bytes;

pub use serde;

pub use crate::__call as call;
pub use crate::__features as features;
pub use crate::__headers as headers;
pub use crate::__heirs as heirs;
pub use crate::__integer_enum as integer_enum;
pub use crate::__json_debug as json_debug;
pub use crate::__json_eq as json_eq;
pub use crate::__map_key as map_key;
pub use crate::__object as object;
pub use crate::__scripts as scripts;
pub use crate::__serde_bridge as serde_bridge;
pub use crate::__setters as setters;
pub use crate::__string_enum as string_enum;
pub use crate::__union_from as union_from;
pub use crate::__union_from_str as union_from_str;
pub use crate::call::{Call, RequestBuilder, UndecodedFuture};
pub use crate::check::Check;
pub use crate::client::{Builder, ClientParameter, Core, ParameterPlace, ParameterValue};
pub use crate::credential::{Credential, Credentials, OAuthFlow, SchemeKind, SecurityScheme};
pub use crate::encode::{CookieStyle, FormStyles, HeaderStyle, PathStyle, QueryContent, QueryOptions, QueryStyle};
pub use crate::error::{ApiError, Error};
pub use crate::headers::{HeaderForm, presence as headers_presence};
pub use crate::json::{
    BySerde, DecodeError, Decoded, Entries, FromJson, FromMembers, Items, Json, Kind, MapKey, Member, MemberRules,
    MoreMembers, Nullable, Object, ObjectWriter, Slot, ToJson, Value, Writer, by_serde, debug, deserialize, equal,
    from_serde, from_slice, more_members, presence, reread, serialize, to_vec,
};
pub use crate::link::{Link, LinkError};
pub use crate::middleware::Middleware;
pub use crate::multipart::{FileOrText, Multipart, PartStyle};
pub use crate::operation::{
    BuildError, Environment, Inherited, Operation, Requirement, Server, ServerVariable, Variables,
};
pub use crate::policy::{Redirects, RetryPolicy, SizeLimits, TimeLimits};
pub use crate::response::{DecodeResult, RawResponse, Response, ResponseError};
pub use crate::rules::{Rule, Validate, ValidationError};
pub use crate::secret::Secret;
pub use crate::stream::{EventStream, JsonStream, Sequence};
pub use crate::text_of::TextOf;
pub use crate::transport::{Body, Identity, Timer, Transport, Upgraded, Upload};
pub use crate::webhooks::{Delivery, VerifySignature, WebhookError};
pub use http::HeaderMap;

/// A list of strings that an argument gives, whatever holds them.
pub fn strings(values: impl IntoIterator<Item: AsRef<str>>) -> Vec<String> {
    values.into_iter().map(|value| value.as_ref().to_owned()).collect()
}

/// The XML descriptors of schemas.
pub mod xml {
    pub use crate::xml::Content::*;
    pub use crate::xml::{
        Content, Member, Xml, attribute, bare, cdata, element, optional, or_null, required, text_node,
    };
}
