//! Security Requirement Objects (OAS 3.1.1, 4.8.30).

/// A security scheme that an operation requires.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Requirement {
    /// The name of the scheme in the document.
    pub scheme: &'static str,
    /// The scopes that the credential must have; for schemes without scopes, the roles that the document lists.
    pub scopes: &'static [&'static str],
}

/// A requirement equals the name of its scheme, whatever its scopes.
impl PartialEq<&str> for Requirement {
    fn eq(&self, scheme: &&str) -> bool {
        self.scheme == *scheme
    }
}

#[cfg(test)]
mod tests {
    use super::Requirement;

    #[test]
    fn a_requirement_is_equal_to_the_name_of_its_scheme() {
        let requirement = Requirement { scheme: "token", scopes: &["read"] };
        assert!(requirement == "token");
        assert!(requirement != "other" && requirement != "");
    }
}
