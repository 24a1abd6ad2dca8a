//! Links: parameters of the next call, from a response (OpenAPI 3.1.1, 4.8.20).
//!
//! ```yaml
//! links:
//!   Owner: {operationId: getUser, parameters: {id: '$response.body#/owner/id'}}   # 7, of {"owner": {"id": 7}}
//! ```

use std::fmt;

use http::HeaderMap;

use crate::error::ApiError;
use crate::json::{Json, Tape, ToJson, Value};
use crate::response::Response;

/// A link of a response. Values are put into the next request as they are: a number is written with the same digits.
#[derive(Debug)]
pub struct Link<'a> {
    name: &'static str,
    status: u16,
    headers: &'a HeaderMap,
    body: Option<Json>,
}

impl<'a> Link<'a> {
    /// A link of this name, of which only status and headers matter.
    #[inline]
    pub fn new<T, H>(name: &'static str, response: &'a Response<T, H>) -> Self {
        Self { name, status: response.status().as_u16(), headers: response.headers(), body: None }
    }

    /// The same where the body matters, too.
    #[inline]
    pub fn with_body<T: ToJson, H>(name: &'static str, response: &'a Response<T, H>) -> Self {
        Self { body: Some(tree(response.body())), ..Self::new(name, response) }
    }

    /// The same of an error; the body is what came.
    pub fn of_error<E>(name: &'static str, error: &'a ApiError<E>) -> Self {
        let body = serde_json::from_slice(error.raw_body()).ok();
        Self { name, status: error.status().as_u16(), headers: error.headers(), body }
    }

    /// `$response.body#/pointer`: what is there, unless it is nothing or null.
    ///
    /// # Errors
    /// The body has nothing there.
    pub fn body(&self, pointer: &'static str) -> Result<Json, LinkError> {
        let found = self.body.as_ref().and_then(|body| body.pointer(pointer)).filter(|found| !found.is_null());
        found.cloned().ok_or_else(|| LinkError::new(self.name, format!("$response.body#{pointer}")))
    }

    /// `$response.header.name`.
    ///
    /// # Errors
    /// There is no such header.
    pub fn header(&self, name: &'static str) -> Result<Json, LinkError> {
        let found = self.headers.get(name).and_then(|value| value.to_str().ok());
        found.map(Json::from).ok_or_else(|| LinkError::new(self.name, format!("$response.header.{name}")))
    }

    /// `$statusCode`.
    ///
    /// # Errors
    /// None.
    pub fn status(&self) -> Result<Json, LinkError> {
        Ok(self.status.into())
    }

    /// Several values in one string; those that are not strings are written as JSON.
    pub fn joined(&self, parts: &[Json]) -> Json {
        let text = |part: &Json| part.as_str().map_or_else(|| part.to_string(), str::to_owned);
        parts.iter().map(text).collect::<String>().into()
    }

    /// A value of the document, as JSON text.
    ///
    /// # Errors
    /// None: the generator wrote it.
    pub fn constant(&self, text: &'static str) -> Result<Json, LinkError> {
        serde_json::from_str(text).map_err(|_| LinkError::new(self.name, text.to_owned()))
    }
}

fn tree(value: &dyn ToJson) -> Json {
    Value::root(&Tape::of(value)).into_json()
}

/// A response does not hold a value that a link needs.
#[derive(Clone, PartialEq, Eq)]
pub struct LinkError(Box<(&'static str, String)>);

impl LinkError {
    fn new(link: &'static str, expression: String) -> Self {
        Self(Box::new((link, expression)))
    }
}

impl fmt::Display for LinkError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (link, expression) = &*self.0;
        write!(f, "link `{link}`: the response has no `{expression}`")
    }
}

impl fmt::Debug for LinkError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "LinkError({self})")
    }
}

impl std::error::Error for LinkError {}

#[cfg(test)]
mod tests {
    use bytes::Bytes;

    use super::{ApiError, Json, Link};
    use crate::operation::Operation;
    use crate::response::{RawResponse, Response};

    fn owner(body: &str) -> Result<Json, String> {
        let response = RawResponse::new(
            const { &Operation::new("a", "GET", "/") },
            http::Response::new(()).into_parts().0,
            Bytes::new(),
        );
        let response = Response::<Json>::new(response, serde_json::from_str(body).expect("JSON"));
        Link::with_body("owner", &response).body("/owner/id").map_err(|error| error.to_string())
    }

    #[test]
    fn the_status_is_that_of_the_response() {
        let response = |status: u16| {
            let head = http::Response::builder().status(status).body(()).expect("a response").into_parts().0;
            RawResponse::new(const { &Operation::new("a", "GET", "/") }, head, Bytes::from_static(br#"{"id": 7}"#))
        };
        let created: Response<()> = Response::new(response(201), ());
        assert_eq!(Link::new("owner", &created).status(), Ok(201.into()));
        let error = ApiError::new(response(409), ());
        let link = Link::of_error("owner", &error);
        assert_eq!((link.status(), link.body("/id")), (Ok(409.into()), Ok(7.into())));
    }

    #[test]
    fn a_null_in_a_body_is_no_value() {
        assert_eq!(owner(r#"{"owner": {"id": 7}}"#), Ok(7.into()));
        let missing = Err("link `owner`: the response has no `$response.body#/owner/id`".to_owned());
        assert_eq!(owner(r#"{"owner": {"id": null}}"#), missing);
        assert_eq!(owner(r#"{"owner": null}"#), missing);
    }
}
