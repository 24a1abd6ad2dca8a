//! `parameter-styles.yaml` of the corpus, wholly: every operation of it is called, with every parameter that it has. The
//! document is another's, so that the client is made where it is there.

#[cfg(not(corpus))]
#[test]
fn every_operation_is_called() {
    println!("skipped: no corpus");
}

#[cfg(corpus)]
mod here {
    use crate::clients::styles::Client;
    use crate::clients::styles::multipart_form_data_encoding::MultipartFormDataEncodingObject as StandardObject;
    use crate::clients::styles::types::CookieStandardObject;
    use crate::recorder::{Recorded, Recorder, answer};

    fn start() -> (Recorder, Client) {
        let recorder = Recorder::start(|_| answer("200 OK", &[], b""));
        let client = Client::builder().base_url(recorder.url()).build().expect("a client");
        (recorder, client)
    }

    const ARRAY: &[&str] = &["a", "b c"];

    fn object() -> CookieStandardObject {
        let mut object = CookieStandardObject::default();
        object.name = Some("n".to_owned());
        object.description = Some("d e".to_owned());
        object
    }

    fn fields() -> StandardObject {
        let mut object = StandardObject::default();
        object.foo = Some("n".to_owned());
        object.bar = Some("d e".to_owned());
        object
    }

    fn query(request: &Recorded) -> String {
        let target = request.head.split(' ').nth(1).expect("a target");
        target.split_once('?').map(|(_, query)| query.to_owned()).unwrap_or_default()
    }

    #[tokio::test]
    async fn cookies() {
        let (recorder, client) = start();
        let cookie = client.cookie();
        let object = object();
        let exploded = "primitive=a%20b; array=a; array=b%20c; name=n; description=d%20e";
        cookie.standard().primitive("a b").array(ARRAY).object(&object).await.expect("an answer");
        assert_eq!(recorder.take_one().header("cookie"), Some(exploded));
        cookie.form_exploded().primitive("a b").array(ARRAY).object(&object).await.expect("an answer");
        assert_eq!(recorder.take_one().header("cookie"), Some(exploded));
        cookie.form_non_exploded().primitive("a b").array(ARRAY).object(&object).await.expect("an answer");
        let joined = "primitive=a%20b; array=a,b%20c; object=name,n,description,d%20e";
        assert_eq!(recorder.take_one().header("cookie"), Some(joined));
    }

    #[tokio::test]
    async fn headers() {
        let (recorder, client) = start();
        let header = client.header();
        let object = object();
        let sent = |request: &Recorded| {
            ["primitive", "array", "object"].map(|name| request.header(name).expect("a header").to_owned())
        };
        header.standard().primitive("a b").array(ARRAY).object(&object).await.expect("an answer");
        assert_eq!(sent(&recorder.take_one()), ["a b", "a,b c", "name,n,description,d e"]);
        header.simple_non_exploded().primitive("a b").array(ARRAY).object(&object).await.expect("an answer");
        assert_eq!(sent(&recorder.take_one()), ["a b", "a,b c", "name,n,description,d e"]);
        header.simple_exploded().primitive("a b").array(ARRAY).object(&object).await.expect("an answer");
        assert_eq!(sent(&recorder.take_one()), ["a b", "a,b c", "name=n,description=d e"]);
    }

    #[tokio::test]
    async fn paths() {
        let (recorder, client) = start();
        let path = client.path();
        let object = object();
        let joined = "name,n,description,d%20e";
        for (call, expected) in [
            (path.standard("a b", ARRAY, &object).send(), format!("a%20b/a,b%20c/{joined}")),
            (
                path.matrix_non_exploded("a b", ARRAY, &object).send(),
                format!(";primitive=a%20b/;array=a,b%20c/;object={joined}"),
            ),
            (
                path.matrix_exploded("a b", ARRAY, &object).send(),
                ";primitive=a%20b/;array=a;array=b%20c/;name=n;description=d%20e".to_owned(),
            ),
            (path.label_non_exploded("a b", ARRAY, &object).send(), format!(".a%20b/.a,b%20c/.{joined}")),
            (path.label_exploded("a b", ARRAY, &object).send(), ".a%20b/.a.b%20c/.name=n.description=d%20e".to_owned()),
            (path.simple_non_exploded("a b", ARRAY, &object).send(), format!("a%20b/a,b%20c/{joined}")),
            (path.simple_exploded("a b", ARRAY, &object).send(), "a%20b/a,b%20c/name=n,description=d%20e".to_owned()),
        ] {
            call.await.expect("an answer");
            let request = recorder.take_one();
            let target = request.head.split(' ').nth(1).expect("a target");
            let mut segments: Vec<&str> = target.rsplitn(4, '/').take(3).collect();
            segments.reverse();
            assert_eq!(segments.join("/"), expected, "{target}");
        }
    }

