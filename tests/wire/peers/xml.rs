//! XML, as `serde-xml-rs` reads and writes it.

use axum::http::header::CONTENT_TYPE;
use axum::routing::post;
use serde::{Deserialize, Serialize};

use super::{TEXTS, client, note, seen};
use crate::clients::peers::types;

#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Book {
    #[serde(rename = "@isbn")]
    isbn: String,
    title: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pages: Option<i64>,
    #[serde(default)]
    author: Vec<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    chapters: Option<Chapters>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Chapters {
    chapter: Vec<Chapter>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Chapter {
    #[serde(rename = "@number", skip_serializing_if = "Option::is_none")]
    number: Option<i64>,
    heading: String,
}

fn ours() -> types::Book {
    let mut book = types::Book::new("978-3", "Wär' & <Friede>");
    book.pages = Some(1225);
    book.author = Some(vec!["A. \"B\" C".to_owned(), "D]]>E".to_owned()]);
    let mut first = types::Chapter::new("One");
    first.number = Some(1);
    book.chapters = Some(vec![first, types::Chapter::new("Two")]);
    book
}

fn theirs() -> Book {
    Book {
        isbn: "978-3".to_owned(),
        title: "Wär' & <Friede>".to_owned(),
        pages: Some(1225),
        author: vec!["A. \"B\" C".to_owned(), "D]]>E".to_owned()],
        chapters: Some(Chapters {
            chapter: vec![
                Chapter { number: Some(1), heading: "One".to_owned() },
                Chapter { number: None, heading: "Two".to_owned() },
            ],
        }),
    }
}

fn read(text: &str) -> Result<Book, String> {
    serde_xml_rs::from_str(text).map_err(|error| format!("{error}: {text}"))
}

#[tokio::test]
async fn a_book_goes_both_ways() {
    let (noted, decoded) = seen();
    let route = post(move |body: String| async move {
        let _ = note(&noted, read(&body));
        ([(CONTENT_TYPE, "text/xml; charset=utf-8")], serde_xml_rs::to_string(&theirs()).expect("XML"))
    });
    let client = client("/xml", route).await;
    let answer = client.send().xml(&ours()).await.expect("an answer");
    assert_eq!(decoded.try_recv(), Ok(Ok(theirs())));
    assert_eq!(answer, ours());
}

#[tokio::test]
async fn every_text_that_xml_holds_is_itself() {
    let (noted, decoded) = seen();
    let route = post(move |body: String| async move {
        let book = read(&body);
        let text = book.as_ref().map(|book| serde_xml_rs::to_string(book).expect("XML")).unwrap_or_default();
        let _ = note(&noted, book);
        ([(CONTENT_TYPE, "application/xml")], text)
    });
    let client = client("/xml", route).await;
    for text in TEXTS {
        // That reader takes white space off both ends of an element.
        let title = format!("|{text}|");
        let book = types::Book::new(*text, title.as_str());
        let answer = client.send().xml(&book).await.expect("an answer");
        let expected = Book { isbn: (*text).to_owned(), title, ..Book::default() };
        assert_eq!(decoded.try_recv(), Ok(Ok(expected)));
        // Neither does it write line ends and tabs so that a reader has to keep them (XML, 2.11 and 3.3.3).
        if !text.contains(char::is_control) {
            assert_eq!(answer, book);
        }
    }
}
