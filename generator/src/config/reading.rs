//! The files beside the document.

use std::path::PathBuf;

use crate::source::Reach;

/// The files that are read in addition to the document.
#[derive(Debug, Clone, Default)]
pub struct Reading {
    /// The overlays that are applied to the document, in this order.
    pub overlays: Vec<PathBuf>,
    /// The places that references may lead to.
    pub reach: Reach,
}
