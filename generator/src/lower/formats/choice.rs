//! Which crates hold the values of which formats.

use serde::{Deserialize, Serialize};

/// What a user chose: `[formats]` in `clientwright.toml`.
///
/// ```toml
/// [formats]
/// dates = "jiff"         # all of date-time, date, time and duration; each can be said by itself
/// uri = "string"
/// ```
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct FormatChoice {
    /// Dates, times and durations, unless one of them is said by itself.
    pub dates: Option<DateCrate>,
    /// `date-time`
    pub date_time: Option<DateCrate>,
    /// `date`
    pub date: Option<DateCrate>,
    /// `time`
    pub time: Option<DateCrate>,
    /// `duration`
    pub duration: Option<DateCrate>,
    /// `uuid`
    pub uuid: Option<UuidCrate>,
    /// `uri`
    pub uri: Option<UriCrate>,
    /// `decimal`
    pub decimal: Option<DecimalCrate>,
}

/// What holds dates, times and durations.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum DateCrate {
    /// `chrono`, which has no type for durations of ISO 8601.
    #[default]
    Chrono,
    /// `jiff`
    Jiff,
    /// `time`, which has no type for durations of ISO 8601.
    Time,
    /// A `String`.
    String,
}

/// What holds UUIDs.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum UuidCrate {
    /// `uuid`
    #[default]
    Uuid,
    /// A `String`.
    String,
}

/// What holds URIs.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum UriCrate {
    /// `url`
    #[default]
    Url,
    /// A `String`.
    String,
}

/// What holds decimals.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum DecimalCrate {
    /// `rust_decimal`
    #[default]
    RustDecimal,
    /// A `String`.
    String,
}

impl FormatChoice {
    /// This choice over that of a file.
    #[must_use]
    pub fn over(self, file: Self) -> Self {
        Self {
            dates: self.dates.or(file.dates),
            date_time: self.date_time.or(file.date_time),
            date: self.date.or(file.date),
            time: self.time.or(file.time),
            duration: self.duration.or(file.duration),
            uuid: self.uuid.or(file.uuid),
            uri: self.uri.or(file.uri),
            decimal: self.decimal.or(file.decimal),
        }
    }

    /// What holds the values of one of the four, of which this was said.
    pub(super) fn dates(self, said: Option<DateCrate>) -> DateCrate {
        said.or(self.dates).unwrap_or_default()
    }
}
