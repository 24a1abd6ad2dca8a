//! The choice of types that represent strings of a format.

use serde::{Deserialize, Serialize};

/// The choice of types: `[formats]` in `clientwright.toml`.
///
/// ```toml
/// [formats]
/// dates = "jiff"         # all of date-time, date, time and duration; each has a key of its own, too
/// uri = "string"
/// ```
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct FormatChoice {
    /// The crate for dates, times and durations; the next four override it.
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

/// The crate whose types represent dates, times and durations.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
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

/// The type that represents UUIDs.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum UuidCrate {
    /// `uuid`
    #[default]
    Uuid,
    /// A `String`.
    String,
}

/// The type that represents URIs.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum UriCrate {
    /// `url`
    #[default]
    Url,
    /// A `String`.
    String,
}

/// The type that represents decimals.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum DecimalCrate {
    /// `rust_decimal`
    #[default]
    RustDecimal,
    /// A `String`.
    String,
}

impl FormatChoice {
    /// Combines this choice with that of a file, over which it takes precedence.
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

    /// Returns the crate for one of the four formats, given its own choice.
    pub(crate) fn dates(self, own: Option<DateCrate>) -> DateCrate {
        own.or(self.dates).unwrap_or_default()
    }
}
