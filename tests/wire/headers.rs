//! The headers of answers, given byte for byte, and what is made of them.

use clientwright_runtime::HeaderError;

use crate::clients::responses::Client;
use crate::clients::responses::Error;
use crate::clients::responses::headers::HeadersHeaders;
use crate::clients::responses::read::Headers;
use crate::recorder::{Recorder, answer};

/// The typed headers of an answer with these, beside a body that is always read.
async fn read(lines: &[(&str, &str)]) -> Result<HeadersHeaders, HeaderError> {
    let json = [("content-type", "application/json")];
    let given = answer("200 OK", &[&json[..], lines].concat(), br#"{"name": "Rex"}"#);
    let recorder = Recorder::start(move |_| given.clone());
    let client = Client::builder().base_url(recorder.url()).build().expect("a client");
    let response = client.read().headers().send().await.expect("an answer");
    assert_eq!(response.body().name, "Rex");
    response.typed_headers()
}

macro_rules! header_values {
    ($($test:ident: $field:ident { $([$(($name:literal, $value:expr)),*] => $expected:expr,)* })*) => {$(
        #[tokio::test]
        async fn $test() {
            $({
                let lines: &[(&str, &str)] = &[("X-Left", "1"), $(($name, $value)),*];
                let shown = match read(lines).await {
                    Ok(headers) => format!("{:?}", headers.$field),
                    Err(error) => format!("! {error}"),
                };
                assert_eq!(shown, $expected, "for {lines:?}");
            })*
        }
    )*};
}

header_values! {
    numbers_and_truths_are_read: x_ratio {
        [] => "None",
        [("X-Ratio", "0.5")] => "Some(0.5)",
        [("x-ratio", "7")] => "Some(7.0)",
        [("x-ratio", "half")] => "! header `x-ratio`: expected a number, found a string",
        [("x-ratio", "1"), ("x-ratio", "2")] => "! header `x-ratio`: expected a number, found a string",
    }

    truths_are_read: x_sure {
        [("X-Sure", "true")] => "Some(true)",
        [("X-Sure", "yes")] => "! header `X-Sure`: expected a boolean, found a string",
    }

    texts_stay_texts: e_tag {
        [("etag", "W/\"7\"")] => r#"Some("W/\"7\"")"#,
        [("ETag", "7")] => r#"Some("7")"#,
        [("ETag", "")] => r#"Some("")"#,
        [("ETag", "ü%20")] => r#"Some("ü%20")"#,
    }

    enumerations_keep_what_is_unknown: x_state {
        [("X-State", "old")] => "Some(Old)",
        [("X-State", "odd")] => r#"Some(Unrecognized("odd"))"#,
    }

    arrays_are_read: vary {
        [("Vary", "a,b , c")] => r#"Some(["a", "b", "c"])"#,
        [("Vary", "a"), ("vary", "b")] => r#"Some(["a", "b"])"#,
        [("Vary", "")] => "Some([])",
    }

    arrays_of_numbers_are_read: x_sizes {
        [("X-Sizes", "1, 2")] => "Some([1, 2])",
        [("X-Sizes", "1"), ("X-Sizes", "2, 3"), ("x-sizes", "4")] => "Some([1, 2, 3, 4])",
        [("X-Sizes", "1, b")] => "! header `X-Sizes`: $[1]: expected an integer, found a string",
    }

    objects_are_read: x_page {
        [("X-Page", "size,20,token,7")] => r#"Some(Page {"size": 20, "token": "7"})"#,
        [("X-Page", "size=20")] => "! header `X-Page`: names and values must come in turn",
        [("X-Page", "token,7")] => "! header `X-Page`: $.size: missing, though Page requires it",
    }

    exploded_objects_are_read: x_exploded {
        [("X-Exploded", "size=20,token=a=b")] => r#"Some(Page {"size": 20, "token": "a=b"})"#,
    }

    json_is_read: x_json {
        [("X-Json", "{\"size\": 20}")] => r#"Some(Page {"size": 20})"#,
        [("X-Json", "{")] => "! header `X-Json`: not JSON: EOF while parsing an object at line 1 column 1",
    }

    every_cookie_is_there: set_cookie {
        [("Set-Cookie", "a=1; Path=/, x"), ("Set-Cookie", "b=2")] => r#"Some(["a=1; Path=/, x", "b=2"])"#,
    }
}

#[tokio::test]
async fn a_required_header_that_is_missing_is_named() {
    let error = read(&[("ETag", "a")]).await.expect_err("no X-Left");
    assert_eq!(
        (error.name(), &*error.to_string()),
        ("X-Left", "header `X-Left`: missing, though the document requires it")
    );
    assert_eq!(read(&[("x-left", "7")]).await.expect("headers").x_left, 7);
}

#[tokio::test]
async fn errors_have_headers_too() {
    let given =
        answer("429 Slow", &[("content-type", "application/json"), ("retry-after", "7")], br#"{"title": "slow"}"#);
    let recorder = Recorder::start(move |_| given.clone());
    let client = Client::builder().base_url(recorder.url()).build().expect("a client");
    let Err(Error::Api(error)) = client.read().headers().await else { panic!("an error") };
    assert_eq!(Headers::error_headers(&error).expect("headers").retry_after, 7);
    assert_eq!(error.headers()["retry-after"], "7");
}
