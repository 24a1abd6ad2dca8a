//! Values as texts of another media type, inside a parameter or a part: what is sent, and what readers of another hand
//! (`multer`, `roxmltree`, `form_urlencoded`) see of it.

use crate::clients::texts::types::Pet;
use crate::clients::texts::{Client, send};
use crate::recorder::{Recorded, Recorder, answer};
use serde_json::{Value, json};

fn start() -> (Recorder, Client) {
    let recorder = Recorder::start(|_| answer("204 No Content", &[], b""));
    let client = Client::builder().base_url(recorder.url()).build().expect("a client");
    (recorder, client)
}

fn of<T: serde::de::DeserializeOwned>(value: Value) -> T {
    serde_json::from_value(value).expect("it fits")
}

fn pet(id: i64, name: &str) -> Pet {
    of(json!({"id": id, "name": name}))
}

/// Name, media type and text of each part, as `multer` reads them.
async fn parts(request: &Recorded) -> Vec<[String; 3]> {
    let boundary = multer::parse_boundary(request.header("content-type").expect("a type")).expect("a boundary");
    let body = request.body.clone();
    let stream = futures_util::stream::once(async move { Ok::<_, std::convert::Infallible>(body) });
    let mut parts = multer::Multipart::new(stream, boundary);
    let mut read = Vec::new();
    while let Some(part) = parts.next_field().await.expect("a part") {
        let name = part.name().unwrap_or_default().to_owned();
        let media_type = part.headers().get("content-type").map_or("", |value| value.to_str().expect("ASCII"));
        let media_type = media_type.to_owned();
        read.push([name, media_type, part.text().await.expect("text")]);
    }
    read
}

/// The attribute `id` and the element `name`, as `roxmltree` sees them.
fn seen(text: &str) -> String {
    let document = roxmltree::Document::parse(text).expect("XML");
    let root = document.root_element();
    let name = root.children().find(|child| child.has_tag_name("name")).and_then(|child| child.text());
    format!("{} {:?} {:?}", root.tag_name().name(), root.attribute("id"), name)
}

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";

#[tokio::test]
async fn parts_are_of_the_media_type_that_the_encoding_says() {
    let (recorder, client) = start();
    let call = client.send().parts(&pet(7, "a<b&c")).pets(&[pet(1, "ü"), pet(2, "")]).plain(5);
    call.size(&of(json!({"w": 3, "h": 4}))).vendor(&of(json!({"a": 1}))).await.expect("an answer");
    let read = parts(&recorder.take_one()).await;
    let expected = [
        ["pet", "application/xml", &format!("{HEAD}<pet id=\"7\"><name>a&lt;b&amp;c</name></pet>")],
        ["pets", "text/xml", &format!("{HEAD}<pet id=\"1\"><name>ü</name></pet>")],
        ["pets", "text/xml", &format!("{HEAD}<pet id=\"2\"><name></name></pet>")],
        ["plain", "text/plain; charset=utf-8", "5"],
        ["size", "application/x-www-form-urlencoded", "w=3&h=4"],
        // The root of what has no name is called as the part is.
        ["vendor", "application/vnd.size+xml", &format!("{HEAD}<vendor><a>1</a></vendor>")],
    ];
    assert_eq!(read, expected.map(|part| part.map(str::to_owned)));
    assert_eq!(seen(&read[0][2]), r#"pet Some("7") Some("a<b&c")"#);
}

#[tokio::test]
async fn what_a_part_must_keep_is_looked_at_before_it_is_a_text() {
    let (recorder, client) = start();
    let error = client.send().parts(&pet(100, "Rex")).await.expect_err("too much");
    assert_eq!(
        error.to_string(),
        "POST /parts (parts): the part `pet` cannot be written: $.id: expected at most 99, found 100"
    );
    let size = of(json!({"w": 3, "h": 4, "d": 5}));
    let error = client.send().parts(&pet(1, "Rex")).size(&size).await.expect_err("too many");
    assert!(error.to_string().contains("the part `size` cannot be written: expected at most 2 "), "{error}");
    assert!(recorder.take().is_empty());
}

#[tokio::test]
async fn parameters_hold_texts() {
    let (recorder, client) = start();
    let call = |client: &Client| -> send::Parameters { client.send().parameters(&pet(7, "a/b")) };
    call(&client).await.expect("an answer");
    let head = "%3C%3Fxml%20version%3D%221.0%22%20encoding%3D%22UTF-8%22%3F%3E";
    let path = format!("/parameters/{head}%3Cpet%20id%3D%227%22%3E%3Cname%3Ea%2Fb%3C%2Fname%3E%3C%2Fpet%3E");
    assert_eq!(recorder.take_one().shown(), format!("GET {path}"));

    call(&client).filter(&pet(8, "x y")).await.expect("an answer");
    let request = recorder.take_one();
    let query = request.head.split_once('?').and_then(|(_, rest)| rest.split_once(' ')).expect("a query").0;
    let (name, text) = form_urlencoded::parse(query.as_bytes()).next().expect("a pair");
    assert_eq!((&*name, &*seen(&text)), ("filter", r#"pet Some("8") Some("x y")"#));

    let form = of(json!({"a": "x y&z", "b": [1, 2]}));
    call(&client).form(&form).note("1 + 1").await.expect("an answer");
    assert_eq!(recorder.take_one().shown(), format!("GET {path}?form=a%3Dx%2By%2526z%26b%3D1%2C2&note=1%20%2B%201"));

    call(&client).x_pet(&pet(9, "Rex")).await.expect("an answer");
    let request = recorder.take_one();
    assert_eq!(request.header("x-pet"), Some(&*format!("{HEAD}<pet id=\"9\"><name>Rex</name></pet>")));
}
