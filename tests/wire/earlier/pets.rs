//! The pets of the store.

use clientwright_runtime::codegen::v1::{self as codegen, identity};
use super::types;

/// Operations of the tag `pets`.
///
/// Returned by [`Client::pets`](super::Client::pets).
#[derive(Debug, Clone, Copy)]
pub struct Pets<'a> {
    pub(super) core: &'a codegen::Core,
}

impl Pets<'_> {
    /// Lists pets.
    ///
    /// The newest come first.
    ///
    /// `GET /pets` · needs `api_key`
    ///
    /// - `200`: The pets.
    /// - `default`: Something went wrong.
    ///
    /// Typed headers: [`XTotalCountHeaders`](super::headers::XTotalCountHeaders) by `typed_headers`.
    ///
    /// ```
    /// # async |client: petstore_client::Client| {
    /// client.pets().list().await
    /// # };
    /// ```
    #[inline]
    pub fn list(&self) -> List {
        List::new(self.core)
    }

    /// Takes a pet in.
    ///
    /// `POST /pets` · needs `api_key`
    ///
    /// - `201`: The pet, with its id.
    /// - `422`: The pet cannot be taken in as it is described.
    /// - `default`: Something went wrong.
    ///
    /// Typed headers: [`LocationHeaders`](super::headers::LocationHeaders) by `typed_headers`.
    ///
    /// ```
    /// # async |client: petstore_client::Client, body: petstore_client::types::NewPet| {
    /// client.pets().create(&body).await
    /// # };
    /// ```
    #[inline]
    pub fn create(&self, body: &types::NewPet) -> Create {
        let mut call = Create::new(self.core);
        call.0.json(body);
        call
    }

    /// Tells all about one pet.
    ///
    /// `GET /pets/{petId}` · needs `api_key`
    ///
    /// - `pet_id`: The id of the pet.
    ///
    /// - `200`: The pet.
    /// - `404`: There is no such pet.
    ///
    /// ```
    /// # async |client: petstore_client::Client| {
    /// client.pets().get(1).await
    /// # };
    /// ```
    #[inline]
    pub fn get(&self, pet_id: i64) -> Get {
        let mut call = Get::new(self.core);
        call.0.path("petId", &pet_id);
        call
    }

    /// Lets a pet go.
    ///
    /// `DELETE /pets/{petId}` · needs `api_key`
    ///
    /// - `pet_id`: The id of the pet.
    ///
    /// - `204`: The pet is gone.
    /// - `404`: There is no such pet.
    ///
    /// ```
    /// # async |client: petstore_client::Client| {
    /// client.pets().delete(1).await
    /// # };
    /// ```
    #[inline]
    pub fn delete(&self, pet_id: i64) -> Delete {
        let mut call = Delete::new(self.core);
        call.0.path("petId", &pet_id);
        call
    }
}

/// Builder for [`Pets::list`]; `.await` it to send.
#[must_use = "a call is sent only when it is awaited"]
pub struct List(
    codegen::Call<Vec<types::Pet>, types::Problem, super::headers::XTotalCountHeaders>,
);

impl List {
    /// At most this many.
    ///
    /// Between 1 and 100. Default: `20`.
    #[inline]
    pub fn limit(mut self, limit: i32) -> Self {
        self.0
            .within(&[codegen::Rule::Minimum("1"), codegen::Rule::Maximum("100")])
            .query("limit", &limit);
        self
    }

    /// Only those with all of these labels.
    #[inline]
    pub fn tag(mut self, tag: impl IntoIterator<Item: AsRef<str>>) -> Self {
        self.0.query("tag", &codegen::strings(tag));
        self
    }

    /// Only those that are at this point.
    #[inline]
    pub fn status(mut self, status: types::PetStatus) -> Self {
        self.0.query("status", &status);
        self
    }
}

codegen::call!(List(
    Vec<types::Pet>,
    types::Problem,
    super::headers::XTotalCountHeaders
) "listPets" {
    GET "/pets" in "pets",
    accept "application/json, application/problem+json",
    security ["api_key"],
    200 => ok_json(identity),
    200..=299 => ok_json(identity) or err_json(identity),
    _ => err_json(identity),
});

/// Builder for [`Pets::create`]; `.await` it to send.
#[must_use = "a call is sent only when it is awaited"]
pub struct Create(
    codegen::Call<types::Pet, CreateError, super::headers::LocationHeaders>,
);

codegen::call!(Create(types::Pet, CreateError, super::headers::LocationHeaders) "createPet" {
    POST "/pets" in "pets",
    accept "application/json, application/problem+json",
    security ["api_key"],
    201 => ok_json(identity),
    422 => err_json(CreateError::UnprocessableContent),
    200..=299 => ok_json(identity) or err_json(CreateError::Other),
    _ => err_json(CreateError::Other),
});

/// Documented errors of `create`, by status.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum CreateError {
    /// 422: The pet cannot be taken in as it is described.
    UnprocessableContent(types::ValidationProblem),
    /// Any other status: Something went wrong.
    Other(types::Problem),
}

/// Builder for [`Pets::get`]; `.await` it to send.
#[must_use = "a call is sent only when it is awaited"]
pub struct Get(codegen::Call<types::Pet, types::Problem>);

codegen::call!(Get(types::Pet, types::Problem) "getPet" {
    GET "/pets/{petId}" in "pets",
    accept "application/json, application/problem+json",
    security ["api_key"],
    200 => ok_json(identity),
    404 => err_json(identity),
    200..=299 => ok_json(identity),
    _ => undocumented(),
});

/// Builder for [`Pets::delete`]; `.await` it to send.
#[must_use = "a call is sent only when it is awaited"]
pub struct Delete(codegen::Call<(), types::Problem>);

codegen::call!(Delete((), types::Problem) "deletePet" {
    DELETE "/pets/{petId}" in "pets",
    accept "application/problem+json",
    security ["api_key"],
    204 => ok_empty(()),
    404 => err_json(identity),
    200..=299 => ok_empty(()),
    _ => undocumented(),
});
