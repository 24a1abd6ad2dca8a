use super::{
    CookieStyle, FormStyles, HeaderStyle, PathStyle, QueryOptions, QueryStyle, append_query, cookies, expand, form,
    header_text, path_text,
};
use crate::json::{Json, Tape, Value};

fn json(text: &str) -> Json {
    serde_json::from_str(text).unwrap()
}

fn path(style: PathStyle, text: &str) -> Result<String, &'static str> {
    path_text(style, false, "color", Value::root(&Tape::of(&json(text))))
}

fn query(style: QueryStyle, text: &str) -> String {
    let mut query = String::new();
    append_query(&mut query, style.into(), "color", Value::root(&Tape::of(&json(text))));
    query
}

const STRING: &str = r#""blue""#;
const ARRAY: &str = r#"["blue","black","brown"]"#;
const OBJECT: &str = r#"{"R":100,"G":200,"B":150}"#;

/// The rows of OAS 3.1.1, 4.8.12.3, whose object has its keys sorted here.
#[test]
fn path_styles() {
    use PathStyle::{Label, LabelExploded, Matrix, MatrixExploded, Simple, SimpleExploded};
    let rows = [
        (Simple, "blue", "blue,black,brown", "B,150,G,200,R,100"),
        (SimpleExploded, "blue", "blue,black,brown", "B=150,G=200,R=100"),
        (Label, ".blue", ".blue,black,brown", ".B,150,G,200,R,100"),
        (LabelExploded, ".blue", ".blue.black.brown", ".B=150.G=200.R=100"),
        (Matrix, ";color=blue", ";color=blue,black,brown", ";color=B,150,G,200,R,100"),
        (MatrixExploded, ";color=blue", ";color=blue;color=black;color=brown", ";B=150;G=200;R=100"),
    ];
    for (style, string, array, object) in rows {
        assert_eq!(path(style, STRING).as_deref(), Ok(string));
        assert_eq!(path(style, ARRAY).as_deref(), Ok(array));
        assert_eq!(path(style, OBJECT).as_deref(), Ok(object));
    }
}

