//! Formats of strings that determine the type of their values.

/// The type of the values of a string.
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
    /// A number, such as `int64` or `double`.
    Number(NumberFormat),
}

/// The format of a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[expect(missing_docs, reason = "the names are those of the formats")]
pub enum NumberFormat {
    Int8,
    Int16,
    Int32,
    Int64,
    Uint8,
    Uint16,
    Uint32,
    Uint64,
    Float,
    Double,
}

impl NumberFormat {
    /// The format of this name.
    pub fn of(name: &str) -> Option<Self> {
        Some(match name {
            "int8" => Self::Int8,
            "int16" => Self::Int16,
            "int32" => Self::Int32,
            "int64" => Self::Int64,
            "uint8" => Self::Uint8,
            "uint16" => Self::Uint16,
            "uint32" => Self::Uint32,
            "uint64" => Self::Uint64,
            "float" => Self::Float,
            "double" => Self::Double,
            _ => return None,
        })
    }
}

impl Format {
    /// The format of this name, if it determines a type. `email`, `hostname`, `regex` and formats of single vendors are
    /// plain strings.
    pub fn of(name: &str) -> Option<Self> {
        Some(match name {
            "date-time" => Self::DateTime,
            "date" => Self::Date,
            "time" => Self::Time,
            "duration" => Self::Duration,
            "uuid" => Self::Uuid,
            // A relative reference (`uri-reference`) is not a value by itself. Many documents write `url` for `uri`.
            "uri" | "iri" | "url" => Self::Uri,
            "decimal" => Self::Decimal,
            "byte" => Self::Byte,
            "binary" => Self::Binary,
            "password" => Self::Password,
            "ipv4" => Self::Ipv4,
            "ipv6" => Self::Ipv6,
            name => Self::Number(NumberFormat::of(name)?),
        })
    }

    /// The name of the format, in words.
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

#[cfg(test)]
mod tests {
    use super::{Format, NumberFormat};

    #[test]
    fn the_words_of_a_format_are_those_of_types() {
        for (format, words) in [
            (Format::DateTime, "date time"),
            (Format::Date, "date"),
            (Format::Time, "time"),
            (Format::Duration, "duration"),
            (Format::Uuid, "uuid"),
            (Format::Uri, "uri"),
            (Format::Decimal, "decimal"),
            (Format::Byte, "base64"),
            (Format::Binary, "string"),
            (Format::Password, "string"),
            (Format::Ipv4, "ipv4"),
            (Format::Ipv6, "ipv6"),
        ] {
            assert_eq!(format.words(), words);
        }
    }

    #[test]
    fn formats_of_numbers_are_known_by_their_names() {
        for (name, format) in [
            ("int8", NumberFormat::Int8),
            ("int16", NumberFormat::Int16),
            ("int32", NumberFormat::Int32),
            ("int64", NumberFormat::Int64),
            ("uint8", NumberFormat::Uint8),
            ("uint16", NumberFormat::Uint16),
            ("uint32", NumberFormat::Uint32),
            ("uint64", NumberFormat::Uint64),
            ("float", NumberFormat::Float),
            ("double", NumberFormat::Double),
        ] {
            assert_eq!(Format::of(name), Some(Format::Number(format)));
        }
        assert_eq!(Format::of("int128"), None);
        assert_eq!(Format::of("binary"), Some(Format::Binary));
        assert_eq!(Format::of("iri"), Some(Format::Uri));
        assert_eq!(Format::of("email"), None);
    }
}
