//! Path items: their operations, and the parameters in their templates.

use std::sync::Arc;

use super::at::At;

/// The methods of a path item, as written.
const METHODS: [&str; 9] = ["get", "put", "post", "delete", "options", "head", "patch", "trace", "query"];

/// An operation of a path.
pub(super) struct Operation<'a> {
    pub(super) method: String,
    pub(super) path: Arc<str>,
    pub(super) at: At<'a>,
    pub(super) item: At<'a>,
}

impl Operation<'_> {
    /// The name in messages: `GET /pets`.
    pub(super) fn name(&self) -> String {
        format!("{} {}", self.method, self.path)
    }
}

/// The operations of a path item, in document order.
pub(super) fn operations_of<'a>(path: &Arc<str>, item: &At<'a>) -> Vec<Operation<'a>> {
    let operation = |method: String, at: At<'a>| Operation { method, path: path.clone(), at, item: item.clone() };
    let written = item.entries().into_iter().filter(|(key, _)| METHODS.contains(&&**key));
    let mut operations: Vec<Operation<'a>> = written.map(|(key, at)| operation(key.to_ascii_uppercase(), at)).collect();
    // OpenAPI 3.2.0, section 4.9.1.
    let more = item.get("additionalOperations").map(|more| more.entries()).unwrap_or_default();
    operations.extend(more.into_iter().map(|(key, at)| operation(key.to_string(), at)));
    operations
}

/// The names in the braces of a path template, in order.
pub(super) fn names_in(path: &str) -> Vec<&str> {
    path.split('{').skip(1).filter_map(|rest| rest.split('}').next()).collect()
}

#[cfg(test)]
mod tests {
    use super::names_in;

    #[test]
    fn names_are_in_braces() {
        assert_eq!(names_in("/pets/{id}/photos/{photo}.png"), ["id", "photo"]);
    }
}
