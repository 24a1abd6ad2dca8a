//! Shows a pet, by a client that was generated on the command line:
//!
//! ```sh
//! cargo run --release -p clientwright -- generate specs/petstore.yaml --out target/petstore-client
//! PETSTORE_KEY=… cargo run --manifest-path examples/command-line/Cargo.toml -- 7
//! ```

use std::process::ExitCode;
use std::time::Duration;

use petstore_client::types::Pet;
use petstore_client::{Client, Error};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<ExitCode, Box<dyn std::error::Error>> {
    let id = std::env::args().nth(1).ok_or("give the number of a pet")?.parse()?;
    match client()?.pets().get(id).await {
        Ok(pet) => {
            println!("{}", line(&pet));
            Ok(ExitCode::SUCCESS)
        }
        Err(Error::Api(error)) => {
            println!("{}", error.body().title);
            Ok(ExitCode::FAILURE)
        }
        Err(error) => Err(error.into()),
    }
}

/// Creates a client from the environment variables.
fn client() -> Result<Client, Box<dyn std::error::Error>> {
    let mut builder = Client::builder().timeout(Duration::from_millis(500));
    if let Ok(url) = std::env::var("PETSTORE_URL") {
        builder = builder.base_url(&url);
    }
    if let Ok(key) = std::env::var("PETSTORE_KEY") {
        builder = builder.api_key(key);
    }
    Ok(builder.build()?)
}

/// Returns `7 Rex, available`, and the owner if there is one.
fn line(pet: &Pet) -> String {
    let owner = pet.owner.as_ref().map(|owner| format!(", with {}", owner.name));
    format!("{} {}, {}{}", pet.id, pet.name, pet.status, owner.unwrap_or_default())
}
