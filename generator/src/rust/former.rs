//! Former names of modules.

use super::{FeatureName, Ident};

/// The former module of a tag, which stands for the present one.
#[derive(Debug)]
pub struct FormerModule {
    /// Its name.
    pub module: Ident,
    /// The present module.
    pub target: Ident,
    /// The struct whose methods are the calls.
    pub group: Ident,
    /// The former name of that struct, if it is another one.
    pub former_group: Option<Ident>,
    /// The former method of the client, and the present one.
    pub accessor: Option<[Ident; 2]>,
    /// The feature that enables it; `None` if it is always compiled.
    pub feature: Option<FeatureName>,
    /// The note of its deprecation.
    pub note: String,
}
