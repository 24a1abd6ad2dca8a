//! Dates and times of `chrono`.

use ::chrono::{Datelike, FixedOffset, NaiveDate, NaiveTime, Offset, TimeZone, Timelike};

use super::moment::{Clock, Day, Moment};
use super::{Format, Formatted, from_values};

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
        let Moment { day, clock, offset } = Moment::parse(text)?;
        let local = date(day)?.and_time(time(clock)?);
        FixedOffset::east_opt(offset)?.from_local_datetime(&local).single()
    }

    fn print(&self) -> String {
        let (day, clock) = (day(self.date_naive()), clock(self.time()));
        Moment { day, clock, offset: self.offset().fix().local_minus_utc() }.print()
    }

    fn check(text: &str) -> bool {
        Moment::parse_strictly(text).is_some()
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
        Day::parse(text).and_then(date)
    }

    fn print(&self) -> String {
        day(*self).print()
    }

    fn check(text: &str) -> bool {
        Day::parse_strictly(text).is_some()
    }
}

impl Format for NaiveTime {
    const NAME: &'static str = "time";

    fn parse(text: &str) -> Option<Self> {
        Clock::parse(text).and_then(time)
    }

    fn print(&self) -> String {
        clock(*self).print()
    }

    fn check(text: &str) -> bool {
        Clock::parse_strictly(text).is_some()
    }
}

from_values!(NaiveDate, NaiveTime);

fn date(day: Day) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(day.year.into(), day.month.into(), day.day.into())
}

fn time(clock: Clock) -> Option<NaiveTime> {
    NaiveTime::from_hms_nano_opt(clock.hour.into(), clock.minute.into(), clock.second.into(), clock.nanosecond)
}

/// Years of RFC 3339 have four digits: what is beyond is the first or the last of them.
fn day(date: NaiveDate) -> Day {
    let year = date.year().clamp(0, 9999);
    Day { year: year.try_into().unwrap_or(0), month: small(date.month()), day: small(date.day()) }
}

/// `chrono` counts a leap second in the nanoseconds.
fn clock(time: NaiveTime) -> Clock {
    Clock {
        hour: small(time.hour()),
        minute: small(time.minute()),
        second: small(time.second()),
        nanosecond: time.nanosecond() % 1_000_000_000,
    }
}

fn small(number: u32) -> u8 {
    number.try_into().unwrap_or(u8::MAX)
}

#[cfg(test)]
mod tests {
    use ::chrono::{NaiveDate, NaiveTime, TimeZone, Utc};

    use super::{Date, DateTime, Time};

    #[test]
    fn values_become_texts_and_come_back() {
        let noon = Utc.with_ymd_and_hms(2024, 2, 1, 12, 0, 0).single().expect("a moment");
        assert_eq!(DateTime::from(noon), "2024-02-01T12:00:00Z");
        let there: DateTime = "2024-02-01T14:00:00+02:00".parse().expect("a date-time");
        assert_eq!(there.get().map(|there| there.to_utc()), Ok(noon));
        assert_eq!(DateTime::from(there.get().expect("a date-time")), "2024-02-01T14:00:00+02:00");
        let day = NaiveDate::from_ymd_opt(2024, 2, 1).expect("a day");
        assert_eq!((Date::from(day).as_str(), Date::unchecked("2024-02-01").get()), ("2024-02-01", Ok(day)));
        let time = NaiveTime::from_hms_milli_opt(1, 2, 3, 40).expect("a time");
        assert_eq!((Time::from(time).as_str(), Time::unchecked("01:02:03.04").get()), ("01:02:03.04", Ok(time)));
    }
}
