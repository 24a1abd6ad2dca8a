//! Prints the available pets: `PETSTORE_KEY=… cargo run -p example-build-script -- https://petstore.example.com/v1`

use example_build_script::petstore::Client;
use example_build_script::waiting;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut builder = Client::builder();
    if let Some(url) = std::env::args().nth(1) {
        builder = builder.base_url(&url);
    }
    let client = builder.api_key(std::env::var("PETSTORE_KEY")?).build()?;
    for name in waiting(&client, 20).await? {
        println!("{name}");
    }
    Ok(())
}
