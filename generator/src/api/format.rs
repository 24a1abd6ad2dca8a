//! `format` of strings, as far as it says what their values are.

/// What a string stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[expect(missing_docs, reason = "the names are those of the formats")]
pub enum Format {
    DateTime,
    Date,
    Time,
    Duration,
    Uuid,
    Uri,
    Decimal,
    Byte,
    Binary,
    Password,
    Ipv4,
    Ipv6,
    /// A number: `int64`, `double`.
    Number(&'static str),
}

/// Formats of numbers, which a string may have, too.
const NUMBERS: [&str; 10] =
    ["int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "uint64", "float", "double"];

impl Format {
    /// The format of this name, if its values are more than text. `email`, `hostname`, `regex` and what only one vendor
    /// knows are text.
    pub fn of(name: &str) -> Option<Self> {
        Some(match name {
            "date-time" => Self::DateTime,
            "date" => Self::Date,
            "time" => Self::Time,
            "duration" => Self::Duration,
            "uuid" => Self::Uuid,
            // What is not absolute (`uri-reference`) is no value by itself. `url` is what many write for `uri`.
            "uri" | "iri" | "url" => Self::Uri,
            "decimal" => Self::Decimal,
            "byte" => Self::Byte,
            "binary" => Self::Binary,
            "password" => Self::Password,
            "ipv4" => Self::Ipv4,
            "ipv6" => Self::Ipv6,
            name => Self::Number(NUMBERS.into_iter().find(|number| *number == name)?),
        })
    }

    /// Its name, in words.
    pub fn words(self) -> &'static str {
        match self {
            Self::DateTime => "date time",
            Self::Date => "date",
            Self::Time => "time",
            Self::Duration => "duration",
            Self::Uuid => "uuid",
            Self::Uri => "uri",
            Self::Decimal => "decimal",
            Self::Byte => "base64",
            Self::Binary | Self::Password => "string",
            Self::Ipv4 => "ipv4",
            Self::Ipv6 => "ipv6",
            Self::Number(_) => "number string",
        }
    }
}
