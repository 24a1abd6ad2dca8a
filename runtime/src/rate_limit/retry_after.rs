//! The time after which a server asks to be called again (`Retry-After`, RFC 9110, 10.2.3).

use std::time::{Duration, SystemTime};

use http::HeaderMap;
use http::header::{DATE, RETRY_AFTER};

/// The time that `Retry-After` gives, in seconds or as a date. Anything else is ignored.
pub(crate) fn retry_after(headers: &HeaderMap) -> Option<Duration> {
    let value = headers.get(RETRY_AFTER)?.to_str().ok()?.trim();
    seconds(value).or_else(|| until_date(value, headers))
}

/// A number of seconds, of any size, with or without a fraction.
pub(super) fn seconds(value: &str) -> Option<Duration> {
    let is_number = value.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    let number: f64 = value.parse().ok().filter(|_| is_number)?;
    Some(match value.parse() {
        Ok(seconds) => Duration::from_secs(seconds),
        Err(_) => Duration::try_from_secs_f64(number).unwrap_or(Duration::MAX),
    })
}

/// The time until an HTTP date, by the clock of the server if it sends its `Date`; zero if it has passed.
pub(super) fn until_date(value: &str, headers: &HeaderMap) -> Option<Duration> {
    let date = httpdate::parse_http_date(value).ok()?;
    Some(date.duration_since(server_time(headers)).unwrap_or_default())
}

/// The time of the server, which may differ from that of this machine.
pub(super) fn server_time(headers: &HeaderMap) -> SystemTime {
    let date = headers.get(DATE).and_then(|date| httpdate::parse_http_date(date.to_str().ok()?).ok());
    date.unwrap_or_else(SystemTime::now)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(value: &str) -> Option<Duration> {
        let mut headers = HeaderMap::new();
        headers.insert(RETRY_AFTER, value.parse().ok()?);
        headers.insert(DATE, "Sun, 06 Nov 1994 08:49:37 GMT".parse().ok()?);
        retry_after(&headers)
    }

    #[test]
    fn seconds_have_any_size() {
        assert_eq!(asked("120"), Some(Duration::from_secs(120)));
        assert_eq!(asked(" 0 "), Some(Duration::ZERO));
        assert_eq!(asked("1.5"), Some(Duration::from_millis(1500)));
        assert_eq!(asked("18446744073709551615"), Some(Duration::from_secs(u64::MAX)));
        assert_eq!(asked("18446744073709551616"), Some(Duration::MAX));
        assert_eq!(asked(&"9".repeat(400)), Some(Duration::MAX));
    }

    #[test]
    fn what_is_not_a_time_is_ignored() {
        for value in
            ["inf", "nan", "-1", "+1", "1e3", "", "soon", "1 2", ".", "0x10", "1.2.3", "Sun, 99 Nov 1994 08:49:37 GMT"]
        {
            assert_eq!(asked(value), None, "{value}");
        }
    }

    #[test]
    fn a_date_counts_from_that_of_the_server() {
        assert_eq!(asked("Sun, 06 Nov 1994 08:49:47 GMT"), Some(Duration::from_secs(10)));
        assert_eq!(asked("Sunday, 06-Nov-94 08:49:38 GMT"), Some(Duration::from_secs(1)));
        assert_eq!(asked("Sun Nov  6 08:50:37 1994"), Some(Duration::from_secs(60)));
        assert_eq!(asked("Sun, 06 Nov 1994 08:49:30 GMT"), Some(Duration::ZERO));
    }

    #[test]
    fn without_its_date_the_clock_of_this_machine_counts() {
        let mut headers = HeaderMap::new();
        let later = SystemTime::now() + Duration::from_secs(100);
        headers.insert(RETRY_AFTER, httpdate::fmt_http_date(later).parse().expect("a date is a header value"));
        let asked = retry_after(&headers).unwrap_or_default();
        assert!((90..=100).contains(&asked.as_secs()), "{asked:?}");
    }
}
