//! The tokens at hand, by their scopes. Callers that need a new one join the request for it that is under way.

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use super::obtain::{Wanted, obtain};
use super::shared::Shared;
use super::{OAuth2Error, Token};

/// The time after a refresh that failed until the next one, as long as the old token is valid.
const PAUSE: Duration = Duration::from_secs(10);

/// The tokens of one value of [`OAuth2`](super::OAuth2) and its clones.
#[derive(Default)]
pub(super) struct Tokens(Mutex<Vec<Entry>>);

type Flight = Shared<Result<Token, OAuth2Error>>;

struct Entry {
    scopes: Vec<String>,
    token: Option<Token>,
    /// The request for another token. It stays here if its callers are dropped.
    flight: Option<Flight>,
    /// The time before which no refresh is tried.
    paused_until: Option<Instant>,
}

impl Entry {
    fn new(scopes: Vec<String>) -> Self {
        Self { scopes, token: None, flight: None, paused_until: None }
    }

    /// Returns `true` if its token has all of these scopes.
    fn covers(&self, scopes: &[String]) -> bool {
        scopes.iter().all(|scope| self.scopes.contains(scope))
    }

    fn usable(&self) -> Option<&Token> {
        let is_paused = self.paused_until.is_some_and(|until| Instant::now() < until);
        self.token.as_ref().filter(|token| token.is_fresh() || (is_paused && token.is_valid()))
    }
}

impl Tokens {
    fn lock(&self) -> MutexGuard<'_, Vec<Entry>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn set(&self, scopes: Vec<String>, token: Token) {
        let mut entries = self.lock();
        entries.retain(|entry| entry.scopes != scopes);
        entries.push(Entry { token: Some(token), ..Entry::new(scopes) });
    }

    /// A valid token with the scopes that are wanted: one at hand, or a new one.
    ///
    /// # Errors
    /// No valid token is at hand, and the authorization server gives no new one.
    pub(super) async fn token(&self, wanted: impl Fn(Option<Token>) -> Wanted) -> Result<Token, OAuth2Error> {
        // A request that others began, and left, may end in a token that has expired since.
        for _ in 0..2 {
            let (flight, is_own) = match self.find(&wanted) {
                Ok(token) => return Ok(token),
                Err(flight) => flight,
            };
            let result = flight.clone().await;
            let kept = self.keep(&flight, &result);
            match result {
                Ok(token) if is_own || token.is_valid() => return Ok(token),
                Ok(_) => {}
                // The old token is used as long as it is valid.
                Err(error) => return kept.ok_or(error),
            }
        }
        Err(OAuth2Error::new("the access tokens of the authorization server have expired when they arrive"))
    }

    /// A token at hand, or the request for one, and whether this caller began it.
    fn find(&self, wanted: &impl Fn(Option<Token>) -> Wanted) -> Result<Token, (Flight, bool)> {
        let mut wanted_now = wanted(None);
        let scopes = &wanted_now.scopes;
        let mut entries = self.lock();
        if let Some(token) = entries.iter().filter(|entry| entry.covers(scopes)).find_map(Entry::usable) {
            return Ok(token.clone());
        }
        let at = entries.iter().position(|entry| entry.covers(scopes)).unwrap_or_else(|| {
            entries.push(Entry::new(scopes.clone()));
            entries.len() - 1
        });
        let entry = &mut entries[at];
        if let Some(flight) = &entry.flight {
            return Err((flight.clone(), false));
        }
        wanted_now.scopes.clone_from(&entry.scopes);
        wanted_now.old.clone_from(&entry.token);
        let flight = Shared::new(Box::pin(obtain(wanted_now)));
        entry.flight = Some(flight.clone());
        Err((flight, true))
    }

    /// Keeps the result of a request, unless another caller has. Returns the token at hand, if it is valid.
    fn keep(&self, flight: &Flight, result: &Result<Token, OAuth2Error>) -> Option<Token> {
        let mut entries = self.lock();
        let is_of = |entry: &&mut Entry| entry.flight.as_ref().is_some_and(|one| one.is(flight));
        let entry = entries.iter_mut().find(is_of)?;
        entry.flight = None;
        match result {
            Ok(token) => {
                entry.token = Some(token.clone());
                entry.paused_until = None;
            }
            Err(error) => {
                tracing::warn!(%error, "no new access token");
                entry.paused_until = Instant::now().checked_add(PAUSE);
            }
        }
        entry.token.clone().filter(Token::is_valid)
    }

    /// Ends the life of a token that the server has rejected. Returns `false` if it is not at hand any more.
    pub(super) fn reject(&self, access_token: &str) -> bool {
        let mut entries = self.lock();
        let mut tokens = entries.iter_mut().filter_map(|entry| entry.token.as_mut());
        let rejected = tokens.find(|token| token.access_token().expose() == access_token);
        rejected.map(Token::expire).is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_replaces_the_one_of_the_same_scopes_alone() {
        let tokens = Tokens::default();
        let scopes = |name: &str| vec![name.to_owned()];
        for (name, token) in [("read", "one"), ("write", "two"), ("read", "three")] {
            tokens.set(scopes(name), Token::new(token, None, None));
        }
        let kept: Vec<Vec<String>> = tokens.lock().iter().map(|entry| entry.scopes.clone()).collect();
        assert_eq!(kept, [scopes("write"), scopes("read")]);
        assert!(tokens.lock()[0].covers(&[]) && tokens.lock()[0].covers(&scopes("write")));
        assert!(!tokens.lock()[0].covers(&scopes("read")));
    }
}
