//! `docs/formats.md`.

use clientwright_tests::Answer;

use super::{REX, open_store};

#[tokio::test]
async fn a_date_is_kept_and_parsed() -> Result<(), Box<dyn std::error::Error>> {
    let (_server, client) = open_store(Answer::json(200, REX));
    let pet = client.pets().get(7).await?;
    // docs: read
    if let Some(born) = &pet.born {
        println!("{}", born.as_str()); // the string exactly as the server sent it
        let moment = born.parse()?; // chrono::DateTime<FixedOffset>, or an error for an invalid date
        println!("{}", moment.timestamp());
    }
    // docs: end
    assert_eq!(pet.born.as_ref().map(petstore_client::DateTime::as_str), Some("2024-02-01T10:00:00.000Z"));
    Ok(())
}

#[test]
fn a_date_is_written() -> Result<(), Box<dyn std::error::Error>> {
    // docs: write
    use petstore_client::DateTime;

    let born: DateTime = "2024-02-01T10:00:00Z".parse()?; // fails if the string is not a date-time
    // docs: end
    assert_eq!(born.as_str(), "2024-02-01T10:00:00Z");
    Ok(())
}
