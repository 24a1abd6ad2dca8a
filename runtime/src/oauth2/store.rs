//! The place where tokens outlive the process.

use std::error::Error as StdError;

use super::Token;
use crate::transport::BoxFuture;

type StoreFuture<'a, T> = BoxFuture<'a, Result<T, Box<dyn StdError + Send + Sync>>>;

/// Keeps tokens: in a file, a keyring, a database.
///
/// [`Token::to_json`] and [`Token::from_json`] convert tokens; they are secrets. Tokens with other scopes are other tokens.
pub trait TokenStore: Send + Sync + 'static {
    /// The token that was saved for these scopes.
    ///
    /// # Errors
    /// It cannot be read. The error is logged, and a new token is requested.
    fn load<'a>(&'a self, scopes: &'a [String]) -> StoreFuture<'a, Option<Token>>;

    /// Saves a token, in place of the one that was saved for these scopes. It is awaited before the token is used.
    ///
    /// # Errors
    /// It cannot be written. The error is logged, and the token is used.
    fn save<'a>(&'a self, scopes: &'a [String], token: &'a Token) -> StoreFuture<'a, ()>;
}
