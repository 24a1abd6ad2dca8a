//! Dates, times and durations of `jiff`.

use ::jiff::civil;
use ::jiff::tz::Offset;
use ::jiff::{Span, Timestamp, Zoned};

use super::moment::{Clock, Day, Moment};
use super::{Format, Formatted, from_values};

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
        let Moment { day, clock, offset } = Moment::parse(text)?;
        let local = civil::DateTime::from_parts(date(day)?, time(clock)?);
        Offset::from_seconds(offset).ok()?.to_timestamp(local).ok()
    }

    fn print(&self) -> String {
        self.to_string()
    }

    fn check(text: &str) -> bool {
        Moment::parse_strictly(text).is_some()
    }
}

impl From<Zoned> for DateTime {
    fn from(value: Zoned) -> Self {
        let (day, clock) = (day(value.date()), clock(value.time()));
        Self::unchecked(Moment { day, clock, offset: value.offset().seconds() }.print())
    }
}

impl Format for civil::Date {
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

impl Format for civil::Time {
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

impl Format for Span {
    const NAME: &'static str = "duration";

    fn parse(text: &str) -> Option<Self> {
        text.parse().ok()
    }

    fn print(&self) -> String {
        self.to_string()
    }

    fn check(text: &str) -> bool {
        text.starts_with('P') && Self::parse(text).is_some()
    }
}

from_values!(Timestamp, civil::Date, civil::Time, Span);

fn date(day: Day) -> Option<civil::Date> {
    let year = day.year.try_into().ok()?;
    civil::Date::new(year, day.month.try_into().ok()?, day.day.try_into().ok()?).ok()
}

fn time(clock: Clock) -> Option<civil::Time> {
    let small = |number: u8| i8::try_from(number).ok();
    let nanosecond = clock.nanosecond.try_into().ok()?;
    civil::Time::new(small(clock.hour)?, small(clock.minute)?, small(clock.second)?, nanosecond).ok()
}

/// Years before 0 have no text in RFC 3339.
fn day(date: civil::Date) -> Day {
    Day { year: date.year().try_into().unwrap_or(0), month: small(date.month()), day: small(date.day()) }
}

fn clock(time: civil::Time) -> Clock {
    let nanosecond = time.subsec_nanosecond().try_into().unwrap_or(0);
    Clock { hour: small(time.hour()), minute: small(time.minute()), second: small(time.second()), nanosecond }
}

fn small(number: i8) -> u8 {
    number.try_into().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use ::jiff::{Span, Timestamp, ToSpan as _, civil, tz};

    use super::{Date, DateTime, Duration, Time};

    #[test]
    fn values_become_texts_and_come_back() {
        let noon = Timestamp::from_second(1_706_788_800).expect("a moment");
        assert_eq!(DateTime::from(noon), "2024-02-01T12:00:00Z");
        assert_eq!(DateTime::unchecked("2024-02-01 14:00:00+0200").get(), Ok(noon));
        let there = noon.to_zoned(tz::TimeZone::fixed(tz::offset(2)));
        assert_eq!(DateTime::from(there), "2024-02-01T14:00:00+02:00");
        let day = civil::date(2024, 2, 1);
        assert_eq!((Date::from(day).as_str(), Date::unchecked("2024-02-01").get()), ("2024-02-01", Ok(day)));
        let time = civil::time(1, 2, 3, 40_000_000);
        assert_eq!((Time::from(time).as_str(), Time::unchecked("01:02:03.04").get()), ("01:02:03.04", Ok(time)));
        let duration: Duration = "P1DT12H".parse().expect("a duration");
        assert_eq!(duration.get().map(Span::fieldwise), Ok(1.day().hours(12).fieldwise()));
    }
}
