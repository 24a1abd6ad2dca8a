//! A program that calls the pet store by `petstore-client`, which was generated, reviewed and committed.
//!
//! ```sh
//! cargo run -p clientwright -- generate specs/petstore.yaml --out examples/committed/petstore-client \
//!     --runtime-path runtime
//! ```
//!
//! `tests/regeneration.rs` fails if the document and the generator would now produce another crate.

use petstore_client::pets::CreateError;
use petstore_client::types::{NewPet, Pet};
use petstore_client::{Client, Error, FormatError};

/// Adds a pet; each problem that the store reports becomes a sentence.
///
/// # Errors
/// The request fails, or the store reports problems.
pub async fn take_in(client: &Client, name: &str, tags: &[&str]) -> Result<Pet, Vec<String>> {
    let mut pet = NewPet::new(name);
    pet.tags = Some(tags.iter().map(|&tag| tag.to_owned()).collect());
    client.pets().create(&pet).await.map_err(sentences)
}

/// Returns the date of a pet's birth in seconds since 1970, if it is known.
///
/// # Errors
/// The store's string is not a valid date-time.
pub fn born(pet: &Pet) -> Result<Option<i64>, FormatError> {
    let Some(born) = &pet.born else { return Ok(None) };
    let moment = born.get()?; // a chrono::DateTime<FixedOffset>; `born.as_str()` is the store's string
    Ok(Some(moment.timestamp()))
}

fn sentences(error: Error<CreateError>) -> Vec<String> {
    let Error::Api(error) = error else { return vec![error.to_string()] };
    match error.into_body() {
        CreateError::UnprocessableContent(problem) => {
            problem.errors.into_iter().map(|error| format!("{} {}", error.field, error.message)).collect()
        }
        CreateError::Other(problem) => vec![problem.detail.unwrap_or(problem.title)],
        other => vec![format!("{other:?}")],
    }
}
