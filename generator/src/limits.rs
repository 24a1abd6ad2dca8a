//! Limits of documents. A document beyond one of them is still read; the part beyond the limit is reported or narrowed.
//!
//! They protect against hostile documents, and no document of an API that we know reaches them.

use std::time::Duration;

/// The longest chain of schemas that are only aliases of the next.
pub const LONGEST_CHAIN: usize = 17;

/// The size of the largest file that is read, in bytes.
pub const LARGEST_FILE: u64 = 64 << 20;

/// The largest number of values in a file, in which each YAML alias counts as its values.
pub const MOST_NODES: usize = 5_000_000;

/// The number of duplicate keys that are reported one by one.
pub const MOST_DUPLICATES: usize = 1000;

/// The deepest nesting of arrays and objects, so that recursion over a tree is always safe.
pub const DEEPEST_TREE: usize = 128;

/// The largest number of documents that are fetched in one run, which is more than any API has.
pub const MOST_FETCHED: usize = 1000;

/// The time limit for all fetched documents, so that hosts that do not respond do not block a run.
pub const LONGEST_FETCHES: Duration = Duration::from_secs(180);

/// The time limit for one document of another origin.
pub const LONGEST_FETCH: Duration = Duration::from_secs(30);

/// The number of redirections that browsers follow.
pub const MOST_REDIRECTIONS: usize = 20;

/// The longest chain of references that is followed.
pub const LONGEST_REFERENCES: usize = 100;

/// The largest number of parts of a schema that a comparison of two documents gathers.
pub const MOST_DIFF_PARTS: usize = 2_000;

/// The largest number of pairs of schemas that a comparison of two documents makes.
pub const MOST_DIFF_PAIRS: usize = 1_000_000;

/// The largest number of branches of a union that are compared with each other by content.
pub const MOST_DIFF_BRANCHES: usize = 50;

/// The maximum number of uses of schemas that depend on how they are reached.
pub const MOST_DYNAMIC_USES: usize = 2_000;

/// The longest chain of path items that is followed.
pub const LONGEST_PATH_ITEMS: usize = 20;

/// The largest number of branches that two unions may share.
pub const MOST_UNION_CHOICES: usize = 32;

/// The deepest nesting of references and branches in which the parts of a multipart body are looked for.
pub const DEEPEST_PART: usize = 16;

/// The deepest nesting of conditions that is followed.
pub const DEEPEST_CONDITION: usize = 16;

/// The greatest number of alternatives that one requirement becomes.
pub const MOST_ALTERNATIVES: usize = 64;

/// The deepest nesting of `allOf` that is followed.
pub const DEEPEST_ALL_OF: usize = 50;

/// The deepest nesting of merged properties.
pub const DEEPEST_MERGE: usize = 24;

/// The deepest nesting of unions that is followed.
pub const DEEPEST_FLATTENING: usize = 8;

/// The deepest nesting of arrays and unions whose constraints are collected.
pub const DEEPEST_CONSTRAINTS: usize = 8;

/// The maximum length of a description in bytes: a longer one is data rather than a description.
pub const LONGEST_DESCRIPTION: usize = 1 << 20;

/// The maximum number of readings of a description.
pub const MOST_READINGS: usize = 10;

/// The maximum length of a tag, and of a span to search: longer ones are words.
pub const LONGEST_TAG: usize = 4_000;

/// The maximum length of the marks of list items and quotations in a line.
pub const LONGEST_LINE_HEAD: usize = 1_000;

/// The deepest nesting of unions that is searched for the types of values.
pub const DEEPEST_UNION: usize = 8;

/// The deepest nesting of schemas that is searched for the value of a discriminator.
pub const DEEPEST_CONSTANT: usize = 4;

/// The number of servers of a document or an operation.
pub const MOST_SERVERS: usize = 1000;

/// The deepest nesting of brackets in a JSONPath.
pub const DEEPEST_QUERY: usize = 64;

/// The length in bytes of a name up to which the nearest known one is looked for.
pub const LONGEST_COMPARED: usize = 200;

/// The number of keys that are compared with keys that do not exist.
pub const MOST_COMPARED: usize = 200_000;

/// The length in bytes of a string of which words are taken: of a longer one, the beginning and the end count.
pub const LONGEST_NAMED: usize = 500;

/// Sizes of compiled patterns in bytes, each with the number of patterns that may be larger than the size before. The
/// last size is the default of the engine, by which the runtime decides.
pub const PATTERN_SIZES: [(usize, usize); 3] = [(16 << 10, usize::MAX), (256 << 10, 2_000), (10 << 20, 100)];

/// The number of properties of a struct: the compiler takes minutes for thousands, and overflows its stack for more.
pub const MOST_PROPERTIES: usize = 1_000;

/// The number of values of an enumeration.
pub const MOST_VALUES: usize = 10_000;

/// The number of branches of a union.
pub const MOST_BRANCHES: usize = 1_000;

/// The number of parameters of an operation.
pub const MOST_PARAMETERS: usize = 500;

/// The number of headers of a response.
pub const MOST_HEADERS: usize = 200;

/// The number of links of a response.
pub const MOST_LINKS: usize = 200;

/// The number of media types of a body.
pub const MOST_MEDIA_TYPES: usize = 500;

/// The number of security schemes.
pub const MOST_SCHEMES: usize = 200;

/// The length in bytes of the title, the version and the summary of a document.
pub const LONGEST_LINE: usize = 10_000;

/// The number of operations of a document.
pub const MOST_OPERATIONS: Share = Share { least: 12_000, bytes: 1_500, most: 50_000 };

/// The number of tags of operations, each of which is a module with files of its own.
pub const MOST_TAGS: usize = 4_000;

/// The number of webhooks and callbacks of a document.
pub const MOST_WEBHOOKS: usize = 10_000;

/// The number of parameters, responses, headers and requirements of all operations.
pub const MOST_PARTS: Share = Share { least: 30_000, bytes: 40, most: 1_000_000 };

/// The number of properties of all objects, inherited ones counted for each.
pub const MOST_FIELDS: Share = Share { least: 10_000, bytes: 16, most: 5_000_000 };

/// The deepest nesting of arrays and maps.
pub const DEEPEST_ARRAY: usize = 64;

/// The number of values of a document that the queries of overlays visit, in one query and in all together.
pub const MOST_SELECTED: usize = 20_000_000;

/// The number of values that overlays add to a document.
pub const MOST_ADDED: usize = 1_000_000;

/// A limit of parts that a small document can multiply: a large document, in which they are written out, may have more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Share {
    /// The number that every document may have.
    pub least: usize,
    /// The number of bytes of the documents for which there may be one more.
    pub bytes: usize,
    /// The number that no document may have more of.
    pub most: usize,
}

impl Share {
    /// Returns the number of parts of documents with this many bytes.
    pub fn of(self, bytes: usize) -> usize {
        (self.least + bytes / self.bytes).min(self.most)
    }
}

#[cfg(test)]
mod tests {
    use super::Share;

    #[test]
    fn a_large_document_may_have_more() {
        let share = Share { least: 100, bytes: 10, most: 150 };
        assert_eq!([0, 9, 10, 499, 500, 10_000].map(|bytes| share.of(bytes)), [100, 100, 101, 149, 150, 150]);
    }
}