    #[tokio::test]
    async fn queries() {
        let (recorder, client) = start();
        let calls = client.query();
        let object = object();
        let exploded = "primitive=a%20b&array=a&array=b%20c&name=n&description=d%20e";
        calls.standard().primitive("a b").array(ARRAY).object(&object).await.expect("an answer");
        assert_eq!(query(&recorder.take_one()), exploded);
        calls.form_exploded().primitive("a b").array(ARRAY).object(&object).await.expect("an answer");
        assert_eq!(query(&recorder.take_one()), exploded);
        calls.form_non_exploded().primitive("a b").array(ARRAY).object(&object).await.expect("an answer");
        assert_eq!(query(&recorder.take_one()), "primitive=a%20b&array=a,b%20c&object=name,n,description,d%20e");
        calls.space_delimited_non_exploded().array(ARRAY).object(&object).await.expect("an answer");
        assert_eq!(query(&recorder.take_one()), "array=a%20b%20c&object=name%20n%20description%20d%20e");
        calls.pipe_delimited_non_exploded().array(ARRAY).object(&object).await.expect("an answer");
        assert_eq!(query(&recorder.take_one()), "array=a%7Cb%20c&object=name%7Cn%7Cdescription%7Cd%20e");
        calls.deep_object_non_exploded().object(&object).await.expect("an answer");
        assert_eq!(query(&recorder.take_one()), "object%5Bname%5D=n&object%5Bdescription%5D=d%20e");
    }

    /// `name=text` of each part.
    fn parts(request: &Recorded) -> Vec<String> {
        let body = String::from_utf8(request.body.clone()).expect("UTF-8");
        let parts = body.split("form-data; name=\"").skip(1).map(|part| {
            let (name, rest) = part.split_once('"').expect("a name");
            let text = rest.split_once("\r\n\r\n").and_then(|(_, text)| text.split_once("\r\n--")).expect("a text").0;
            format!("{name}={text}")
        });
        parts.collect()
    }

    #[tokio::test]
    async fn parts_of_forms() {
        let (recorder, client) = start();
        let send = client.multipart_form_data_encoding();
        let object = fields();
        send.standard().primitive("a b").array(ARRAY).object(&object).await.expect("an answer");
        let json = r#"object={"foo":"n","bar":"d e"}"#;
        assert_eq!(parts(&recorder.take_one()), ["primitive=a b", "array=a", "array=b c", json]);
        send.form_non_exploded().primitive("a b").array(ARRAY).object(&object).await.expect("an answer");
        let joined = ["primitive=a b", "array=a,b c", "object=foo,n,bar,d e"];
        assert_eq!(parts(&recorder.take_one()), joined);
        send.form_exploded().primitive("a b").array(ARRAY).object(&object).await.expect("an answer");
        let exploded = ["primitive=a b", "array=a", "array=b c", "foo=n", "bar=d e"];
        assert_eq!(parts(&recorder.take_one()), exploded);
        send.space_delimited_non_exploded().array(ARRAY).object(&object).await.expect("an answer");
        assert_eq!(parts(&recorder.take_one()), ["array=a b c", "object=foo n bar d e"]);
        send.pipe_delimited_non_exploded().array(ARRAY).object(&object).await.expect("an answer");
        assert_eq!(parts(&recorder.take_one()), ["array=a|b c", "object=foo|n|bar|d e"]);
        send.deep_object_exploded().primitive("a b").array(ARRAY).object(&object).await.expect("an answer");
        let deep = ["primitive=a b", "array[0]=a", "array[1]=b c", "object[foo]=n", "object[bar]=d e"];
        assert_eq!(parts(&recorder.take_one()), deep);
    }
}
