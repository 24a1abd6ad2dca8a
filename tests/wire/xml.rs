//! Bodies and answers in XML: what is sent byte for byte, and what is made of what comes back. A reader of another hand,
//! `roxmltree`, says what it sees of each body.

use std::fmt::Write as _;

use serde_json::{Value, json};

use crate::clients::{xml, xml_3_2};
use crate::recorder::{Recorded, Recorder, answer};

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";

/// Answers with what it was sent, as the same media type.
fn echoing() -> Recorder {
    Recorder::start(|request| {
        let media_type = request.header("content-type").unwrap_or("application/xml").to_owned();
        answer("200 OK", &[("content-type", &media_type)], &request.body)
    })
}

fn answering(status: &'static str, media_type: &'static str, body: &'static str) -> (Recorder, xml::Client) {
    let recorder = Recorder::start(move |_| answer(status, &[("content-type", media_type)], body.as_bytes()));
    let client = xml::Client::builder().base_url(recorder.url()).build().expect("a client");
    (recorder, client)
}

/// A value of a generated type.
fn of<T: serde::de::DeserializeOwned>(value: Value) -> T {
    serde_json::from_value(value).expect("it fits")
}

fn value<T: serde::Serialize>(value: &T) -> Value {
    serde_json::to_value(value).expect("JSON")
}

/// The body without the declaration.
fn body(request: &Recorded) -> String {
    let text = String::from_utf8(request.body.clone()).expect("UTF-8");
    text.strip_prefix(HEAD).expect("a declaration").to_owned()
}

/// What another reader sees: `{namespace}name[attribute=value]text(children)`.
fn seen(request: &Recorded) -> String {
    fn element(node: roxmltree::Node<'_, '_>, out: &mut String) {
        if let Some(namespace) = node.tag_name().namespace() {
            write!(out, "{{{namespace}}}").expect("memory");
        }
        out.push_str(node.tag_name().name());
        for attribute in node.attributes() {
            write!(out, "[{}={}]", attribute.name(), attribute.value()).expect("memory");
        }
        for child in node.children() {
            if let Some(text) = child.text().filter(|_| child.is_text()) {
                write!(out, "={text:?}").expect("memory");
            } else if child.is_element() {
                out.push('(');
                element(child, out);
                out.push(')');
            }
        }
    }
    let text = String::from_utf8(request.body.clone()).expect("UTF-8");
    let mut out = String::new();
    element(roxmltree::Document::parse(&text).expect("XML").root_element(), &mut out);
    out
}

fn whole_pet() -> xml::types::Pet {
    of(json!({
        "id": 7, "name": "<Rex & co>", "category": {"id": 1, "name": "dogs"}, "photoUrls": ["a", "b"],
        "tags": [{"name": "x"}, {}], "price": 1.5, "sold": false, "status": "available", "note": null, "labels": {"one": 1}
    }))
}

#[tokio::test]
async fn a_whole_pet_is_sent_and_read() {
    let recorder = echoing();
    let client = xml::Client::builder().base_url(recorder.url()).build().expect("a client");
    let pet = whole_pet();
    assert_eq!(client.pets().create(&pet).await.expect("a pet"), pet);
    let request = recorder.take_one();
    assert_eq!(request.header("content-type"), Some("application/xml"));
    assert_eq!(request.header("accept"), Some("application/json, application/problem+xml"));
    assert_eq!(
        body(&request),
        "<pet id=\"7\"><name>&lt;Rex &amp; co&gt;</name>\
         <c:category xmlns:c=\"urn:category\"><id>1</id><c:name>dogs</c:name></c:category>\
         <photoUrls><photoUrl>a</photoUrl><photoUrl>b</photoUrl></photoUrls>\
         <tag><name>x</name></tag><tag></tag><price>1.5</price><sold>false</sold><status>available</status>\
         <note xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:nil=\"true\"></note>\
         <labels><one>1</one></labels></pet>"
    );
    assert_eq!(
        seen(&request),
        "pet[id=7](name=\"<Rex & co>\")({urn:category}category(id=\"1\")({urn:category}name=\"dogs\"))\
         (photoUrls(photoUrl=\"a\")(photoUrl=\"b\"))(tag(name=\"x\"))(tag)(price=\"1.5\")(sold=\"false\")\
         (status=\"available\")(note[nil=true])(labels(one=\"1\"))"
    );
}

