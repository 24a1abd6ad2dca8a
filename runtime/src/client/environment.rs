//! The settings that the environment of the process has.

use std::ffi::OsString;

use super::Builder;
use super::parameter::{ClientParameter, ParameterValue};
use crate::credential::{Credential, SchemeKind, SecurityScheme};
use crate::json::{Json, ToJson, from_slice};
use crate::secret::Secret;

impl Builder {
    /// Sets the base URL and the credentials that the environment has, unless they are set already. A variable that is empty
    /// counts as missing.
    pub fn from_env(self) -> Self {
        self.with_variables(&|name| std::env::var_os(name))
    }

    fn with_variables(mut self, variable: &dyn Fn(&str) -> Option<OsString>) -> Self {
        let Some(names) = self.environment else { return self };
        if self.base_url.is_none() {
            self.base_url = self.read(variable, names.base_url());
        }
        for (at, scheme) in self.schemes.iter().enumerate() {
            let is_set = self.credentials.iter().any(|(known, _)| *known == scheme.name);
            let names = names.of_scheme(at, scheme.kind);
            let names: Vec<&str> = names.iter().map(|name| &**name).collect();
            if !is_set && let Some(credential) = self.read_credential(variable, scheme, &names) {
                self.set_credential(scheme.name, credential);
            }
        }
        for parameter in self.parameters {
            let is_set = self.presets.iter().any(|preset| preset.parameter.setter == parameter.setter);
            if !is_set && let Some(value) = self.read(variable, parameter.variable) {
                self.read_parameter(parameter, value);
            }
        }
        self
    }

