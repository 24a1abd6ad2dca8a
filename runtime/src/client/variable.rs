//! Values of server variables: none may move a request to another host, or out of its path.
//!
//! | place of the variable | value |
//! |---|---|
//! | `{scheme}://…`, `http{s}://…` | what makes `http` or `https` |
//! | `https://{host}/v1` | a host, with or without a port |
//! | `https://{region}.example.com` | labels of a host name (RFC 1123, 2.1) |
//! | `https://example.com:{port}` | a port |
//! | `https://example.com/{base}` | segments of a path, none of them `.` or `..` |
//! | `https://example.com{base}` | nothing, or a path |
//!
//! A server without a host of its own, such as `/{base}`, has none with any value.

use std::net::Ipv6Addr;

use percent_encoding::percent_decode_str;

use super::reference::has_scheme;
use crate::encode::climbs;
use crate::operation::{BuildError, Server, expand};

/// The length of a host name in bytes (RFC 1123, 2.1).
const LONGEST_HOST: usize = 253;

/// The server that a client uses.
pub(super) struct Chosen {
    pub(super) url: &'static str,
    pub(super) variables: Vec<(&'static str, String)>,
}

impl Chosen {
    /// Its URL, with the variables in it.
    ///
    /// # Errors
    /// A value does not fit its place in the URL.
    pub(super) fn expand(&self) -> Result<String, BuildError> {
        for (name, value) in &self.variables {
            check(self.url, name, value)?;
        }
        let value_of = |name: &str| self.variables.iter().find(|(known, _)| *known == name);
        let expanded = expand(self.url, |name| value_of(name).map(|(_, value)| value.as_str()));
        check_expanded(self.url, &expanded)?;
        check_host(self.url, &expanded)?;
        Ok(expanded)
    }
}

/// Checks the host that several variables make together: `{a}{b}.example.com` has an empty label if both are empty.
fn check_host(template: &str, expanded: &str) -> Result<(), BuildError> {
    let is_of_variables = authority(template).is_some_and(|authority| authority.contains('{'));
    match authority(expanded) {
        Some(made) if is_of_variables && !made.contains('@') && !is_host(without_port(made)) => {
            let (template, made) = (template.escape_debug(), made.escape_debug());
            Err(BuildError::new(format!("the server `{template}` would be at `{made}`, which is not a host")))
        }
        _ => Ok(()),
    }
}

/// The scheme with its colon, and what follows the slashes, of a URL or a template that has an authority (RFC 3986, 3.2).
fn split_scheme(url: &str) -> Option<(&str, &str)> {
    let is_scheme = |before: &str| before.is_empty() || before.ends_with(':') && !before.contains('/');
    url.split_once("//").filter(|(before, _)| is_scheme(before))
}

fn authority(url: &str) -> Option<&str> {
    split_scheme(url).and_then(|(_, rest)| rest.split(['/', '?']).next())
}

/// Checks that a server without a host, such as `/{base}`, does not get one from its variables: `//evil.example`.
fn check_expanded(template: &str, expanded: &str) -> Result<(), BuildError> {
    let after_scheme =
        |url: &str| url.split_once(':').filter(|_| has_scheme(url)).map_or(url, |(_, rest)| rest).to_owned();
    let is_open = template.starts_with('{') || after_scheme(template).starts_with('{');
    if !is_open && authority(template).is_none() && authority(expanded).is_some() {
        let message =
            format!("the server `{}` has no host, and its variables would give it one", template.escape_debug());
        return Err(BuildError::new(message));
    }
    Ok(())
}

/// Checks the variables that are set for the servers of operations.
///
/// # Errors
/// No server has the variable, the document does not allow the value, or the value does not fit its place in a URL.
pub(super) fn check_variables(servers: &[Server], set: &[(String, String)]) -> Result<(), BuildError> {
    for (name, value) in set {
        let mut has_variable = false;
        for server in servers {
            let Some(variable) = server.variables.iter().find(|variable| variable.name == name) else { continue };
            has_variable = true;
            if !variable.allowed.is_empty() && !variable.allowed.contains(&value.as_str()) {
                let (shown, allowed) = (value.escape_debug(), variable.allowed.join("`, `"));
                let message = format!("the server variable `{name}` cannot be `{shown}`: it is one of `{allowed}`");
                return Err(BuildError::new(message));
            }
            check(server.url, name, value)?;
            let expanded = server.expand(set);
            check_expanded(server.url, &expanded)?;
            check_host(server.url, &expanded)?;
        }
        if !has_variable {
            return Err(BuildError::new(format!("no server has a variable `{}`", name.escape_debug())));
        }
    }
    Ok(())
}

/// Checks a value at each place of its variable in a URL.
fn check(url: &str, name: &str, value: &str) -> Result<(), BuildError> {
    reason_against(url, name, value).map_or(Ok(()), |reason| {
        let shown = value.escape_debug();
        Err(BuildError::new(format!("the server variable `{name}` cannot be `{shown}`: {reason}")))
    })
}

/// The reason why a value cannot stand for a variable, if any: `a port is a number up to 65535`.
fn reason_against(url: &str, name: &str, value: &str) -> Option<&'static str> {
    let ends = |character: char| "?#@\\ {}".contains(character) || character.is_control();
    if value.contains(ends) {
        return Some("a URL would end there");
    }
    let variable = format!("{{{name}}}");
    let mut places = url.match_indices(&variable).map(|(at, _)| place(url, at, &variable));
    places.find_map(|place| place.reason_against(name, value))
}

