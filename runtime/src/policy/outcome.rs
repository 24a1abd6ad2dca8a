//! The facts about the attempts of a call, in the extensions of its response.

/// The number of attempts, and whether another call may succeed. A response without it is the first attempt's, and final.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Outcome {
    pub(crate) attempts: u32,
    /// The same call may succeed later, and repeating it does no harm.
    pub(crate) is_retryable: bool,
}

impl Default for Outcome {
    fn default() -> Self {
        Self { attempts: 1, is_retryable: false }
    }
}

/// Marks a body of which only these first bytes are kept.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Cut(pub(crate) usize);

#[cfg(test)]
mod tests {
    use super::Outcome;

    #[test]
    fn a_response_without_facts_is_of_the_first_attempt_and_final() {
        let outcome = Outcome::default();
        assert_eq!((outcome.attempts, outcome.is_retryable), (1, false));
    }
}
