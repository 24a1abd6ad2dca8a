//! The content of bodies: which media type is preferred, and its form for callers. Nothing here needs a name.

pub(in crate::lower) mod received;
pub(in crate::lower) mod sent;
pub(in crate::lower) mod xml;
