//! The URL of a request, as it is shown.

use std::fmt;

use bytes::Bytes;

/// The URL of a request without its secrets. It shares its bytes with the URL that is sent, where they are the same.
#[derive(Clone, Default)]
pub(crate) struct ShownUrl(Bytes);

impl ShownUrl {
    /// The URL of these bytes, which are UTF-8.
    pub(crate) fn new(text: Bytes) -> Self {
        Self(text)
    }

    pub(crate) fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default()
    }
}

impl fmt::Debug for ShownUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
