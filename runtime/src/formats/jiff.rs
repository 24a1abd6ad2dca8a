//! Dates, times and durations of `jiff`.

use ::jiff::civil;
use ::jiff::fmt::temporal::DateTimeParser;
use ::jiff::{Span, Timestamp, Zoned};

use super::{Format, Formatted, from_values, near};

/// `format: date-time`, read as RFC 3339, and what is near it.
///
/// Made of a `jiff::Timestamp`, or of a `jiff::Zoned`, whose offset it keeps.
pub type DateTime = Formatted<Timestamp>;

/// `format: date`
pub type Date = Formatted<civil::Date>;

/// `format: time`; an offset is in the text only.
pub type Time = Formatted<civil::Time>;

/// `format: duration` (ISO 8601): `P1DT12H`.
pub type Duration = Formatted<Span>;

impl Format for Timestamp {
    const NAME: &'static str = "date-time";

    fn parse(text: &str) -> Option<Self> {
        near::date_time(text)?.text.parse().ok()
    }

    fn to_text(&self) -> String {
        self.to_string()
    }

    fn is_valid(text: &str) -> bool {
        near::date_time(text).is_some_and(|near| near.is_strict) && Self::parse(text).is_some()
    }
}

impl From<Zoned> for DateTime {
    fn from(value: Zoned) -> Self {
        Self::from_unchecked(value.timestamp().display_with_offset(value.offset()).to_string())
    }
}

impl Format for civil::Date {
    const NAME: &'static str = "date";

    fn parse(text: &str) -> Option<Self> {
        written(&near::date(text)?.text).map(civil::DateTime::date)
    }

    fn to_text(&self) -> String {
        self.to_string()
    }

    fn is_valid(text: &str) -> bool {
        near::date(text).is_some_and(|near| near.is_strict) && Self::parse(text).is_some()
    }
}

impl Format for civil::Time {
    const NAME: &'static str = "time";

    fn parse(text: &str) -> Option<Self> {
        written(&near::time(text).text).map(civil::DateTime::time)
    }

    fn to_text(&self) -> String {
        self.to_string()
    }

    fn is_valid(text: &str) -> bool {
        near::time(text).is_strict && Self::parse(text).is_some()
    }
}

/// Day and time as they are written, whatever the offset.
fn written(text: &str) -> Option<civil::DateTime> {
    let pieces = DateTimeParser::new().parse_pieces(text).ok()?;
    Some(pieces.date().to_datetime(pieces.time()?))
}

impl Format for Span {
    const NAME: &'static str = "duration";

    fn parse(text: &str) -> Option<Self> {
        text.parse().ok()
    }

    fn to_text(&self) -> String {
        self.to_string()
    }

    fn is_valid(text: &str) -> bool {
        text.starts_with('P') && Self::parse(text).is_some()
    }
}

from_values!(Timestamp, civil::Date, civil::Time, Span);

#[cfg(test)]
mod tests {
    use ::jiff::{Span, Timestamp, ToSpan as _, civil, tz};

    use super::super::near::samples::{NO_MOMENT, ONE_MOMENT};
    use super::{Date, DateTime, Duration, Time};

    #[test]
    fn values_become_texts_and_come_back() {
        let noon = Timestamp::from_second(1_706_788_800).expect("a moment");
        assert_eq!(DateTime::from(noon), "2024-02-01T12:00:00Z");
        assert_eq!(DateTime::from_unchecked("2024-02-01 14:00:00+0200").parse(), Ok(noon));
        let there = noon.to_zoned(tz::TimeZone::fixed(tz::offset(2)));
        assert_eq!(DateTime::from(there), "2024-02-01T14:00:00+02:00");
        let day = civil::date(2024, 2, 1);
        assert_eq!((Date::from(day).as_str(), Date::from_unchecked("2024-02-01").parse()), ("2024-02-01", Ok(day)));
        let time = civil::time(1, 2, 3, 40_000_000);
        assert_eq!((Time::from(time).as_str(), Time::from_unchecked("01:02:03.04").parse()), ("01:02:03.04", Ok(time)));
        let duration: Duration = "P1DT12H".parse().expect("a duration");
        assert_eq!(duration.parse().map(Span::fieldwise), Ok(1.day().hours(12).fieldwise()));
    }

    #[test]
    fn times_that_callers_give_are_checked() {
        assert!("10:00:00Z".parse::<Time>().is_ok());
        assert!("25:00:00Z".parse::<Time>().is_err());
        assert!("10 o'clock".parse::<Time>().is_err());
        assert!("P1DT2H".parse::<Duration>().is_ok());
        assert!("1 hour".parse::<Duration>().is_err(), "`jiff` reads it, and ISO 8601 has no such form");
        assert!("Pets".parse::<Duration>().is_err());
    }

    #[test]
    fn what_is_near_a_date_time_is_read() {
        for text in ONE_MOMENT {
            assert_eq!(DateTime::from_unchecked(text).parse().map(Timestamp::as_second), Ok(1_706_781_600), "{text}");
        }
        for text in NO_MOMENT {
            assert!(DateTime::from_unchecked(text).parse().is_err(), "{text}");
        }
        assert_eq!(
            "2024-02-01 10:00:00Z".parse::<DateTime>().map_err(|error| error.to_string()),
            Err("\"2024-02-01 10:00:00Z\" is not a valid date-time".into())
        );
    }
}