/// The part of a URL that a variable stands in.
enum UrlComponent<'u> {
    /// The template of the scheme.
    Scheme(&'u str),
    /// The template of the authority.
    Host(&'u str),
    Port,
    /// The end of an authority that is complete without the variable: `https://example.com{base}`.
    AfterAuthority,
    Path,
}

fn place<'u>(url: &'u str, at: usize, variable: &str) -> UrlComponent<'u> {
    let Some((scheme, rest)) = split_scheme(url) else { return UrlComponent::Path };
    let authority = rest.split_once(['/', '?']).map_or(rest, |(authority, _)| authority);
    let start = scheme.len() + 2;
    if at < scheme.len() {
        UrlComponent::Scheme(scheme.trim_end_matches(':'))
    } else if at >= start + authority.len() {
        UrlComponent::Path
    } else if start + authority.len() == at + variable.len() && is_complete(&url[start..at]) {
        UrlComponent::AfterAuthority
    } else if url.get(start..at).is_some_and(|before| before.contains(':')) {
        UrlComponent::Port
    } else {
        UrlComponent::Host(authority)
    }
}

/// Returns `true` for a host of several labels, and for one with a port, so that another label would be of another host.
fn is_complete(authority: &str) -> bool {
    let (host, port) = authority.rsplit_once(':').unwrap_or((authority, "0"));
    host.contains('.') && !authority.contains('{') && is_host(host) && is_port(port)
}

impl UrlComponent<'_> {
    fn reason_against(&self, name: &str, value: &str) -> Option<&'static str> {
        let (fits, reason) = match self {
            Self::Scheme(template) => (makes_scheme(template, name, value), "the scheme is `http` or `https`"),
            Self::Port => (is_port(value), "a port is a number up to 65535"),
            Self::AfterAuthority if !value.is_empty() && !value.starts_with('/') => {
                (false, "it would be a part of the host; a path begins with `/`")
            }
            Self::Path | Self::AfterAuthority if holds_control(value) => (false, "a path has no control characters"),
            Self::Path | Self::AfterAuthority => (!climbs(value), "a segment of dots addresses another path"),
            Self::Host(authority) => {
                let host = if *authority == format!("{{{name}}}") {
                    without_port(value).to_owned()
                } else {
                    let host = authority.split_once(':').map_or(*authority, |(host, _)| host);
                    // The other variables are checked by themselves.
                    expand(host, |other| Some(if other == name { value } else { "0" }))
                };
                (is_host(&host), "a host has labels of A-Z, 0-9 and `-` between its dots (RFC 1123)")
            }
        };
        (!fits).then_some(reason)
    }
}

