//! `docs/what-is-kept.md`.

#[test]
fn unknown_values_survive() -> Result<(), Box<dyn std::error::Error>> {
    // docs: unknown
    use petstore_client::types::{Pet, PetStatus};

    let json = r#"{"id": 7, "name": "Rex", "status": "adopted", "born": null}"#;
    let pet: Pet = serde_json::from_str(json)?;
    assert!(matches!(&pet.status, PetStatus::Unrecognized(status) if status == "adopted"));
    assert_eq!(serde_json::to_value(&pet)?, serde_json::from_str::<serde_json::Value>(json)?);
    // docs: end
    Ok(())
}

#[test]
fn limits_are_set() -> Result<(), Box<dyn std::error::Error>> {
    // docs: limits
    use std::time::Duration;

    let client = petstore_client::Client::builder()
        .api_key("k-123")
        .timeout(Duration::from_secs(5))
        .max_response_bytes(1 << 20)
        .build()?;
    // docs: end
    assert_eq!(client.base_url(), "https://petstore.example.com/v1");
    Ok(())
}
