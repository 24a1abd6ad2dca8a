//! References to other origins: the allowed origins, the responses of earlier runs, and fetching.
//!
//! ```text
//! $ref: https://example.com/pet.yaml
//!   --allow-origin https://example.com     otherwise it is not read
//!   clientwright.remote/pet-8f14e45fceea.yaml   the response of an earlier run, beside the lock
//!   GET https://example.com/pet.yaml       only with the feature `fetch`, and never in `build.rs`
//! ```

mod download;
#[cfg(feature = "fetch")]
mod fetch;
mod kept;
mod origin;
mod url;

pub(super) use download::Download;
pub use kept::{KEPT, kept_files};
pub use origin::WebOrigin;
pub use url::WebUrl;

use std::time::Instant;

use super::documents::Fault;
use super::reach::Reach;
use crate::limits::{LONGEST_FETCHES, MOST_FETCHED};
use kept::Kept;

/// The allowed origins, and the use of the limits so far.
pub(super) struct Remote<'r> {
    reach: &'r Reach,
    kept: Kept,
    fetched: usize,
    started: Instant,
}

impl<'r> Remote<'r> {
    pub(super) fn new(reach: &'r Reach) -> Self {
        // Without allowed origins, nothing is fetched, and the directory of responses is not read.
        let directory = reach.kept.as_deref().filter(|_| !reach.origins.is_empty());
        Self { reach, kept: directory.map(Kept::read).unwrap_or_default(), fetched: 0, started: Instant::now() }
    }

    /// Returns whether a URL may be fetched.
    pub(super) fn allows(&self, url: &str) -> bool {
        WebOrigin::of_url(url).is_some_and(|origin| self.reach.origins.contains(&origin))
    }

    /// The document at a URL, from an earlier run or from its origin.
    pub(super) fn document_at(&mut self, url: &str) -> Result<Download, Fault> {
        let origin = WebOrigin::of_url(url).ok_or(Fault::Remote(None))?;
        if !self.reach.origins.contains(&origin) {
            return Err(Fault::Remote(Some(origin.to_string())));
        }
        if !self.reach.refresh
            && let Some(download) = self.kept.document_at(url).map_err(Fault::Unfetched)?
        {
            return Ok(download);
        }
        if !self.reach.fetch {
            let why = format!("it is not in `{KEPT}`, and nothing is fetched here: run `clientwright generate`");
            return Err(Fault::Unfetched(why));
        }
        self.fetched += 1;
        if self.fetched > MOST_FETCHED {
            return Err(Fault::Unfetched(format!("more than {MOST_FETCHED} documents would be fetched")));
        }
        if self.started.elapsed() > LONGEST_FETCHES {
            return Err(Fault::Unfetched("the documents before it took too long".to_owned()));
        }
        fetch(url, &self.reach.origins).map_err(Fault::Unfetched)
    }
}

#[cfg(feature = "fetch")]
use fetch::fetch;

#[cfg(not(feature = "fetch"))]
fn fetch(_: &str, _: &[WebOrigin]) -> Result<Download, String> {
    Err("this program was built without the feature `fetch`".to_owned())
}

#[cfg(test)]
mod tests {
    use std::time::Instant;

    use super::{Remote, WebOrigin};
    use crate::limits::{LONGEST_FETCHES, MOST_FETCHED};
    use crate::source::documents::Fault;
    use crate::source::reach::Reach;

    /// Port 1 of this computer, to which nothing listens.
    const CLOSED: &str = "http://127.0.0.1:1";

    fn fault(remote: &mut Remote<'_>) -> String {
        match remote.document_at(&format!("{CLOSED}/pet.yaml")) {
            Err(Fault::Unfetched(why)) => why,
            _ => "another".to_owned(),
        }
    }

    fn reach(fetch: bool) -> Reach {
        let origins: Vec<WebOrigin> = vec![CLOSED.parse().expect("an origin")];
        Reach { origins, fetch, ..Reach::default() }
    }

    #[test]
    fn a_thousand_documents_are_fetched_at_most() {
        let reach = reach(true);
        let mut remote = Remote::new(&reach);
        remote.fetched = 999;
        assert_eq!(MOST_FETCHED, 1000);
        let last = fault(&mut remote);
        assert!(!last.contains("would be fetched") && last != "another", "{last}");
        assert_eq!(fault(&mut remote), "more than 1000 documents would be fetched");
        assert_eq!(fault(&mut remote), "more than 1000 documents would be fetched");
    }

    #[test]
    fn documents_are_fetched_for_three_minutes_at_most() {
        let reach = reach(true);
        let mut remote = Remote::new(&reach);
        let Some(earlier) = Instant::now().checked_sub(LONGEST_FETCHES) else { return };
        remote.started = earlier;
        assert_eq!(fault(&mut remote), "the documents before it took too long");
    }

    #[test]
    fn nothing_is_fetched_that_is_not_allowed() {
        let reach = reach(false);
        let mut remote = Remote::new(&reach);
        let why = "it is not in `clientwright.remote`, and nothing is fetched here: run `clientwright generate`";
        assert_eq!(fault(&mut remote), why);
        assert_eq!(remote.fetched, 0);
        assert!(remote.allows("http://127.0.0.1:1/a") && !remote.allows("http://127.0.0.1:2/a"));
        let other = remote.document_at("http://127.0.0.1:2/a");
        assert!(matches!(other, Err(Fault::Remote(Some(origin))) if origin == "http://127.0.0.1:2"));
    }
}
