//! Structs for required parameters that are passed by name.
//!
//! ```yaml
//! /repos/{owner}/{repo}                # get(owner: &str, repo: &str): as the path has them
//! /repos/{owner}/{repo}/refs/{ref}     # get_ref(GetRefArguments { owner, repo, r#ref })
//! /copy?from=…&to=…                    # copy(CopyArguments { from, to })
//! ```
//!
//! Adjacent arguments of one type are easy to confuse, unless they are two and in the order of the path; more than four
//! are too many to pass by position. A body remains the last argument: it cannot be confused with the others, and the
//! methods for its other media types take the same struct. Files remain arguments because they cannot be cloned, and
//! secrets because the struct's `Debug` would show them.

use crate::rust::{Argument, Bundle, Sending};
use crate::spelling::Ident;

/// The maximum number of inputs that are passed by position.
const MOST: usize = 4;

/// Divides required inputs into the fields of a struct, if one is needed, and arguments.
pub(in crate::lower) fn bundle(
    arguments: Vec<Argument>,
    ident: &Ident,
    argument: Ident,
) -> (Option<Bundle>, Vec<Argument>) {
    if !is_needed(&arguments) {
        return (None, arguments);
    }
    let (fields, arguments) = arguments.into_iter().partition(is_field);
    (Some(Bundle { ident: ident.clone(), argument, fields }), arguments)
}

fn is_needed(arguments: &[Argument]) -> bool {
    let fields: Vec<&Argument> = arguments.iter().filter(|argument| is_field(argument)).collect();
    let alike = |row: &[&Argument]| row.iter().all(|one| row[0].parameter.passing == one.parameter.passing);
    let in_path = |row: &[&Argument]| row.iter().all(|one| matches!(one.parameter.sending, Sending::Path(..)));
    fields.len() > 1
        && (arguments.len() > MOST
            || fields.windows(2).any(|row| alike(row) && !in_path(row))
            || fields.windows(3).any(alike))
}

/// Returns true if an input can be a field.
pub(in crate::lower) fn is_field(argument: &Argument) -> bool {
    !matches!(argument.parameter.sending, Sending::Body(..) | Sending::File(..))
        && argument.parameter.passing.owned().is_some()
}
