//! `validate()`, for every type of every client.

use super::{ValidationError, check};
use crate::json::{Marked, ToJson};

/// Checks a value against its schema's constraints beyond the type: lengths, ranges, patterns.
///
/// ```text
/// use petstore::Validate;
///
/// pet.validate()?;    // $.name: expected at most 3 characters, found "Rover" (5 characters)
/// ```
///
/// Every type of a generated client has it. Values of enumerations are not checked: a server may know more of them.
pub trait Validate {
    /// Looks at the value and everything in it, and stops at the first that breaks a rule.
    ///
    /// # Errors
    /// The place, the rule, and the value.
    fn validate(&self) -> Result<(), ValidationError>;
}

impl<T: ToJson> Validate for T {
    fn validate(&self) -> Result<(), ValidationError> {
        check(&Marked::of(self, &[]))
    }
}
