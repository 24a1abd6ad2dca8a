//! Names that generated code uses itself, by the scope in which nothing of a document may have them.
//!
//! `emit` and the runtime's macros write these names. `tests/taken/` reads them there, and gives each to everything that a
//! document can name.

/// Modules of every client, and the crate that its root names.
pub const MODULES: [&str; 4] = ["types", "client", "xml_schemas", "clientwright_runtime"];

/// Methods of every client, beside those that return the operations of a tag.
pub const CLIENT_METHODS: [&str; 8] =
    ["builder", "base_url", "request", "send_request", "clone", "into", "from", "from_env"];

/// Methods of every builder of a client.
pub const BUILDER_METHODS: [&str; 31] = [
    "allow_anonymous",
    "check_parameters",
    "check_bodies",
    "base_url",
    "server",
    "server_variable",
    "timeout",
    "time_limits",
    "size_limits",
    "retries",
    "redirects",
    "idempotency_header",
    "allow_plain_http",
    "user_agent",
    "default_header",
    "middleware",
    "attempt_middleware",
    "transport",
    "timer",
    "root_certificate",
    "unix_socket",
    "build",
    "max_response_bytes",
    "new",
    "default",
    "clone",
    "from",
    "into",
    "from_env",
    "credentials",
    "client_identity",
];

/// Methods of every call.
pub const CALL_METHODS: [&str; 17] = [
    "new",
    "error_headers",
    "send",
    "send_undecoded",
    "into_request",
    "into_future",
    "with_header",
    "with_part_header",
    "with_parts",
    "with_query",
    "with_timeout",
    "with_time_limits",
    "with_size_limits",
    "with_retries",
    "without_retries",
    "fmt",
    "anonymous",
];

/// Locals of the methods that start a call.
pub const CALL_LOCALS: [&str; 1] = ["call"];

/// Locals of the methods that follow a link.
pub const LINK_LOCALS: [&str; 4] = ["call", "error", "link", "response"];

/// Variants of every enumeration and union.
pub const VARIANTS: [&str; 1] = ["Unrecognized"];

/// Types, traits and variants that modules of types and of tags write without a path.
pub const TYPES: [&str; 17] = [
    "Option", "Some", "None", "Vec", "Box", "String", "Ok", "Err", "Into", "From", "FromJson", "ToJson", "Json",
    "BTreeMap", "Bytes", "Nullable", "Self",
];

/// Types and traits that these modules write by their path if something of the document has the name.
pub const QUALIFIED: [&str; 4] = ["AsRef", "Default", "IntoIterator", "Result"];

/// Types and variants that the module of the client writes without a path.
pub const CLIENT_TYPES: [&str; 9] =
    ["Client", "ClientBuilder", "Duration", "Into", "None", "Ok", "Result", "Some", "String"];

/// Modules and crates by which paths in modules of types and of tags begin.
pub const PATHS: [&str; 4] = ["clientwright_runtime", "codegen", "formats", "types"];

/// Names that every file of Rust has, or that readers take for those of Rust: no type without a name of its own gets one.
pub const PRELUDE: [&str; 22] = [
    "AsMut",
    "AsRef",
    "Clone",
    "Copy",
    "Debug",
    "Default",
    "Display",
    "Drop",
    "Eq",
    "Error",
    "Extend",
    "Fn",
    "Future",
    "Hash",
    "Iterator",
    "Ord",
    "PartialEq",
    "PartialOrd",
    "Result",
    "Send",
    "Sync",
    "ToString",
];
