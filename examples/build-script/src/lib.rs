//! A crate that talks to the pet store. Its client is made of the document by `build.rs` and never seen.

/// The client that `build.rs` generated.
pub mod petstore {
    clientwright_runtime::include_client!("petstore");
}

use petstore::types::{Pet, PetStatus, Problem};
use petstore::{Client, Error};

/// The names of the pets that wait for a home, at most `limit`.
///
/// # Errors
/// The store cannot be asked, or says no.
pub async fn waiting(client: &Client, limit: i32) -> Result<Vec<String>, Error<Problem>> {
    let pets = client.pets().list().status(PetStatus::Available).limit(limit).await?;
    Ok(pets.into_iter().map(|pet| pet.name).collect())
}

/// The pet of this id, if there is one.
///
/// # Errors
/// The store cannot be asked, or gives another answer than the pet or a 404.
pub async fn find(client: &Client, id: i64) -> Result<Option<Pet>, Error<Problem>> {
    match client.pets().get(id).await {
        Ok(pet) => Ok(Some(pet)),
        Err(Error::Api(error)) if error.status() == 404 => Ok(None),
        Err(error) => Err(error),
    }
}
