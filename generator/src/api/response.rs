//! Responses and their statuses.

use std::fmt;

use super::{Header, Link, MediaType};
use crate::origin::Origin;

/// A Response Object under its status.
#[derive(Debug)]
pub struct Response {
    /// The place where it is written.
    pub origin: Origin,
    /// The status.
    pub status: Status,
    /// The description.
    pub description: Option<String>,
    /// The headers, in document order.
    pub headers: Vec<Header>,
    /// The links to next calls, in document order.
    pub links: Vec<Link>,
    /// The media types, in document order.
    pub content: Vec<MediaType>,
}

/// The statuses of a response.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Status {
    /// Exactly this status.
    Code(u16),
    /// All statuses with this first digit: 4 is `4XX`.
    Range(u16),
    /// All statuses without a response of their own.
    Default,
}

/// Writes the key: `404`, `4XX`, `default`.
impl fmt::Display for Status {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Code(code) => write!(formatter, "{code}"),
            Self::Range(class) => write!(formatter, "{class}XX"),
            Self::Default => formatter.write_str("default"),
        }
    }
}

impl Status {
    /// The status of an upgraded connection (RFC 9110, 15.2.2).
    pub const SWITCHING: Self = Self::Code(101);

    /// Returns whether the status is a success, the result of a call.
    pub fn is_success(self) -> bool {
        self == Self::SWITCHING || matches!(self, Self::Code(200..=299) | Self::Range(2))
    }
}
