//! A crate that talks to the pet store by `petstore-client`, which was generated, looked at, and committed.
//!
//! ```sh
//! cargo run -p clientwright -- generate --config examples/committed/clientwright.toml
//! ```
//!
//! `tests/regeneration.rs` fails where the document or the generator would now give another crate.

use petstore_client::pets::CreateError;
use petstore_client::types::{NewPet, Pet};
use petstore_client::{Client, Error, FormatError};

/// Takes a pet in; what the store finds wrong with it is a sentence each.
///
/// # Errors
/// The store cannot be asked, or finds something wrong.
pub async fn take_in(client: &Client, name: &str, tags: &[&str]) -> Result<Pet, Vec<String>> {
    let mut pet = NewPet::new(name);
    pet.tags = Some(tags.iter().map(|&tag| tag.to_owned()).collect());
    client.pets().create(&pet).await.map_err(sentences)
}

/// When a pet was born, in seconds since 1970, where that is known.
///
/// # Errors
/// The store returned a string that is not a valid date-time.
pub fn born(pet: &Pet) -> Result<Option<i64>, FormatError> {
    let Some(born) = &pet.born else { return Ok(None) };
    let moment = born.parse()?; // a chrono::DateTime<FixedOffset>; `born.as_str()` is what the store wrote
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
