//! Calls of `specs/kitchen-sink.yaml` over a real connection: every style of parameter, every kind of answer.

#![allow(clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

use clientwright_tests::kitchen_sink::shapes::{CreateError, CreateResponse, ListError};
use clientwright_tests::kitchen_sink::types::{Circle, Color, Filter, Kind, Level, Maps, Shape, Sort, Square, Tree};
use clientwright_tests::kitchen_sink::{Client, Error, Nullable, Uuid};
use clientwright_tests::{Answer, Server};

fn client(server: &Server) -> Client {
    Client::builder().base_url(server.url()).bearer("t-123").build().expect("a client")
}

fn request_id(number: u8) -> Uuid {
    format!("00000000-0000-0000-0000-00000000000{number}").parse().expect("a UUID")
}

fn circle() -> Shape {
    Shape::Circle(Circle::new(Kind::Circle, 1.5))
}

#[tokio::test]
async fn every_style_of_query_is_written_as_it_says() {
    let server = Server::start(|_| Answer::json(200, "[]"));
    let mut filter = Filter::default();
    filter.color = Some("light blue".to_owned());
    filter.min_size = Some(3);
    let shapes = client(&server);
    let shapes =
        shapes.shapes().list(request_id(1)).kind(&[Kind::Circle, Kind::Square]).ids(&[1, 2]).words(&["a", "b"]);
    shapes.filter(&filter).if_none_match("\"x\"").session("s&1").await.expect("shapes");

    let request = server.last_request();
    assert_eq!(
        request.url,
        "/shapes?kind=circle&kind=square&ids=1,2&words=a%7Cb&filter%5Bcolor%5D=light%20blue&filter%5BminSize%5D=3"
    );
    assert_eq!(request.header("x-request-id"), Some("00000000-0000-0000-0000-000000000001"));
    assert_eq!(request.header("if-none-match"), Some("\"x\""));
    assert_eq!(request.header("cookie"), Some("session=s%261"));
    assert_eq!(request.header("authorization"), Some("Bearer t-123"));
}

#[tokio::test]
async fn defaults_are_sent_where_they_are_given() {
    let server = Server::start(|_| Answer::json(200, "[]"));
    let mut filter = Filter::default();
    filter.color = Some(Filter::default_color());
    filter.min_size = Some(Filter::default_min_size());
    filter.kind = Some(Filter::default_kind());
    client(&server).shapes().list(request_id(1)).filter(&filter).await.expect("shapes");

    let url = "/shapes?filter%5Bcolor%5D=light%20blue&filter%5BminSize%5D=3&filter%5Bkind%5D=square";
    assert_eq!(server.last_request().url, url);
}

