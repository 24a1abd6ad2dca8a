//! The catalogue of codes: what each finding is called, how much it matters, and what it means.

use super::Severity;

macro_rules! catalogue {
    ($($variant:ident = $code:literal, $severity:ident, $explanation:literal;)*) => {
        /// What kind of finding this is.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[non_exhaustive]
        pub enum Code {
            $(#[doc = $explanation] $variant,)*
        }

        impl Code {
            /// Every code, in the order of the catalogue.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// How it is spelled: `dangling-reference`.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $code,)* }
            }

            /// How much it matters unless hardened.
            pub fn severity(self) -> Severity {
                match self { $(Self::$variant => Severity::$severity,)* }
            }

            /// What it means, why it matters and what to do, in a paragraph.
            pub fn explanation(self) -> &'static str {
                match self { $(Self::$variant => $explanation,)* }
            }

            /// The code that is spelled so.
            pub fn from_name(name: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|code| code.as_str() == name)
            }
        }
    };
}

catalogue! {
    UnreadableFile = "unreadable-file", Error,
        "A file could not be read, or what is there is not a file. Nothing was generated. Check the path and the permissions.";
    NotADocument = "not-a-document", Error,
        "The text is neither JSON nor YAML, so there is nothing to read an API from. Nothing was generated. The message shows where reading stopped.";
    LimitExceeded = "limit-exceeded", Error,
        "A file is larger, holds more values, or nests deeper than what is read: 64 MiB, five million values (counting what YAML aliases stand for), 128 levels. Nothing was generated. Or an `allOf` leads through more than 50 others, and the rest of that is passed over. No known API comes near; look for a repeated alias or a file that is not what it should be.";
    SeveralDocuments = "several-documents", Note,
        "A YAML file holds several documents, divided by `---`. The first one is read, the others are not looked at.";
    NotOpenApi = "not-openapi", Error,
        "The text is well-formed, but it is not an OpenAPI document: there is no `openapi: 3.x` or `swagger: \"2.0\"` at its top. Nothing was generated.";
    UnsupportedVersion = "unsupported-version", Error,
        "The document is written in a version of OpenAPI that is not read: 1.x, or none that there is. Nothing was generated.";
    UnknownVersion = "unknown-version", Warning,
        "The document is written in a version of OpenAPI that came after the newest that is read. It is read as if it were of that one; what is new in it is passed over.";
    OtherDialect = "other-dialect", Note,
        "Something is written the way another version of OpenAPI has it: `nullable` in 3.1, a list of types in 3.0, a parameter `in: body` in 3.x. It is read as it is meant there, and nothing is lost; tools that keep to the letter may read it otherwise. Write it as the document's own version does, or raise the version.";
    LooseForm = "loose-form", Note,
        "Something does not have the form that the specification gives it, and its meaning is clear: `type: long`, `required: true` in a property, a text where `true` belongs. It is read as it is meant, and nothing is lost.";
    DuplicateKey = "duplicate-key", Warning,
        "A key occurs twice in one mapping. Readers of JSON and YAML disagree about which one counts; the last one is used here. Delete one of them.";
    UnreadableObject = "unreadable-object", Error,
        "An operation, parameter, response or other object of the skeleton does not have the form that OpenAPI gives it. The smallest enclosing thing is left out; the rest is generated.";
    DanglingReference = "dangling-reference", Error,
        "A `$ref` leads to a place where nothing is. A schema becomes free-form JSON; a parameter, body or response is left out.";
    ReferenceLoop = "reference-loop", Error,
        "A chain of `$ref`s leads back to itself without ever reaching a value. A schema becomes free-form JSON; anything else is left out.";
    ExternalReference = "external-reference", Warning,
        "A `$ref` leads to a file outside of the folder of the document, or to a URL, and neither is read unless that is allowed: by `--ref-root` and a folder, by `--allow-origin` and an origin. Or a URL that may be read could not be. A schema becomes free-form JSON; anything else is left out.";
    UnknownType = "unknown-type", Warning,
        "`type` holds something that JSON Schema does not know. The schema is read as if that name were not there.";
    DuplicateValue = "duplicate-value", Note,
        "An enumeration lists the same value twice. It becomes one variant.";
    MalformedKeyword = "malformed-keyword", Warning,
        "A keyword of a schema has a value of the wrong type. The schema is read as if the keyword were not there.";
    UnknownKeyword = "unknown-keyword", Note,
        "A schema has a keyword that neither JSON Schema nor OpenAPI knows, and that does not begin with `x-`. It is passed over. Often it is a misspelling, or a tool's own.";
    MismatchedDefault = "mismatched-default", Note,
        "A `default` is no value of its schema, or is beyond the integers of its `format`. It is passed over: no documentation speaks of it, and no function gives it.";
    NarrowedKeyword = "narrowed-keyword", Note,
        "A keyword says something about valid values that a Rust type cannot, such as `not` or `if`. The type takes every value that the other keywords allow.";
    UncheckedPattern = "unchecked-pattern", Note,
        "A `pattern` uses what only ECMA 262 has, such as look-around or back references, or is no expression at all. It is documented and not checked: `validate()` takes every text, and the server decides. Where it matters, write the pattern without these, or say it by several: `allOf` may hold one each.";
    NeverValid = "never-valid", Warning,
        "A schema is `false`, or its keywords contradict each other, so that no value is valid. It becomes free-form JSON.";
    AllOfConflict = "all-of-conflict", Warning,
        "The schemas of an `allOf` say different things about the same property or keyword. The later one counts.";
    UnionFlattened = "union-flattened", Note,
        "A `oneOf` or `anyOf` stands beside `properties`. The properties of all branches become optional fields of one struct; every valid value is kept.";
    UntypedSchema = "untyped-schema", Note,
        "A schema constrains its values in a way that no Rust type is made for yet. It becomes free-form JSON.";
    FormatAsString = "format-as-string", Note,
        "The crate that holds dates and times has no type for a `format`, such as `chrono` for a duration of ISO 8601. The value is a `String`, exactly as sent and received. Choose another crate under `[formats]` in clientwright.toml.";
    MissingOperationId = "missing-operation-id", Note,
        "An operation has no `operationId`. Its name is made of its method and path; an `operationId` would keep it stable when the path changes.";
    DuplicateOperationId = "duplicate-operation-id", Warning,
        "Two operations have the same `operationId`. The later one is named by its method and path.";
    DuplicateOperation = "duplicate-operation", Warning,
        "A path item has a `$ref` and, beside it, an operation of the same method. The one beside the reference is used; the one behind it is left out.";
    DuplicateParameter = "duplicate-parameter", Warning,
        "A parameter is declared twice for one operation, with the same name and place. The first declaration counts.";
    UndeclaredPathParameter = "undeclared-path-parameter", Warning,
        "The path template names a parameter that nobody declares. It is added as a string.";
    UnusedPathParameter = "unused-path-parameter", Warning,
        "A path parameter is declared, but the path template does not name it. It is left out.";
    UnsupportedParameter = "unsupported-parameter", Warning,
        "A parameter cannot be sent as the document describes it. It is left out, or sent in the nearest form; the message says which.";
    IgnoredHeaderParameter = "ignored-header-parameter", Note,
        "`Accept`, `Content-Type` and `Authorization` are not parameters (OpenAPI 3.1.1, section 4.8.12.1): media types and security schemes decide them. The parameter is left out; describe credentials by a security scheme.";
    RawBody = "raw-body", Warning,
        "A request body is XML of which the document does not say what is in it: it has no schema, or one without elements. The call takes the body as bytes and sends them as they are; describe its elements by `properties`.";
    IgnoredEncoding = "ignored-encoding", Note,
        "A media type says how the parts of a body are encoded by their position (`prefixEncoding`, `itemEncoding` of OpenAPI 3.2). It is not used: each part is encoded as its type asks for.";
    OtherMediaTypes = "other-media-types", Note,
        "A response comes in several media types. The one that is read best is asked for; the others can be had as they are by `send_raw`, with an `accept` header of the call.";
    RawResponse = "raw-response", Note,
        "A response has a media type that is not decoded yet, or is XML of which the document does not say what is in it. The call gives the bytes as they came.";
    UnnamedXml = "unnamed-xml", Warning,
        "A request body of XML has no name for its root element: the schema is no component, and says none by `xml: {name: …}` (OpenAPI 3.2.0, section 4.26.3). The root is called `root`, which the server may not take.";
    UnknownSecurityScheme = "unknown-security-scheme", Warning,
        "A security requirement names a scheme that the document does not declare. The requirement is left out.";
    UnsupportedSecurityScheme = "unsupported-security-scheme", Warning,
        "A security scheme is of a kind that is not supported yet. Requirements that need it are left out: bring the credential by a header of your own.";
    TokenOnly = "token-only", Note,
        "A security scheme is of OAuth 2.0 or OpenID Connect. The client takes an access token; obtaining and refreshing it is the caller's.";
    UnsupportedCallback = "unsupported-callback", Note,
        "A webhook or callback, a request that the API makes, has a body of a media type that is not decoded. Its type gives the bytes as they came.";
    UnsupportedLink = "unsupported-link", Note,
        "A link of a response is not followed by a method: it leads to no operation of the client, asks for something that the answer does not hold, or for a body of parts. The message says which. The operation that it leads to can be called as any other.";
    RelativeServer = "relative-server", Note,
        "The document names no absolute server URL. Callers must give one when they build the client.";
    NotAnOverlay = "not-an-overlay", Error,
        "A file that is to be applied as an OpenAPI Overlay is none: there is no `overlay: 1.x` at its top, or no list of actions. Nothing was generated, as it would be without the changes that were asked for.";
    BadOverlayAction = "bad-overlay-action", Error,
        "An action of an overlay has no target, or does not say what to do there. It is passed over; the other actions are done.";
    BadJsonPath = "bad-jsonpath", Error,
        "The target of an overlay's action is not a JSONPath as RFC 9535 defines it. The action is passed over; the other actions are done. Older tools take other spellings: names with a dash need quotes and brackets, `$['x-internal']`, and a filter is written `[?@.name == 'x']`.";
    OverlayWithoutMatch = "overlay-without-match", Warning,
        "The target of an overlay's action selects nothing in the document, or its `copy` has no source, so the action has no effect. The document may have changed since the overlay was written.";
    OverlayMismatch = "overlay-mismatch", Error,
        "An overlay would merge two values of different kinds, such as a string into an object; or replace a value in a way that its version does not know; or copy several values at once. What is there stays as it is; the other changes of the action are made.";
    OverlayOfAnother = "overlay-of-another-document", Warning,
        "The `extends` of an overlay names another document than the one to which it is applied. It is applied all the same.";
    BadOverride = "bad-override", Warning,
        "What the options say of a type, field, parameter, operation or tag cannot be done as it is said: the document has none such, the name that it is to have is none or another has it, or the type that is to stand in its place cannot be named. It is passed over, unless the message says what gives way. Take a name of the document, such as `Pet`, `Pet.tag` or `listPets`, or a JSON pointer as clientwright.lock has it.";
    FilterWithoutMatch = "filter-without-match", Warning,
        "A filter of `--include` or `--exclude` matches no operation of the document. It adds nothing, or takes nothing away: look for a spelling error, or delete it.";
    UnreachablePath = "unreachable-path", Warning,
        "A key of `paths` does not begin with a slash. One is put before it, since every path is appended to the URL of a server.";
}
