//! How documents are made.

/// A document with these schemas, one line each.
pub(crate) fn with_schemas(schemas: impl IntoIterator<Item = String>) -> String {
    let mut text = String::from(HEAD);
    text.push_str("paths:\n  /a:\n    get: {operationId: a, responses: {'204': {description: Done.}}}\n");
    text.push_str("components:\n  schemas:\n");
    for schema in schemas {
        text.push_str("    ");
        text.push_str(&schema);
        text.push('\n');
    }
    text
}

/// What every document begins with.
pub(crate) const HEAD: &str =
    "openapi: 3.1.0\ninfo: {title: Hostile, version: '1'}\nservers: [{url: 'https://example.com'}]\n";

/// `{$ref: '#/components/schemas/A1'}`
pub(crate) fn reference(to: usize) -> String {
    format!("{{$ref: '#/components/schemas/A{to}'}}")
}

/// A text and what closes it again, `depth` times.
pub(crate) fn nested(open: &str, close: &str, depth: usize) -> String {
    open.repeat(depth) + &close.repeat(depth)
}