#[tokio::test]
async fn paths_keep_their_segments() {
    let server = Server::start(|_| Answer::json(200, r#"{"x": 1, "y": -2}"#));
    let client = Client::builder().base_url(format!("{}/api", server.url())).key("k 1").build().expect("a client");
    let point = client.shapes().point("a/b c", &[1, 2]).await.expect("a point");
    assert_eq!((point.x, point.y), (1, -2));
    assert_eq!(server.last_request().url, "/api/shapes/a%2Fb%20c/points/1,2?key=k%201");
}

#[tokio::test]
async fn an_optional_credential_is_sent_where_it_is_there() {
    let server = Server::start(|_| Answer::json(200, r#"{"x": 1, "y": -2}"#));
    let client = Client::builder().base_url(server.url()).build().expect("a client");
    client.shapes().point("a", &[1]).await.expect("a point");
    assert_eq!(server.last_request().url, "/shapes/a/points/1");
}

#[tokio::test]
async fn a_name_and_a_password_are_an_alternative() {
    let server = Server::start(|_| Answer::new(200, "text/plain", "hello"));
    let client = Client::builder().base_url(server.url()).basic("Aladdin", "open sesame").build().expect("a client");
    assert_eq!(client.answers().get_text().await.expect("text"), "hello");
    assert_eq!(server.last_request().header("authorization"), Some("Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ=="));
}

#[tokio::test]
async fn a_union_is_told_by_its_discriminator_and_keeps_what_it_does_not_know() {
    let server = Server::start(|_| {
        Answer::json(
            200,
            r#"[{"kind": "circle", "radius": 1.5, "color": {"r": 1, "g": 2, "b": 3}},
                {"kind": "polygon", "points": [{"x": 0, "y": 0}], "color": 255},
                {"kind": "spiral", "turns": 7}]"#,
        )
    });
    let shapes = client(&server).shapes().list(request_id(1)).await.expect("shapes");
    let Shape::Circle(circle) = &shapes[0] else { panic!("{shapes:?}") };
    assert!(matches!(&circle.color, Some(Color::Object(color)) if (color.r, color.g, color.b) == (1, 2, 3)));
    let Shape::Polygon(polygon) = &shapes[1] else { panic!("{shapes:?}") };
    assert_eq!(polygon.color, Some(Color::Integer(255)));
    assert!(matches!(&shapes[2], Shape::Unrecognized(_)), "{shapes:?}");
}

#[tokio::test]
async fn each_success_is_a_variant() {
    let server = Server::start(|request| match request.body.as_str() {
        r#"{"kind":"circle","radius":1.5}"# => Answer::json(201, r#"{"id": "5f0c", "when": "2024-02-29T12:00:00Z"}"#),
        _ => Answer::empty(202),
    });
    let client = client(&server);
    let created = client.shapes().create(&circle()).await.expect("a success");
    let CreateResponse::Created(created) = created else { panic!("{created:?}") };
    // A text that is no UUID costs only whoever reads it as one.
    assert_eq!(created.id, "5f0c");
    assert_eq!(created.id.parse().expect_err("no UUID").to_string(), r#""5f0c" is not a valid uuid"#);
    assert_eq!(created.when.parse().map(|when| when.timestamp()), Ok(1_709_208_000));
    let accepted = client.shapes().create(&Shape::Circle(Circle::new(Kind::Circle, 2.5))).await.expect("a success");
    assert_eq!(accepted, CreateResponse::Accepted);
}

#[tokio::test]
async fn each_error_is_a_variant_by_status_and_by_range() {
    let server = Server::start(|request| match request.header("x-request-id") {
        Some("00000000-0000-0000-0000-000000000001") => Answer::empty(304),
        Some("00000000-0000-0000-0000-000000000002") => {
            Answer::json(499, r#"{"message": "no", "causes": [{"message": "because"}]}"#)
        }
        Some("00000000-0000-0000-0000-000000000003") => Answer::new(502, "text/plain", "later"),
        _ => Answer::json(409, r#"{"kind": "square", "side": 2}"#),
    });
    let client = client(&server);
    let list = async |id| match client.shapes().list(request_id(id)).await {
        Err(Error::Api(error)) => error.into_body(),
        other => panic!("{other:?}"),
    };
    assert_eq!(list(1).await, ListError::NotModified);
    let ListError::ClientError(fault) = list(2).await else { panic!("a fault") };
    assert_eq!(fault.causes.expect("causes")[0].message, "because");
    assert_eq!(list(3).await, ListError::ServerError("later".to_owned()));

    let Err(Error::Api(error)) = client.shapes().create(&circle()).await else { panic!("an error") };
    assert_eq!(error.into_body(), CreateError::Conflict(Shape::Square(Square::new(Kind::Square, 2.0))));
}

#[tokio::test]
async fn an_optional_body_is_sent_where_it_is_given() {
    let server = Server::start(|_| Answer::json(200, r#"{"label": "a", "left": {"label": "b"}, "others": []}"#));
    let client = client(&server);
    let tree = client.shapes().put_trees().await.expect("a tree");
    assert_eq!((server.last_request().body.as_str(), server.last_request().header("content-type")), ("", None));
    assert_eq!(tree.left.as_deref().map(|left| left.label.as_str()), Some("b"));
    client.shapes().put_trees().body(&tree).await.expect("a tree");
    assert_eq!(server.last_request().body, r#"{"label":"a","left":{"label":"b"},"others":[]}"#);
}

#[tokio::test]
async fn odd_names_are_sent_and_read_as_they_are_written() {
    let server = Server::start(|_| {
        Answer::json(
            200,
            r#"{"type": "odd", "self": "s", "a b": "1", "a-b": "2", "": "3", "2fa": true, "sort": ">=", "level": 9007199254740993}"#,
        )
    });
    let odd = client(&server).odd_names().r#match("a").self_(true).filter_name("x").n2nd(0.5).await.expect("names");
    assert_eq!(server.last_request().url, "/type/a?self=true&filter%5Bname%5D=x&2nd=0.5");
    assert_eq!((odd.a_b.as_str(), odd.a_b2.as_deref(), odd.empty.as_deref()), ("1", Some("2"), Some("3")));
    assert_eq!((odd.sort, odd.level), (Some(Sort::GreaterEqual), Some(Level::N9007199254740993)));
}

#[tokio::test]
async fn maps_come_back_as_they_went() {
    let server = Server::start(|request| Answer::json(200, &request.body));
    let mut maps = Maps::default();
    maps.counts = Some([("a".to_owned(), 1)].into());
    maps.trees = Some([("t".to_owned(), Tree::new("x"))].into());
    maps.null_or_list = Nullable::Value(vec![None, Some("y".to_owned())]);
    maps.additional_properties = [("else".to_owned(), "z".to_owned())].into();
    assert_eq!(client(&server).answers().post_maps(&maps).await.expect("maps"), maps);
    assert_eq!(
        server.last_request().body,
        r#"{"counts":{"a":1},"trees":{"t":{"label":"x"}},"null_or_list":[null,"y"],"else":"z"}"#
    );
    maps.null_or_list = Nullable::Null;
    assert_eq!(client(&server).answers().post_maps(&maps).await.expect("maps").null_or_list, Nullable::Null);
}

#[tokio::test]
async fn bytes_and_anything() {
    let server = Server::start(|request| match request.url.as_str() {
        "/answers/binary" => Answer::new(200, "application/octet-stream", [0, 159, 146, 150]),
        _ => Answer::json(206, r#"[1, {"a": null}]"#),
    });
    let client = client(&server);
    assert_eq!(client.answers().get_binary().await.expect("bytes").as_ref(), [0, 159, 146, 150]);
    let anything = client.answers().get_anything().await.expect("anything");
    assert_eq!(anything.to_string(), r#"[1,{"a":null}]"#);
}

#[tokio::test]
async fn the_untagged_have_a_home() {
    let server = Server::start(|_| Answer::empty(204));
    #[expect(deprecated, reason = "the document says so")]
    client(&server).api().forget_everything().await.expect("nothing");
    assert_eq!(server.last_request().method, "DELETE");
}
