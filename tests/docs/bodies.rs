//! `docs/bodies.md`.

use clientwright_tests::Answer;

use super::{shelter, start};

#[tokio::test]
async fn nested_bodies_are_built() -> Result<(), Box<dyn std::error::Error>> {
    let (server, client) = start(Answer::empty(204));
    // docs: nested
    use shelter::types::{Address, Admission, Owner};

    let owner = Owner::new("Ada").with_address(Address::new("Vienna"));
    let admission = Admission::new("Rex").with_owner(owner);
    client.animals().admit(&admission).await?;
    // docs: end
    assert_eq!(server.last_request().body, r#"{"name":"Rex","owner":{"name":"Ada","address":{"city":"Vienna"}}}"#);
    Ok(())
}

#[tokio::test]
async fn a_patch_has_three_states() -> Result<(), Box<dyn std::error::Error>> {
    let (server, client) = start(Answer::empty(204));
    // docs: patch
    use shelter::types::AnimalChanges;

    let changes = AnimalChanges::default() // {}: nothing changes
        .with_name("Max") // {"name": "Max"}
        .with_chip_null(); // {"name": "Max", "chip": null}
    client.animals().change("Rex", &changes).await?;
    // docs: end
    let request = server.last_request();
    assert_eq!((request.method.as_str(), request.body.as_str()), ("PATCH", r#"{"name":"Max","chip":null}"#));
    Ok(())
}

#[tokio::test]
async fn constraints_are_checked() {
    let (server, client) = start(Answer::empty(204));
    let long = "Rex".repeat(20);
    // docs: validate
    use shelter::Validate;
    use shelter::types::Admission;

    let admission = Admission::new(long);
    if let Err(error) = admission.validate() {
        println!("{error}");
    }
    // docs: end
    assert!(admission.validate().is_err());
    assert!(client.animals().admit(&admission).await.is_ok());
    assert_eq!(server.requests().len(), 1);
}
