//! Dates and times of `time`.

use ::time::OffsetDateTime;
use ::time::format_description::well_known::Rfc3339;

use super::{Format, Formatted, from_values, near};

/// `format: date-time`, read as RFC 3339, and what is near it.
pub type DateTime = Formatted<OffsetDateTime>;

/// `format: date`
pub type Date = Formatted<::time::Date>;

/// `format: time`; an offset is in the text only.
pub type Time = Formatted<::time::Time>;

impl Format for OffsetDateTime {
    const NAME: &'static str = "date-time";

    fn parse(text: &str) -> Option<Self> {
        Self::parse(&near::date_time(text)?.text, &Rfc3339).ok()
    }

    /// A year of more than four digits has no text in RFC 3339.
    fn to_text(&self) -> String {
        self.format(&Rfc3339).unwrap_or_else(|_| self.to_string())
    }

    fn is_valid(text: &str) -> bool {
        near::date_time(text).is_some_and(|near| near.is_strict) && <Self as Format>::parse(text).is_some()
    }
}

impl Format for ::time::Date {
    const NAME: &'static str = "date";

    fn parse(text: &str) -> Option<Self> {
        Some(OffsetDateTime::parse(&near::date(text)?.text, &Rfc3339).ok()?.date())
    }

    fn to_text(&self) -> String {
        self.to_string()
    }

    fn is_valid(text: &str) -> bool {
        near::date(text).is_some_and(|near| near.is_strict) && <Self as Format>::parse(text).is_some()
    }
}

impl Format for ::time::Time {
    const NAME: &'static str = "time";

    fn parse(text: &str) -> Option<Self> {
        Some(OffsetDateTime::parse(&near::time(text).text, &Rfc3339).ok()?.time())
    }

    fn to_text(&self) -> String {
        let moment = <OffsetDateTime as Format>::to_text(&OffsetDateTime::UNIX_EPOCH.replace_time(*self));
        moment.trim_start_matches(near::LONG_AGO).trim_start_matches('T').trim_end_matches('Z').to_owned()
    }

    fn is_valid(text: &str) -> bool {
        near::time(text).is_strict && <Self as Format>::parse(text).is_some()
    }
}

from_values!(OffsetDateTime, ::time::Date, ::time::Time);

#[cfg(test)]
mod tests {
    use ::time::{Month, OffsetDateTime};

    use super::super::near::samples::{NO_MOMENT, ONE_MOMENT};
    use super::{Date, DateTime, Time};

    #[test]
    fn values_become_texts_and_come_back() {
        let noon = OffsetDateTime::from_unix_timestamp(1_706_788_800).expect("a moment");
        assert_eq!(DateTime::from(noon), "2024-02-01T12:00:00Z");
        let there: DateTime = "2024-02-01T14:00:00+02:00".parse().expect("a date-time");
        assert_eq!(there.parse(), Ok(noon));
        assert_eq!(DateTime::from(there.parse().expect("a date-time")), "2024-02-01T14:00:00+02:00");
        let day = ::time::Date::from_calendar_date(2024, Month::February, 1).expect("a day");
        assert_eq!((Date::from(day).as_str(), Date::from_unchecked("2024-02-01").parse()), ("2024-02-01", Ok(day)));
        let time = ::time::Time::from_hms_milli(1, 2, 3, 40).expect("a time");
        assert_eq!((Time::from(time).as_str(), Time::from_unchecked("01:02:03.04").parse()), ("01:02:03.04", Ok(time)));
    }

    #[test]
    fn times_that_callers_give_are_checked() {
        assert!("10:00:00Z".parse::<Time>().is_ok());
        assert!("25:00:00Z".parse::<Time>().is_err());
        assert!("10 o'clock".parse::<Time>().is_err());
    }

    #[test]
    fn what_is_near_a_date_time_is_read() {
        for text in ONE_MOMENT {
            assert_eq!(
                DateTime::from_unchecked(text).parse().map(OffsetDateTime::unix_timestamp),
                Ok(1_706_781_600),
                "{text}"
            );
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
