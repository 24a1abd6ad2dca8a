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
    /// The URL of the call; `None` if no tokens had been taken when it began, and none were taken by it.
    uri: Option<Box<Uri>>,
    /// The tokens that the last retry took.
    last: u32,
}

fn origin(uri: &Uri) -> String {
    let authority = uri.authority().map_or("", Authority::as_str);
    format!("{}://{authority}", uri.scheme_str().unwrap_or_default()).to_ascii_lowercase()
}

impl Budget {
    /// Begins a call of this URL, which has taken no tokens yet.
    pub(crate) fn begin(&self, uri: &Uri) -> Withdrawal {
        let is_full = self.taken.lock().unwrap_or_else(PoisonError::into_inner).is_empty();
        Withdrawal { uri: (!is_full).then(|| Box::new(uri.clone())), last: 0 }
    }

    /// Takes tokens for a retry of a call of this URL; `false` if there are not enough.
    pub(crate) fn withdraw(&self, call: &mut Withdrawal, uri: &Uri, tokens: u32) -> bool {
        let origin = origin(call.uri.get_or_insert_with(|| Box::new(uri.clone())));
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
        let Some(uri) = &call.uri else { return };
        let mut taken = self.taken.lock().unwrap_or_else(PoisonError::into_inner);
        let origin = origin(uri);
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

    /// A call of this URL, after others have failed.
    fn call(uri: &'static str) -> Withdrawal {
        Withdrawal { uri: Some(Box::new(Uri::from_static(uri))), last: 0 }
    }

    fn withdraw(budget: &Budget, call: &mut Withdrawal, tokens: u32) -> bool {
        budget.withdraw(call, &Uri::from_static("https://a.example/"), tokens)
    }

    #[test]
    fn a_bucket_has_tokens_for_35_transient_failures() {
        let budget = Budget::default();
        let granted = (0..100).filter(|_| withdraw(&budget, &mut call("https://a.example/x"), 14)).count();
        assert_eq!(granted, 35);
        assert!(withdraw(&budget, &mut call("HTTPS://A.example/y"), 5), "10 are left, and the path does not count");
        assert!(withdraw(&budget, &mut call("https://b.example/"), 14), "another origin has its own");
    }

    #[test]
    fn the_last_tokens_are_for_a_retry_too() {
        let budget = Budget::default();
        let granted = (0..200).filter(|_| withdraw(&budget, &mut call("https://a.example/"), 5)).count();
        assert_eq!(granted, 100, "500 tokens, 5 for each");
    }

    #[test]
    fn a_success_gives_back_what_the_last_retry_took() {
        let budget = Budget::default();
        let mut retried = call("https://a.example/");
        assert!((0..35).all(|_| withdraw(&budget, &mut retried, 14)));
        assert!(!withdraw(&budget, &mut retried, 14));
        budget.give_back(&retried);
        assert!(withdraw(&budget, &mut retried, 14));
        (0..4).for_each(|_| budget.give_back(&call("https://a.example/")));
        assert!(withdraw(&budget, &mut retried, 14), "10 were left, and each success of a first attempt gives 1");
    }

    #[test]
    fn a_call_knows_its_url_where_tokens_are_missing() {
        let budget = Budget::default();
        let url = Uri::from_static("https://a.example/x");
        assert!(budget.begin(&url).uri.is_none());
        let mut first = budget.begin(&url);
        assert!(budget.withdraw(&mut first, &url, 14) && first.uri.is_some());
        assert!(budget.begin(&url).uri.is_some());
    }

    #[test]
    fn a_full_bucket_takes_no_memory() {
        let budget = Budget::default();
        let mut retried = call("https://a.example/");
        assert!(withdraw(&budget, &mut retried, 5));
        budget.give_back(&retried);
        budget.give_back(&retried);
        assert!(budget.taken.lock().is_ok_and(|taken| taken.is_empty()));
    }

    #[test]
    fn so_many_origins_are_counted() {
        let budget = Budget::default();
        let of = |number: usize| Withdrawal {
            uri: format!("https://a{number}.example/").parse().ok().map(Box::new),
            last: 0,
        };
        assert!((0..ORIGINS).all(|number| withdraw(&budget, &mut of(number), 5)));
        assert!(!withdraw(&budget, &mut of(ORIGINS), 5), "one more has no tokens");
        assert!(withdraw(&budget, &mut of(0), 5), "a known one has");
        budget.give_back(&of(1));
        assert!(!withdraw(&budget, &mut of(ORIGINS), 5), "4 tokens of that origin are still taken");
    }
}
