//! The device authorization grant (RFC 8628).

use std::fmt;
use std::sync::Arc;

use oauth2::{DeviceAuthorizationUrl, DeviceCodeErrorResponse, StandardDeviceAuthorizationResponse};

use super::endpoints::Endpoints;
use super::exchange::not_a_url;
use super::request::{Described, error_of, received, scopes_of, sender, token_client};
use super::{OAuth2, OAuth2Error};
use crate::transport::{Timer, Transport};

/// A sign-in on another device that has begun: a person opens [`url`](Self::url) and types in
/// [`user_code`](Self::user_code).
pub struct DeviceCode {
    oauth: OAuth2,
    endpoints: Endpoints,
    transport: Arc<dyn Transport>,
    timer: Arc<dyn Timer>,
    details: StandardDeviceAuthorizationResponse,
}

impl OAuth2 {
    /// Begins the sign-in of a person on another device, by [`device`](Self::device).
    ///
    /// # Errors
    /// The URLs of the authorization server are not known, or it refuses.
    pub async fn device_code(&self) -> Result<DeviceCode, OAuth2Error> {
        let (endpoints, transport) = self.find_endpoints(|found| found.device.is_some()).await?;
        let timer = transport.timer();
        let timer = timer.ok_or_else(|| OAuth2Error::new("the transport has no timer, which polling needs"))?;
        let url = endpoints.device()?;
        let url = DeviceAuthorizationUrl::new(url.to_owned()).map_err(|_| not_a_url(url))?;
        let client = token_client(&self.settings, endpoints.token()?)?.set_device_authorization_url(url);
        let scopes = self.settings.scopes.clone().unwrap_or_default();
        let mut request = client.exchange_device_code().add_scopes(scopes_of(&scopes));
        for (name, value) in &self.settings.parameters {
            request = request.add_extra_param(name, value);
        }
        let details = request.request_async(&sender(&transport)).await.map_err(error_of)?;
        Ok(DeviceCode { oauth: self.clone(), endpoints, transport, timer, details })
    }
}

impl DeviceCode {
    /// The URL that the person opens.
    pub fn url(&self) -> &str {
        self.details.verification_uri().as_str()
    }

    /// The same URL with the code in it, for a link or a QR code, if the server has one.
    pub fn complete_url(&self) -> Option<&str> {
        self.details.verification_uri_complete().map(|url| url.secret().as_str())
    }

    /// The code that the person types in.
    pub fn user_code(&self) -> &str {
        self.details.user_code().secret()
    }

    /// Waits until the person has signed in. The value is given to the setter of the security scheme.
    ///
    /// # Errors
    /// The person refused, or the code has expired.
    pub async fn wait(self) -> Result<OAuth2, OAuth2Error> {
        let client = token_client(&self.oauth.settings, self.endpoints.token()?)?;
        let timer = self.timer;
        let request = client.exchange_device_access_token(&self.details);
        let response = request.request_async(&sender(&self.transport), |time| timer.sleep(time), None).await;
        self.oauth.signed_in(received(response)?, self.endpoints).await
    }
}

impl Described for DeviceCodeErrorResponse {
    fn describe(self) -> (String, Option<String>) {
        (self.error().to_string(), self.error_description().cloned())
    }
}

impl fmt::Debug for DeviceCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("DeviceCode").field("url", &self.url()).finish_non_exhaustive()
    }
}
