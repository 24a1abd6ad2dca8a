//! Parameters whose values calls take from their client.

/// A parameter of an operation: its value is that of the client, unless the call has one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Inherited {
    /// Its name in the document.
    pub(crate) name: &'static str,
    /// The setter of the call.
    pub(crate) setter: &'static str,
    pub(crate) is_query: bool,
    pub(crate) is_required: bool,
}

/// The functions that generated code calls.
#[doc(hidden)]
impl Inherited {
    /// A required header.
    pub const fn header(name: &'static str, setter: &'static str) -> Self {
        Self { name, setter, is_query: false, is_required: true }
    }

    /// A header without which the call is sent, too.
    pub const fn optional_header(name: &'static str, setter: &'static str) -> Self {
        Self { is_required: false, ..Self::header(name, setter) }
    }

    /// A required query parameter.
    pub const fn query(name: &'static str, setter: &'static str) -> Self {
        Self { is_query: true, ..Self::header(name, setter) }
    }

    /// A query parameter without which the call is sent, too.
    pub const fn optional_query(name: &'static str, setter: &'static str) -> Self {
        Self { is_required: false, ..Self::query(name, setter) }
    }
}

impl Inherited {
    /// The parameter as messages name it, such as the header `X-Account`.
    pub(crate) fn shown(&self) -> String {
        let place = if self.is_query { "query parameter" } else { "header" };
        format!("{place} `{}`", self.name.escape_debug())
    }
}
