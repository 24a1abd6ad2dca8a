//! A document of another origin.

/// The document at a URL.
pub(in crate::source) struct Download {
    /// The URL after redirections, the base of relative references (RFC 3986, section 5.1.3).
    pub(in crate::source) final_url: String,
    pub(in crate::source) bytes: Vec<u8>,
}
