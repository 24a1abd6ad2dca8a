//! The rate limit that a response reports.
//!
//! | headers | source |
//! |---|---|
//! | `X-RateLimit-Limit`, `-Remaining`, `-Reset`, `-Reset-After`, also as `X-Rate-Limit-…` and `RateLimit-…` | usage, and older drafts |
//! | `RateLimit: limit=100, remaining=5, reset=30` | draft-ietf-httpapi-ratelimit-headers-07 |
//! | `RateLimit: "hour";r=5;t=30` with `RateLimit-Policy: "hour";q=100;w=3600` | draft-ietf-httpapi-ratelimit-headers-10 |

mod retry_after;

use std::time::{Duration, UNIX_EPOCH};

use http::{HeaderMap, StatusCode};

use self::retry_after::{retry_after, seconds, server_time, until_date};

/// A number of seconds that is a date, not a time: any after 2001.
const EPOCH: u64 = 1_000_000_000;

/// The rate limit that a server reports in the headers of a response: how many requests it still accepts, and for how long.
///
/// If the server reports several, it is the one with the fewest remaining requests.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct RateLimit {
    limit: Option<u64>,
    remaining: Option<u64>,
    reset: Option<Duration>,
}

impl RateLimit {
    /// The rate limit in these headers, if there is one.
    pub fn from_headers(headers: &HeaderMap) -> Option<Self> {
        let found = fields(headers).unwrap_or_else(|| separate(headers));
        (found != Self::default()).then_some(found)
    }

    /// The number of requests that are accepted in a period.
    pub fn limit(&self) -> Option<u64> {
        self.limit
    }

    /// The number of requests that are still accepted in the present period.
    pub fn remaining(&self) -> Option<u64> {
        self.remaining
    }

    /// The time from the response until the next period begins.
    pub fn reset(&self) -> Option<Duration> {
        self.reset
    }

    /// Returns `true` if no request is accepted until the next period begins.
    pub(crate) fn is_exhausted(&self) -> bool {
        self.remaining == Some(0)
    }
}

/// The time after which the server asks for another request: `Retry-After`, or the end of the period of a throttle.
pub(crate) fn time_to_wait(status: StatusCode, headers: &HeaderMap) -> Option<Duration> {
    let end_of_period = || {
        let limit = RateLimit::from_headers(headers).filter(RateLimit::is_exhausted)?;
        limit.reset().filter(|_| matches!(status.as_u16(), 403 | 429))
    };
    retry_after(headers).or_else(end_of_period)
}

/// `X-RateLimit-Remaining` and its kin: a header for each number.
fn separate(headers: &HeaderMap) -> RateLimit {
    let value = |of: &str| {
        let names = ["x-ratelimit-", "x-rate-limit-", "ratelimit-"];
        names.iter().find_map(|prefix| headers.get(format!("{prefix}{of}"))?.to_str().ok())
    };
    let after = value("reset-after").and_then(|value| seconds(value.trim()));
    RateLimit {
        limit: value("limit").and_then(leading_number),
        remaining: value("remaining").and_then(leading_number),
        reset: after.or_else(|| value("reset").and_then(|value| time_until(value.trim(), headers))),
    }
}

/// `100` of `100, 100;w=60`.
fn leading_number(value: &str) -> Option<u64> {
    let value = value.trim();
    value[..value.find(|character: char| !character.is_ascii_digit()).unwrap_or(value.len())].parse().ok()
}

/// The time until a reset, which is a number of seconds, a date in seconds or milliseconds since 1970, or an HTTP date.
fn time_until(value: &str, headers: &HeaderMap) -> Option<Duration> {
    let Some(number) = seconds(value) else { return until_date(value, headers) };
    let date = match number.as_secs() {
        ..EPOCH => return Some(number),
        seconds if seconds < EPOCH * 1000 => number,
        milliseconds => Duration::from_millis(milliseconds),
    };
    let now = server_time(headers).duration_since(UNIX_EPOCH).unwrap_or_default();
    Some(date.saturating_sub(now))
}

