//! `README.md` and `docs/calls.md`.

use clientwright_tests::Answer;

use super::{REX, open_store, shelter};

#[tokio::test]
async fn a_pet_is_read() -> Result<(), Box<dyn std::error::Error>> {
    let (_server, client) = open_store(Answer::json(200, REX));
    // docs: get
    let pet = client.pets().get(7).await?;
    println!("{} is {}", pet.name, pet.status);
    // docs: end
    assert_eq!((pet.id, pet.name.as_str()), (7, "Rex"));
    Ok(())
}

#[tokio::test]
async fn headers_are_typed() -> Result<(), Box<dyn std::error::Error>> {
    let page = Answer::json(200, &format!("[{REX}]")).with_header("x-total-count", "40");
    let (server, client) = open_store(page);
    // docs: response
    let response = client.pets().list().limit(20).send().await?;
    println!("{}", response.status());
    println!("{:?}", response.headers()); // all of them, by name
    println!("of {:?}", response.typed_headers()?.x_total_count); // those that the document describes
    for pet in response.into_body() {
        println!("{}", pet.name);
    }
    // docs: end
    assert_eq!(server.last_request().url, "/pets?limit=20");
    Ok(())
}

#[test]
fn servers_are_an_enum() -> Result<(), Box<dyn std::error::Error>> {
    // docs: server
    use shelter::servers::{City, OneCityServer, Server};

    let client = shelter::Client::builder().server(Server::OneCity(OneCityServer { city: City::Basel })).build()?;
    // docs: end
    assert_eq!(client.base_url(), "https://basel.shelter.example.com");
    Ok(())
}

#[tokio::test]
async fn responses_need_no_decoding() -> Result<(), Box<dyn std::error::Error>> {
    let (_server, client) = open_store(Answer::json(418, REX));
    // docs: undecoded
    let response = client.pets().get(7).send_undecoded().await?;
    println!("{}: {} bytes", response.status(), response.body().len());
    // docs: end
    assert_eq!((response.status().as_u16(), response.body().len()), (418, REX.len()));
    Ok(())
}

#[tokio::test]
async fn other_requests_have_the_clients_settings() -> Result<(), Box<dyn std::error::Error>> {
    let (server, client) = open_store(Answer::json(200, REX));
    // docs: request
    use petstore_client::Json;
    use petstore_client::http::Method;

    let body = Json::from("Rex");
    let response = client.request(Method::PUT, "/pets/7/nickname").with_json(&body).send().await?;
    println!("{}", response.status());
    // docs: end
    assert_eq!(server.last_request().url, "/pets/7/nickname");
    Ok(())
}
