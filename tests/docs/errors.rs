//! `docs/errors.md`.

use clientwright_tests::Answer;

use super::open_store;

#[tokio::test]
async fn a_documented_error_is_handled() -> Result<(), Box<dyn std::error::Error>> {
    let (_server, client) = open_store(Answer::problem(404, r#"{"title": "No such pet"}"#));
    // docs: not-found
    use petstore_client::Error;

    let name = match client.pets().get(9999).await {
        Ok(pet) => Some(pet.name),
        Err(Error::Api(error)) if error.status() == 404 => {
            println!("{}", error.body().title); // `body()` is a `types::Problem`
            None
        }
        Err(error) => return Err(error.into()),
    };
    // docs: end
    assert_eq!(name, None);
    Ok(())
}

#[tokio::test]
async fn kinds_are_distinguished() {
    let (_server, client) = open_store(Answer::new(503, "text/plain", "closed for lunch"));
    assert_eq!(describe(&client, 7).await, "unexpected status 503 Service Unavailable");
    let (_server, client) = open_store(Answer::json(200, r#"{"id": 7, "name": 5}"#));
    assert!(describe(&client, 7).await.starts_with("$.name does not fit: "));
    let client = petstore_client::Client::builder().build().expect("a client");
    assert!(describe(&client, 7).await.starts_with("GET /pets/{petId} (getPet): "));
}

async fn describe(client: &petstore_client::Client, id: i64) -> String {
    use petstore_client::Error;
    // docs: kinds
    match client.pets().get(id).await {
        Ok(pet) => pet.name,
        Err(Error::Api(error)) => error.into_body().title,
        Err(Error::Status(error)) => format!("unexpected status {}", error.status()),
        Err(Error::Decode(error)) => format!("{} does not fit: {}", error.path(), error.snippet()),
        Err(error) if error.is_timeout() => "the server takes too long".to_owned(),
        Err(error) => error.to_string(), // names the method, the path and the operation
    }
    // docs: end
}

#[tokio::test]
async fn errors_of_several_operations_are_read_alike() {
    let (_server, client) = open_store(Answer::problem(404, r#"{"title": "No such pet"}"#));
    let error = client.pets().get(9999).await.expect_err("an error");
    assert_eq!(title_of(&error).as_deref(), Some("No such pet"));
    assert!(!should_try_later(&error));
}

// docs: alike
use petstore_client::Error;
use petstore_client::types::Problem;

/// The title of a problem, whichever operation returned it.
fn title_of<E>(error: &Error<E>) -> Option<String> {
    error.body_as::<Problem>()?.ok().map(|problem| problem.title)
}

fn should_try_later<E>(error: &Error<E>) -> bool {
    let is_busy = |status: petstore_client::StatusCode| status == 429 || status.is_server_error();
    error.is_timeout() || error.is_connect() || error.status().is_some_and(is_busy)
}
// docs: end
