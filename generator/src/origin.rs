//! Origins: the file where a part is written, and the JSON pointer in it.
//!
//! The line and column are computed only when a message is printed (`locate`).

use std::collections::{HashMap, HashSet};
use std::fmt;
use std::hash::BuildHasher;
use std::sync::{Arc, LazyLock};

use hashbrown::DefaultHashBuilder;

/// The id of a file, by the order of reading: the entry document is 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct FileId(pub u32);

impl FileId {
    /// The entry document.
    pub const ENTRY: Self = Self(0);
}

/// A place in a document, which is cheap to clone and to extend.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Origin {
    /// The file.
    pub file: FileId,
    /// The place in it.
    pub pointer: Pointer,
}

/// A map of places. These know their hashes, so that a short function finds them.
pub type OriginMap<V> = HashMap<Origin, V, DefaultHashBuilder>;

/// A set of places.
pub type OriginSet = HashSet<Origin, DefaultHashBuilder>;

impl Origin {
    /// The root of a file.
    pub fn root(file: FileId) -> Self {
        Self { file, pointer: Pointer::ROOT }
    }

    /// The value under `key` of this place.
    #[must_use]
    pub fn key(&self, key: &str) -> Self {
        Self { file: self.file, pointer: self.pointer.key(key) }
    }

    /// The element at `index` of this place.
    #[must_use]
    pub fn index(&self, index: usize) -> Self {
        Self { file: self.file, pointer: self.pointer.key(&index.to_string()) }
    }

    /// Returns whether this is the other place, or is below it.
    pub fn is_within(&self, whole: &Self) -> bool {
        let mut ancestors = std::iter::successors(Some(&self.pointer), |pointer| pointer.parent());
        self.file == whole.file && ancestors.any(|pointer| *pointer == whole.pointer)
    }
}

impl fmt::Debug for Origin {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}:{}", self.file.0, self.pointer)
    }
}

/// A JSON pointer (RFC 6901), as a linked list that shares its prefix with other pointers.
#[derive(Clone)]
pub struct Pointer(Option<Arc<Step>>);

struct Step {
    parent: Pointer,
    token: Box<str>,
    hash: u64,
}

impl Pointer {
    /// The root of the document.
    pub const ROOT: Self = Self(None);

    /// The pointer with one more token: an unescaped key, or an index in decimal.
    #[must_use]
    pub fn key(&self, token: &str) -> Self {
        let hash = mix(self.hash(), token);
        Self(Some(Arc::new(Step { parent: self.clone(), token: token.into(), hash })))
    }

    /// Parses `/a/b~1c` or the empty string. Percent escapes belong to URLs; the caller decodes them.
    pub fn parse(text: &str) -> Option<Self> {
        if text.is_empty() {
            return Some(Self::ROOT);
        }
        let tokens = text.strip_prefix('/')?.split('/');
        Some(tokens.fold(Self::ROOT, |pointer, token| pointer.key(&token.replace("~1", "/").replace("~0", "~"))))
    }

    /// The unescaped tokens from the root.
    pub fn tokens(&self) -> Vec<&str> {
        let mut tokens: Vec<&str> = std::iter::successors(self.0.as_deref(), |step| step.parent.0.as_deref())
            .map(|step| &*step.token)
            .collect();
        tokens.reverse();
        tokens
    }

    /// The last token, unless this is the root.
    pub fn last(&self) -> Option<&str> {
        self.0.as_deref().map(|step| &*step.token)
    }

    /// The pointer without its last token, unless this is the root.
    pub fn parent(&self) -> Option<&Pointer> {
        self.0.as_deref().map(|step| &step.parent)
    }

    /// Returns true if this is the other pointer without comparing tokens; false may mean that they are equal.
    pub(crate) fn is_same(&self, other: &Self) -> bool {
        match (&self.0, &other.0) {
            (Some(one), Some(other)) => Arc::ptr_eq(one, other),
            (one, other) => one.is_none() && other.is_none(),
        }
    }

    fn hash(&self) -> u64 {
        self.0.as_deref().map_or(0, |step| step.hash)
    }
}

impl Drop for Step {
    /// Frees long lists in a loop, so that long pointers do not use the stack.
    fn drop(&mut self) {
        let mut next = self.parent.0.take();
        while let Some(mut step) = next.and_then(Arc::into_inner) {
            next = step.parent.0.take();
        }
    }
}

impl PartialEq for Pointer {
    fn eq(&self, other: &Self) -> bool {
        let (mut left, mut right) = (&self.0, &other.0);
        loop {
            match (left, right) {
                (None, None) => return true,
                (Some(one), Some(two)) if Arc::ptr_eq(one, two) => return true,
                (Some(one), Some(two)) if one.hash == two.hash && one.token == two.token => {
                    (left, right) = (&one.parent.0, &two.parent.0);
                }
                _ => return false,
            }
        }
    }
}

impl Eq for Pointer {}

impl std::hash::Hash for Pointer {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        state.write_u64(Pointer::hash(self));
    }
}

/// Writes the pointer as a URI fragment: `#/paths/~1pets/get`.
impl fmt::Display for Pointer {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("#")?;
        for token in self.tokens() {
            formatter.write_str("/")?;
            for part in token.split_inclusive(['~', '/']) {
                let (plain, escape) = match part.as_bytes().last() {
                    Some(b'~') => (&part[..part.len() - 1], "~0"),
                    Some(b'/') => (&part[..part.len() - 1], "~1"),
                    _ => (part, ""),
                };
                formatter.write_str(plain)?;
                formatter.write_str(escape)?;
            }
        }
        Ok(())
    }
}

impl fmt::Debug for Pointer {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, formatter)
    }
}

/// Hashes a token after those before it. Each process does it in another way, so that no document can have many pointers of
/// the same hash.
fn mix(hash: u64, token: &str) -> u64 {
    static HASHER: LazyLock<DefaultHashBuilder> = LazyLock::new(DefaultHashBuilder::default);
    HASHER.hash_one((hash, token))
}

#[cfg(test)]
mod tests {
    use super::Pointer;

    #[test]
    fn pointers_escape_slashes_and_tildes() {
        let pointer = Pointer::ROOT.key("paths").key("/pets/{a~b}").key("get");
        assert_eq!(pointer.to_string(), "#/paths/~1pets~1{a~0b}/get");
        assert_eq!(Pointer::parse("/paths/~1pets~1{a~0b}/get"), Some(pointer));
    }

    /// Maps with many pointers are slow where hashes are equal.
    #[test]
    fn hashes_of_pointers_differ() {
        let pointers = ["a", "b", "aa", "ab", "ba"].map(|token| Pointer::ROOT.key(token));
        let nested = pointers.iter().flat_map(|parent| ["a", "b"].map(|token| parent.key(token)));
        let hashes: std::collections::HashSet<u64> = pointers
            .iter()
            .cloned()
            .chain(nested)
            .chain([Pointer::ROOT])
            .map(|pointer| Pointer::hash(&pointer))
            .collect();
        assert_eq!(hashes.len(), 16);
    }

    #[test]
    fn pointers_that_only_begin_alike_differ() {
        assert_ne!(Pointer::ROOT.key("a").key("b"), Pointer::ROOT.key("a/b"));
        assert_ne!(Pointer::ROOT.key("a"), Pointer::ROOT);
    }
}
