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
    NotOpenApi = "not-openapi", Error,
        "The text is well-formed, but it is not an OpenAPI document: there is no `openapi: 3.x` or `swagger: \"2.0\"` at its top. Nothing was generated.";
    UnsupportedVersion = "unsupported-version", Error,
        "The document is written in a version of OpenAPI that is not read yet. Nothing was generated.";
    DuplicateKey = "duplicate-key", Warning,
        "A key occurs twice in one mapping. Readers of JSON and YAML disagree about which one counts; the last one is used here. Delete one of them.";
    UnreadableObject = "unreadable-object", Error,
        "An operation, parameter, response or other object of the skeleton does not have the form that OpenAPI gives it. The smallest enclosing thing is left out; the rest is generated.";
    DanglingReference = "dangling-reference", Error,
        "A `$ref` leads to a place where nothing is. A schema becomes free-form JSON; a parameter, body or response is left out.";
    ReferenceLoop = "reference-loop", Error,
        "A chain of `$ref`s leads back to itself without ever reaching a value. A schema becomes free-form JSON; anything else is left out.";
    ExternalReference = "external-reference", Warning,
        "A `$ref` leads to another file or to a URL, which is not read yet. A schema becomes free-form JSON; anything else is left out.";
}
