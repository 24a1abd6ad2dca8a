//! The places of schemas, by which the rules of keywords are named.

use super::level::Flow;

/// The place of a schema in a request or a response.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum SchemaPlace {
    /// The whole body of a request.
    RequestBody,
    /// A part of the body of a request: a property, an element, or a value of a map.
    RequestProperty,
    /// A parameter, or an element of one.
    RequestParameter,
    /// A property of a parameter.
    RequestParameterProperty,
    /// The whole body of a response.
    ResponseBody,
    /// A part of the body of a response.
    ResponseProperty,
    /// A header of a response.
    ResponseHeader,
}

impl SchemaPlace {
    /// Every place.
    pub const ALL: [Self; 7] = [
        Self::RequestBody,
        Self::RequestProperty,
        Self::RequestParameter,
        Self::RequestParameterProperty,
        Self::ResponseBody,
        Self::ResponseProperty,
        Self::ResponseHeader,
    ];

    /// The beginning of the ids of rules.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::RequestBody => "request-body",
            Self::RequestProperty => "request-property",
            Self::RequestParameter => "request-parameter",
            Self::RequestParameterProperty => "request-parameter-property",
            Self::ResponseBody => "response-body",
            Self::ResponseProperty => "response-property",
            Self::ResponseHeader => "response-header",
        }
    }

    /// The place of a property of this schema.
    #[must_use]
    pub(super) fn property(self) -> Self {
        match self {
            Self::RequestBody | Self::RequestProperty => Self::RequestProperty,
            Self::RequestParameter | Self::RequestParameterProperty => Self::RequestParameterProperty,
            Self::ResponseBody | Self::ResponseProperty => Self::ResponseProperty,
            Self::ResponseHeader => Self::ResponseHeader,
        }
    }

    /// The place of an element of this schema: that of a parameter or header is still the parameter or header.
    #[must_use]
    pub(super) fn element(self) -> Self {
        match self {
            Self::RequestParameter | Self::ResponseHeader => self,
            _ => self.property(),
        }
    }

    /// The way of its values, outside of webhooks.
    pub fn flow(self) -> Flow {
        match self {
            Self::RequestBody | Self::RequestProperty | Self::RequestParameter | Self::RequestParameterProperty => {
                Flow::Request
            }
            Self::ResponseBody | Self::ResponseProperty | Self::ResponseHeader => Flow::Response,
        }
    }
}
