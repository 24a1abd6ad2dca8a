//! Texts of dates and times, read once for every crate that has types for them.
//!
//! RFC 3339 is what formats ask for, and not what every server writes. What is meant is read all the same:
//!
//! | text | is read as |
//! |---|---|
//! | `2024-02-01 10:00:00Z` | `T` in place of the space, which RFC 3339 allows for readers' sake |
//! | `2024-02-01T10:00Z` | no seconds: 0 |
//! | `2024-02-01T10:00:00,5Z` | a comma: the point of ISO 8601 |
//! | `2024-02-01T10:00:00+0200`, `+02` | `+02:00` |
//! | `2024-02-01T10:00:00 UTC`, `GMT` | `Z` |
//! | `2024-02-01T10:00:00` | no offset: UTC |
//! | `2024-02-01` | as a `date-time`: midnight, UTC |
//! | `2024-02-01T10:00:00Z` | as a `date`: the day that is written |
//! | `23:59:60` | a leap second: the one before, for most crates know none |
//! | ten digits of a second and more | nine |

use std::fmt::Write as _;

/// A day of the calendar (RFC 3339, `full-date`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(clippy::struct_field_names, reason = "the day of the month is called so everywhere")]
pub(super) struct Day {
    pub(super) year: u16,
    pub(super) month: u8,
    pub(super) day: u8,
}

/// A time of a day (RFC 3339, `partial-time`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Clock {
    pub(super) hour: u8,
    pub(super) minute: u8,
    pub(super) second: u8,
    pub(super) nanosecond: u32,
}

/// A day, a time, and how many seconds these are before UTC (RFC 3339, `date-time`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Moment {
    pub(super) day: Day,
    pub(super) clock: Clock,
    pub(super) offset: i32,
}

const MIDNIGHT: Clock = Clock { hour: 0, minute: 0, second: 0, nanosecond: 0 };

impl Day {
    pub(super) fn parse(text: &str) -> Option<Self> {
        Self::parse_strictly(text).or_else(|| Moment::parse(text).map(|moment| moment.day))
    }

    pub(super) fn parse_strictly(text: &str) -> Option<Self> {
        let mut scanner = Scanner::new(text);
        let day = scanner.day()?;
        scanner.is_at_end().then_some(day)
    }

    pub(super) fn print(self) -> String {
        format!("{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }

    fn is_there(self) -> bool {
        let leap = self.year.is_multiple_of(4) && (!self.year.is_multiple_of(100) || self.year.is_multiple_of(400));
        let last = match self.month {
            2 if leap => 29,
            2 => 28,
            4 | 6 | 9 | 11 => 30,
            1..=12 => 31,
            _ => 0,
        };
        (1..=last).contains(&self.day)
    }
}

impl Clock {
    /// An offset may follow, and is not looked at: the text keeps it.
    pub(super) fn parse(text: &str) -> Option<Self> {
        Self::scan(text).map(|(clock, _)| clock)
    }

    pub(super) fn parse_strictly(text: &str) -> Option<Self> {
        Self::scan(text).filter(|(_, strict)| *strict).map(|(clock, _)| clock)
    }

    fn scan(text: &str) -> Option<(Self, bool)> {
        let mut scanner = Scanner::new(text);
        let clock = scanner.clock()?;
        let ends = scanner.is_at_end() || scanner.offset().is_some() && scanner.is_at_end();
        ends.then_some((clock, scanner.strict))
    }

    pub(super) fn print(self) -> String {
        let mut text = format!("{:02}:{:02}:{:02}", self.hour, self.minute, self.second);
        if self.nanosecond > 0 {
            let digits = format!("{:09}", self.nanosecond);
            text.push('.');
            text.push_str(digits.trim_end_matches('0'));
        }
        text
    }
}

impl Moment {
    pub(super) fn parse(text: &str) -> Option<Self> {
        Self::scan(text).map(|(moment, _)| moment)
    }

    pub(super) fn parse_strictly(text: &str) -> Option<Self> {
        Self::scan(text).filter(|(_, strict)| *strict).map(|(moment, _)| moment)
    }

    fn scan(text: &str) -> Option<(Self, bool)> {
        let mut scanner = Scanner::new(text);
        let day = scanner.day()?;
        if scanner.is_at_end() {
            return Some((Self { day, clock: MIDNIGHT, offset: 0 }, false));
        }
        if !scanner.eat_any(b"Tt") {
            scanner.strict = false;
            scanner.eat_any(b" ").then_some(())?;
        }
        let clock = scanner.clock()?;
        let offset = if scanner.is_at_end() {
            scanner.strict = false;
            0
        } else {
            scanner.offset()?
        };
        scanner.is_at_end().then_some((Self { day, clock, offset }, scanner.strict))
    }

    pub(super) fn print(self) -> String {
        let mut text = format!("{}T{}", self.day.print(), self.clock.print());
        match self.offset / 60 {
            0 => text.push('Z'),
            minutes => {
                let sign = if minutes < 0 { '-' } else { '+' };
                let minutes = minutes.unsigned_abs();
                let _ = write!(text, "{sign}{:02}:{:02}", minutes / 60, minutes % 60);
            }
        }
        text
    }
}

/// What is left of a text, and whether all before is as RFC 3339 has it.
struct Scanner<'t> {
    rest: &'t [u8],
    strict: bool,
}

impl<'t> Scanner<'t> {
    fn new(text: &'t str) -> Self {
        Self { rest: text.as_bytes(), strict: true }
    }

