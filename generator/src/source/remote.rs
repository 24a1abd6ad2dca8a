//! References to other origins: what may be read, what an earlier run kept, and what has to be fetched.
//!
//! ```text
//! $ref: https://example.com/pet.yaml
//!   --allow-origin https://example.com     else it is not read
//!   clientwright.remote/pet-8f14e45fceea.yaml   the answer of an earlier run, beside the lock
//!   GET https://example.com/pet.yaml       only with the feature `fetch`, and never in `build.rs`
//! ```

#[cfg(feature = "fetch")]
mod fetch;
mod kept;
mod origin;

pub use kept::{KEPT, kept_files};
pub use origin::WebOrigin;

use std::time::{Duration, Instant};

use super::documents::Fault;
use super::gather::Reach;
use kept::Kept;

/// How many documents are fetched in one run: more than any API is made of.
const MOST: usize = 1000;

/// How long all of them may take, so that hosts that do not answer do not stop a run for long.
const LONGEST: Duration = Duration::from_secs(180);

/// What may be read of other origins, and how much was.
pub(super) struct Remote<'r> {
    reach: &'r Reach,
    kept: Kept,
    fetched: usize,
    started: Instant,
}

/// What a URL leads to.
pub(super) struct Answer {
    /// The URL after redirections, which relative references count from (RFC 3986, section 5.1.3).
    pub(super) in_the_end: String,
    pub(super) bytes: Vec<u8>,
}

impl<'r> Remote<'r> {
    pub(super) fn new(reach: &'r Reach) -> Self {
        // Without an origin nothing is asked for, and what is kept is not even looked at.
        let folder = reach.kept.as_deref().filter(|_| !reach.origins.is_empty());
        Self { reach, kept: folder.map(Kept::read).unwrap_or_default(), fetched: 0, started: Instant::now() }
    }

    /// Whether a URL may be asked for.
    pub(super) fn allows(&self, url: &str) -> bool {
        WebOrigin::of_url(url).is_some_and(|origin| self.reach.origins.contains(&origin))
    }

    /// What a URL leads to, from an earlier run or from where it leads.
    pub(super) fn answer(&mut self, url: &str) -> Result<Answer, Fault> {
        let origin = WebOrigin::of_url(url).ok_or(Fault::Remote(None))?;
        if !self.reach.origins.contains(&origin) {
            return Err(Fault::Remote(Some(origin.to_string())));
        }
        if let Some(answer) = self.kept.answer(url).map_err(Fault::Unanswered)? {
            return Ok(answer);
        }
        if !self.reach.fetch {
            let why = format!("it is not in `{KEPT}`, and nothing is fetched here: `clientwright generate` does");
            return Err(Fault::Unanswered(why));
        }
        self.fetched += 1;
        if self.fetched > MOST {
            return Err(Fault::Unanswered(format!("more than {MOST} documents would be fetched")));
        }
        if self.started.elapsed() > LONGEST {
            return Err(Fault::Unanswered("the documents before it took too long".to_owned()));
        }
        fetch(url, &self.reach.origins).map_err(Fault::Unanswered)
    }
}

#[cfg(feature = "fetch")]
use fetch::fetch;

#[cfg(not(feature = "fetch"))]
fn fetch(_: &str, _: &[WebOrigin]) -> Result<Answer, String> {
    Err("this program was built without the feature `fetch`".to_owned())
}
