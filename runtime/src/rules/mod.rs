//! Constraints of a schema on values, beyond their type, which are checked on what a caller sends.
//!
//! Rules stand in the tables of generated code, beside the field or the parameter that they are for:
//!
//! ```text
//! name: {type: string, maxLength: 80}     optional name "name" [MaxLength(80)]
//! limit: {type: integer, maximum: 100}    self.0.within(&[codegen::Rule::Maximum("100")]).query("limit", &limit);
//! ```
//!
//! What is checked is what is written: the value goes into a tree as it would go into JSON text, and the tree remembers
//! which rules are for which of its nodes. So there is no code for each type, and a rule is for whatever was written there
//! of its own JSON type, as JSON Schema has it (2020-12, Validation, 6): a length says nothing about a number.

mod check;
mod decimal;
mod error;
mod pattern;
mod validate;

pub(crate) use self::check::check;
pub use self::error::ValidationError;
pub use self::validate::Validate;
pub use crate::json::Rule;