/// The field `RateLimit`, with the quota of `RateLimit-Policy`.
fn fields(headers: &HeaderMap) -> Option<RateLimit> {
    let members = members(headers, "ratelimit");
    let policies = members_of_policies(headers);
    let quota = |name: &str| policies.iter().find(|policy| policy.name == name).and_then(|policy| policy.number("q"));
    let service_limits = members.iter().filter(|member| member.number("r").is_some()).map(|member| RateLimit {
        limit: quota(&member.name),
        remaining: member.number("r"),
        reset: member.number("t").map(Duration::from_secs),
    });
    service_limits.min_by_key(RateLimit::remaining).or_else(|| dictionary(&members))
}

/// `limit=100, remaining=5, reset=30`
fn dictionary(members: &[Member]) -> Option<RateLimit> {
    let number = |key: &str| {
        let value = |member: &Member| member.name.strip_prefix(key)?.strip_prefix('=')?.trim().parse().ok();
        members.iter().find_map(value)
    };
    let found = RateLimit {
        limit: number("limit"),
        remaining: number("remaining"),
        reset: number("reset").map(Duration::from_secs),
    };
    (found != RateLimit::default()).then_some(found)
}

/// A member of a list of structured fields (RFC 9651, 3.1): an item with parameters.
struct Member {
    name: String,
    parameters: Vec<(String, String)>,
}

impl Member {
    fn parse(text: &str) -> Self {
        let mut parts = split(text, ';').into_iter();
        let name = parts.next().unwrap_or_default().trim_matches('"').to_owned();
        let parameters = parts.filter_map(|part| {
            let (key, value) = part.split_once('=')?;
            Some((key.trim().to_owned(), value.trim().to_owned()))
        });
        Self { name, parameters: parameters.collect() }
    }

    fn number(&self, key: &str) -> Option<u64> {
        self.parameters.iter().find(|(known, _)| known == key)?.1.parse().ok()
    }
}

fn members_of_policies(headers: &HeaderMap) -> Vec<Member> {
    members(headers, "ratelimit-policy")
}

fn members(headers: &HeaderMap, name: &str) -> Vec<Member> {
    let lines = headers.get_all(name).into_iter().filter_map(|value| value.to_str().ok());
    lines.flat_map(|line| split(line, ',')).map(|member| Member::parse(&member)).collect()
}

