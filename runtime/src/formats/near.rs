//! Strings that are almost RFC 3339, corrected before a library parses them.
//!
//! The formats require RFC 3339, but not every server writes it. These deviations are accepted:
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
//! | ten digits of a second and more | nine |
//!
//! The calendar is not checked here: the library decides whether such a moment exists, also for leap seconds.

/// A date and time as RFC 3339 writes it, and whether the original was written so.
pub(super) struct Near {
    pub(super) text: String,
    pub(super) is_strict: bool,
}

/// Most digits of a second that every library reads.
const DIGITS: usize = 9;

/// A `date-time`.
pub(super) fn date_time(text: &str) -> Option<Near> {
    let (day, rest) = text.split_at_checked(10)?;
    if rest.is_empty() {
        return Some(Near { text: format!("{day}T00:00:00Z"), is_strict: false });
    }
    let clock = rest.strip_prefix(['T', 't', ' '])?;
    let near = clock_and_offset(clock);
    Some(Near { text: format!("{day}T{}", near.text), is_strict: near.is_strict && !rest.starts_with(' ') })
}

/// A `date`, as its midnight in UTC.
pub(super) fn date(text: &str) -> Option<Near> {
    Some(Near { is_strict: text.len() == 10, ..date_time(text)? })
}

/// A `time`, as that of a day long ago, in UTC where no offset is written.
pub(super) fn time(text: &str) -> Near {
    let near = clock_and_offset(text);
    // Formats of JSON Schema require an offset, and few times have one.
    let is_strict = near.is_strict || clock_and_offset(&format!("{text}Z")).is_strict;
    Near { text: format!("{LONG_AGO}T{}", near.text), is_strict }
}

/// The day of a time that has none.
pub(super) const LONG_AGO: &str = "1970-01-01";

fn clock_and_offset(text: &str) -> Near {
    let end = text.find(|letter: char| !letter.is_ascii_digit() && !":.,".contains(letter)).unwrap_or(text.len());
    let (written, zone) = text.split_at(end);
    let (clock, offset) = (clock(written), offset(zone));
    Near { text: cut(&clock) + &offset, is_strict: is_clock(written) && is_offset(zone) }
}

/// The places of RFC 3339, `partial-time`: some libraries read much else.
fn is_clock(text: &str) -> bool {
    matches!(text.as_bytes(), [_, _, b':', _, _, b':', _, _] | [_, _, b':', _, _, b':', _, _, b'.', _, ..])
}

/// The places of RFC 3339, `time-offset`.
fn is_offset(text: &str) -> bool {
    matches!(text.as_bytes(), [b'Z' | b'z'] | [b'+' | b'-', _, _, b':', _, _])
}

/// With seconds, and with a point before what is less than one.
fn clock(written: &str) -> String {
    let seconds = if written.len() == 5 { ":00" } else { "" };
    written.replace(',', ".") + seconds
}

/// Without the digits that no library keeps.
fn cut(clock: &str) -> String {
    match clock.split_once('.') {
        Some((whole, digits)) => format!("{whole}.{}", digits.get(..DIGITS).unwrap_or(digits)),
        None => clock.to_owned(),
    }
}

/// `Z`, or hours and minutes with a colon between them.
fn offset(zone: &str) -> String {
    let zone = zone.trim_start_matches(' ');
    match (zone, zone.len()) {
        ("" | "UTC" | "GMT" | "z", _) => "Z".to_owned(),
        (_, 3) => format!("{zone}:00"),
        (_, 5) => {
            zone.split_at_checked(3).map_or_else(|| zone.to_owned(), |(hours, minutes)| format!("{hours}:{minutes}"))
        }
        _ => zone.to_owned(),
    }
}

/// Strings that every library reads as the same moment, and strings that every library rejects.
#[cfg(test)]
pub(super) mod samples {
    pub(in crate::formats) const ONE_MOMENT: [&str; 10] = [
        "2024-02-01T10:00:00Z",
        "2024-02-01t10:00:00z",
        "2024-02-01T12:00:00.000+02:00",
        "2024-02-01T09:30:00.0000000000-00:30",
        "2024-02-01 10:00:00Z",
        "2024-02-01T10:00Z",
        "2024-02-01T10:00:00,0Z",
        "2024-02-01T12:00:00+0200",
        "2024-02-01 10:00:00 UTC",
        "2024-02-01T10:00:00",
    ];

    pub(in crate::formats) const NO_MOMENT: [&str; 9] = [
        "",
        "noon",
        "2023-02-29T00:00:00Z",
        "2024-13-01",
        "2024-02-01T",
        "2024-02-01T10:00:00.Z",
        "2024-02-01T10:00:00+2:00",
        "2024-02-01T10:00:00Zulu",
        "01.02.2024",
    ];
}

#[cfg(test)]
mod tests {
    use super::{date, date_time, time};

    #[test]
    fn moments_are_put_right() {
        for (text, strict, read) in [
            ("2024-02-01T10:00:00Z", true, "2024-02-01T10:00:00Z"),
            ("2024-02-01t10:00:00z", true, "2024-02-01T10:00:00Z"),
            ("2024-02-01T10:00:00.250+02:00", true, "2024-02-01T10:00:00.250+02:00"),
            ("2024-02-01T10:00:00-00:30", true, "2024-02-01T10:00:00-00:30"),
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
            ("2024-02-01T10:00:00+01:00[Europe/Paris]", false, "2024-02-01T10:00:00+01:00[Europe/Paris]"),
            ("2024-02-01T100000Z", false, "2024-02-01T100000Z"),
        ] {
            let near = date_time(text).expect("something near");
            assert_eq!((near.text.as_str(), near.is_strict), (read, strict), "{text}");
        }
        for text in ["", "noon", "2024", "2024-02-0é", "2024-02-01X"] {
            assert!(date_time(text).is_none(), "{text}");
        }
    }

    #[test]
    fn days_and_times_are_put_right() {
        for (text, strict, read) in [
            ("2000-02-29", true, "2000-02-29T00:00:00Z"),
            ("2024-02-01T23:00:00-05:00", false, "2024-02-01T23:00:00-05:00"),
        ] {
            let near = date(text).expect("something near");
            assert_eq!((near.text.as_str(), near.is_strict), (read, strict), "{text}");
        }
        for (text, strict, read) in [
            ("10:00:00Z", true, "1970-01-01T10:00:00Z"),
            ("10:00:00.5+02:00", true, "1970-01-01T10:00:00.5+02:00"),
            ("10:00:00", true, "1970-01-01T10:00:00Z"),
            ("10:00", false, "1970-01-01T10:00:00Z"),
            ("10:00:00+02:00[Europe/Paris]", false, "1970-01-01T10:00:00+02:00[Europe/Paris]"),
        ] {
            let near = time(text);
            assert_eq!((near.text.as_str(), near.is_strict), (read, strict), "{text}");
        }
    }
}
