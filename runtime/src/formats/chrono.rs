//! Dates and times of `chrono`.

use ::chrono::{FixedOffset, NaiveDate, NaiveTime, SecondsFormat, TimeZone};

use super::{Format, Formatted, from_values, near};

/// `format: date-time`, read as RFC 3339, and what is near it.
///
/// Made of any `chrono::DateTime`: `DateTime::from(Utc::now())`.
pub type DateTime = Formatted<::chrono::DateTime<FixedOffset>>;

/// `format: date`
pub type Date = Formatted<NaiveDate>;

/// `format: time`; an offset is in the text only.
pub type Time = Formatted<NaiveTime>;

impl Format for ::chrono::DateTime<FixedOffset> {
    const NAME: &'static str = "date-time";

    fn parse(text: &str) -> Option<Self> {
        Self::parse_from_rfc3339(&near::date_time(text)?.text).ok()
    }

    fn to_text(&self) -> String {
        self.to_rfc3339_opts(SecondsFormat::AutoSi, true)
    }

    fn is_valid(text: &str) -> bool {
        near::date_time(text).is_some_and(|near| near.is_strict) && Self::parse(text).is_some()
    }
}

impl<Z: TimeZone> From<::chrono::DateTime<Z>> for DateTime {
    fn from(value: ::chrono::DateTime<Z>) -> Self {
        Self::new(&value.fixed_offset())
    }
}

impl Format for NaiveDate {
    const NAME: &'static str = "date";

    fn parse(text: &str) -> Option<Self> {
        Some(::chrono::DateTime::parse_from_rfc3339(&near::date(text)?.text).ok()?.date_naive())
    }

    fn to_text(&self) -> String {
        self.to_string()
    }

    fn is_valid(text: &str) -> bool {
        near::date(text).is_some_and(|near| near.is_strict) && Self::parse(text).is_some()
    }
}

impl Format for NaiveTime {
    const NAME: &'static str = "time";

    fn parse(text: &str) -> Option<Self> {
        Some(::chrono::DateTime::parse_from_rfc3339(&near::time(text).text).ok()?.time())
    }

    fn to_text(&self) -> String {
        self.to_string()
    }

    fn is_valid(text: &str) -> bool {
        near::time(text).is_strict && Self::parse(text).is_some()
    }
}

from_values!(NaiveDate, NaiveTime);

#[cfg(test)]
mod tests {
    use ::chrono::{NaiveDate, NaiveTime, TimeZone, Utc};

    use super::super::near::samples::{NO_MOMENT, ONE_MOMENT};
    use super::{Date, DateTime, Format, Time};

    #[test]
    fn values_become_texts_and_come_back() {
        let noon = Utc.with_ymd_and_hms(2024, 2, 1, 12, 0, 0).single().expect("a moment");
        assert_eq!(DateTime::from(noon), "2024-02-01T12:00:00Z");
        let there: DateTime = "2024-02-01T14:00:00+02:00".parse().expect("a date-time");
        assert_eq!(there.parse().map(|there| there.to_utc()), Ok(noon));
        assert_eq!(DateTime::from(there.parse().expect("a date-time")), "2024-02-01T14:00:00+02:00");
        let day = NaiveDate::from_ymd_opt(2024, 2, 1).expect("a day");
        assert_eq!((Date::from(day).as_str(), Date::from_unchecked("2024-02-01").parse()), ("2024-02-01", Ok(day)));
        let time = NaiveTime::from_hms_milli_opt(1, 2, 3, 40).expect("a time");
        assert_eq!(
            (Time::from(time).as_str(), Time::from_unchecked("01:02:03.04").parse()),
            ("01:02:03.040", Ok(time))
        );
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
                DateTime::from_unchecked(text).parse().map(|moment| moment.timestamp()),
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

    #[test]
    fn a_valid_date_is_a_day_without_a_time() {
        assert!(<NaiveDate as Format>::is_valid("2024-02-29"));
        for text in ["2023-02-29", "2024-02-29T00:00:00Z", "2024-2-29", "2024-02-2", "", "x"] {
            assert!(!<NaiveDate as Format>::is_valid(text), "{text}");
        }
        assert_eq!(<NaiveDate as Format>::parse("2024-02-29T12:00:00Z"), NaiveDate::from_ymd_opt(2024, 2, 29));
    }
}
