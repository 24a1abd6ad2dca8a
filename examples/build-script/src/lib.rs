//! A program that calls the pet store. `build.rs` generates its client from the document into `OUT_DIR`.

/// The client that `build.rs` generated.
pub mod petstore {
    clientwright_runtime::include_client!("petstore");
}

use petstore::types::{Pet, PetStatus, Problem};
use petstore::{Client, Error};

/// Returns the names of the available pets, at most `limit`.
///
/// # Errors
/// The request fails, or the store reports an error.
pub async fn waiting(client: &Client, limit: i32) -> Result<Vec<String>, Error<Problem>> {
    let pets = client.pets().list().status(PetStatus::Available).limit(limit).await?;
    Ok(pets.into_iter().map(|pet| pet.name).collect())
}

/// Returns the pet with this id, if there is one.
///
/// # Errors
/// The request fails, or the response is neither the pet nor a 404.
pub async fn find(client: &Client, id: i64) -> Result<Option<Pet>, Error<Problem>> {
    match client.pets().get(id).await {
        Ok(pet) => Ok(Some(pet)),
        Err(Error::Api(error)) if error.status() == 404 => Ok(None),
        Err(error) => Err(error),
    }
}
