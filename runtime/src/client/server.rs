//! Servers that the document names, and the variables in their URLs (OAS 3.1.1, 4.8.5 and 4.8.6).

use super::BuildError;

/// A Server Object.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Server {
    /// Its URL, with variables in braces: `https://{region}.example.com`. It may be relative to another one.
    pub url: &'static str,
    /// The variables.
    pub variables: &'static [ServerVariable],
}

/// A Server Variable Object.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ServerVariable {
    /// Its name.
    pub name: &'static str,
    /// What it is unless it is set.
    pub default: &'static str,
    /// What it can be; anything where this is empty.
    pub allowed: &'static [&'static str],
}

impl Server {
    /// Its URL, with the variables that are set here; the others are what they are by default.
    pub(crate) fn expand(&self, set: &[(String, String)]) -> String {
        self.variables.iter().fold(self.url.to_owned(), |url, variable| {
            let value = set.iter().find(|(name, _)| name == variable.name).map_or(variable.default, |(_, value)| value);
            url.replace(&format!("{{{}}}", variable.name), value)
        })
    }
}

/// Checks the variables that are set.
///
/// # Errors
/// Nobody knows the name, or the document does not allow the value, or it would end the part of the URL that it stands in.
pub(super) fn check_variables(servers: &[Server], set: &[(String, String)]) -> Result<(), BuildError> {
    for (name, value) in set {
        let mut variables = servers.iter().flat_map(|server| server.variables);
        let Some(variable) = variables.find(|variable| variable.name == name) else {
            return Err(BuildError::new(format!("no server has a variable `{}`", name.escape_debug())));
        };
        let shown = value.escape_debug();
        if !variable.allowed.is_empty() && !variable.allowed.contains(&value.as_str()) {
            let allowed = variable.allowed.join("`, `");
            return Err(BuildError::new(format!(
                "the server variable `{name}` cannot be `{shown}`: it is one of `{allowed}`"
            )));
        }
        if value.contains(['?', '#', '@', '\\']) || value.chars().any(|letter| letter.is_control() || letter == ' ') {
            return Err(BuildError::new(format!(
                "the server variable `{name}` cannot be `{shown}`: a URL would end there"
            )));
        }
    }
    Ok(())
}