#[test]
fn query_styles() {
    use QueryStyle::{DeepObject, Form, FormJoined, Pipe, Space};
    let rows = [
        (Form, "color=blue&color=black&color=brown", "B=150&G=200&R=100"),
        (FormJoined, "color=blue,black,brown", "color=B,150,G,200,R,100"),
        (Space, "color=blue%20black%20brown", "color=B%20150%20G%20200%20R%20100"),
        (Pipe, "color=blue%7Cblack%7Cbrown", "color=B%7C150%7CG%7C200%7CR%7C100"),
        (
            DeepObject,
            "color%5B0%5D=blue&color%5B1%5D=black&color%5B2%5D=brown",
            "color%5BB%5D=150&color%5BG%5D=200&color%5BR%5D=100",
        ),
    ];
    for (style, array, object) in rows {
        assert_eq!(query(style, STRING), "color=blue");
        assert_eq!(query(style, ARRAY), array);
        assert_eq!(query(style, OBJECT), object);
        assert_eq!(query(style, "null") + &query(style, "[]") + &query(style, "{}"), "");
        assert_eq!(query(style, "\"\""), "color=");
    }
    assert_eq!(query(QueryStyle::Json, r#"{"a":[1,null]}"#), "color=%7B%22a%22%3A%5B1%2Cnull%5D%7D");
}

#[test]
fn query_values_are_encoded() {
    assert_eq!(query(QueryStyle::Form, r#""a b&c=d+e%2Fü""#), "color=a%20b%26c%3Dd%2Be%252F%C3%BC");
    assert_eq!(query(QueryStyle::FormJoined, r#"["a,b",1,2.5,true,null]"#), "color=a%2Cb,1,2.5,true");
    assert_eq!(query(QueryStyle::Form, r#"{"a":{"b":[1]}}"#), "a=%7B%22b%22%3A%5B1%5D%7D");
    assert_eq!(query(QueryStyle::DeepObject, r#"{"a":{"b":[1]},"c":null}"#), "color%5Ba%5D%5Bb%5D%5B0%5D=1");
}

#[test]
fn hostile_path_values_stay_in_their_segment() {
    let simple = |text: &str| path_text(PathStyle::Simple, false, "id", Value::root(&Tape::of(&text)));
    assert_eq!(simple("a/b").as_deref(), Ok("a%2Fb"));
    assert_eq!(simple("../etc").as_deref(), Ok("..%2Fetc"));
    assert_eq!(simple("a?b#c").as_deref(), Ok("a%3Fb%23c"));
    assert_eq!(simple("%2e%2e").as_deref(), Ok("%252e%252e"));
    assert_eq!(simple("a\\b;c:d@e ü").as_deref(), Ok("a%5Cb%3Bc%3Ad%40e%20%C3%BC"));
    assert_eq!(simple("...").as_deref(), Ok("..."));
    assert_eq!(simple(""), Err("is empty, which would address another path"));
    assert_eq!(simple("."), Err("is a dot segment, which would address another path"));
    assert_eq!(simple(".."), Err("is a dot segment, which would address another path"));
    assert_eq!(simple("a\nb"), Err("has a control character, which a path cannot carry"));
    assert_eq!(simple("a\0"), Err("has a control character, which a path cannot carry"));
    assert_eq!(path(PathStyle::Simple, "null"), Err("is empty, which would address another path"));
    assert_eq!(path(PathStyle::Matrix, "[]"), Err("is empty, which would address another path"));
    assert_eq!(path(PathStyle::Label, "\".\""), Err("is a dot segment, which would address another path"));
}

#[test]
fn reserved_path_values_stay_in_their_segment() {
    let reserved = |text: &str| path_text(PathStyle::Simple, true, "id", Value::root(&Tape::of(&text)));
    let whole =
        |text: &str| reserved(text).map_err(str::to_owned).and_then(|text| expanded("/a/{id}", &[("id", &text)]));
    let control = Err("has a control character, which a path cannot carry".to_owned());
    let dots = Err("the path has a dot segment, which would address another path".to_owned());
    assert_eq!(whole("a;b=1,c%2F%7Ed").as_deref(), Ok("/a/a;b=1,c%2F%7Ed | "));
    assert_eq!(whole("..x;y").as_deref(), Ok("/a/..x;y | "));
    for text in ["a%00", "%0d%0aSet-Cookie:x", "%7F"] {
        assert_eq!(whole(text), control, "{text}");
    }
    for text in ["..;x", "%2e%2E;", ".;a=b", "%2e%2e"] {
        assert_eq!(whole(text), dots, "{text}");
    }
    // Some servers decode the slashes first.
    for text in ["a%2f..%2Fb", "..%2fa", "%2e%2e%5ca", "a%5C.%5Cb", "a%2f%2E%2e;x"] {
        assert_eq!(reserved(text), Err("has a dot segment, which would address another path"), "{text}");
    }
    assert_eq!(whole("a%2fb..%2F..c").as_deref(), Ok("/a/a%2fb..%2F..c | "));
}

fn expanded(template: &str, values: &[(&'static str, &str)]) -> Result<String, String> {
    let values: Vec<_> = values.iter().map(|(name, value)| (*name, (*value).to_owned())).collect();
    expand(String::new(), template, &values).map(|target| format!("{} | {}", target.path, target.query))
}

#[test]
fn templates_are_filled_in() {
    let values = [("a", "1"), ("b", "2")];
    assert_eq!(expanded("/pets/{a}", &values).as_deref(), Ok("/pets/1 | "));
    assert_eq!(expanded("/{a}...{b}/x{a}", &values).as_deref(), Ok("/1...2/x1 | "));
    assert_eq!(expanded("/do?action=list&id={b}", &values).as_deref(), Ok("/do | action=list&id=2"));
    assert_eq!(expanded("/#Target=X", &values).as_deref(), Ok("/ | "));
    assert_eq!(expanded("/a b/{a}:run/é%20", &values).as_deref(), Ok("/a%20b/1:run/%C3%A9%20 | "));
    assert_eq!(expanded("/x/{c}", &values), Err("the path parameter `c` has no value".to_owned()));
    assert_eq!(expanded("/x/{c", &values).as_deref(), Ok("/x/%7Bc | "));
}

#[test]
fn parts_of_a_segment_do_not_join_to_dots() {
    let fault = Err("the path has a dot segment, which would address another path".to_owned());
    assert_eq!(expanded("/x/{a}{a}/y", &[("a", ".")]), fault);
    assert_eq!(expanded("/x/.{a}", &[("a", ".")]), fault);
    assert_eq!(expanded("/x/%2E{a}", &[("a", ".")]), fault);
    assert_eq!(expanded("/x/{a}{a}{a}", &[("a", ".")]).as_deref(), Ok("/x/... | "));
}

#[test]
fn headers_and_cookies() {
    let header = |style, text| header_text(style, Value::root(&Tape::of(&json(text))));
    assert_eq!(header(HeaderStyle::Simple, STRING).as_deref(), Some("blue"));
    assert_eq!(header(HeaderStyle::Simple, ARRAY).as_deref(), Some("blue,black,brown"));
    assert_eq!(header(HeaderStyle::Simple, OBJECT).as_deref(), Some("B,150,G,200,R,100"));
    assert_eq!(header(HeaderStyle::SimpleExploded, OBJECT).as_deref(), Some("B=150,G=200,R=100"));
    assert_eq!(header(HeaderStyle::Json, "null"), None);
    let cookie = |text| cookies(CookieStyle::Form, "color", Value::root(&Tape::of(&json(text))));
    assert_eq!(cookie(r#""a; b""#).unwrap(), ["color=a%3B%20b"]);
    assert_eq!(cookie(ARRAY).unwrap(), ["color=blue", "color=black", "color=brown"]);
}

#[test]
fn forms() {
    let form = |styles, text| form(styles, Value::root(&Tape::of(&json(text))));
    assert_eq!(
        form(FormStyles::NONE, r#"{"a":1,"b":{"c":"x y+z"},"d":["u",{"e":true}],"f":null}"#).as_deref(),
        Ok("a=1&b=%7B%22c%22%3A%22x+y%2Bz%22%7D&d=u&d=%7B%22e%22%3Atrue%7D")
    );
    assert_eq!(
        form(FormStyles::All(QueryStyle::DeepObject), r#"{"a":1,"b":{"c":"x y+z"},"d":["u",{"e":true}]}"#).as_deref(),
        Ok("a=1&b%5Bc%5D=x+y%2Bz&d%5B0%5D=u&d%5B1%5D%5Be%5D=true")
    );
    let styles = FormStyles::Of(&[("b", QueryStyle::Form), ("d", QueryStyle::Space)]);
    assert_eq!(form(styles, r#"{"b":{"c":"%20"},"d":["u","v w"]}"#).as_deref(), Ok("c=%2520&d=u+v+w"));
    assert_eq!(form(FormStyles::NONE, "[1]"), Err("is not an object, which a form must be"));
    assert_eq!(form(FormStyles::NONE, "{}").as_deref(), Ok(""));
}

#[test]
fn reserved_characters_stay_where_they_are_allowed() {
    let query = |style, text| {
        let mut query = String::new();
        let options = QueryOptions { style, allow_reserved: true, allow_empty_value: false };
        append_query(&mut query, options, "q", Value::root(&Tape::of(&json(text))));
        query
    };
    assert_eq!(query(QueryStyle::Form, r#""a/b?c:d@e$f!g(h)*,;=""#), "q=a/b?c:d@e$f!g(h)*,;=");
    assert_eq!(query(QueryStyle::Form, r#""a&b+c#d[e]f'g h""#), "q=a%26b%2Bc%23d%5Be%5Df%27g%20h");
    assert_eq!(query(QueryStyle::Form, r#""50% of %2F%2g%""#), "q=50%25%20of%20%2F%252g%25");
    assert_eq!(query(QueryStyle::FormJoined, r#"["a/b","c,d"]"#), "q=a/b,c,d");
    let path = |text: &str| path_text(PathStyle::Simple, true, "p", Value::root(&Tape::of(&text)));
    assert_eq!(path("a:b@c,d;e=f&g+h'").as_deref(), Ok("a:b@c,d;e=f&g+h'"));
    assert_eq!(path("a/b?c#d[e] %2F%").as_deref(), Ok("a%2Fb%3Fc%23d%5Be%5D%20%2F%25"));
}

#[test]
fn empty_values_are_sent_where_they_are_allowed() {
    let query = |text| {
        let mut query = String::new();
        let options = QueryOptions { style: QueryStyle::Form, allow_reserved: false, allow_empty_value: true };
        append_query(&mut query, options, "q", Value::root(&Tape::of(&json(text))));
        query
    };
    assert_eq!([query("\"\""), query("[]"), query("{}"), query("null")], ["q=", "q=", "q=", ""]);
}
