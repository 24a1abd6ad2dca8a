//! `docs/testing-and-transports.md`.

use clientwright_tests::Answer;

use super::open_store;

#[tokio::test]
async fn a_function_is_a_transport() -> Result<(), Box<dyn std::error::Error>> {
    // docs: from-fn
    use petstore_client::{http, transport};

    let transport = transport::from_fn(async |request| {
        assert_eq!(request.uri().path(), "/v1/store/inventory");
        let body = r#"{"available": 2}"#;
        Ok(http::Response::builder().header("content-type", "application/json").body(body.into()).expect("a response"))
    });
    let client = petstore_client::Client::builder().api_key("test").transport(transport).build()?;
    let inventory = client.store().get_inventory().await?;
    assert_eq!(inventory["available"], 2);
    // docs: end
    Ok(())
}

#[tokio::test]
async fn a_service_of_tower_is_a_transport() -> Result<(), Box<dyn std::error::Error>> {
    let server = clientwright_tests::Server::start(|_| Answer::json(200, r#"{"available": 2}"#));
    let builder = petstore_client::Client::builder().base_url(server.url()).api_key("test");
    // docs: tower
    use petstore_client::{http, transport};
    use transport::{TowerTransport, TransportService};

    let service = tower::ServiceBuilder::new()
        .concurrency_limit(8)
        .map_request(|mut request: http::Request<petstore_client::Body>| {
            request.headers_mut().insert("x-layer", http::HeaderValue::from_static("set"));
            request
        })
        .service(TransportService::built_in()?);
    let client = builder.transport(TowerTransport::new(service)).build()?;
    // docs: end
    assert_eq!(client.store().get_inventory().await?["available"], 2);
    assert_eq!(server.last_request().header("x-layer"), Some("set"));
    Ok(())
}

#[test]
fn a_program_without_an_async_runtime_calls() -> Result<(), Box<dyn std::error::Error>> {
    let server = clientwright_tests::Server::start(|_| Answer::json(200, r#"{"available": 2}"#));
    let url = server.url().to_owned();
    // docs: blocking
    use petstore_client::runtime::Blocking;

    let main = || -> Result<(), Box<dyn std::error::Error>> {
        let client = petstore_client::Client::builder().base_url(url).api_key("test").build()?;
        let inventory = client.store().get_inventory().call()?;
        println!("{} are available", inventory["available"]);
        Ok(())
    };
    // docs: end
    main()?;
    assert_eq!(server.requests().len(), 1);
    Ok(())
}

#[tokio::test]
async fn one_call_differs() -> Result<(), Box<dyn std::error::Error>> {
    let (server, client) = open_store(Answer::json(200, "[]"));
    // docs: adjust
    use std::time::Duration;

    let pets = client
        .pets()
        .list()
        .with_header("x-request-id", "42")
        .with_query("beta", "true")
        .with_timeout(Duration::from_secs(5))
        .await?;
    // docs: end
    assert!(pets.is_empty());
    let request = server.last_request();
    assert_eq!((request.url.as_str(), request.header("x-request-id")), ("/pets?beta=true", Some("42")));
    Ok(())
}

#[test]
fn a_request_is_printed() -> Result<(), Box<dyn std::error::Error>> {
    let (_server, client) = open_store(Answer::empty(204));
    // docs: curl
    let request = client.pets().delete(7).into_request()?;
    println!("{}", petstore_client::curl(&request));
    // docs: end
    assert_eq!((request.method().as_str(), request.uri().path()), ("DELETE", "/pets/7"));
    Ok(())
}
