//! Files that are given by mistake: the type of a file that is neither JSON nor YAML, by its first bytes.

/// The first bytes of a file, its type, and a hint.
const BYTES: [(&[u8], &str); 8] = [
    (b"\x00\x00\xFE\xFF", "text in UTF-32"),
    (b"\xFF\xFE\x00\x00", "text in UTF-32"),
    (b"\xFF\xFE", "text in UTF-16"),
    (b"\xFE\xFF", "text in UTF-16"),
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a ZIP archive"),
    (b"\x1F\x8B", "a gzip archive"),
    (b"\x7FELF", "a program"),
];

/// The type of bytes that are certainly not a document.
pub(super) fn kind_of_bytes(bytes: &[u8]) -> Option<&'static str> {
    BYTES.iter().find(|(beginning, _)| bytes.starts_with(beginning)).map(|(_, kind)| *kind)
}

/// The type of text that is certainly not a document.
pub(super) fn kind_of_text(text: &str) -> Option<&'static str> {
    let text = text.trim_ascii_start();
    let begins = |tag: &str| text.get(..tag.len()).is_some_and(|head| head.eq_ignore_ascii_case(tag));
    if begins("<!doctype html") || begins("<html") {
        return Some("an HTML page");
    }
    begins("<?xml").then_some("an XML document")
}

/// The hint for such a file.
pub(super) fn help(kind: &str) -> &'static str {
    match kind {
        "text in UTF-16" | "text in UTF-32" => "save the file as UTF-8",
        "an HTML page" => "this may be the page that shows the API, or a login; give the document that it is made of",
        "a ZIP archive" | "a gzip archive" => "unpack it, and give the document that is in it",
        _ => "give the OpenAPI document, in JSON or YAML",
    }
}
