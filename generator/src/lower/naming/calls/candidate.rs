//! A name that an operation may have.

use crate::spelling::Words;

/// A candidate for an operation's name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::lower::naming) struct Candidate {
    pub(in crate::lower::naming) words: Words,
    /// The number of omitted parameters and words that may be needed: of two equal names, the one that omits fewer
    /// wins.
    pub(in crate::lower::naming) lacks: usize,
}
