//! Typed response headers: `typed_headers` of a response returns those of its call, and `error_headers` of a call those of an error.

use clientwright_runtime::codegen::v1 as codegen;

/// Response headers, such as those of `GET /pets`.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct XTotalCountHeaders {
    /// How many there are without the limit.
    pub x_total_count: Option<i64>,
}

codegen::headers!(XTotalCountHeaders { optional x_total_count "X-Total-Count" Literal });

/// Response headers, such as those of `POST /pets`.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct LocationHeaders {
    /// Where the pet is from now on.
    pub location: Option<String>,
}

codegen::headers!(LocationHeaders { optional location "Location" Text });
