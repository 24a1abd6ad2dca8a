//! A choice of `[formats]`, given in code.

use serde::Deserialize as _;

use super::file::unknown_key;
use crate::lower::FormatChoice;

/// The choice of a crate for a format: `dates`, `jiff`. The fault is a sentence.
pub fn parse_format(format: &str, name: &str) -> Result<FormatChoice, String> {
    let table: toml::Table = [(format.to_owned(), name.into())].into_iter().collect();
    FormatChoice::deserialize(table).map_err(|error| {
        let message = error.message();
        unknown_key(message).unwrap_or_else(|| message.to_owned())
    })
}

#[cfg(test)]
mod tests {
    use super::parse_format;
    use crate::lower::{DateCrate, FormatChoice};

    #[test]
    fn a_choice_is_that_of_the_file() {
        let jiff = FormatChoice { date_time: Some(DateCrate::Jiff), ..FormatChoice::default() };
        assert_eq!(parse_format("date-time", "jiff"), Ok(jiff));
        let near = parse_format("date-tim", "jiff").unwrap_err();
        assert_eq!(near, "unknown key `date-tim`; did you mean `date-time`?");
        let other = parse_format("uuid", "jiff").unwrap_err();
        assert_eq!(other, "unknown variant `jiff`, expected `uuid` or `string`");
    }
}
