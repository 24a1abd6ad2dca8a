//! The settings that the environment of the process has.

use std::ffi::OsString;

use super::Builder;
use crate::credential::{Credential, SchemeKind, SecurityScheme};

impl Builder {
    /// Sets the base URL and the credentials that the environment has, unless they are set already. A variable that is empty
    /// counts as missing.
    pub fn from_env(self) -> Self {
        self.with_variables(&|name| std::env::var_os(name))
    }

    fn with_variables(mut self, variable: &dyn Fn(&str) -> Option<OsString>) -> Self {
        let Some(names) = self.environment else { return self };
        if self.base_url.is_none() {
            self.base_url = self.read(variable, names.base_url);
        }
        for (scheme, name) in self.schemes.iter().zip(names.schemes) {
            let is_set = self.credentials.iter().any(|(known, _)| *known == scheme.name);
            if !is_set && let Some(credential) = self.read_credential(variable, scheme, name) {
                self.set_credential(scheme.name, credential);
            }
        }
        self
    }

    fn read(&mut self, variable: &dyn Fn(&str) -> Option<OsString>, name: &str) -> Option<String> {
        match variable(name)?.into_string() {
            Ok(value) => Some(value).filter(|value| !value.is_empty()),
            Err(_) => {
                self.fail(format!("the environment variable `{name}` is not UTF-8"));
                None
            }
        }
    }

    fn read_pair(
        &mut self,
        variable: &dyn Fn(&str) -> Option<OsString>,
        names: &[String; 2],
    ) -> Option<(String, String)> {
        match names.each_ref().map(|name| self.read(variable, name)) {
            [Some(first), Some(second)] => Some((first, second)),
            [None, None] => None,
            [first, _] => {
                let [one, other] = names;
                let (set, missing) = if first.is_some() { (one, other) } else { (other, one) };
                self.fail(format!("the environment variable `{set}` is set, but `{missing}` is not"));
                None
            }
        }
    }

    fn read_credential(
        &mut self,
        variable: &dyn Fn(&str) -> Option<OsString>,
        scheme: &SecurityScheme,
        name: &str,
    ) -> Option<Credential> {
        let pair = |ends: [&str; 2]| ends.map(|end| format!("{name}_{end}"));
        match scheme.kind {
            SchemeKind::MutualTls => None,
            SchemeKind::Basic | SchemeKind::Digest => {
                let (username, password) = self.read_pair(variable, &pair(["USERNAME", "PASSWORD"]))?;
                Some(Credential::Basic { username, password: password.into() })
            }
            SchemeKind::OAuth2(_) | SchemeKind::OpenIdConnect(_) => {
                if let Some(token) = self.read(variable, name) {
                    return Some(token.into());
                }
                let (id, secret) = self.read_pair(variable, &pair(["CLIENT_ID", "CLIENT_SECRET"]))?;
                self.client_credentials(name, id, secret)
            }
            _ => self.read(variable, name).map(Credential::from),
        }
    }

    #[cfg(feature = "oauth2")]
    #[expect(clippy::unused_self, clippy::unnecessary_wraps, reason = "without the feature, this fails")]
    fn client_credentials(&mut self, _: &str, id: String, secret: String) -> Option<Credential> {
        Some(crate::oauth2::OAuth2::client_credentials(id, secret).into())
    }

    #[cfg(not(feature = "oauth2"))]
    fn client_credentials(&mut self, name: &str, _: String, _: String) -> Option<Credential> {
        self.fail(format!("the environment variable `{name}_CLIENT_ID` needs the feature `oauth2`"));
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::operation::Environment;

    const SCHEMES: &[SecurityScheme] = &[
        SecurityScheme { name: "key", setter: "key", kind: SchemeKind::ApiKeyHeader("X-Key") },
        SecurityScheme { name: "login", setter: "login", kind: SchemeKind::Basic },
        SecurityScheme { name: "oauth", setter: "oauth", kind: SchemeKind::OAuth2(&[]) },
    ];
    const NAMES: Environment =
        Environment { base_url: "PETS_BASE_URL", schemes: &["PETS_KEY", "PETS_LOGIN", "PETS_OAUTH"] };

    fn built(variables: &'static [(&'static str, &'static str)]) -> Builder {
        let builder = Builder::new(SCHEMES, None, "test").environment(&NAMES);
        builder
            .with_variables(&|name| variables.iter().find(|(known, _)| *known == name).map(|(_, value)| value.into()))
    }

    fn fault(variables: &'static [(&'static str, &'static str)]) -> String {
        built(variables).fault.unwrap().to_string()
    }

    #[test]
    fn the_base_url_and_credentials_are_read() {
        let builder = built(&[
            ("PETS_BASE_URL", "http://localhost"),
            ("PETS_KEY", "k"),
            ("PETS_LOGIN_USERNAME", "ann"),
            ("PETS_LOGIN_PASSWORD", "p"),
            ("PETS_OAUTH", "t"),
        ]);
        assert_eq!(builder.base_url.as_deref(), Some("http://localhost"));
        let shown: Vec<_> = builder.credentials.iter().map(|(name, one)| format!("{name} {one:?}")).collect();
        assert_eq!(shown, ["key Token([redacted])", "login Basic([redacted])", "oauth Token([redacted])"]);
    }

    #[test]
    fn an_empty_variable_is_missing_and_half_a_pair_is_a_fault() {
        assert!(built(&[("PETS_KEY", ""), ("PETS_BASE_URL", "")]).credentials.is_empty());
        assert_eq!(
            fault(&[("PETS_LOGIN_PASSWORD", "p")]),
            "the environment variable `PETS_LOGIN_PASSWORD` is set, but `PETS_LOGIN_USERNAME` is not"
        );
        assert_eq!(
            fault(&[("PETS_OAUTH_CLIENT_ID", "me")]),
            "the environment variable `PETS_OAUTH_CLIENT_ID` is set, but `PETS_OAUTH_CLIENT_SECRET` is not"
        );
    }

    #[test]
    fn a_setting_of_the_program_is_kept() {
        let builder = Builder::new(SCHEMES, None, "test").environment(&NAMES).base_url("http://a".to_owned());
        let builder = builder.with_variables(&|_| Some("http://b".into()));
        assert_eq!(builder.base_url.as_deref(), Some("http://a"));
    }

    #[test]
    fn a_client_id_makes_a_client_of_oauth() {
        let variables = &[("PETS_OAUTH_CLIENT_ID", "me"), ("PETS_OAUTH_CLIENT_SECRET", "s")];
        if cfg!(feature = "oauth2") {
            assert_eq!(format!("{:?}", built(variables).credentials[0].1), "Custom");
        } else {
            assert_eq!(fault(variables), "the environment variable `PETS_OAUTH_CLIENT_ID` needs the feature `oauth2`");
        }
    }
}
