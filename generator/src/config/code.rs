//! Codes of diagnostics, as users write them.

use serde::{Deserialize, Deserializer, de::Error};

use crate::diagnostic::{Code, nearest};

/// Parses the name of a code; the error message suggests the nearest one.
pub fn parse_code(name: &str) -> Result<Code, String> {
    Code::from_name(name).ok_or_else(|| {
        let known = Code::ALL.iter().map(|code| code.as_str());
        match nearest(name, known) {
            Some(near) => format!("there is no code `{name}`; did you mean `{near}`?"),
            None => format!("there is no code `{name}`; `clientwright explain` lists them"),
        }
    })
}

pub(super) fn deserialize_codes<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<Code>, D::Error> {
    let names = Vec::<String>::deserialize(deserializer)?;
    names.iter().map(|name| parse_code(name).map_err(D::Error::custom)).collect()
}

#[cfg(test)]
mod tests {
    use super::parse_code;
    use crate::diagnostic::Code;

    #[test]
    fn codes_are_known_by_name_and_the_nearest_is_told() {
        assert_eq!(parse_code("raw-body"), Ok(Code::RawBody));
        let near = "there is no code `raw-bdoy`; did you mean `raw-body`?";
        assert_eq!(parse_code("raw-bdoy"), Err(near.to_owned()));
        let far = "there is no code `everything`; `clientwright explain` lists them";
        assert_eq!(parse_code("everything"), Err(far.to_owned()));
    }
}
