//! `README.md`: calls.

use clientwright_tests::Answer;

use super::{REX, open_store};

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
    assert_eq!(response.status(), 200);
    println!("{:?}", response.headers());
    for pet in response.into_body() {
        println!("{}", pet.name);
    }
    // docs: end
    assert_eq!(server.last_request().url, "/pets?limit=20");
    Ok(())
}