    fn is_at_end(&self) -> bool {
        self.rest.is_empty()
    }

    fn eat_any(&mut self, any: &[u8]) -> bool {
        match self.rest.split_first() {
            Some((first, rest)) if any.contains(first) => {
                self.rest = rest;
                true
            }
            _ => false,
        }
    }

    fn eat(&mut self, byte: u8) -> Option<()> {
        self.eat_any(&[byte]).then_some(())
    }

    fn digit(&mut self) -> Option<u8> {
        let (first, rest) = self.rest.split_first().filter(|(first, _)| first.is_ascii_digit())?;
        self.rest = rest;
        Some(first - b'0')
    }

    fn two(&mut self) -> Option<u8> {
        Some(self.digit()? * 10 + self.digit()?)
    }

    fn two_up_to(&mut self, limit: u8) -> Option<u8> {
        self.two().filter(|number| *number <= limit)
    }

    fn day(&mut self) -> Option<Day> {
        let year = u16::from(self.two()?) * 100 + u16::from(self.two()?);
        self.eat(b'-')?;
        let month = self.two()?;
        self.eat(b'-')?;
        let day = self.two()?;
        Some(Day { year, month, day }).filter(|day| day.is_there())
    }

    fn clock(&mut self) -> Option<Clock> {
        let hour = self.two_up_to(23)?;
        self.eat(b':')?;
        let minute = self.two_up_to(59)?;
        if !self.eat_any(b":") {
            self.strict = false;
            return Some(Clock { hour, minute, ..MIDNIGHT });
        }
        let second = self.two_up_to(60)?.min(59);
        Some(Clock { hour, minute, second, nanosecond: self.fraction()? })
    }

    fn fraction(&mut self) -> Option<u32> {
        let comma = self.eat_any(b",");
        if !comma && !self.eat_any(b".") {
            return Some(0);
        }
        self.strict &= !comma;
        let (mut nanoseconds, mut place) = (u32::from(self.digit()?) * 100_000_000, 10_000_000);
        while let Some(digit) = self.digit() {
            nanoseconds += u32::from(digit) * place;
            place /= 10;
        }
        Some(nanoseconds)
    }