/// Returns `true` if a value makes a scheme of HTTP, or part of one if there are other variables, as the whole URL is checked again.
fn makes_scheme(template: &str, name: &str, value: &str) -> bool {
    let expanded = expand(template, |other| (other == name).then_some(value));
    let is_known = || ["http", "https"].iter().any(|known| expanded.eq_ignore_ascii_case(known));
    value.bytes().all(|byte| byte.is_ascii_alphabetic()) && (expanded.contains('{') || is_known())
}

/// Returns `true` for a value with a percent-encoded control character.
fn holds_control(value: &str) -> bool {
    percent_decode_str(value).any(|byte| byte.is_ascii_control())
}

fn is_port(port: &str) -> bool {
    port.bytes().all(|byte| byte.is_ascii_digit()) && port.parse::<u16>().is_ok()
}

/// A host without the port behind it, if there is a valid one.
fn without_port(host: &str) -> &str {
    match host.rsplit_once(':') {
        Some((host, port)) if is_port(port) => host,
        _ => host,
    }
}

fn is_host(host: &str) -> bool {
    let address = host.strip_prefix('[').and_then(|host| host.strip_suffix(']'));
    address.is_some_and(|address| address.parse::<Ipv6Addr>().is_ok())
        || host.len() <= LONGEST_HOST && host.split('.').all(is_label)
}

fn is_label(label: &str) -> bool {
    let is_hyphen_inside = !label.starts_with('-') && !label.ends_with('-');
    let is_written = label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    (1..=63).contains(&label.len()) && is_written && is_hyphen_inside
}

#[cfg(test)]
mod tests {
    use super::{Chosen, check_expanded, check_variables, reason_against};
    use crate::operation::{Server, ServerVariable};

