//! Values of every named schema of a document, sent through the generated types and back.
//!
//! ```text
//! document ──files──▶ JSON ──instances──▶ values ──validator──▶ valid values ──program──▶ what came back ──compare──▶ report
//! ```
//!
//! The values are made from the schema, not from the types: all that is required, all that there is, nulls, each branch of
//! each union, a value that no enumeration lists, a property that no schema names. `jsonschema`, which shares no code with
//! this project, says which of them are valid. A program that links the generated crate reads each one into its type and
//! writes it again.

#![allow(clippy::expect_used, clippy::panic, clippy::missing_panics_doc, reason = "a test fails by panicking")]

pub mod compare;
pub mod declared;
pub mod files;
pub mod instances;
mod keywords;
pub mod list;
mod objects;
mod pattern;
pub mod program;
mod scalars;
pub mod suite;
pub mod trip;
pub mod validator;
pub mod wrong;
