//! The catalogue of codes: the name, severity and explanation of each kind of diagnostic.

use super::severity::Severity;

macro_rules! catalogue {
    ($($variant:ident = $code:literal, $severity:ident, $explanation:literal;)*) => {
        /// The kind of a diagnostic.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[non_exhaustive]
        pub enum Code {
            $(#[doc = $explanation] $variant,)*
        }

        impl Code {
            /// Every code, in the order of the catalogue.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// The name: `dangling-reference`.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $code,)* }
            }

            /// The severity, unless the options raise it.
            pub fn severity(self) -> Severity {
                match self { $(Self::$variant => Severity::$severity,)* }
            }

            /// A paragraph with the meaning, the consequences and the remedy.
            pub fn explanation(self) -> &'static str {
                match self { $(Self::$variant => $explanation,)* }
            }

            /// The code of this name.
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
        "The file is neither JSON nor YAML, so it holds no API description. Nothing was generated. The message shows the place at which reading stopped.";
    LimitExceeded = "limit-exceeded", Error,
        "A file is larger, holds more values or nests deeper than the generator accepts: 64 MiB, five million values (YAML aliases count as often as they are used), 128 levels. Nothing was generated. Or one part of the document is larger than code for it can be: an object with more than 1,000 properties becomes a map, a union with more than 1,000 branches free-form JSON, an enumeration with more than 10,000 values any string or integer; of parameters, headers, links, media types, security schemes, operations, tags and webhooks, the first ones are read, and the message says how many; an `allOf` leads through at most 50 others; actions of overlays that would add or visit too many values are ignored. No known API comes near these limits; look for a repeated alias, or for a file that is not an API description.";
    SeveralDocuments = "several-documents", Note,
        "A YAML file holds several documents, separated by `---`. The first one is read, the others are ignored.";
    NotOpenApi = "not-openapi", Error,
        "The file is well-formed, but it is not an OpenAPI document: it has no `openapi: 3.x` or `swagger: \"2.0\"` at the top level. Nothing was generated.";
    UnsupportedVersion = "unsupported-version", Error,
        "The version of OpenAPI in which the document is written is unsupported (1.x) or unknown. Nothing was generated.";
    UnknownVersion = "unknown-version", Warning,
        "The document uses a version of OpenAPI that is newer than the newest supported one. It is read as if it used that one; keywords that are new in its version are ignored.";
    OtherDialect = "other-dialect", Note,
        "Something is written in the form of another version of OpenAPI: `nullable` in 3.1, a list of types in 3.0, a parameter `in: body` in 3.x. It is read with the meaning that it has there, and nothing is lost; stricter tools may read it in another way. Use the form of the document's own version, or change the version.";
    LooseForm = "loose-form", Note,
        "Something does not have the form that the specification requires, but its meaning is clear: `type: long`, `required: true` in a property, a string in the place of `true`. It is read with that meaning, and nothing is lost.";
    DuplicateKey = "duplicate-key", Warning,
        "A key occurs twice in one mapping. Parsers of JSON and YAML disagree about which value applies; this generator uses the last one. Delete one of them.";
    UnreadableObject = "unreadable-object", Error,
        "An operation, parameter, response or similar object does not have the form that OpenAPI requires. The smallest enclosing object is left out; the rest is generated.";
    DanglingReference = "dangling-reference", Error,
        "A `$ref` points to a place that does not exist. A schema becomes free-form JSON; a parameter, body or response is left out.";
    ReferenceLoop = "reference-loop", Error,
        "A chain of `$ref`s leads back to its start without reaching a value. A schema becomes free-form JSON; anything else is left out.";
    ExternalReference = "external-reference", Warning,
        "A `$ref` leads to a file outside the directory of the document, or to a URL, and it is only followed if you allow it: use `--ref-root` with a directory, or `--allow-origin` with an origin. Or an allowed URL could not be read. A schema becomes free-form JSON; anything else is left out.";
    UnknownType = "unknown-type", Warning,
        "`type` has a value that JSON Schema does not define. The schema is read as if that value were absent.";
    DuplicateValue = "duplicate-value", Note,
        "An enumeration lists the same value twice. It becomes one variant.";
    MalformedKeyword = "malformed-keyword", Warning,
        "A keyword of a schema has a value of the wrong type. The schema is read as if the keyword were absent.";
    UnknownKeyword = "unknown-keyword", Note,
        "A schema has a keyword that neither JSON Schema nor OpenAPI defines, and that does not begin with `x-`. It is ignored. Often it is misspelled, or belongs to a particular tool.";
    MismatchedDefault = "mismatched-default", Note,
        "A `default` is not a valid value of its schema, or is outside the range of its `format`. It is ignored: the documentation does not mention it, and no function returns it.";
    NarrowedKeyword = "narrowed-keyword", Note,
        "A keyword constrains values in a way that a Rust type cannot express, such as `not` or `if`. The type accepts every value that the other keywords allow.";
    UncheckedPattern = "unchecked-pattern", Note,
        "A `pattern` uses a feature that only ECMA 262 has, such as look-around or back references, or is not a valid expression. It is documented but not checked: `validate()` accepts every string, and the server decides. If the check matters, write the pattern without these features, or divide it into several: each branch of an `allOf` may have one.";
    NeverValid = "never-valid", Warning,
        "A schema is `false`, or its keywords contradict each other, so that no value is valid. It becomes free-form JSON.";
    AllOfConflict = "all-of-conflict", Warning,
        "The schemas of an `allOf` contradict each other about a property or a keyword. The later one applies.";
    UnionFlattened = "union-flattened", Note,
        "A `oneOf` or `anyOf` stands beside `properties`. The properties of all branches become optional fields of one struct; every valid value is kept.";
    UntypedSchema = "untyped-schema", Note,
        "A schema constrains its values in a way for which there is no Rust type yet. It becomes free-form JSON.";
    FormatAsString = "format-as-string", Note,
        "The chosen date and time crate has no type for a `format`, such as `chrono` for a duration of ISO 8601, or an example of the document contradicts the `format`. The value is a `String`, exactly as it is sent and received. Choose another crate under `[formats]` in clientwright.toml, or correct the example by an overlay.";
    MissingOperationId = "missing-operation-id", Note,
        "An operation has no `operationId`. Its name is derived from its method and path; an `operationId` would keep it stable when the path changes.";
    DuplicateOperationId = "duplicate-operation-id", Warning,
        "Two operations have the same `operationId`. The name of the later one is derived from its method and path.";
    DuplicateOperation = "duplicate-operation", Warning,
        "A path item has a `$ref` and, beside it, an operation of the same method. The one beside the reference is used; the one behind it is left out.";
    DuplicateParameter = "duplicate-parameter", Warning,
        "An operation declares a parameter twice, with the same name and location. The first declaration applies.";
    RepeatedParameter = "repeated-parameter", Note,
        "Every operation requires the same header or query parameter, such as the version of the API or the id of an account, so that it is an argument of every method. If its value is the same for all calls of a client, list it in `client-parameters` of clientwright.toml: the builder of the client gets a setter for it, and so do calls, in place of the argument.";
    UndeclaredPathParameter = "undeclared-path-parameter", Warning,
        "The path template contains a parameter that is not declared. It is added as a string.";
    UnusedPathParameter = "unused-path-parameter", Warning,
        "A path parameter is declared, but the path template does not contain it. It is left out.";
    UnsupportedParameter = "unsupported-parameter", Warning,
        "A parameter cannot be sent in the form that the document describes. It is left out, or sent in the nearest form; the message says which.";
    IgnoredHeaderParameter = "ignored-header-parameter", Note,
        "`Accept`, `Content-Type` and `Authorization` are not parameters (OpenAPI 3.1.1, section 4.8.12.1): media types and security schemes determine them. The parameter is left out; describe credentials with a security scheme.";
    NoIdempotencyKey = "no-idempotency-key", Note,
        "A header parameter takes idempotency keys, but its `maxLength`, `minLength`, `pattern`, `format` or type allows no UUID, which is what the client would send by itself. Calls send the keys that your code gives them, and a `POST` without one is not retried after a failure that may have been processed.";
    RawBody = "raw-body", Warning,
        "A request body is XML, but the document does not describe its content: the schema is missing, or has no elements. Or it is a form whose schema is not an object. The call takes the body as bytes and sends them unchanged; describe the elements with `properties`.";
    IgnoredEncoding = "ignored-encoding", Note,
        "A media type defines the encoding of body parts by their position (`prefixEncoding`, `itemEncoding` of OpenAPI 3.2). This is ignored: each part is encoded as its type requires.";
    OtherMediaTypes = "other-media-types", Note,
        "A response is available in several media types. The client requests the one that it can decode best, and has methods for text, events and bytes beside it. It ignores the others; to get one of them, set the `Accept` header of the call and use `send_undecoded`.";
    RawResponse = "raw-response", Note,
        "A response has a media type that cannot be decoded yet, or is XML whose content the document does not describe. The call returns the bytes unchanged.";
    UnnamedXml = "unnamed-xml", Warning,
        "A request body of XML has no name for its root element: the schema is not a component, and does not define one with `xml: {name: …}` (OpenAPI 3.2.0, section 4.26.3). The root element is called `root`, which the server may reject.";
    UnknownSecurityScheme = "unknown-security-scheme", Warning,
        "A security requirement names a scheme that the document does not declare. The requirement is left out.";
    UnsupportedSecurityScheme = "unsupported-security-scheme", Warning,
        "A security scheme of `type: http` has a `scheme`, or one of `type: apiKey` the name of a header or cookie, that is not a token of HTTP (RFC 9110, 5.6.2), such as one with a space. Security requirements that include it are left out: correct the name, or send the credential in a header, with `default_header`.";
    ConflictingCredentials = "conflicting-credentials", Error,
        "A security requirement names two schemes whose credentials belong into the same header, query parameter or cookie, such as `basic` and `bearer`. A request can carry only one of them, so either satisfies the requirement. Describe them as alternatives, each in an object of its own.";
    TokenOnly = "token-only", Note,
        "A security scheme uses OAuth 2.0 or OpenID Connect. The setter of the client takes an access token that your code obtains. It also takes the value `OAuth2`, which obtains and refreshes tokens: turn on the feature `oauth2` of `clientwright-runtime`.";
    UnsupportedCallback = "unsupported-callback", Note,
        "A webhook or callback, a request that the API makes, has a body of a media type that cannot be decoded. Its function returns the bytes unchanged.";
    UnsupportedLink = "unsupported-link", Note,
        "There is no method for a link of a response: the link does not lead to an operation of the client, needs a value that the response does not contain, or needs a multipart body. The message says which. Call the operation directly instead.";
    RelativeServer = "relative-server", Note,
        "The document has no absolute server URL. Set the base URL when you build the client. If it is only a host, the path of the document's server is appended to it; a URL with a path is used as it is.";
    NotAnOverlay = "not-an-overlay", Error,
        "The file is not an OpenAPI Overlay: it has no `overlay: 1.x` at the top level, or no list of actions. Nothing was generated, because the result would lack the changes of the overlay.";
    BadOverlayAction = "bad-overlay-action", Error,
        "An action of an overlay has no target, or does not define what to do there. It is ignored; the other actions are applied.";
    BadJsonPath = "bad-jsonpath", Error,
        "The target of an overlay's action is not a JSONPath as RFC 9535 defines it. The action is ignored; the other actions are applied. Older tools accept other notations: here names with a hyphen need quotes and brackets, `$['x-internal']`, and a filter is written `[?@.name == 'x']`.";
    OverlayWithoutMatch = "overlay-without-match", Warning,
        "The target of an overlay's action selects nothing in the document, or its `copy` has no source, so the action has no effect. The document may have changed since the overlay was written.";
    OverlayMismatch = "overlay-mismatch", Error,
        "An overlay would merge two values of different types, such as a string into an object; or replace a value in a way that its version does not define; or copy several values at once. The existing value is kept; the other changes of the action are applied.";
    OverlayOfAnother = "overlay-of-another-document", Warning,
        "The `extends` of an overlay names another document than the one to which it is applied. The overlay is applied anyway.";
    BadOverride = "bad-override", Warning,
        "An override cannot be applied: nothing in the document matches its key, the new name is not a valid identifier or is already used, or the replacement type cannot be resolved. It is ignored, unless the message says that something else was renamed. Use a name of the document, such as `Pet`, `Pet.tag` or `listPets`, or a JSON pointer as in clientwright.lock.";
    FilterWithoutMatch = "filter-without-match", Error,
        "A filter of `--include` or `--exclude` matches no operation of the document, so that a part of the API would be missing, or remain, unnoticed. Nothing is written: look for a typing error, or delete the filter. `deprecated` as an `--exclude` may match nothing.";
    NothingSelected = "nothing-selected", Error,
        "Each filter of `--include` and `--exclude` matches operations, and together they select none, so that the client would be empty. Nothing is written: delete a filter, or make one narrower.";
    UnreachablePath = "unreachable-path", Warning,
        "A key of `paths` does not begin with a slash. A slash is put before it, since every path is appended to the URL of a server.";
}
