//! The URL that every path is appended to.

use http::uri::Authority;

use super::BuildError;

/// A checked base URL: scheme, host and perhaps a path, without the slash at its end.
#[derive(Debug, Clone)]
pub(crate) struct BaseUrl(String);

impl BaseUrl {
    /// # Errors
    /// Says what is wrong with it, and that `.base_url(…)` sets it.
    pub(super) fn parse(text: &str) -> Result<Self, BuildError> {
        check(text).map_err(|reason| BuildError::new(format!("the base URL {reason}; set it with `.base_url(…)`")))?;
        Ok(Self(text.trim_end_matches('/').to_owned()))
    }

    /// Another one, which may be relative to this: `/v2` is below its host.
    pub(crate) fn join(&self, url: &str) -> Result<Self, BuildError> {
        if !url.starts_with('/') {
            return Self::parse(url);
        }
        let host = self.0.find("://").map_or(0, |at| at + 3);
        let end = self.0.get(host..).and_then(|rest| rest.find('/')).map_or(self.0.len(), |at| host + at);
        Self::parse(&format!("{}{url}", self.0.get(..end).unwrap_or(&self.0)))
    }

    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }
}

/// The text is not repeated in the reason: it may hold a password.
fn check(text: &str) -> Result<(), String> {
    if let Some(variable) = leftover_variable(text) {
        return Err(format!("has the variable `{{{variable}}}`, which has no value"));
    }
    if text.contains('#') {
        return Err("has a fragment (`#…`)".to_owned());
    }
    let (scheme, rest) = text.split_once("://").ok_or("must begin with `http://` or `https://` and a host")?;
    if !["http", "https"].iter().any(|known| scheme.eq_ignore_ascii_case(known)) {
        return Err(format!("has the scheme `{}`, not `http` or `https`", scheme.escape_debug()));
    }
    if rest.is_empty() || rest.starts_with(['/', ':', '?']) {
        return Err("has no host".to_owned());
    }
    let uri: http::Uri = text.parse().map_err(|error| format!("is not a URL ({error})"))?;
    check_authority(uri.authority().ok_or("has no host")?)?;
    if uri.query().is_some() {
        return Err("has a query (`?…`)".to_owned());
    }
    Ok(())
}

fn check_authority(authority: &Authority) -> Result<(), &'static str> {
    if authority.as_str().contains('@') {
        Err("has a user name or password, which belong into credentials")
    } else if authority.as_str().len() > authority.host().len() && authority.port_u16().is_none() {
        Err("has a port that is not a number up to 65535")
    } else {
        Ok(())
    }
}

fn leftover_variable(text: &str) -> Option<&str> {
    let (_, rest) = text.split_once('{')?;
    rest.split_once('}').map(|(name, _)| name)
}
