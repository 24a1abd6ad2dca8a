//! `docs/streaming.md`.

use clientwright_tests::Answer;

use super::{shelter, start};

#[tokio::test]
async fn events_arrive() -> Result<(), Box<dyn std::error::Error>> {
    let (_server, client) = start(Answer::new(200, "text/event-stream", "data: {\"title\": \"Rex is here\"}\n\n"));
    let mut titles = Vec::new();
    // docs: events
    let mut events = client.news().follow().await?;
    while let Some(event) = events.next().await {
        let news = event?.data; // types::News
        println!("{}", news.title);
        titles.push(news.title);
    }
    // docs: end
    assert_eq!(titles, ["Rex is here"]);
    Ok(())
}

#[tokio::test]
async fn a_lost_stream_is_resumed() {
    let (server, client) = start(Answer::empty(204));
    // docs: reconnect
    use shelter::Reconnect;

    let mut events = client.news().follow().send().reconnecting(Reconnect::default());
    while let Some(event) = events.next().await {
        println!("{event:?}");
    }
    // docs: end
    assert_eq!(server.requests().len(), 1);
}

#[tokio::test]
async fn lines_arrive_and_leave() -> Result<(), Box<dyn std::error::Error>> {
    let (_server, client) = start(Answer::new(200, "application/jsonl", "{\"title\": \"Old\"}\n"));
    // docs: lines
    let mut lines = client.news().read_archive().await?;
    while let Some(news) = lines.next().await {
        println!("{}", news?.title);
    }
    // docs: end
    let (server, client) = start(Answer::empty(204));
    // docs: send-lines
    use shelter::types::News;

    client.news().fill_archive(vec![News::new("Rex is here"), News::new("Rex is gone")]).await?;
    // docs: end
    assert_eq!(server.last_request().body, "{\"title\":\"Rex is here\"}\n{\"title\":\"Rex is gone\"}\n");
    Ok(())
}

#[tokio::test]
async fn a_file_is_saved() -> Result<(), Box<dyn std::error::Error>> {
    let (_server, client) = start(Answer::new(200, "image/jpeg", "JPEG"));
    let directory = tempfile::tempdir()?;
    let path = directory.path().join("rex.jpg");
    // docs: save
    client.animals().download_photo("Rex").stream().await?.save(&path).await?;
    // docs: end
    assert_eq!(std::fs::read(&path)?, b"JPEG");
    Ok(())
}