    /// The values that a URL refuses for its variable `v`.
    fn refused(url: &str, values: &[&'static str]) -> Vec<&'static str> {
        values.iter().copied().filter(|value| reason_against(url, "v", value).is_some()).collect()
    }

    #[test]
    fn a_part_of_a_host_is_labels() {
        let values =
            ["eu", "a.b", "A-1", "evil.com/", "evil.com:443", "", "{base}", "-a", "a-", "a..b", ".", "é", "a_b"];
        let wrong = ["evil.com/", "evil.com:443", "", "{base}", "-a", "a-", "a..b", ".", "é", "a_b"];
        assert_eq!(refused("https://{v}.example.com/v1", &values), wrong);
        assert_eq!(refused("https://api.{v}:{port}", &values), wrong);
        assert_eq!(refused("//{v}.example.com", &values), wrong);
        assert_eq!(
            refused("https://api{v}.example.com", &["", "-eu", "eu", "-"]),
            ["-"],
            "a label may have more in it"
        );
    }

    #[test]
    fn a_whole_host_may_have_a_port() {
        let values =
            ["a.example", "localhost:8080", "[::1]:80", "[::1]", "evil.com/", "evil.com:443/x", "[::1]:80/", "", "a:b"];
        let wrong = ["evil.com/", "evil.com:443/x", "[::1]:80/", "", "a:b"];
        assert_eq!(refused("https://{v}/v1", &values), wrong);
        assert_eq!(refused("https://{v}", &values), wrong);
        assert_eq!(refused("https://{v}:{port}", &values)[..2], ["localhost:8080", "[::1]:80"], "the port has its own");
    }

    #[test]
    fn a_part_of_a_host_stays_within_it() {
        let long = "a".repeat(64);
        let all = long.as_str().to_owned() + ".b";
        let many = "abcdefg.".repeat(32) + "h";
        for value in [
            "user@evil.example",
            "user:password@evil.example",
            "evil.example#",
            "evil.example?",
            "evil.example\\",
            "evil.example;",
            "evil.example%2f",
            "evil%2eexample",
            "%65vil",
            "evil.example\t",
            "\nevil.example",
            " evil",
            "evil\u{3002}example",
            "\u{435}vil",
            "evil.example.",
            ".evil.example",
            "*",
            "*.evil",
            "[::1]",
            "::1",
            "evil:80",
            "evil&a",
            "evil,a",
            "'evil'",
            "evil\0",
            &long,
            &all,
            &many,
        ] {
            for url in [
                "https://{v}.example.com",
                "https://{v}.example.com:443/v1",
                "//a-{v}.b.example",
                "https://a.{v}.c/{v}",
            ] {
                assert!(reason_against(url, "v", value).is_some(), "{url} {value:?}");
            }
        }
        for value in ["xn--bcher-kva", "a1.b2", "EU-WEST", &"a".repeat(63)] {
            assert_eq!(reason_against("https://{v}.example.com", "v", value), None, "{value}");
        }
    }

    #[test]
    fn a_variable_after_a_host_is_a_path() {
        let values =
            ["", "/", "/v1", "/v1/a", ".evil.example", "evil", ":8080", "@evil.example", "/..", "//evil", "/%00"];
        let wrong = [".evil.example", "evil", ":8080", "@evil.example", "/..", "/%00"];
        assert_eq!(refused("https://a.example{v}", &values), wrong);
        assert_eq!(refused("https://a.example:443{v}/b", &values), wrong);
        assert_eq!(refused("https://a{v}/b", &[".example", "-b", "/b"]), ["/b"], "the host is open");
    }

    #[test]
    fn a_server_without_a_host_gets_none() {
        let expanded = |url: &'static str, value: &str| {
            let chosen = Chosen { url, variables: vec![("v", value.to_owned())] };
            chosen.expand().map_err(|error| error.to_string())
        };
        let refused = "the server `/{v}` has no host, and its variables would give it one";
        assert_eq!(expanded("/{v}", "/evil.example").unwrap_err(), refused);
        assert_eq!(expanded("/{v}", "v1/a").unwrap(), "/v1/a");
        assert_eq!(expanded("/a{v}", "/b").unwrap(), "/a/b");
        assert!(expanded("https:/{v}", "/evil.example").is_err());
        assert_eq!(expanded("http{v}://a.example", "s").unwrap(), "https://a.example");
        assert_eq!(expanded("{v}", "https://any.example").unwrap(), "https://any.example", "the document says any URL");
        check_expanded("{a}{b}", "//any.example").unwrap();
    }

    #[test]
    fn ports_schemes_and_paths_are_what_they_are() {
        let ports = ["80", "0", "65536", "80/x", "", "-1", "+80", " 80", "80@evil", "8 0", "\u{661}"];
        assert_eq!(refused("http://a:{v}/", &ports), ports[2..]);
        assert_eq!(refused("https://{v}", &["a:+80", "a:80:80", "a:", "[::1", "::1"]).len(), 5);
        let encoded =
            ["a%2f..%2fb", "..%2f", "..%5Ca", "%2e%2e%2fa", "..;x", "%2e;", "%00", "a%0d%0ab", "a%2fb", "a;b", "..a"];
        assert_eq!(refused("https://a.example/{v}", &encoded), encoded[..8]);
        assert_eq!(refused("https://a.example/?b={v}", &["1", "1&c=2", "1#", "%0a"]), ["1#", "%0a"]);
        assert_eq!(refused("{v}://a", &["http", "HTTPS", "ftp", "", "https://evil"]), ["ftp", "", "https://evil"]);
        assert_eq!(refused("http{v}://a", &["", "s", "S", "x", "s://evil.example/"]), ["x", "s://evil.example/"]);
        assert_eq!(refused("{v}{s}://a", &["http", "https://evil.example/"]), ["https://evil.example/"]);
        let paths = ["", "v1", "/a/b/", "..", "a/../b", "%2e%2E/a", ".", "a?b", "a b", "a\\b"];
        let wrong = ["..", "a/../b", "%2e%2E/a", ".", "a?b", "a b", "a\\b"];
        assert_eq!(refused("https://a.example/{v}/x", &paths), wrong);
        assert_eq!(refused("/{v}", &paths), wrong);
        assert_eq!(refused("/{v}//{w}", &paths), wrong, "slashes in a path begin no host");
    }

    #[test]
    fn variables_of_operations_are_checked_when_the_client_is_built() {
        const REGION: ServerVariable = ServerVariable { name: "region", default: "eu", allowed: &["eu", "us"] };
        const TENANT: ServerVariable = ServerVariable { name: "tenant", default: "a", allowed: &[] };
        const SERVERS: &[Server] = &[
            Server { url: "https://api.example.com", variables: &[] },
            Server { url: "https://{region}.example.com/{tenant}", variables: &[REGION, TENANT] },
        ];
        let fault = |name: &str, value: &str| {
            check_variables(SERVERS, &[(name.to_owned(), value.to_owned())]).map_err(|error| error.to_string())
        };
        assert_eq!(fault("region", "us"), Ok(()));
        assert_eq!(fault("tenant", "b"), Ok(()));
        let other = "the server variable `region` cannot be `mars`: it is one of `eu`, `us`";
        assert_eq!(fault("region", "mars"), Err(other.to_owned()));
        let dots = "the server variable `tenant` cannot be `..`: a segment of dots addresses another path";
        assert_eq!(fault("tenant", ".."), Err(dots.to_owned()));
        assert_eq!(fault("zone", "a"), Err("no server has a variable `zone`".to_owned()));
    }

    #[test]
    fn variables_make_a_host_together() {
        let expanded = |one: &str, other: &str| {
            let variables = vec![("a", one.to_owned()), ("b", other.to_owned())];
            let chosen = Chosen { url: "https://{a}{b}.example.com/v1", variables };
            chosen.expand().map_err(|error| error.to_string())
        };
        assert_eq!(expanded("eu", "-1").unwrap(), "https://eu-1.example.com/v1");
        let fault = "the server `https://{a}{b}.example.com/v1` would be at `.example.com`, which is not a host";
        assert_eq!(expanded("", "").unwrap_err(), fault);
        assert!(expanded(&"a".repeat(40), &"b".repeat(40)).is_err(), "a label of 80 characters");
    }

    #[test]
    fn a_label_has_at_most_63_characters() {
        for (length, is_refused) in [(63, false), (64, true)] {
            let label = "a".repeat(length);
            assert_eq!(reason_against("https://{v}.example.com", "v", &label).is_some(), is_refused, "{length}");
        }
    }

    #[test]
    fn each_variable_has_its_own_value_and_is_checked_in_its_place() {
        let expanded = |host: &str, base: &str| {
            let variables = vec![("host", host.to_owned()), ("base", base.to_owned())];
            let chosen = Chosen { url: "https://{host}.example.com/{base}/{other}", variables };
            chosen.expand().map_err(|error| error.to_string())
        };
        assert_eq!(expanded("eu", "v1").unwrap(), "https://eu.example.com/v1/{other}");
        assert_eq!(
            expanded("eu", "..").unwrap_err(),
            "the server variable `base` cannot be `..`: a segment of dots addresses another path"
        );
        assert_eq!(
            expanded("", "v1").unwrap_err(),
            "the server variable `host` cannot be ``: a host has labels of A-Z, 0-9 and `-` between its dots (RFC 1123)"
        );
    }
}
