//! Types that stand in place of generated ones: they know `serde`, and nothing of clients.

use serde::{Deserialize, Serialize};

/// An amount of money; two amounts are not to be compared, for their currencies may differ.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Money {
    /// Hundredths.
    pub cents: i64,
    /// ISO 4217.
    #[serde(rename = "currency")]
    pub code: Currency,
}

/// A currency.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
#[expect(missing_docs, reason = "the names are those of ISO 4217")]
pub enum Currency {
    Eur,
    Usd,
}
