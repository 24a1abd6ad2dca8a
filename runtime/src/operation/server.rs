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
    /// Its value unless another is set.
    pub default: &'static str,
    /// Its possible values; if the list is empty, any string.
    pub allowed: &'static [&'static str],
}

/// The server that a client uses.
pub(crate) struct Chosen {
    pub(crate) url: &'static str,
    pub(crate) variables: Vec<(&'static str, String)>,
}

impl Chosen {
    /// Its URL, with the variables in it.
    ///
    /// # Errors
    /// A value would end the part of the URL that it stands in.
    pub(crate) fn expand(&self) -> Result<String, BuildError> {
        let mut url = self.url.to_owned();
        for (name, value) in &self.variables {
            check_value(name, value)?;
            url = url.replace(&format!("{{{name}}}"), value);
        }
        Ok(url)
    }
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
pub(crate) fn check_variables(servers: &[Server], set: &[(String, String)]) -> Result<(), BuildError> {
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
        check_value(name, value)?;
    }
    Ok(())
}

fn check_value(name: &str, value: &str) -> Result<(), BuildError> {
    let ends = |character: char| "?#@\\ ".contains(character) || character.is_control();
    if value.contains(ends) {
        let shown = value.escape_debug();
        let message = format!("the server variable `{name}` cannot be `{shown}`: a URL would end there");
        return Err(BuildError::new(message));
    }
    Ok(())
}