/// The parts between separators that are not in a quoted string.
fn split(text: &str, separator: char) -> Vec<String> {
    let (mut parts, mut quoted) = (vec![String::new()], false);
    for character in text.chars() {
        quoted ^= character == '"';
        match parts.last_mut() {
            Some(part) if quoted || character != separator => part.push(character),
            _ => parts.push(String::new()),
        }
    }
    parts.into_iter().map(|part| part.trim().to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use http::header::HeaderName;

    use super::*;

    fn read(pairs: &[(&str, &str)]) -> Option<(Option<u64>, Option<u64>, Option<u64>)> {
        let mut headers = HeaderMap::new();
        for (name, value) in pairs {
            headers.append(HeaderName::from_bytes(name.as_bytes()).ok()?, value.parse().ok()?);
        }
        let found = RateLimit::from_headers(&headers)?;
        Some((found.limit(), found.remaining(), found.reset().map(|reset| reset.as_secs())))
    }

    #[test]
    fn a_header_for_each_number() {
        let date = ("date", "Sun, 09 Sep 2001 01:46:40 GMT");
        assert_eq!(
            read(&[
                ("x-ratelimit-limit", "5000"),
                ("x-ratelimit-remaining", "0"),
                ("x-ratelimit-reset", "1000000060"),
                date
            ]),
            Some((Some(5000), Some(0), Some(60))),
            "a date in seconds"
        );
        assert_eq!(read(&[("x-ratelimit-reset", "1000000060000"), date]), Some((None, None, Some(60))));
        assert_eq!(read(&[("x-ratelimit-reset", "Sun, 09 Sep 2001 01:47:00 GMT"), date]), Some((None, None, Some(20))));
        assert_eq!(read(&[("x-ratelimit-reset", "7")]), Some((None, None, Some(7))));
        assert_eq!(
            read(&[("x-ratelimit-reset-after", "1.9"), ("x-ratelimit-reset", "7")]),
            Some((None, None, Some(1)))
        );
        assert_eq!(read(&[("x-rate-limit-remaining", "3")]), Some((None, Some(3), None)));
        assert_eq!(
            read(&[("ratelimit-limit", "100, 100;w=60"), ("ratelimit-remaining", "2"), ("ratelimit-reset", "9")]),
            Some((Some(100), Some(2), Some(9)))
        );
    }

    #[test]
    fn a_field_with_its_policy() {
        let policy = ("ratelimit-policy", r#""burst";q=100;w=60, "day";q=1000;w=86400"#);
        assert_eq!(read(&[("ratelimit", r#""day";r=50;t=30"#), policy]), Some((Some(1000), Some(50), Some(30))));
        assert_eq!(
            read(&[("ratelimit", r#""day";r=50;t=30, "burst";r=1;t=2"#), policy]),
            Some((Some(100), Some(1), Some(2))),
            "the one with the fewest requests"
        );
        assert_eq!(read(&[("ratelimit", r#""a,b;c" ; r=5 ; pk=:AA==:"#)]), Some((None, Some(5), None)));
        assert_eq!(read(&[("ratelimit", "default;r=5;t=3")]), Some((None, Some(5), Some(3))));
        assert_eq!(read(&[("ratelimit", "limit=100, remaining=5, reset=30")]), Some((Some(100), Some(5), Some(30))));
    }

    #[test]
    fn what_is_not_a_number_is_ignored() {
        for value in ["", "inf", "nan", "-1", "99999999999999999999999", "\"", ";;;", ",,,", "=;=", "r=;t=-1"] {
            assert_eq!(read(&[("ratelimit", value)]), None, "{value}");
            assert_eq!(read(&[("x-ratelimit-remaining", value)]), None, "{value}");
        }
        assert_eq!(read(&[("x-ratelimit-reset", "nan")]), None);
        assert_eq!(read(&[]), None);
    }

    #[test]
    fn only_a_request_that_was_refused_waits_for_the_next_period() {
        let wait = |status: StatusCode, pairs: &[(&'static str, &str)]| {
            let value = |text: &str| text.parse::<http::HeaderValue>().expect("a value");
            let headers: HeaderMap =
                pairs.iter().map(|(name, text)| (HeaderName::from_static(name), value(text))).collect();
            time_to_wait(status, &headers)
        };
        let used = [("x-ratelimit-remaining", "0"), ("x-ratelimit-reset", "7")];
        let left = [("x-ratelimit-remaining", "1"), ("x-ratelimit-reset", "7")];
        assert_eq!(wait(StatusCode::TOO_MANY_REQUESTS, &used), Some(Duration::from_secs(7)));
        assert_eq!(wait(StatusCode::FORBIDDEN, &used), Some(Duration::from_secs(7)));
        assert_eq!(wait(StatusCode::BAD_GATEWAY, &used), None);
        assert_eq!(wait(StatusCode::TOO_MANY_REQUESTS, &left), None);
        assert_eq!(wait(StatusCode::BAD_GATEWAY, &[("retry-after", "3")]), Some(Duration::from_secs(3)));
    }

    #[test]
    fn white_space_around_a_number_is_none_of_it() {
        assert_eq!(read(&[("x-ratelimit-remaining", " 3 ")]), Some((None, Some(3), None)));
        assert_eq!(read(&[("ratelimit", "a; r = 5; t = 2")]), Some((None, Some(5), Some(2))));
    }
}
