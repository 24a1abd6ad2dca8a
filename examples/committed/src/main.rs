//! Takes a pet in: `PETSTORE_KEY=… cargo run -p example-committed -- Rex small brown`

use example_committed::take_in;
use petstore_client::Client;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (name, tags) = arguments.split_first().ok_or("give a name, and labels if you like")?;
    let tags: Vec<&str> = tags.iter().map(String::as_str).collect();
    let client = Client::builder().api_key(std::env::var("PETSTORE_KEY")?).build()?;
    match take_in(&client, name, &tags).await {
        Ok(pet) => println!("{} has the number {}", pet.name, pet.id),
        Err(sentences) => println!("{}", sentences.join("\n")),
    }
    Ok(())
}