    /// Seconds east of UTC.
    fn offset(&mut self) -> Option<i32> {
        self.strict &= !self.eat_any(b" ");
        if matches!(self.rest, b"UTC" | b"GMT") {
            (self.rest, self.strict) = (&[], false);
            return Some(0);
        }
        if self.eat_any(b"Zz") {
            return Some(0);
        }
        let west = self.eat_any(b"-");
        if !west {
            self.eat(b'+')?;
        }
        let hours = self.two_up_to(23)?;
        let colon = self.eat_any(b":");
        self.strict &= colon;
        let minutes = if !colon && self.is_at_end() { 0 } else { self.two_up_to(59)? };
        let seconds = (i32::from(hours) * 60 + i32::from(minutes)) * 60;
        Some(if west { -seconds } else { seconds })
    }
}

#[cfg(test)]
mod tests {
    use super::{Clock, Day, Moment};

    fn moment(text: &str) -> Option<(String, bool)> {
        let moment = Moment::parse(text)?;
        Some((moment.print(), Moment::parse_strictly(text).is_some()))
    }

    #[test]
    fn moments_are_read_as_they_are_meant() {
        for (text, strict, read) in [
            ("2024-02-01T10:00:00Z", true, "2024-02-01T10:00:00Z"),
            ("2024-02-01t10:00:00z", true, "2024-02-01T10:00:00Z"),
            ("2024-02-01T10:00:00.250+02:00", true, "2024-02-01T10:00:00.25+02:00"),
            ("2024-02-01T10:00:00-00:30", true, "2024-02-01T10:00:00-00:30"),
            ("2024-02-29T23:59:60Z", true, "2024-02-29T23:59:59Z"),
            ("2024-02-01T10:00:00.1234567891Z", true, "2024-02-01T10:00:00.123456789Z"),
            ("2024-02-01 10:00:00Z", false, "2024-02-01T10:00:00Z"),
            ("2024-02-01T10:00Z", false, "2024-02-01T10:00:00Z"),
            ("2024-02-01T10:00:00,5Z", false, "2024-02-01T10:00:00.5Z"),
            ("2024-02-01T10:00:00+0200", false, "2024-02-01T10:00:00+02:00"),
            ("2024-02-01T10:00:00-02", false, "2024-02-01T10:00:00-02:00"),
            ("2024-02-01 10:00:00 UTC", false, "2024-02-01T10:00:00Z"),
            ("2024-02-01 10:00:00 +0100", false, "2024-02-01T10:00:00+01:00"),
            ("2024-02-01T10:00:00", false, "2024-02-01T10:00:00Z"),
            ("2024-02-01", false, "2024-02-01T00:00:00Z"),
        ] {
            assert_eq!(moment(text), Some((read.to_owned(), strict)), "{text}");
        }
    }

    #[test]
    fn what_is_none_is_none() {
        for text in [
            "",
            "noon",
            "2024",
            "2023-02-29T00:00:00Z",
            "2024-13-01",
            "2024-02-01T",
            "2024-02-01T24:00:00Z",
            "2024-02-01T10:00:00.Z",
            "2024-02-01T10:00:00+2:00",
            "2024-02-01T10:00:00Zulu",
            "2024-02-01T10",
            "01.02.2024",
            "2024-02-0é",
        ] {
            assert_eq!(moment(text), None, "{text}");
        }
    }

    #[test]
    fn days_and_times_are_read_as_they_are_meant() {
        assert_eq!(Day::parse("2000-02-29").map(Day::print), Some("2000-02-29".into()));
        assert_eq!(Day::parse("1900-02-29"), None);
        assert_eq!(Day::parse("2024-02-01T23:00:00-05:00").map(Day::print), Some("2024-02-01".into()));
        assert_eq!(Day::parse_strictly("2024-02-01T23:00:00-05:00"), None);
        for (text, strict, read) in [
            ("10:00:00Z", true, "10:00:00"),
            ("10:00:00.5+02:00", true, "10:00:00.5"),
            ("10:00:00", true, "10:00:00"),
            ("10:00", false, "10:00:00"),
        ] {
            assert_eq!(Clock::parse(text).map(Clock::print), Some(read.into()), "{text}");
            assert_eq!(Clock::parse_strictly(text).is_some(), strict, "{text}");
        }
        assert_eq!(Clock::parse("10:00:00 o'clock"), None);
    }
}
