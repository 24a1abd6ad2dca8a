//! Purposes: the places of the API that a type without a name of its own serves.

use super::{Docs, Ident, TypePath};

/// A sentence such as ``Response body of [`Trips::get`] and 3 others``.
#[derive(Debug)]
pub struct Purpose {
    /// Its beginning, up to the places.
    pub lead: Docs,
    /// The places that it names, at least one.
    pub places: Vec<Served>,
    /// The number of further places.
    pub others: usize,
}

/// A place that a type serves.
#[derive(Debug)]
pub enum Served {
    /// A call.
    Call {
        /// The module of its tag.
        module: Ident,
        /// The struct in it.
        group: Ident,
        /// The method of the struct.
        method: Ident,
    },
    /// A type that holds it.
    Type(TypePath),
    /// A webhook or callback.
    Webhook(Docs),
}
