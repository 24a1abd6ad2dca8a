//! Makes the client of a builder, once everything that was set has been checked.

use std::sync::Arc;

use http::header::{HeaderMap, HeaderName, HeaderValue, USER_AGENT};

use super::Builder;
use super::base_url::{BaseUrl, is_relative};
use super::core::{Core, Overridden, Settings, is_header_of_scheme, is_parameter_of_scheme};
use super::header::header;
use super::parameter::PresetValue;
use super::variable::check_variables;
use crate::credential::{Prepared, SchemeKind, prepare};
use crate::operation::BuildError;
use crate::policy::{Budget, Policies};
use crate::secret::{SentSecrets, is_secret_name, secrets_of_header, secrets_of_query};
use crate::transport::{Options, Transport};

impl Builder {
    /// Checks what was set.
    ///
    /// # Errors
    /// The base URL is missing or cannot be one, or a credential or header cannot be sent.
    pub fn build(mut self) -> Result<Core, BuildError> {
        if let Some(fault) = self.fault.take() {
            return Err(fault);
        }
        let base_url = self.find_base_url()?;
        // A variable that was set by its name counts more.
        let chosen = self.server.take().map(|chosen| chosen.variables).unwrap_or_default();
        self.variables.extend(chosen.into_iter().map(|(name, value)| (name.to_owned(), value)));
        self.check_exclusive()?;
        self.check_presets()?;
        let credentials = self.prepare_credentials()?;
        let headers = self.header_map()?;
        let secrets = self.secrets(&base_url, &credentials, &headers);
        let own_transport = self.transport.is_some();
        let idempotency_header = self.find_idempotency_header()?;
        let is_local = self.options.unix_socket.is_some();
        self.options.connect = self.time_limits.connect;
        let transport = match self.transport {
            Some(transport) => transport,
            None => default_transport(std::mem::take(&mut self.options))?,
        };
        let timer = self.timer.or_else(|| transport.timer());
        let overridden = match &self.base_url {
            Some(url) if BaseUrl::parse(url)?.has_path() => Overridden::Whole,
            Some(_) => Overridden::Host,
            None => Overridden::Nothing,
        };
        let policies = Policies {
            retries: self.retries.unwrap_or_default(),
            wants_retries: self.retries.is_some(),
            times: self.time_limits,
            sizes: self.size_limits,
        };
        let Self { schemes, redirects, allow_plain_http, .. } = self;
        let Self { environment, parameters, presets, .. } = self;
        let Self { check_parameters, check_bodies, allow_anonymous, variables, middleware, attempt_middleware, .. } =
            self;
        Ok(Core::new(Settings {
            base_url,
            overridden,
            variables,
            schemes,
            credentials,
            environment,
            parameters,
            presets,
            headers,
            secrets,
            policies: Arc::new(policies),
            budget: Budget::default(),
            redirects,
            idempotency_header,
            allow_plain_http,
            is_local,
            check_parameters,
            check_bodies,
            allow_anonymous,
            middleware: middleware.into(),
            attempt_middleware: attempt_middleware.into(),
            transport,
            own_transport,
            timer,
        }))
    }

    fn find_base_url(&self) -> Result<BaseUrl, BuildError> {
        check_variables(self.servers, &self.variables)?;
        let url = match &self.server {
            Some(chosen) => Some(chosen.expand()?),
            None => self.default_base_url.map(str::to_owned),
        };
        if let Some(base) = &self.base_url {
            let base = BaseUrl::parse(base)?;
            return match url.filter(|url| is_relative(url) && !base.has_path()) {
                Some(url) => base.join(&url),
                None => Ok(base),
            };
        }
        match url {
            Some(url) => BaseUrl::of_document(&url),
            None => Err(BuildError::new(
                "no base URL is known: the document names no absolute one; set it with `.base_url(…)`",
            )),
        }
    }

