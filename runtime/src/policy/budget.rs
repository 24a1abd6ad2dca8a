//! The token bucket of each origin: retries stop when most of them fail, so that a server that is down is not flooded.
//!
//! ```text
//! 500 tokens ── a retry after a transient failure takes 14, after a throttle 5
//!            ◀─ a success gives back what the last retry took, or 1
//! ```

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use http::Uri;
use http::uri::Authority;

/// The tokens of an origin that nothing has been taken from.
const FULL: u32 = 500;
/// The number of origins whose tokens are counted.
const ORIGINS: usize = 256;

/// The buckets of a client.
#[derive(Debug, Default)]
pub(crate) struct Budget {
    /// The tokens that were taken, by origin. An origin with all of its tokens is not listed.
    taken: Mutex<BTreeMap<String, u32>>,
}

/// The tokens that a call has taken from the bucket of its origin.
#[derive(Debug)]
pub(crate) struct Withdrawal {
    uri: Uri,
    /// The tokens that the last retry took.
    last: u32,
}

impl Withdrawal {
    pub(crate) fn of(uri: &Uri) -> Self {
        Self { uri: uri.clone(), last: 0 }
    }

    fn origin(&self) -> String {
        let authority = self.uri.authority().map_or("", Authority::as_str);
        format!("{}://{authority}", self.uri.scheme_str().unwrap_or_default()).to_ascii_lowercase()
    }
}

impl Budget {
    /// Takes tokens for a retry; `false` if there are not enough.
    pub(crate) fn withdraw(&self, call: &mut Withdrawal, tokens: u32) -> bool {
        let origin = call.origin();
        let mut taken = self.taken.lock().unwrap_or_else(PoisonError::into_inner);
        if taken.len() >= ORIGINS && !taken.contains_key(&origin) {
            return false;
        }
        let of_origin = taken.entry(origin).or_default();
        if FULL - *of_origin < tokens {
            return false;
        }
        *of_origin += tokens;
        call.last = tokens;
        true
    }

    /// Gives tokens back after a success.
    pub(crate) fn give_back(&self, call: &Withdrawal) {
        let mut taken = self.taken.lock().unwrap_or_else(PoisonError::into_inner);
        // It is empty as long as nothing fails.
        if taken.is_empty() {
            return;
        }
        let origin = call.origin();
        if let Some(of_origin) = taken.get_mut(&origin) {
            *of_origin = of_origin.saturating_sub(call.last.max(1));
            if *of_origin == 0 {
                taken.remove(&origin);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn call(uri: &'static str) -> Withdrawal {
        Withdrawal::of(&Uri::from_static(uri))
    }

    #[test]
    fn a_bucket_has_tokens_for_35_transient_failures() {
        let budget = Budget::default();
        let granted = (0..100).filter(|_| budget.withdraw(&mut call("https://a.example/x"), 14)).count();
        assert_eq!(granted, 35);
        assert!(budget.withdraw(&mut call("HTTPS://A.example/y"), 5), "10 are left, and the path does not count");
        assert!(budget.withdraw(&mut call("https://b.example/"), 14), "another origin has its own");
    }

    #[test]
    fn the_last_tokens_are_for_a_retry_too() {
        let budget = Budget::default();
        let granted = (0..200).filter(|_| budget.withdraw(&mut call("https://a.example/"), 5)).count();
        assert_eq!(granted, 100, "500 tokens, 5 for each");
    }

    #[test]
    fn a_success_gives_back_what_the_last_retry_took() {
        let budget = Budget::default();
        let mut retried = call("https://a.example/");
        assert!((0..35).all(|_| budget.withdraw(&mut retried, 14)));
        assert!(!budget.withdraw(&mut retried, 14));
        budget.give_back(&retried);
        assert!(budget.withdraw(&mut retried, 14));
        (0..4).for_each(|_| budget.give_back(&call("https://a.example/")));
        assert!(budget.withdraw(&mut retried, 14), "10 were left, and each success of a first attempt gives 1");
    }

    #[test]
    fn a_full_bucket_takes_no_memory() {
        let budget = Budget::default();
        let mut retried = call("https://a.example/");
        assert!(budget.withdraw(&mut retried, 5));
        budget.give_back(&retried);
        budget.give_back(&retried);
        assert!(budget.taken.lock().is_ok_and(|taken| taken.is_empty()));
    }

    #[test]
    fn so_many_origins_are_counted() {
        let budget = Budget::default();
        let of = |number: usize| Withdrawal::of(&format!("https://a{number}.example/").parse().expect("a URL"));
        assert!((0..ORIGINS).all(|number| budget.withdraw(&mut of(number), 5)));
        assert!(!budget.withdraw(&mut of(ORIGINS), 5), "one more has no tokens");
        assert!(budget.withdraw(&mut of(0), 5), "a known one has");
        budget.give_back(&of(1));
        assert!(!budget.withdraw(&mut of(ORIGINS), 5), "4 tokens of that origin are still taken");
    }
}
