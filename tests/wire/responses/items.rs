//! JSON Lines and JSON text sequences (RFC 7464), whole and byte by byte.

use std::fmt::Debug;

use clientwright_runtime::JsonStream;

use super::{answering, arriving, divisions};

/// `!` of what cannot be read.
async fn items<T: Debug>(mut stream: JsonStream<T>) -> Vec<String> {
    let mut items = Vec::new();
    while let Some(item) = stream.next().await {
        items.push(match item {
            Ok(item) => format!("{item:?}"),
            Err(error) => format!("! {}", error.to_string().split_once("): ").expect("an operation").1),
        });
    }
    items
}

streams! {
    json_lines: lines, "application/jsonl", items {
        "" => [],
        "{\"name\": \"a\"}\n{\"name\": \"b\"}\n" => ["Pet {\"name\": \"a\"}", "Pet {\"name\": \"b\"}"],
        "{\"name\": \"a\"}\r\n\r\n  {\"name\": \"b\"}" => ["Pet {\"name\": \"a\"}", "Pet {\"name\": \"b\"}"],
        "\u{feff}{\"name\": \"ü\"}\n" => ["Pet {\"name\": \"ü\"}"],
        "[]\n{\"name\": \"b\"}\n" => [
            "! responded 200 OK with an unexpected body: $: expected an object (Pet), found an array; the body begins: []",
            "Pet {\"name\": \"b\"}",
        ],
        "\n \n\t\r\n" => [],
        "{\"name\":\r\"a\"}\r\n" => ["Pet {\"name\": \"a\"}"],
        "{\"name\": \"a\"}\n{\"name\": \"b" => [
            "Pet {\"name\": \"a\"}",
            r#"! responded 200 OK with an unexpected body: $: EOF while parsing a string at line 1 column 11; the body begins: {"name": "b"#,
        ],
        "{\"name\": \"a\"}{\"name\": \"b\"}\n{\"name\": \"c\"}\n" => [
            r#"! responded 200 OK with an unexpected body: $: trailing characters at line 1 column 14; the body begins: {"name": "a"}{"name": "b"}"#,
            "Pet {\"name\": \"c\"}",
        ],
        "[{\"name\": \"a\"},\n" => [r#"! responded 200 OK with an unexpected body: $: EOF while parsing a value at line 1 column 15; the body begins: [{"name": "a"},"#],
        "data: {\"name\": \"a\"}\n" => [r#"! responded 200 OK with an unexpected body: $: expected value at line 1 column 1; the body begins: data: {"name": "a"}"#],
    }

    json_sequences: records, "application/json-seq", items {
        "\u{1e}{\"name\": \"a\"}\n\u{1e}{\"name\":\n\"b\"}\n" => ["Pet {\"name\": \"a\"}", "Pet {\"name\": \"b\"}"],
        "\u{1e}\n\u{1e}{\"name\": \"a\"}" => ["Pet {\"name\": \"a\"}"],
        "" => [],
        "\u{1e}{\"name\": \"a\"}\r\n\u{1e}\u{1e}\u{1e}\r\n\u{1e}{\"name\": \"b\"}\r\n" => ["Pet {\"name\": \"a\"}", "Pet {\"name\": \"b\"}"],
        "{\"name\": \"a\"}\n\u{1e}{\"name\": \"b\"}\n" => ["Pet {\"name\": \"a\"}", "Pet {\"name\": \"b\"}"],
        "\u{1e}{\"name\": \"a\u{1e}{\"name\": \"b\"}\n" => [
            r#"! responded 200 OK with an unexpected body: $: the record is cut off: nothing says that its value ends here; the body begins: {"name": "a"#,
            "Pet {\"name\": \"b\"}",
        ],
        "\u{1e}{\"name\": \"a\"}\n\u{1e}{\"name\":" => [
            "Pet {\"name\": \"a\"}",
            r#"! responded 200 OK with an unexpected body: $: the record is cut off: nothing says that its value ends here; the body begins: {"name":"#,
        ],
        "\u{1e}{\"name\": \"a\"}\n\u{1e}tru\u{1e}7\n" => [
            "Pet {\"name\": \"a\"}",
            "! responded 200 OK with an unexpected body: $: the record is cut off: nothing says that its value ends here; the body begins: tru",
            "! responded 200 OK with an unexpected body: $: expected an object (Pet), found a number; the body begins: 7",
        ],
    }

    records_without_an_end_of_their_own: numbers, "application/json-seq", items {
        "\u{1e}1\n\u{1e}23\r\n\u{1e}4 " => ["1", "23", "4"],
        "\u{1e}1\n\u{1e}2" => ["1", "! responded 200 OK with an unexpected body: $: the record is cut off: nothing says that its value ends here; the body begins: 2"],
        "\u{1e}1\u{1e}23\n" => ["! responded 200 OK with an unexpected body: $: the record is cut off: nothing says that its value ends here; the body begins: 1", "23"],
    }
}
