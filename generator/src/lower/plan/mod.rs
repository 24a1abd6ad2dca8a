//! Facts about the API that are known before anything has a name: which schemas are one type, who uses it, and where it is
//! written; and the wishes of the user and of an earlier run.

pub(super) mod aliases;
pub(super) mod branches;
pub(super) mod content;
pub(super) mod digits;
pub(super) mod facts;
mod grown;
mod holding;
pub(super) mod inline;
pub(super) mod inputs;
pub(super) mod kept;
pub(super) mod keys;
pub(super) mod members;
pub(super) mod moved;
pub(super) mod order;
pub(super) mod overrides;
pub(super) mod places;
pub(super) mod previous;
pub(super) mod roles;
mod secrets;
pub(super) mod shapes;
pub(super) mod share;
pub(super) mod tags;
pub(super) mod uses;
