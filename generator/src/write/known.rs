//! The files that earlier runs wrote, by their hashes: what still has one of these hashes is ours.

use indexmap::IndexMap;

use super::path::RelativePath;
use crate::source::digest_of_bytes;

/// The hashes that a file may have, by path.
pub(super) type Journal = IndexMap<RelativePath, Vec<String>>;

/// The hashes of each path: that of the lock, and those that an interrupted run may have left.
#[derive(Debug, Clone, Default)]
pub(super) struct Known(Journal);

impl Known {
    /// Combines the files of the lock and those of the journal.
    pub(super) fn of(lock: IndexMap<RelativePath, String>, journal: Journal) -> Self {
        let mut known: Journal = lock.into_iter().map(|(path, hash)| (path, vec![hash])).collect();
        for (path, hashes) in journal {
            known.entry(path).or_default().extend(hashes);
        }
        Self(known)
    }

    pub(super) fn paths(&self) -> impl Iterator<Item = &RelativePath> {
        self.0.keys()
    }

    pub(super) fn contains(&self, path: &RelativePath) -> bool {
        self.0.contains_key(path)
    }

    /// Returns true if a file with this content was written by an earlier run.
    pub(super) fn is_ours(&self, path: &RelativePath, content: &[u8]) -> bool {
        let Some(hashes) = self.0.get(path) else { return false };
        let has = |content: &[u8]| hashes.contains(&digest_of_bytes(content));
        has(content) || without_carriage_returns(content).is_some_and(|content| has(&content))
    }
}

/// Returns true if a file has the text that it should have; a version control system may have changed the ends of its lines.
pub(super) fn is_same(content: &[u8], text: &str) -> bool {
    content == text.as_bytes() || without_carriage_returns(content).is_some_and(|content| content == text.as_bytes())
}

/// Returns the content with `LF` in place of `CR LF`, if there is any.
fn without_carriage_returns(content: &[u8]) -> Option<Vec<u8>> {
    if !content.windows(2).any(|pair| pair == b"\r\n") {
        return None;
    }
    let mut bytes = content.to_vec();
    let mut kept = 0;
    for at in 0..bytes.len() {
        if bytes[at] != b'\r' || content.get(at + 1) != Some(&b'\n') {
            bytes[kept] = bytes[at];
            kept += 1;
        }
    }
    bytes.truncate(kept);
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::{is_same, without_carriage_returns};

    #[test]
    fn ends_of_lines_make_no_difference() {
        assert_eq!(without_carriage_returns(b"a\r\nb\rc\n\r\n").as_deref(), Some(&b"a\nb\rc\n\n"[..]));
        assert_eq!(without_carriage_returns(b"a\nb\r"), None);
        assert!(is_same(b"a\r\nb", "a\nb") && is_same(b"a\r\n", "a\r\n") && !is_same(b"a\r", "a"));
    }
}
