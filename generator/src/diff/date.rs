//! Dates of sunset.

/// A day, as it is written in RFC 3339.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Date {
    year: u32,
    month: u32,
    day: u32,
}

impl Date {
    /// Parses `2030-12-31`, with or without a time of day.
    pub fn parse(text: &str) -> Option<Self> {
        let day = text.trim().get(..10)?;
        let rest = &text.trim()[10..];
        let mut parts = day.split('-').map(|part| part.parse::<u32>().ok());
        let (year, month, day) = (parts.next()??, parts.next()??, parts.next()??);
        let is_day = (1..=12).contains(&month) && (1..=31).contains(&day) && parts.next().is_none();
        (is_day && (rest.is_empty() || rest.starts_with(['T', 't', ' ']))).then_some(Self { year, month, day })
    }

    /// The day of a number of seconds since the beginning of 1970 in UTC.
    pub fn of_seconds(seconds: u64) -> Self {
        let (mut days, mut year) = (seconds / 86_400, 1970);
        while days >= days_of_year(year) {
            days -= days_of_year(year);
            year += 1;
        }
        let mut month = 1;
        while days >= days_of_month(year, month) {
            days -= days_of_month(year, month);
            month += 1;
        }
        Self { year, month, day: u32::try_from(days).unwrap_or_default() + 1 }
    }
}

fn is_leap(year: u32) -> bool {
    year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400))
}

fn days_of_year(year: u32) -> u64 {
    if is_leap(year) { 366 } else { 365 }
}

fn days_of_month(year: u32, month: u32) -> u64 {
    match month {
        2 if is_leap(year) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

#[cfg(test)]
mod tests {
    use super::Date;

    #[test]
    fn dates_are_compared_by_day() {
        let parsed = |text| Date::parse(text);
        assert_eq!(parsed("2024-02-29"), Some(Date::of_seconds(1_709_164_800)));
        assert_eq!(parsed("2030-12-31T10:00:00Z"), parsed("2030-12-31"));
        assert!(parsed("2030-12-31") > parsed("2030-02-01"));
        assert_eq!(parsed("soon"), None);
        assert_eq!(parsed("2030-13-01"), None);
        assert_eq!(parsed("2023-03-01"), Some(Date::of_seconds(1_677_628_800)));
        assert_eq!(parsed("2024-03-01"), Some(Date::of_seconds(1_709_251_200)));
        assert_eq!(parsed("2024-05-01"), Some(Date::of_seconds(1_714_521_600)));
        assert_eq!(parsed("2025-01-01"), Some(Date::of_seconds(1_735_689_600)));
        assert_eq!(Date::of_seconds(0), Date::parse("1970-01-01").unwrap());
    }
}