    fn check_exclusive(&self) -> Result<(), BuildError> {
        let given = |name: &str| {
            let is_given = self.credentials.iter().any(|(known, _)| *known == name);
            self.schemes.iter().find(|scheme| is_given && scheme.name == name)
        };
        let both = self.exclusive.iter().find_map(|[first, second]| Some((given(first)?, given(second)?)));
        let Some((first, second)) = both else { return Ok(()) };
        Err(BuildError::new(format!(
            "`.{}(…)` and `.{}(…)` exclude each other: the document requires both together, but both are sent in {}; set one of \
             them",
            first.setter,
            second.setter,
            first.kind.place()
        )))
    }

    fn find_idempotency_header(&self) -> Result<Option<HeaderName>, BuildError> {
        let parse = |name: &String| HeaderName::from_bytes(name.as_bytes());
        self.idempotency_header.as_ref().map(parse).transpose().map_err(|_| {
            BuildError::new("the name given to `.idempotency_header(…)` is not one that a header can have")
        })
    }

    fn prepare_credentials(&self) -> Result<Vec<(&'static str, Prepared)>, BuildError> {
        let certified = self.schemes.iter().filter(|scheme| scheme.kind == SchemeKind::MutualTls);
        let certified = certified.filter(|_| self.options.identity.is_some() && self.transport.is_none());
        let certified = certified.map(|scheme| Ok((scheme.name, Prepared::Connection)));
        self.credentials
            .iter()
            .map(|(name, credential)| {
                let scheme = self.schemes.iter().find(|scheme| scheme.name == *name);
                let scheme =
                    scheme.ok_or_else(|| BuildError::new(format!("the document has no security scheme `{name}`")))?;
                let prepared = prepare(scheme.kind, credential);
                let prepared = prepared.map_err(|reason| {
                    BuildError::new(format!("the credential given to `.{}(…)` {reason}", scheme.setter))
                })?;
                Ok((*name, prepared))
            })
            .chain(certified)
            .collect()
    }

    fn header_map(&self) -> Result<HeaderMap, BuildError> {
        let mut map = HeaderMap::new();
        let agent = HeaderValue::from_str(&self.user_agent);
        map.insert(
            USER_AGENT,
            agent.map_err(|_| BuildError::new("the value given to `.user_agent(…)` is not a valid header value"))?,
        );
        for (name, value) in &self.headers {
            let (name, value) = header(name, value).map_err(|reason| {
                BuildError::new(format!("the header `{}` given to `.default_header(…)` {reason}", name.escape_debug()))
            })?;
            map.insert(name, value);
        }
        for (name, value) in &mut map {
            value.set_sensitive(value.is_sensitive() || is_header_of_scheme(self.schemes, name.as_str()));
        }
        Ok(map)
    }

    /// The secrets that requests of the client may have.
    fn secrets(&self, base: &BaseUrl, credentials: &[(&str, Prepared)], headers: &HeaderMap) -> SentSecrets {
        let mut secrets = secrets_of_query(base.query(), |_| true);
        secrets.extend(credentials.iter().flat_map(|(_, prepared)| prepared.secrets()));
        secrets.extend(headers.iter().flat_map(|(name, value)| secrets_of_header(name, value)));
        for preset in &self.presets {
            secrets.extend_from_slice(&preset.secrets);
            match &preset.value {
                PresetValue::Header(name, value) => secrets.extend(secrets_of_header(name, value)),
                PresetValue::Query(pair, _) => {
                    let is_secret = |name: &str| is_parameter_of_scheme(self.schemes, name) || is_secret_name(name);
                    secrets.extend(secrets_of_query(pair.expose(), is_secret));
                }
            }
        }
        SentSecrets::of_client(secrets)
    }
}

#[cfg(feature = "hyper")]
fn default_transport(options: Options) -> Result<Arc<dyn Transport>, BuildError> {
    Ok(Arc::new(crate::transport::Hyper::new(options).map_err(BuildError::new)?))
}

#[cfg(not(feature = "hyper"))]
fn default_transport(_: Options) -> Result<Arc<dyn Transport>, BuildError> {
    Err(BuildError::new("no transport is built in without the feature `hyper`; set one with `.transport(…)`"))
}