#[tokio::test]
async fn json_is_the_default_and_xml_is_chosen_by_its_method() {
    let recorder = echoing();
    let client = xml::Client::builder().base_url(recorder.url()).build().expect("a client");
    let pet: xml::types::Pet = of(json!({"name": "Rex", "photoUrls": []}));
    // Each answer is read by what it is, for the server sends back what it got.
    assert_eq!(client.pets().replace(&pet).await.expect("a pet"), pet);
    assert_eq!(recorder.take_one().body, br#"{"name":"Rex","photoUrls":[]}"#);
    assert_eq!(client.pets().replace_xml(&pet).await.expect("a pet"), pet);
    let request = recorder.take_one();
    assert_eq!(request.header("content-type"), Some("application/xml; charset=utf-8"));
    assert_eq!(body(&request), "<pet><name>Rex</name><photoUrls></photoUrls></pet>");
}

#[tokio::test]
async fn a_body_that_may_be_left_out() {
    let recorder = Recorder::start(|_| answer("204 No Content", &[], b""));
    let client = xml::Client::builder().base_url(recorder.url()).build().expect("a client");
    client.pets().change().await.expect("an answer");
    assert_eq!(recorder.take_one().body, b"");
    client.pets().change().body(&of(json!({"name": "Rex", "photoUrls": []}))).await.expect("an answer");
    let request = recorder.take_one();
    assert_eq!(request.header("content-type"), Some("text/xml"));
    assert_eq!(seen(&request), "pet(name=\"Rex\")(photoUrls)");
}

#[tokio::test]
async fn every_way_to_write_an_array() {
    let recorder = Recorder::start(|_| answer("204 No Content", &[], b""));
    let client = xml::Client::builder().base_url(recorder.url()).build().expect("a client");
    for (given, expected) in [
        (json!({"plain": ["a", "b"]}), "<plain>a</plain><plain>b</plain>"),
        (json!({"items": ["a", "b"]}), "<animal>a</animal><animal>b</animal>"),
        (json!({"outer": ["a", "b"]}), "<alien>a</alien><alien>b</alien>"),
        (json!({"wrapped": [1, 2]}), "<wrapped><wrapped>1</wrapped><wrapped>2</wrapped></wrapped>"),
        (json!({"both": ["a", "b"]}), "<flowers><flower>a</flower><flower>b</flower></flowers>"),
        (json!({"outside": ["a"]}), "<trees><trees>a</trees></trees>"),
        (json!({"listed": [true, false]}), "<listed>true</listed><listed>false</listed>"),
        (json!({"plain": [], "wrapped": []}), "<wrapped></wrapped>"),
        (json!({}), ""),
    ] {
        client.pets().arrays(&of(given)).await.expect("an answer");
        assert_eq!(body(&recorder.take_one()), format!("<Arrays>{expected}</Arrays>"));
    }
}

#[tokio::test]
async fn a_list_is_the_root() {
    let recorder = Recorder::start(|_| answer("204 No Content", &[], b""));
    let client = xml::Client::builder().base_url(recorder.url()).build().expect("a client");
    let pet: xml::types::Pet = of(json!({"name": "Rex", "photoUrls": []}));
    client.pets().add_all(&[pet.clone(), pet]).await.expect("an answer");
    let one = "<pet><name>Rex</name><photoUrls></photoUrls></pet>";
    assert_eq!(body(&recorder.take_one()), format!("<pets>{one}{one}</pets>"));
    for text in [
        "<pets><pet><name>Rex</name></pet></pets>",
        // As .NET calls it.
        "<ArrayOfPet><Pet><name>Rex</name><photoUrls/></Pet></ArrayOfPet>",
    ] {
        let (_, client) = answering("200 OK", "application/xml", text);
        let pets = client.pets().list().await.expect("pets");
        assert_eq!(value(&pets), json!([{"name": "Rex", "photoUrls": []}]));
    }
}

#[tokio::test]
async fn text_that_happens_to_be_xml_is_text_and_a_named_one_is_an_element() {
    let recorder = echoing();
    let client = xml::Client::builder().base_url(recorder.url()).build().expect("a client");
    assert_eq!(client.pets().text("<a>&amp;</a>").await.expect("text"), "<a>&amp;</a>");
    assert_eq!(recorder.take_one().body, b"<a>&amp;</a>");
    assert_eq!(client.pets().title("a & b").await.expect("text"), "a & b");
    assert_eq!(body(&recorder.take_one()), "<title>a &amp; b</title>");
}

#[tokio::test]
async fn branches_are_told_by_their_names() {
    let recorder = echoing();
    let client = xml::Client::builder().base_url(recorder.url()).build().expect("a client");
    let zoo: xml::types::Zoo = of(json!({"animals": [{"lives": 9}, {"barks": true}]}));
    assert_eq!(client.pets().zoo(&zoo).await.expect("a zoo"), zoo);
    let expected = "<Zoo><cat><lives>9</lives></cat><dog><barks>true</barks></dog></Zoo>";
    assert_eq!(body(&recorder.take_one()), expected);
}

#[tokio::test]
async fn answers_are_read_by_what_they_are() {
    let (_, client) = answering("200 OK", "TEXT/XML; charset=utf-8", "<x id='1'><name>Rex</name></x>");
    let pet = client.pets().create(&whole_pet()).await.expect("a pet");
    assert_eq!(value(&pet), json!({"id": 1, "name": "Rex", "photoUrls": []}));

    let (_, client) = answering("404 Not Found", "application/problem+xml", "<Problem><title>no</title></Problem>");
    let error = client.pets().create(&whole_pet()).await.expect_err("an error");
    let xml::Error::Api(error) = error else { panic!("{error}") };
    assert_eq!(value(error.body()), json!({"title": "no"}));
}

#[tokio::test]
async fn answers_that_do_not_fit_say_where() {
    for (media_type, text, expected) in [
        (
            "application/xml",
            "<pet><name>Rex</name><price>dear</price></pet>",
            "$.price: expected a number, found a string",
        ),
        ("application/xml", "<pet id='x'><name/></pet>", "$.id: expected an integer, found a string"),
        ("application/xml", "<pet></pet>", "$.name: missing, though Pet requires it"),
        ("application/xml", "<pet>", "$: not XML that is read: `pet` does not end"),
        ("application/xml", "", "$: expected a body of XML, found none"),
        ("text/html", "<html>", "$: expected a body of XML or JSON, found the content type `text/html`"),
    ] {
        let (_, client) = answering("200 OK", media_type, text);
        let error = client.pets().create(&whole_pet()).await.expect_err("an error").to_string();
        assert!(error.contains(expected), "{error}");
    }
}

#[tokio::test]
async fn what_xml_cannot_hold_is_not_sent() {
    let recorder = echoing();
    let client = xml::Client::builder().base_url(recorder.url()).build().expect("a client");
    for (given, expected) in [
        (json!({"name": "a\u{1}", "photoUrls": []}), "XML cannot hold the character `\\u{1}`"),
        (json!({"name": "a", "photoUrls": [], "labels": {"a b": 1}}), "`a b` is not a valid XML name"),
    ] {
        let error = client.pets().create(&of(given)).await.expect_err("an error").to_string();
        assert!(error.contains("the body of type `application/xml` cannot be written: "), "{error}");
        assert!(error.ends_with(expected), "{error}");
    }
    assert_eq!(recorder.take(), []);
}

#[tokio::test]
async fn the_nodes_of_3_2() {
    let recorder = echoing();
    let client = xml_3_2::Client::builder().base_url(recorder.url()).build().expect("a client");

    let person: xml_3_2::types::Person = of(json!({"id": 123, "name": "example", "home": {"city": "Bern"}}));
    assert_eq!(client.nodes().person(&person).await.expect("a person"), person);
    assert_eq!(
        body(&recorder.take_one()),
        "<Person id=\"123\"><sample:name xmlns:sample=\"https://example.com/schema/sample\">example</sample:name>\
         <Place><city>Bern</city></Place></Person>"
    );

    let animals: xml_3_2::types::Animals =
        of(json!([{"kind": "Cat", "name": "Fluffy"}, {"kind": "Dog", "name": "Fido"}]));
    assert_eq!(client.nodes().animals(&animals).await.expect("animals"), animals);
    let expected = "<animals><animal kind=\"Cat\">Fluffy</animal><animal kind=\"Dog\">Fido</animal></animals>";
    assert_eq!(body(&recorder.take_one()), expected);

    let docs: xml_3_2::types::Documentation = of(json!({"content": "<html></html>"}));
    assert_eq!(client.nodes().docs(&docs).await.expect("docs"), docs);
    assert_eq!(body(&recorder.take_one()), "<UpdatedDocument><![CDATA[<html></html>]]></UpdatedDocument>");

    let three: xml_3_2::types::OneTwoThree = of(json!(["Some text", {"unit": "cubits", "value": 42.0}, null]));
    assert_eq!(client.nodes().one_two_three(&three).await.expect("three"), three);
    assert_eq!(
        seen(&recorder.take_one()),
        "OneTwoThree(One=\"Some text\")(Two[unit=cubits]=\"42.0\")(Three[nil=true])"
    );

    let product: xml_3_2::types::Product = of(json!({"count": null, "description": "Thing", "related": null}));
    assert_eq!(client.nodes().product(&product).await.expect("a product"), product);
    assert_eq!(seen(&recorder.take_one()), "product(description=\"Thing\")(related[nil=true])");
    let product: xml_3_2::types::Product = of(json!({"count": 42.0, "description": "Thing", "related": {}}));
    assert_eq!(client.nodes().product(&product).await.expect("a product"), product);
    assert_eq!(seen(&recorder.take_one()), "product[count=42.0](description=\"Thing\")(related)");
}
