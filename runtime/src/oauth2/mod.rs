//! OAuth 2.0 (RFC 6749): access tokens that are obtained, shared and refreshed by the client.
//!
//! ```text
//! call ──▶ OAuth2::apply ──▶ Tokens::token ──▶ a token that is fresh, or one request, whoever waits ──▶ obtain
//! ```
//!
//! | file | holds |
//! |---|---|
//! | `value`, `settings` | the value [`OAuth2`], which callers put together, and its settings |
//! | `tokens` | the tokens at hand, by their scopes |
//! | `shared` | a future that several callers wait for |
//! | `obtain` | the way to a new token: the store, the refresh token, the grant |
//! | `request`, `exchange` | requests to the authorization server, and the way there |
//! | `endpoints` | its URLs: as set, from the document, or by discovery |
//! | `sign_in`, `device` | grants that need a person: authorization code with PKCE, device authorization |
//! | `token`, `store` | a token, and the place where it outlives the process |
//!
//! A token is refreshed when a tenth of its life is left, at most five minutes. Lives are counted from the receipt of a
//! token, so that the clocks of client and server need not agree. A refresh belongs to no caller: if the caller that began
//! it is dropped, the next one completes it, and a rotated refresh token is not lost.

mod credentials;
mod device;
mod endpoints;
mod error;
mod exchange;
mod obtain;
mod redact;
mod request;
mod settings;
mod shared;
mod sign_in;
mod store;
mod token;
mod tokens;
mod value;

pub use self::device::DeviceCode;
pub use self::error::OAuth2Error;
pub use self::settings::ClientAuthentication;
pub use self::sign_in::SignIn;
pub use self::store::TokenStore;
pub use self::token::Token;
pub use self::value::OAuth2;
