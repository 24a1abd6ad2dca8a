//! Strings of a format: the text as it came, read as a value when asked.
//!
//! ```yaml
//! departure: {type: string, format: date-time}
//! ```
//! ```
//! # #[cfg(feature = "chrono")] {
//! use clientwright_runtime::formats::chrono::DateTime;
//!
//! let departure: DateTime = "2024-02-01T10:00:00.000Z".parse()?;
//! assert_eq!(departure.as_str(), "2024-02-01T10:00:00.000Z");
//! assert_eq!(departure.parse()?.timestamp(), 1_706_781_600);
//! # }
//! # Ok::<(), clientwright_runtime::formats::FormatError>(())
//! ```
//!
//! | `format` | type | value |
//! |---|---|---|
//! | `date-time`, `date`, `time` | `chrono::DateTime`, `Date`, `Time`; also in `jiff` and `time` | of that crate |
//! | `duration` | `jiff::Duration` | `jiff::Span` |
//! | `uuid` | `Uuid` | `uuid::Uuid` |
//! | `uri` | `Uri` | `url::Url` |
//! | `decimal` | `Decimal` | `rust_decimal::Decimal` |
//! | `byte` | [`Base64`] | `Vec<u8>` |
//! | `ipv4`, `ipv6` | [`Ipv4`], [`Ipv6`] | of `std::net` |
//! | `int64` and its like | [`Formatted<i64>`](Formatted) | `i64` |
//! | `decimal` of a number | `DecimalNumber` | `rust_decimal::Decimal` |
//! | an integer of more than 128 bits | [`BigNumber`] | the nearest `f64` |
//!
//! # Why the text is kept
//!
//! A value would be written in a form of its own: `…:00Z` for `…:00.000Z`, `http://x/` for `http://x`, lower case for a
//! UUID in upper case. Programs that sign, compare or look up the string would then fail. A string that is not a valid
//! date would make the whole response unreadable. And most fields of a response are never read.

mod base64;
#[cfg(feature = "chrono")]
pub mod chrono;
#[cfg(feature = "decimal")]
mod decimal;
mod error;
mod formatted;
#[cfg(feature = "jiff")]
pub mod jiff;
#[cfg(any(feature = "chrono", feature = "jiff", feature = "time"))]
mod near;
mod numeric;
mod std;
#[cfg(feature = "time")]
pub mod time;
#[cfg(feature = "url")]
mod uri;
#[cfg(feature = "uuid")]
mod uuid;

pub use self::base64::Base64;
#[cfg(feature = "decimal")]
pub use self::decimal::{Decimal, DecimalNumber};
pub use self::error::FormatError;
pub use self::formatted::{Format, Formatted};
pub use self::numeric::{BigNumber, Numeric};
pub use self::std::{Ipv4, Ipv6};
#[cfg(feature = "url")]
pub use self::uri::Uri;
#[cfg(feature = "uuid")]
pub use self::uuid::Uuid;

/// `From` the values of a format.
macro_rules! from_values {
    ($($value:ty),* $(,)?) => {$(
        impl From<$value> for $crate::formats::Formatted<$value> {
            fn from(value: $value) -> Self {
                Self::new(&value)
            }
        }
    )*};
}
use from_values;
