//! `docs/xml-and-forms.md`.

use clientwright_tests::Answer;

use super::{shelter, start};

#[tokio::test]
async fn xml_is_a_struct() -> Result<(), Box<dyn std::error::Error>> {
    let (server, client) = start(Answer::new(200, "application/xml", r#"<label id="7"><text>Rex</text></label>"#));
    // docs: xml
    use shelter::types::Label;

    let label = client.animals().print_label(&Label::new(7, "Rex")).await?;
    assert_eq!(label.text, "Rex");
    // docs: end
    assert!(server.last_request().body.ends_with(r#"<label id="7"><text>Rex</text></label>"#));
    Ok(())
}

#[tokio::test]
async fn a_form_is_a_struct() -> Result<(), Box<dyn std::error::Error>> {
    let (server, client) = start(Answer::empty(204));
    // docs: form
    use shelter::types::Visit;

    client.animals().book_visit(&Visit::new("Ada Lovelace")).await?; // name=Ada+Lovelace
    // docs: end
    assert_eq!(server.last_request().body, "name=Ada+Lovelace");
    Ok(())
}

#[tokio::test]
async fn a_file_is_uploaded() -> Result<(), Box<dyn std::error::Error>> {
    let (server, client) = start(Answer::empty(204));
    // docs: multipart
    use shelter::Upload;

    let photo = Upload::new(vec![0xff, 0xd8]).with_name("rex.jpg").with_content_type("image/jpeg");
    client.animals().upload_photo("Rex at the lake", photo).await?;
    // docs: end
    assert!(server.last_request().header("content-type").is_some_and(|value| value.starts_with("multipart/form-data")));
    Ok(())
}
