//! Dates and times of `time`.

use ::time::{Month, OffsetDateTime, PrimitiveDateTime, UtcOffset};

use super::moment::{Clock, Day, Moment};
use super::{Format, Formatted, from_values};

/// `format: date-time`, read as RFC 3339, and what is near it.
pub type DateTime = Formatted<OffsetDateTime>;

/// `format: date`
pub type Date = Formatted<::time::Date>;

/// `format: time`; an offset is in the text only.
pub type Time = Formatted<::time::Time>;

impl Format for OffsetDateTime {
    const NAME: &'static str = "date-time";

    fn parse(text: &str) -> Option<Self> {
        let Moment { day, clock, offset } = Moment::parse(text)?;
        let offset = UtcOffset::from_whole_seconds(offset).ok()?;
        Some(PrimitiveDateTime::new(date(day)?, time(clock)?).assume_offset(offset))
    }

    fn print(&self) -> String {
        Moment { day: day(self.date()), clock: clock(self.time()), offset: self.offset().whole_seconds() }.print()
    }

    fn check(text: &str) -> bool {
        Moment::parse_strictly(text).is_some()
    }
}

impl Format for ::time::Date {
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

impl Format for ::time::Time {
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

from_values!(OffsetDateTime, ::time::Date, ::time::Time);

fn date(day: Day) -> Option<::time::Date> {
    let month = Month::try_from(day.month).ok()?;
    ::time::Date::from_calendar_date(day.year.into(), month, day.day).ok()
}

fn time(clock: Clock) -> Option<::time::Time> {
    ::time::Time::from_hms_nano(clock.hour, clock.minute, clock.second, clock.nanosecond).ok()
}

/// Years of RFC 3339 have four digits: what is beyond is the first or the last of them.
fn day(date: ::time::Date) -> Day {
    let year = date.year().clamp(0, 9999);
    Day { year: year.try_into().unwrap_or(0), month: date.month().into(), day: date.day() }
}

fn clock(time: ::time::Time) -> Clock {
    let (hour, minute, second, nanosecond) = time.as_hms_nano();
    Clock { hour, minute, second, nanosecond }
}

#[cfg(test)]
mod tests {
    use ::time::{Month, OffsetDateTime};

    use super::{Date, DateTime, Time};

    #[test]
    fn values_become_texts_and_come_back() {
        let noon = OffsetDateTime::from_unix_timestamp(1_706_788_800).expect("a moment");
        assert_eq!(DateTime::from(noon), "2024-02-01T12:00:00Z");
        let there: DateTime = "2024-02-01T14:00:00+02:00".parse().expect("a date-time");
        assert_eq!(there.get(), Ok(noon));
        assert_eq!(DateTime::from(there.get().expect("a date-time")), "2024-02-01T14:00:00+02:00");
        let day = ::time::Date::from_calendar_date(2024, Month::February, 1).expect("a day");
        assert_eq!((Date::from(day).as_str(), Date::unchecked("2024-02-01").get()), ("2024-02-01", Ok(day)));
        let time = ::time::Time::from_hms_milli(1, 2, 3, 40).expect("a time");
        assert_eq!((Time::from(time).as_str(), Time::unchecked("01:02:03.04").get()), ("01:02:03.04", Ok(time)));
    }
}