    fn read_parameter(&mut self, parameter: &'static ClientParameter, text: String) {
        let given = format!("the environment variable `{}`", parameter.variable);
        let (value, kind): (Option<Box<dyn ToJson>>, _) = match parameter.value {
            ParameterValue::Text => (Some(Box::new(text)), "text"),
            ParameterValue::Secret => (Some(Box::new(Secret::from(text))), "text"),
            ParameterValue::Number => (parse(&text).filter(Json::is_number).map(boxed), "a number"),
            ParameterValue::Boolean => (parse(&text).filter(Json::is_boolean).map(boxed), "`true` or `false`"),
        };
        match value {
            Some(value) => self.set_parameter(parameter, &*value, &given),
            None => self.fail(format!("{given} is not {kind}")),
        }
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

    fn read_pair(&mut self, variable: &dyn Fn(&str) -> Option<OsString>, names: [&str; 2]) -> Option<(String, String)> {
        match names.map(|name| self.read(variable, name)) {
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
        names: &[&str],
    ) -> Option<Credential> {
        match (scheme.kind, names) {
            (SchemeKind::Basic | SchemeKind::Digest, &[username, password]) => {
                let (username, password) = self.read_pair(variable, [username, password])?;
                Some(Credential::Basic { username, password: password.into() })
            }
            (SchemeKind::OAuth2(_) | SchemeKind::OpenIdConnect(_), &[token, id, secret]) => {
                if let Some(token) = self.read(variable, token) {
                    return Some(token.into());
                }
                let variable_of_id = id;
                let (id, secret) = self.read_pair(variable, [id, secret])?;
                self.client_credentials(variable_of_id, id, secret)
            }
            (_, &[token]) => self.read(variable, token).map(Credential::from),
            _ => None,
        }
    }

    #[cfg(feature = "oauth2")]
    #[expect(clippy::unused_self, clippy::unnecessary_wraps, reason = "without the feature, this fails")]
    fn client_credentials(&mut self, _: &str, id: String, secret: String) -> Option<Credential> {
        Some(crate::oauth2::OAuth2::client_credentials(id, secret).into())
    }

    #[cfg(not(feature = "oauth2"))]
    fn client_credentials(&mut self, variable: &str, _: String, _: String) -> Option<Credential> {
        self.fail(format!("the environment variable `{variable}` needs the feature `oauth2`"));
        None
    }
}

fn parse(text: &str) -> Option<Json> {
    from_slice(text.trim().as_bytes()).ok()
}

fn boxed(json: Json) -> Box<dyn ToJson> {
    Box::new(json)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::client::ParameterPlace;
    use crate::credential::VariableNames;
    use crate::operation::{Environment, Variables};
    use crate::rules::Rule;
    use crate::transport::{Body, from_fn};

    const SCHEMES: &[SecurityScheme] = &[
        SecurityScheme { name: "key", setter: "key", kind: SchemeKind::ApiKeyHeader("X-Key") },
        SecurityScheme { name: "login", setter: "login", kind: SchemeKind::Basic },
        SecurityScheme { name: "oauth", setter: "oauth", kind: SchemeKind::OAuth2(&[]) },
    ];
    const NAMES: Variables = Variables {
        base_url: "PETS_BASE_URL",
        schemes: &[
            &["PETS_KEY"],
            &["PETS_LOGIN_USERNAME", "PETS_LOGIN_PASSWORD"],
            &["PETS_OAUTH", "PETS_OAUTH_CLIENT_ID", "PETS_OAUTH_CLIENT_SECRET"],
        ],
    };
    /// The same, as earlier generators wrote it.
    const EARLIER: Environment =
        Environment { base_url: "PETS_BASE_URL", schemes: &["PETS_KEY", "PETS_LOGIN", "PETS_OAUTH"] };

    fn built(variables: &'static [(&'static str, &'static str)]) -> Builder {
        let builder = Builder::new(SCHEMES, None, "test").variables(&NAMES);
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
    fn the_names_of_earlier_generators_get_their_ends() {
        let names = [NAMES.schemes, &[]].concat();
        let earlier = VariableNames::WithoutEnds(&EARLIER);
        for (at, scheme) in SCHEMES.iter().enumerate() {
            assert_eq!(earlier.of_scheme(at, scheme.kind), names[at]);
            assert_eq!(VariableNames::Whole(&NAMES).of_scheme(at, scheme.kind), names[at]);
        }
        assert_eq!(earlier.base_url(), "PETS_BASE_URL");
        assert!(earlier.of_scheme(0, SchemeKind::MutualTls).is_empty());
    }

    const fn parameter(setter: &'static str, value: ParameterValue) -> ClientParameter {
        let place = ParameterPlace::Header;
        ClientParameter { name: "X-A", setter, variable: "PETS_X", place, value, rules: &[Rule::MaxLength(3)] }
    }

    #[test]
    fn parameters_are_read_as_what_they_are() {
        const TEXT: &[ClientParameter] = &[parameter("text", ParameterValue::Text)];
        const NUMBER: &[ClientParameter] = &[parameter("number", ParameterValue::Number)];
        const BOOLEAN: &[ClientParameter] = &[parameter("boolean", ParameterValue::Boolean)];
        let fault = |parameters, value: &'static str| {
            let builder = Builder::new(&[], Some("http://a"), "test").variables(&NAMES).parameters(parameters);
            let builder = builder.with_variables(&|name| (name == "PETS_X").then(|| value.into()));
            let transport = from_fn(|_| std::future::ready(Ok(http::Response::new(Body::empty()))));
            builder.transport(transport).build().map(drop).map_err(|error| error.to_string())
        };
        assert_eq!(fault(TEXT, "abc"), Ok(()));
        let long = "the environment variable `PETS_X` is not valid: expected at most 3 characters, found \"abcd\" (4 characters)";
        assert_eq!(fault(TEXT, "abcd"), Err(long.to_owned()));
        assert_eq!(fault(NUMBER, "1200"), Ok(()));
        for value in ["a", "true", "\"7\"", "[7]"] {
            let other = "the environment variable `PETS_X` is not a number";
            assert_eq!(fault(NUMBER, value), Err(other.to_owned()), "{value}");
        }
        assert_eq!(fault(BOOLEAN, "true"), Ok(()));
        let other = "the environment variable `PETS_X` is not `true` or `false`";
        assert_eq!(fault(BOOLEAN, "1"), Err(other.to_owned()));
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
        let builder = Builder::new(SCHEMES, None, "test").variables(&NAMES).base_url("http://a".to_owned());
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
