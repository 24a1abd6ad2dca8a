//! The tour of the README, executed.

use clientwright_tests::{Answer, Request, Server};
use petstore_client::types::NewPet;
use petstore_client::{Client, Error};

#[tokio::test]
async fn the_tour() -> Result<(), Box<dyn std::error::Error>> {
    let server = Server::start(store);
    let (url, key) = (server.url(), "k-123");

    let client = Client::builder().base_url(url).api_key(key).build()?;

    // Required inputs are arguments, optional ones are chained, and `.await` sends the request.
    let pets = client.pets().list().limit(20).tag(["small", "brown"]).await?;
    let rex = client.pets().create(&NewPet::new("Rex")).await?;

    // `.send()` keeps the status and the headers beside the typed body.
    let response = client.pets().get(rex.id).send().await?;
    assert_eq!(response.status().as_u16(), 200);

    // Each documented error is typed; an undocumented one is another kind of error.
    match client.pets().get(9999).await {
        Ok(pet) => println!("{} is {}", pet.name, pet.status),
        Err(Error::Api(error)) if error.status() == 404 => println!("{}", error.body().title),
        Err(error) => return Err(error.into()),
    }

    assert_eq!((pets.len(), rex.name.as_str(), response.body().id), (1, "Rex", 7));
    assert_eq!(server.requests().len(), 4);
    Ok(())
}

fn store(request: &Request) -> Answer {
    const REX: &str = r#"{"id": 7, "name": "Rex", "status": "available", "born": null}"#;
    match (request.method.as_str(), request.url.as_str()) {
        ("GET", "/pets?limit=20&tag=small&tag=brown") => Answer::json(200, &format!("[{REX}]")),
        ("POST", "/pets") => Answer::json(201, REX),
        ("GET", "/pets/7") => Answer::json(200, REX),
        _ => Answer::problem(404, r#"{"title": "There is no such pet"}"#),
    }
}
