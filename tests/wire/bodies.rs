//! Every kind of request body: the request line, the headers that not every request has, and the body.

use std::io::Write as _;

use clientwright_runtime::{Body, Multipart, Sequence, Upload};
use serde_json::json;

use crate::clients::bodies::types::{Form, Owner, Pet};
use crate::clients::bodies::{Client, Error};
use crate::recorder::{Recorded, Recorder, answer};

fn start() -> (Recorder, Client) {
    let recorder = Recorder::start(|_| answer("204 No Content", &[], b""));
    let client = Client::builder().base_url(recorder.url()).build().expect("a client");
    (recorder, client)
}

fn owner(name: &str, age: Option<i64>) -> Owner {
    let mut owner = Owner::default();
    owner.name = Some(name.to_owned());
    owner.age = age;
    owner
}

/// The whole request, with the boundary of a multipart body called `BOUNDARY`.
fn shown(request: &Recorded) -> String {
    let text = String::from_utf8_lossy(&request.body);
    let text = if text.is_empty() { request.shown() } else { format!("{}\n\n{text}", request.shown()) };
    match request.header("content-type").and_then(|value| value.split_once("boundary=")) {
        Some((_, boundary)) => text.replace(boundary, "BOUNDARY"),
        None => text,
    }
}

macro_rules! sends {
    ($($name:ident { $($call:expr => $expected:expr,)* })*) => {$(
        #[tokio::test]
        async fn $name() {
            let (recorder, client) = start();
            let send = client.send();
            $(
                let call: fn(crate::clients::bodies::send::Send<'_>) -> _ = $call;
                call(send).await.expect("an answer");
                assert_eq!(shown(&recorder.take_one()), $expected);
            )*
        }
    )*};
}

sends! {
    json_is_compact {
        |send| send.json2(&Pet::new("Rex")) => "POST /json\ncontent-type: application/json\ncontent-length: 14\n\n{\"name\":\"Rex\"}",
        |send| send.json2(&Pet::new("ü 青")) => "POST /json\ncontent-type: application/json\ncontent-length: 17\n\n{\"name\":\"ü 青\"}",
        |send| send.json2(&Pet::new("a\"b\\c\n")) => "POST /json\ncontent-type: application/json\ncontent-length: 20\n\n{\"name\":\"a\\\"b\\\\c\\n\"}",
        |send| send.json2(&Pet::new("")) => "POST /json\ncontent-type: application/json\ncontent-length: 11\n\n{\"name\":\"\"}",
        |send| send.json2(&Pet::new("Rex").with_tag_null()) => "POST /json\ncontent-type: application/json\ncontent-length: 25\n\n{\"name\":\"Rex\",\"tag\":null}",
        |send| send.json2(&Pet::new("Rex").with_tag("dog")) => "POST /json\ncontent-type: application/json\ncontent-length: 26\n\n{\"name\":\"Rex\",\"tag\":\"dog\"}",
    }

    json_of_any_kind {
        |send| send.any(&json!(null)) => "POST /any\ncontent-type: application/json\ncontent-length: 4\n\nnull",
        |send| send.any(&json!([1, 2.5, true])) => "POST /any\ncontent-type: application/json\ncontent-length: 12\n\n[1,2.5,true]",
        |send| send.any(&json!({"a": {"b": []}})) => "POST /any\ncontent-type: application/json\ncontent-length: 14\n\n{\"a\":{\"b\":[]}}",
        |send| send.any(&json!("x")) => "POST /any\ncontent-type: application/json\ncontent-length: 3\n\n\"x\"",
        |send| send.any(&json!(u64::MAX)) => "POST /any\ncontent-type: application/json\ncontent-length: 20\n\n18446744073709551615",
        |send| send.list([""; 0]) => "PUT /list\ncontent-type: application/json\ncontent-length: 2\n\n[]",
        |send| send.list(&["a", ""]) => "PUT /list\ncontent-type: application/json\ncontent-length: 8\n\n[\"a\",\"\"]",
    }

    media_types_are_sent_as_they_are_written {
        |send| send.charset(&Pet::new("Rex")) => "POST /charset\ncontent-type: application/json; charset=utf-8\ncontent-length: 14\n\n{\"name\":\"Rex\"}",
        |send| send.patch(&Pet::new("Rex")) => "PATCH /patch\ncontent-type: application/merge-patch+json\ncontent-length: 14\n\n{\"name\":\"Rex\"}",
        |send| send.csv("a,b\r\n1,2\r\n") => "POST /csv\ncontent-type: text/csv; header=present\ncontent-length: 10\n\na,b\r\n1,2\r\n",
        |send| send.png(vec![b'P', b'N', b'G']) => "PUT /png\ncontent-type: image/png\ncontent-length: 3\n\nPNG",
        |send| send.range("x") => "PUT /range\ncontent-type: application/octet-stream\ncontent-length: 1\n\nx",
        |send| send.range("x").with_header("content-type", "image/webp") => "PUT /range\ncontent-type: image/webp\ncontent-length: 1\n\nx",
    }

    what_is_optional_is_left_out {
        |send| send.optional() => "POST /optional\ncontent-length: 0",
        |send| send.optional().body(&Pet::new("Rex")) => "POST /optional\ncontent-type: application/json\ncontent-length: 14\n\n{\"name\":\"Rex\"}",
        |send| send.optional().body_text("Rex") => "POST /optional\ncontent-type: text/plain\ncontent-length: 3\n\nRex",
        |send| send.delete() => "DELETE /delete",
        |send| send.parts_optional() => "POST /parts/optional\ncontent-length: 0",
    }

    every_method_can_have_a_body {
        |send| send.get(&Pet::new("Rex")) => "GET /get\ncontent-type: application/json\ncontent-length: 14\n\n{\"name\":\"Rex\"}",
        |send| send.delete().body(&Pet::new("Rex")) => "DELETE /delete\ncontent-type: application/json\ncontent-length: 14\n\n{\"name\":\"Rex\"}",
    }

    text_and_bytes_are_sent_as_they_are {
        |send| send.text("Rex") => "POST /text\ncontent-type: text/plain\ncontent-length: 3\n\nRex",
        |send| send.text("ü\r\n") => "POST /text\ncontent-type: text/plain\ncontent-length: 4\n\nü\r\n",
        |send| send.text("a=b&c") => "POST /text\ncontent-type: text/plain\ncontent-length: 5\n\na=b&c",
        |send| send.bytes2("Rex") => "PUT /bytes\ncontent-type: application/octet-stream\ncontent-length: 3\n\nRex",
        |send| send.bytes2(String::from("Rex")) => "PUT /bytes\ncontent-type: application/octet-stream\ncontent-length: 3\n\nRex",
        |send| send.bytes2(vec![0x52, 0x65, 0x78]) => "PUT /bytes\ncontent-type: application/octet-stream\ncontent-length: 3\n\nRex",
        |send| send.bytes2(Upload::new("Rex").with_name("rex.txt")) => "PUT /bytes\ncontent-type: application/octet-stream\ncontent-length: 3\n\nRex",
        |send| send.bytes2(Body::from(vec![b'R'])) => "PUT /bytes\ncontent-type: application/octet-stream\ncontent-length: 1\n\nR",
    }

    each_media_type_can_be_chosen {
        |send| send.choose(7, &Pet::new("Rex")) => "POST /choose?id=7\ncontent-type: application/json\ncontent-length: 14\n\n{\"name\":\"Rex\"}",
        |send| send.choose_text(7, "Rex") => "POST /choose?id=7\ncontent-type: text/plain\ncontent-length: 3\n\nRex",
        |send| send.choose_bytes(7, "Rex") => "POST /choose?id=7\ncontent-type: application/octet-stream\ncontent-length: 3\n\nRex",
        |send| send.choose_form(7, &Pet::new("Rex B")) => "POST /choose?id=7\ncontent-type: application/x-www-form-urlencoded\ncontent-length: 10\n\nname=Rex+B",
        |send| send.choose_vnd_pet_json(7, &Pet::new("Rex")) => "POST /choose?id=7\ncontent-type: application/vnd.pet+json\ncontent-length: 14\n\n{\"name\":\"Rex\"}",
        |send| send.choose_multipart(7, Multipart::new().text("name", "Rex").json("x", &json!({"a": 1})).file("photo", "P")) => "POST /choose?id=7\ncontent-type: multipart/form-data; boundary=BOUNDARY\ncontent-length: 392\n\n--BOUNDARY\r\nContent-Disposition: form-data; name=\"name\"\r\n\r\nRex\r\n--BOUNDARY\r\nContent-Disposition: form-data; name=\"x\"\r\nContent-Type: application/json\r\n\r\n{\"a\":1}\r\n--BOUNDARY\r\nContent-Disposition: form-data; name=\"photo\"; filename=\"photo\"\r\nContent-Type: application/octet-stream\r\n\r\nP\r\n--BOUNDARY--\r\n",
    }

    forms {
        |send| send.form(&{ let mut form = Form::default(); form.a = Some("blue".to_owned()); form }) => "POST /form\ncontent-type: application/x-www-form-urlencoded\ncontent-length: 6\n\na=blue",
        |send| send.form(&{ let mut form = Form::default(); form.a = Some("a b+c&d=e".to_owned()); form }) => "POST /form\ncontent-type: application/x-www-form-urlencoded\ncontent-length: 17\n\na=a+b%2Bc%26d%3De",
        |send| send.form(&{ let mut form = Form::default(); form.a = Some("ü".to_owned()); form }) => "POST /form\ncontent-type: application/x-www-form-urlencoded\ncontent-length: 8\n\na=%C3%BC",
        |send| send.form(&{ let mut form = Form::default(); form.a = Some("100%".to_owned()); form }) => "POST /form\ncontent-type: application/x-www-form-urlencoded\ncontent-length: 8\n\na=100%25",
        |send| send.form(&{ let mut form = Form::default(); form.a = Some(String::new()); form }) => "POST /form\ncontent-type: application/x-www-form-urlencoded\ncontent-length: 2\n\na=",
        |send| send.form(&{ let mut form = Form::default(); form.a = Some("a\r\nb".to_owned()); form }) => "POST /form\ncontent-type: application/x-www-form-urlencoded\ncontent-length: 10\n\na=a%0D%0Ab",
        |send| send.form(&{ let mut form = Form::default(); form.a = Some("*-._~!'()".to_owned()); form }) => "POST /form\ncontent-type: application/x-www-form-urlencoded\ncontent-length: 21\n\na=%2A-._~%21%27%28%29",
        |send| send.form(&{ let mut form = Form::default(); form.tags = Some(vec!["x".to_owned(), "y z".to_owned()]); form }) => "POST /form\ncontent-type: application/x-www-form-urlencoded\ncontent-length: 15\n\ntags=x&tags=y+z",
        |send| send.form(&{ let mut form = Form::default(); form.tags = Some(Vec::new()); form }) => "POST /form\ncontent-type: application/x-www-form-urlencoded\ncontent-length: 0",
        |send| send.form(&{ let mut form = Form::default(); form.owner = Some(owner("A B", Some(7))); form }) => "POST /form\ncontent-type: application/x-www-form-urlencoded\ncontent-length: 50\n\nowner=%7B%22name%22%3A%22A+B%22%2C%22age%22%3A7%7D",
        |send| send.form(&{ let mut form = Form::default(); form.pets = Some(vec![Pet::new("x"), Pet::new("y")]); form }) => "POST /form\ncontent-type: application/x-www-form-urlencoded\ncontent-length: 63\n\npets=%7B%22name%22%3A%22x%22%7D&pets=%7B%22name%22%3A%22y%22%7D",
        |send| send.form(&Form::default()) => "POST /form\ncontent-type: application/x-www-form-urlencoded\ncontent-length: 0",
    }

    form_properties_follow_their_encoding {
        |send| send.form_deep(&{ let mut form = Form::default(); form.a = Some("1".to_owned()); form }) => "POST /form/deep\ncontent-type: application/x-www-form-urlencoded\ncontent-length: 3\n\na=1",
        |send| send.form_deep(&{ let mut form = Form::default(); form.tags = Some(vec!["x".to_owned(), "y z".to_owned()]); form }) => "POST /form/deep\ncontent-type: application/x-www-form-urlencoded\ncontent-length: 29\n\ntags%5B0%5D=x&tags%5B1%5D=y+z",
        |send| send.form_deep(&{ let mut form = Form::default(); form.owner = Some(owner("A B", Some(7))); form }) => "POST /form/deep\ncontent-type: application/x-www-form-urlencoded\ncontent-length: 36\n\nowner%5Bname%5D=A+B&owner%5Bage%5D=7",
        |send| send.form_deep(&{ let mut form = Form::default(); form.pets = Some(vec![Pet::new("x"), Pet::new("y")]); form }) => "POST /form/deep\ncontent-type: application/x-www-form-urlencoded\ncontent-length: 47\n\npets%5B0%5D%5Bname%5D=x&pets%5B1%5D%5Bname%5D=y",
        |send| send.form_mixed(&{ let mut form = Form::default(); form.tags = Some(vec!["x".to_owned(), "y".to_owned()]); form }) => "POST /form/mixed\ncontent-type: application/x-www-form-urlencoded\ncontent-length: 8\n\ntags=x+y",
        |send| send.form_mixed(&{ let mut form = Form::default(); form.owner = Some(owner("A B", None)); form }) => "POST /form/mixed\ncontent-type: application/x-www-form-urlencoded\ncontent-length: 8\n\nname=A+B",
        |send| send.form_mixed(&{ let mut form = Form::default(); form.pets = Some(vec![Pet::new("x")]); form }) => "POST /form/mixed\ncontent-type: application/x-www-form-urlencoded\ncontent-length: 37\n\npets=%5B%7B%22name%22%3A%22x%22%7D%5D",
        |send| send.form_joined(&{ let mut form = Form::default(); form.tags = Some(vec!["x".to_owned(), "y,z".to_owned()]); form }) => "POST /form/joined\ncontent-type: application/x-www-form-urlencoded\ncontent-length: 12\n\ntags=x,y%2Cz",
        |send| send.form_joined(&{ let mut form = Form::default(); form.owner = Some(owner("A B", Some(7))); form }) => "POST /form/joined\ncontent-type: application/x-www-form-urlencoded\ncontent-length: 26\n\nowner=name%7CA+B%7Cage%7C7",
    }

    parts_are_typed {
        |send| send.parts("Rex", "P") => "POST /parts\ncontent-type: multipart/form-data; boundary=BOUNDARY\ncontent-length: 271\n\n--BOUNDARY\r\nContent-Disposition: form-data; name=\"name\"\r\n\r\nRex\r\n--BOUNDARY\r\nContent-Disposition: form-data; name=\"photo\"; filename=\"photo\"\r\nContent-Type: application/octet-stream\r\n\r\nP\r\n--BOUNDARY--\r\n",
        |send| send.parts("Rex", "P").age(7) => "POST /parts\ncontent-type: multipart/form-data; boundary=BOUNDARY\ncontent-length: 356\n\n--BOUNDARY\r\nContent-Disposition: form-data; name=\"name\"\r\n\r\nRex\r\n--BOUNDARY\r\nContent-Disposition: form-data; name=\"photo\"; filename=\"photo\"\r\nContent-Type: application/octet-stream\r\n\r\nP\r\n--BOUNDARY\r\nContent-Disposition: form-data; name=\"age\"\r\n\r\n7\r\n--BOUNDARY--\r\n",
        |send| send.parts("Rex", "P").tags(&["x", "ü"]) => "POST /parts\ncontent-type: multipart/form-data; boundary=BOUNDARY\ncontent-length: 444\n\n--BOUNDARY\r\nContent-Disposition: form-data; name=\"name\"\r\n\r\nRex\r\n--BOUNDARY\r\nContent-Disposition: form-data; name=\"photo\"; filename=\"photo\"\r\nContent-Type: application/octet-stream\r\n\r\nP\r\n--BOUNDARY\r\nContent-Disposition: form-data; name=\"tags\"\r\n\r\nx\r\n--BOUNDARY\r\nContent-Disposition: form-data; name=\"tags\"\r\n\r\nü\r\n--BOUNDARY--\r\n",
        |send| send.parts("Rex", "P").tags([""; 0]) => "POST /parts\ncontent-type: multipart/form-data; boundary=BOUNDARY\ncontent-length: 271\n\n--BOUNDARY\r\nContent-Disposition: form-data; name=\"name\"\r\n\r\nRex\r\n--BOUNDARY\r\nContent-Disposition: form-data; name=\"photo\"; filename=\"photo\"\r\nContent-Type: application/octet-stream\r\n\r\nP\r\n--BOUNDARY--\r\n",
        |send| send.parts("Rex", "P").owner(&owner("A", Some(1))) => "POST /parts\ncontent-type: multipart/form-data; boundary=BOUNDARY\ncontent-length: 409\n\n--BOUNDARY\r\nContent-Disposition: form-data; name=\"name\"\r\n\r\nRex\r\n--BOUNDARY\r\nContent-Disposition: form-data; name=\"photo\"; filename=\"photo\"\r\nContent-Type: application/octet-stream\r\n\r\nP\r\n--BOUNDARY\r\nContent-Disposition: form-data; name=\"owner\"\r\nContent-Type: application/json\r\n\r\n{\"name\":\"A\",\"age\":1}\r\n--BOUNDARY--\r\n",
        |send| send.parts("Rex", "P").pets(&[Pet::new("x"), Pet::new("y")]) => "POST /parts\ncontent-type: multipart/form-data; boundary=BOUNDARY\ncontent-length: 529\n\n--BOUNDARY\r\nContent-Disposition: form-data; name=\"name\"\r\n\r\nRex\r\n--BOUNDARY\r\nContent-Disposition: form-data; name=\"photo\"; filename=\"photo\"\r\nContent-Type: application/octet-stream\r\n\r\nP\r\n--BOUNDARY\r\nContent-Disposition: form-data; name=\"pets\"\r\nContent-Type: application/json\r\n\r\n{\"name\":\"x\"}\r\n--BOUNDARY\r\nContent-Disposition: form-data; name=\"pets\"\r\nContent-Type: application/json\r\n\r\n{\"name\":\"y\"}\r\n--BOUNDARY--\r\n",
        |send| send.parts("Rex", "P").note("# Hi") => "POST /parts\ncontent-type: multipart/form-data; boundary=BOUNDARY\ncontent-length: 404\n\n--BOUNDARY\r\nContent-Disposition: form-data; name=\"name\"\r\n\r\nRex\r\n--BOUNDARY\r\nContent-Disposition: form-data; name=\"photo\"; filename=\"photo\"\r\nContent-Type: application/octet-stream\r\n\r\nP\r\n--BOUNDARY\r\nContent-Disposition: form-data; name=\"note\"\r\nContent-Type: text/markdown; charset=utf-8\r\n\r\n# Hi\r\n--BOUNDARY--\r\n",
        |send| send.parts("Rex", "P").meta(&owner("A", None)) => "POST /parts\ncontent-type: multipart/form-data; boundary=BOUNDARY\ncontent-length: 409\n\n--BOUNDARY\r\nContent-Disposition: form-data; name=\"name\"\r\n\r\nRex\r\n--BOUNDARY\r\nContent-Disposition: form-data; name=\"photo\"; filename=\"photo\"\r\nContent-Type: application/octet-stream\r\n\r\nP\r\n--BOUNDARY\r\nContent-Disposition: form-data; name=\"meta\"\r\nContent-Type: application/vnd.meta+json\r\n\r\n{\"name\":\"A\"}\r\n--BOUNDARY--\r\n",
    }

    files_have_names_types_and_headers {
        |send| send.parts("Rex", Upload::new("P").with_name("rex.jpg").with_content_type("image/jpeg")) => "POST /parts\ncontent-type: multipart/form-data; boundary=BOUNDARY\ncontent-length: 259\n\n--BOUNDARY\r\nContent-Disposition: form-data; name=\"name\"\r\n\r\nRex\r\n--BOUNDARY\r\nContent-Disposition: form-data; name=\"photo\"; filename=\"rex.jpg\"\r\nContent-Type: image/jpeg\r\n\r\nP\r\n--BOUNDARY--\r\n",
        |send| send.parts("Rex", Upload::new(vec![b'P']).with_name("a\"b\r\nc ü.jpg")) => "POST /parts\ncontent-type: multipart/form-data; boundary=BOUNDARY\ncontent-length: 285\n\n--BOUNDARY\r\nContent-Disposition: form-data; name=\"name\"\r\n\r\nRex\r\n--BOUNDARY\r\nContent-Disposition: form-data; name=\"photo\"; filename=\"a%22b%0D%0Ac ü.jpg\"\r\nContent-Type: application/octet-stream\r\n\r\nP\r\n--BOUNDARY--\r\n",
        |send| send.parts("Rex", "P").more(vec![Upload::new("1").with_name("1.txt"), "2".into()]) => "POST /parts\ncontent-type: multipart/form-data; boundary=BOUNDARY\ncontent-length: 558\n\n--BOUNDARY\r\nContent-Disposition: form-data; name=\"name\"\r\n\r\nRex\r\n--BOUNDARY\r\nContent-Disposition: form-data; name=\"photo\"; filename=\"photo\"\r\nContent-Type: application/octet-stream\r\n\r\nP\r\n--BOUNDARY\r\nContent-Disposition: form-data; name=\"more\"; filename=\"1.txt\"\r\nContent-Type: application/octet-stream\r\n\r\n1\r\n--BOUNDARY\r\nContent-Disposition: form-data; name=\"more\"; filename=\"more\"\r\nContent-Type: application/octet-stream\r\n\r\n2\r\n--BOUNDARY--\r\n",
        |send| send.parts("Rex", "P").icon("I") => "POST /parts\ncontent-type: multipart/form-data; boundary=BOUNDARY\ncontent-length: 399\n\n--BOUNDARY\r\nContent-Disposition: form-data; name=\"name\"\r\n\r\nRex\r\n--BOUNDARY\r\nContent-Disposition: form-data; name=\"photo\"; filename=\"photo\"\r\nContent-Type: application/octet-stream\r\n\r\nP\r\n--BOUNDARY\r\nContent-Disposition: form-data; name=\"icon\"; filename=\"icon\"\r\nContent-Type: image/png\r\n\r\nI\r\n--BOUNDARY--\r\n",
        |send| send.parts("Rex", "P").scan(Upload::new("S").with_header("X-Scan", "7")) => "POST /parts\ncontent-type: multipart/form-data; boundary=BOUNDARY\ncontent-length: 411\n\n--BOUNDARY\r\nContent-Disposition: form-data; name=\"name\"\r\n\r\nRex\r\n--BOUNDARY\r\nContent-Disposition: form-data; name=\"photo\"; filename=\"photo\"\r\nContent-Type: application/octet-stream\r\n\r\nP\r\n--BOUNDARY\r\nContent-Disposition: form-data; name=\"scan\"; filename=\"scan\"\r\nContent-Type: image/jpeg\r\nX-Scan: 7\r\n\r\nS\r\n--BOUNDARY--\r\n",
        |send| send.parts_optional().file("F") => "POST /parts/optional\ncontent-type: multipart/form-data; boundary=BOUNDARY\ncontent-length: 181\n\n--BOUNDARY\r\nContent-Disposition: form-data; name=\"file\"; filename=\"file\"\r\nContent-Type: application/octet-stream\r\n\r\nF\r\n--BOUNDARY--\r\n",
    }

    parts_follow_their_encoding {
        |send| send.parts_styles() => "POST /parts/styles\ncontent-type: multipart/form-data; boundary=BOUNDARY\ncontent-length: 38\n\n--BOUNDARY--\r\n",
        |send| send.parts_styles().exploded(&["a", "b c"]) => "POST /parts/styles\ncontent-type: multipart/form-data; boundary=BOUNDARY\ncontent-length: 220\n\n--BOUNDARY\r\nContent-Disposition: form-data; name=\"exploded\"\r\n\r\na\r\n--BOUNDARY\r\nContent-Disposition: form-data; name=\"exploded\"\r\n\r\nb c\r\n--BOUNDARY--\r\n",
        |send| send.parts_styles().joined(&["a", "b c"]) => "POST /parts/styles\ncontent-type: multipart/form-data; boundary=BOUNDARY\ncontent-length: 130\n\n--BOUNDARY\r\nContent-Disposition: form-data; name=\"joined\"\r\n\r\na,b c\r\n--BOUNDARY--\r\n",
        |send| send.parts_styles().spaced(&["a", "b"]) => "POST /parts/styles\ncontent-type: multipart/form-data; boundary=BOUNDARY\ncontent-length: 128\n\n--BOUNDARY\r\nContent-Disposition: form-data; name=\"spaced\"\r\n\r\na b\r\n--BOUNDARY--\r\n",
        |send| send.parts_styles().piped(&owner("A", Some(1))) => "POST /parts/styles\ncontent-type: multipart/form-data; boundary=BOUNDARY\ncontent-length: 136\n\n--BOUNDARY\r\nContent-Disposition: form-data; name=\"piped\"\r\n\r\nname|A|age|1\r\n--BOUNDARY--\r\n",
        |send| send.parts_styles().members(&owner("A", Some(1))) => "POST /parts/styles\ncontent-type: multipart/form-data; boundary=BOUNDARY\ncontent-length: 209\n\n--BOUNDARY\r\nContent-Disposition: form-data; name=\"name\"\r\n\r\nA\r\n--BOUNDARY\r\nContent-Disposition: form-data; name=\"age\"\r\n\r\n1\r\n--BOUNDARY--\r\n",
        |send| send.parts_styles().deep(&owner("A", Some(1))) => "POST /parts/styles\ncontent-type: multipart/form-data; boundary=BOUNDARY\ncontent-length: 221\n\n--BOUNDARY\r\nContent-Disposition: form-data; name=\"deep[name]\"\r\n\r\nA\r\n--BOUNDARY\r\nContent-Disposition: form-data; name=\"deep[age]\"\r\n\r\n1\r\n--BOUNDARY--\r\n",
    }

    parts_of_other_kinds {
        |send| send.parts_mixed().meta(&owner("A", None)).media(Upload::new("M")) => "POST /parts/mixed\ncontent-type: multipart/mixed; boundary=BOUNDARY\ncontent-length: 188\n\n--BOUNDARY\r\nContent-Type: application/json\r\n\r\n{\"name\":\"A\"}\r\n--BOUNDARY\r\nContent-Type: video/mp4\r\n\r\nM\r\n--BOUNDARY--\r\n",
        |send| send.parts_mixed().with_part_header("meta", "X-Kind", "owner").meta(&owner("A", None)) => "POST /parts/mixed\ncontent-type: multipart/mixed; boundary=BOUNDARY\ncontent-length: 137\n\n--BOUNDARY\r\nContent-Type: application/json\r\nX-Kind: owner\r\n\r\n{\"name\":\"A\"}\r\n--BOUNDARY--\r\n",
        |send| send.parts_related(&owner("A", None)).media(Upload::new("M")) => "POST /parts/related\ncontent-type: multipart/related; type=\"application/json\"; boundary=BOUNDARY\ncontent-length: 203\n\n--BOUNDARY\r\nContent-Type: application/json\r\n\r\n{\"name\":\"A\"}\r\n--BOUNDARY\r\nContent-Type: application/octet-stream\r\n\r\nM\r\n--BOUNDARY--\r\n",
        |send| send.parts_free(Multipart::new().text("a\"b", "1")) => "POST /parts/free\ncontent-type: multipart/form-data; boundary=BOUNDARY\ncontent-length: 125\n\n--BOUNDARY\r\nContent-Disposition: form-data; name=\"a%22b\"\r\n\r\n1\r\n--BOUNDARY--\r\n",
        |send| send.parts_free(Multipart::new()) => "POST /parts/free\ncontent-type: multipart/form-data; boundary=BOUNDARY\ncontent-length: 38\n\n--BOUNDARY--\r\n",
    }
}

#[tokio::test]
async fn a_header_needs_its_part() {
    let (recorder, client) = start();
    let sent = client.send().parts_mixed().with_part_header("media", "X-Kind", "owner").meta(&owner("A", None)).await;
    let fault = "POST /parts/mixed (partsMixed): there is no part `media` for the header `X-Kind`";
    assert_eq!(sent.expect_err("no such part").to_string(), fault);
    assert!(recorder.take().is_empty());
}

#[tokio::test]
async fn a_file_of_the_disk_is_read_while_it_is_sent() {
    let (recorder, client) = start();
    let mut file = tempfile::NamedTempFile::with_suffix(".bin").expect("a file");
    let contents: Vec<u8> = (0..200_000_u32).flat_map(u32::to_le_bytes).collect();
    file.write_all(&contents).expect("a file");
    client.send().bytes2(Upload::open(file.path()).expect("a file")).await.expect("an answer");
    let request = recorder.take_one();
    assert_eq!((request.header("content-length"), request.body == contents), (Some("800000"), true));

    let name = file.path().file_name().expect("a name").to_string_lossy().into_owned();
    client.send().parts("Rex", Upload::open(file.path()).expect("a file")).await.expect("an answer");
    let request = recorder.take_one();
    assert_eq!(request.header("transfer-encoding"), None, "the length is known");
    let found = decode(&request).await;
    assert_eq!(found[1].file_name.as_deref(), Some(name.as_str()));
    assert!(found[1].contents == contents);
    assert!(Upload::open("/no/such/file").is_err());
}

#[tokio::test]
async fn a_stream_of_unknown_length_is_sent_in_chunks() {
    let (recorder, client) = start();
    let stream = || Body::stream(Pieces(vec!["one, ", "two"]));
    client.send().bytes2(stream()).await.expect("an answer");
    let request = recorder.take_one();
    assert_eq!((request.header("transfer-encoding"), request.body.as_slice()), (Some("chunked"), &b"one, two"[..]));

    client.send().parts("Rex", stream()).await.expect("an answer");
    assert_eq!(decode(&recorder.take_one()).await[1].contents, b"one, two");
}

/// What another library makes of a multipart body.
#[tokio::test]
async fn another_decoder_reads_the_parts() {
    let (recorder, client) = start();
    let hostile = "--x\r\nContent-Type: text/html\r\n\r\n--";
    let file = Upload::new(hostile).with_name("ü \"quoted\".txt").with_content_type("text/plain");
    client.send().parts(hostile, file).tags(&["a", ""]).owner(&owner(hostile, None)).await.expect("an answer");
    let found = decode(&recorder.take_one()).await;
    let names: Vec<&str> = found.iter().map(|part| part.name.as_str()).collect();
    assert_eq!(names, ["name", "photo", "tags", "tags", "owner"]);
    assert_eq!(found[0].contents, hostile.as_bytes());
    assert_eq!(found[1].contents, hostile.as_bytes());
    assert_eq!(found[1].file_name.as_deref(), Some("ü %22quoted%22.txt"));
    assert_eq!(found[1].content_type.as_deref(), Some("text/plain"));
    assert_eq!((found[2].contents.as_slice(), found[3].contents.as_slice()), (&b"a"[..], &b""[..]));
    assert_eq!(found[4].content_type.as_deref(), Some("application/json"));
}

#[tokio::test]
async fn a_header_that_cannot_be_sent_stops_the_call() {
    let (recorder, client) = start();
    for file in [Upload::new("x").with_content_type("a\r\nb: c"), Upload::new("x").with_header("a b", "c")] {
        let Err(Error::Request(error)) = client.send().parts("Rex", file).await else { panic!("it was sent") };
        assert!(error.to_string().contains("the part `photo` has a header that cannot be sent"), "{error}");
    }
    assert!(recorder.take().is_empty());
}

struct Decoded {
    name: String,
    file_name: Option<String>,
    content_type: Option<String>,
    contents: Vec<u8>,
}

async fn decode(request: &Recorded) -> Vec<Decoded> {
    let boundary = multer::parse_boundary(request.header("content-type").expect("a type")).expect("a boundary");
    let body = request.body.clone();
    let stream = futures_util::stream::once(async move { Ok::<_, std::io::Error>(body) });
    let mut parts = multer::Multipart::new(stream, boundary);
    let mut decoded = Vec::new();
    while let Some(part) = parts.next_field().await.expect("a part") {
        decoded.push(Decoded {
            name: part.name().expect("a name").to_owned(),
            file_name: part.file_name().map(str::to_owned),
            content_type: part.content_type().map(ToString::to_string),
            contents: part.bytes().await.expect("contents").to_vec(),
        });
    }
    decoded
}

/// A stream of these pieces.
struct Pieces(Vec<&'static str>);

impl http_body::Body for Pieces {
    type Data = clientwright_runtime::bytes::Bytes;
    type Error = std::io::Error;

    fn poll_frame(
        mut self: std::pin::Pin<&mut Self>,
        _: &mut std::task::Context<'_>,
    ) -> std::task::Poll<Option<Result<http_body::Frame<Self::Data>, Self::Error>>> {
        let piece = (!self.0.is_empty()).then(|| self.0.remove(0));
        std::task::Poll::Ready(piece.map(|piece| Ok(http_body::Frame::data(piece.into()))))
    }
}

/// Head and body of a request whose length nobody knows before.
const CHUNKED: &str = "transfer-encoding: chunked";

fn pets(names: &[&str]) -> Vec<Pet> {
    names.iter().map(|name| Pet::new(*name)).collect()
}

sends! {
    values_are_sent_a_line_each {
        |send| send.lines(pets(&["a", "ü\n"])) => format!("POST /lines\ncontent-type: application/x-ndjson\n{CHUNKED}\n\n{{\"name\":\"a\"}}\n{{\"name\":\"ü\\n\"}}\n"),
        |send| send.lines(Sequence::new(["a", "b"].map(Pet::new))) => format!("POST /lines\ncontent-type: application/x-ndjson\n{CHUNKED}\n\n{{\"name\":\"a\"}}\n{{\"name\":\"b\"}}\n"),
        |send| send.lines(Sequence::stream(futures_util::stream::iter(pets(&["a"])))) => format!("POST /lines\ncontent-type: application/x-ndjson\n{CHUNKED}\n\n{{\"name\":\"a\"}}\n"),
        |send| send.lines(pets(&[])) => format!("POST /lines\ncontent-type: application/x-ndjson\n{CHUNKED}"),
        |send| send.lines_as_text("{}\n") => "PATCH /lines\ncontent-type: application/x-ndjson\ncontent-length: 3\n\n{}\n",
    }

    optional_values_are_left_out {
        |send| send.lines_of_items() => "PUT /lines\ncontent-length: 0",
        |send| send.lines_of_items().body(pets(&["a"])) => format!("PUT /lines\ncontent-type: application/jsonl\n{CHUNKED}\n\n{{\"name\":\"a\"}}\n"),
        |send| send.lines_of_items().body_events("data: a\n\n") => "PUT /lines\ncontent-type: text/event-stream\ncontent-length: 9\n\ndata: a\n\n",
    }

    values_are_sent_a_record_each {
        |send| send.records_records(pets(&["a", "b"])) => format!("POST /records\ncontent-type: application/json-seq\n{CHUNKED}\n\n\u{1e}{{\"name\":\"a\"}}\n\u{1e}{{\"name\":\"b\"}}\n"),
    }
}

/// An iterator of a million values is asked for a few at a time, while others are on their way.
#[tokio::test]
async fn values_are_not_gathered_before_they_are_sent() {
    use std::sync::Arc;
    use std::sync::atomic::{AtomicUsize, Ordering};

    let asked = Arc::new(AtomicUsize::new(0));
    let count = Arc::clone(&asked);
    let values = (0..1_000_000).map(move |number| {
        count.fetch_add(1, Ordering::Relaxed);
        Pet::new(number.to_string())
    });
    let mut body =
        client_without_server().send().lines(Sequence::new(values)).into_request().expect("a request").into_body();
    assert_eq!(asked.load(Ordering::Relaxed), 0);
    let first = body.chunk().await.expect("a piece").expect("a piece");
    assert!(first.starts_with(b"{\"name\":\"0\"}\n{\"name\":\"1\"}\n"), "{first:?}");
    assert!((1..1000).contains(&asked.load(Ordering::Relaxed)));
}

#[tokio::test]
async fn values_that_fail_break_the_request_off() {
    let values = vec![Ok(Pet::new("a")), Err(std::io::Error::other("no more pets"))];
    let values = Sequence::try_stream(futures_util::stream::iter(values));
    let mut body = client_without_server().send().lines(values).into_request().expect("a request").into_body();
    assert_eq!(body.chunk().await.expect("a piece").expect("a piece"), "{\"name\":\"a\"}\n");
    let error = body.chunk().await.expect("an error").expect_err("an error");
    assert!(error.to_string().contains("no more pets"), "{error}");
    assert!(body.chunk().await.is_none());
}

fn client_without_server() -> Client {
    Client::builder().base_url("http://127.0.0.1:1").build().expect("a client")
}
