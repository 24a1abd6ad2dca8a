//! The program of README.md: `PETSTORE_KEY=… cargo run -p example-committed`

// docs: main
use petstore_client::types::NewPet;
use petstore_client::{Client, Error};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let client = Client::builder().api_key(std::env::var("PETSTORE_KEY")?).build()?;

    // Required inputs are arguments, optional ones are chained, and `.await` sends the request.
    let pets = client.pets().list().limit(20).await?;
    println!("{} pets wait for a home", pets.len());

    let rex = client.pets().create(&NewPet::new("Rex")).await?;
    match client.pets().get(rex.id).await {
        Ok(pet) => println!("{} is {}", pet.name, pet.status),
        Err(Error::Api(error)) if error.status() == 404 => println!("{}", error.body().title),
        Err(error) => return Err(error.into()),
    }
    Ok(())
}
// docs: end
