//! Ranges, forms and parts of requests: the content type and the body.

use clientwright_runtime::{FileOrText, Multipart, Upload};

use super::{content, start};
use crate::clients::exchange::types::Pet;

macro_rules! sends {
    ($($name:ident { $($call:expr => $expected:expr,)* })*) => {$(
        #[tokio::test]
        async fn $name() {
            let (recorder, client) = start();
            $(
                let call: fn(crate::clients::exchange::send::Send<'_>) -> _ = $call;
                call(client.send()).await.expect("an answer");
                assert_eq!(content(&recorder.take_one()), $expected);
            )*
        }
    )*};
}

fn png() -> Upload {
    Upload::new("P").with_content_type("image/png")
}

sends! {
    a_file_in_a_range_has_its_own_type {
        |send| send.image(png()) => "image/png | P",
        |send| send.file(png()) => "image/png | P",
        |send| send.file(Upload::new("a").with_content_type("text/csv; header=present")) => "text/csv; header=present | a",
        |send| send.file("P") => "application/octet-stream | P",
        |send| send.image("P").with_header("content-type", "image/webp") => "image/webp | P",
    }

    values_in_a_range_are_json_or_text {
        |send| send.words("hi") => "text/plain | hi",
        |send| send.suffix(&Pet::new("Rex")) => r#"application/json | {"name":"Rex"}"#,
        |send| send.object(&Pet::new("Rex")) => r#"application/json | {"name":"Rex"}"#,
        |send| send.list([1, 2]) => "application/json | [1,2]",
    }

    parameters_of_media_types_are_kept {
        |send| send.profile(&Pet::new("Rex")) => r#"application/json; profile="a,b" | {"name":"Rex"}"#,
        |send| send.form(&Pet::new("Rex B")) => "application/x-www-form-urlencoded; charset=utf-8 | name=Rex+B",
    }

    a_key_with_several_media_types_is_each_of_them {
        |send| send.comma("hi") => r#"application/json | "hi""#,
        |send| send.comma_text("hi") => "text/plain | hi",
    }

    a_form_that_is_no_object_is_sent_as_it_is {
        |send| send.form_text("a=b&c") => "application/x-www-form-urlencoded | a=b&c",
        |send| send.form_list("a=b") => "application/x-www-form-urlencoded | a=b",
        |send| send.not_json("{}") => "application/json2 | {}",
    }

    files_are_found_behind_references_and_all_of {
        |send| send.parts().photo(Upload::new("P")) =>
            "--B/Content-Disposition: form-data; name=\"photo\"; filename=\"photo\"/Content-Type: image/png//P/--B--/",
        |send| send.parts().scan(Upload::new("S").with_name("s.pdf")) =>
            "--B/Content-Disposition: form-data; name=\"scan\"; filename=\"s.pdf\"/Content-Type: application/pdf//S/--B--/",
        |send| send.parts().files(vec![Upload::new("1"), Upload::new("2").with_name("b")]) =>
            "--B/Content-Disposition: form-data; name=\"files\"; filename=\"files\"/Content-Type: application/octet-stream//1/--B/Content-Disposition: form-data; name=\"files\"; filename=\"b\"/Content-Type: application/octet-stream//2/--B--/",
    }

    a_file_or_a_string_is_what_is_given {
        |send| send.parts().either("text") => "--B/Content-Disposition: form-data; name=\"either\"//text/--B--/",
        |send| send.parts().either(Upload::new("F")) =>
            "--B/Content-Disposition: form-data; name=\"either\"; filename=\"either\"/Content-Type: application/octet-stream//F/--B--/",
        |send| send.parts().eithers([FileOrText::from("text"), Upload::new("F").with_name("f").into()]) =>
            "--B/Content-Disposition: form-data; name=\"eithers\"//text/--B/Content-Disposition: form-data; name=\"eithers\"; filename=\"f\"/Content-Type: application/octet-stream//F/--B--/",
    }

    json_in_a_string_is_not_encoded_once_more {
        |send| send.parts().meta("{\"a\":1}") =>
            "--B/Content-Disposition: form-data; name=\"meta\"/Content-Type: application/json//{\"a\":1}/--B--/",
        |send| send.parts().metas(["1", "[2]"]) =>
            "--B/Content-Disposition: form-data; name=\"metas\"/Content-Type: application/json//1/--B/Content-Disposition: form-data; name=\"metas\"/Content-Type: application/json//[2]/--B--/",
    }

    parts_without_names_are_added {
        |send| send.parts_optional().name("Rex").with_parts(Multipart::new().text("more", "m")) =>
            "--B/Content-Disposition: form-data; name=\"name\"//Rex/--B/Content-Disposition: form-data; name=\"more\"//m/--B--/",
        |send| send.parts_optional() => "none | ",
    }
}

#[tokio::test]
async fn a_file_out_of_the_range_is_not_sent() {
    let (recorder, client) = start();
    let told = client.send().image(Upload::new("a").with_content_type("text/csv")).await.expect_err("not in the range");
    assert_eq!(told.to_string(), "PUT /image (image): the body of type `text/csv` is not of the type `image/*`");
    assert!(recorder.take().is_empty());
}

#[tokio::test]
async fn an_optional_body_has_its_required_parts() {
    let (recorder, client) = start();
    let told = client.send().parts_optional().photo("P").await.expect_err("no name");
    assert_eq!(told.to_string(), "POST /parts/optional (partsOptional): the body must have the part `name`");
    assert!(recorder.take().is_empty());
}
