//! Servers that the document names, and the variables in their URLs (OAS 3.1.1, 4.8.5 and 4.8.6).

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

impl Server {
    /// Its URL, with the variables that are set here; the others are what they are by default.
    pub(crate) fn expand(&self, set: &[(String, String)]) -> String {
        expand(self.url, |name| {
            let variable = self.variables.iter().find(|variable| variable.name == name)?;
            let set = set.iter().find(|(known, _)| known == name);
            Some(set.map_or(variable.default, |(_, value)| value.as_str()))
        })
    }
}

/// Replaces the variables of a URL in one pass: a value that contains braces is not expanded.
pub(crate) fn expand<'v>(url: &str, value_of: impl Fn(&str) -> Option<&'v str>) -> String {
    let mut expanded = String::with_capacity(url.len());
    let mut rest = url;
    while let Some((before, from)) = rest.split_once('{') {
        expanded.push_str(before);
        let known = from.split_once('}').and_then(|(name, after)| Some((value_of(name)?, after)));
        let (value, after) = known.unwrap_or(("{", from));
        expanded.push_str(value);
        rest = after;
    }
    expanded + rest
}

#[cfg(test)]
mod tests {
    use super::{Server, ServerVariable, expand};

    #[test]
    fn values_are_not_expanded_again() {
        let value = |name: &str| ["{b}", "x", "{a}{a}"].get(["a", "b", "c"].iter().position(|known| *known == name)?);
        assert_eq!(expand("{a}/{b}/{c}/{d}/{", |name| value(name).copied()), "{b}/x/{a}{a}/{d}/{");
    }

    #[test]
    fn a_variable_has_its_own_value_or_its_default() {
        const VARIABLES: &[ServerVariable] = &[
            ServerVariable { name: "region", default: "eu", allowed: &[] },
            ServerVariable { name: "port", default: "443", allowed: &[] },
        ];
        let server = Server { url: "https://{region}.example:{port}/{other}", variables: VARIABLES };
        let set = |name: &str, value: &str| [(name.to_owned(), value.to_owned())];
        assert_eq!(server.expand(&[]), "https://eu.example:443/{other}");
        assert_eq!(server.expand(&set("port", "80")), "https://eu.example:80/{other}");
        assert_eq!(
            server.expand(&set("other", "a")),
            "https://eu.example:443/{other}",
            "the server has no such variable"
        );
    }
}
