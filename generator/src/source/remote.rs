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
