//! Options as `KEY=VALUE`, with the keys of the file.
//!
//! ```text
//! formats.dates=jiff                    [formats]        dates = "jiff"
//! fields."Pet.tag".rename=label         [fields]         "Pet.tag" = { rename = "label" }
//! package.keywords=["api", "pets"]      [package]        keywords = ["api", "pets"]
//! ```
//!
//! A value is a string, unless it is `true`, `false`, or begins like a string, a list or a table of TOML.

use std::str::FromStr;

use toml::{Table, Value};

use super::Config;
use super::error::ConfigError;
use super::file::{explain, runtime_of};

/// One option, with the key that it has in the file.
#[derive(Debug, Clone, PartialEq)]
pub struct Setting(Table);

impl Setting {
    /// Parses a key and a value; the error is a sentence.
    pub fn new(key: &str, value: &str) -> Result<Self, String> {
        let is_toml = matches!(value, "true" | "false") || value.starts_with(['"', '\'', '[', '{']);
        let value = if is_toml { value.to_owned() } else { Value::String(value.to_owned()).to_string() };
        let table = format!("{} = {value}", key.trim()).parse::<Table>();
        let table = table.map_err(|error| format!("`{key}` cannot be set: {}", error.message()))?;
        let is_one = table.len() == 1 && !key.contains(['\n', '\r']);
        if is_one { Ok(Self(table)) } else { Err(format!("`{}` is not a key", key.escape_debug())) }
    }
}

impl FromStr for Setting {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        match text.char_indices().find(|(at, letter)| *letter == '=' && !is_quoted(&text[..*at])) {
            Some((at, _)) => Self::new(&text[..at], text[at + 1..].trim()),
            None => Err(format!("`{}` has no value: write `KEY=VALUE`", text.escape_debug())),
        }
    }
}

/// Returns whether a quotation is open at the end of a key.
fn is_quoted(key: &str) -> bool {
    let mut open = None;
    for letter in key.chars().filter(|letter| matches!(letter, '"' | '\'')) {
        open = match open {
            None => Some(letter),
            Some(quote) if quote == letter => None,
            still => still,
        };
    }
    open.is_some()
}

/// Reads settings as if they stood in one file. Paths are relative to the working directory.
pub fn read_settings(settings: impl IntoIterator<Item = Setting>) -> Result<Config, ConfigError> {
    let mut all = Table::new();
    for Setting(table) in settings {
        merge(&mut all, table);
    }
    let fault = |message: String| ConfigError::Option { name: "set", message };
    let mut config: Config = all.try_into().map_err(|error: toml::de::Error| fault(explain(error.message())))?;
    config.runtime = runtime_of(&mut config).map_err(fault)?;
    Ok(config)
}

/// Adds a table to another: tables are united, lists joined, other values replaced.
fn merge(all: &mut Table, more: Table) {
    for (key, value) in more {
        match (all.get_mut(&key), value) {
            (Some(Value::Table(known)), Value::Table(table)) => merge(known, table),
            (Some(Value::Array(known)), Value::Array(list)) => known.extend(list),
            (_, value) => {
                all.insert(key, value);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Setting, read_settings};
    use crate::config::Config;

    fn read(settings: &[&str]) -> Result<Config, String> {
        let settings: Result<Vec<Setting>, String> = settings.iter().map(|text| text.parse()).collect();
        read_settings(settings?).map_err(|error| error.to_string())
    }

    #[test]
    fn settings_are_as_in_the_file() {
        let settings = [
            "strict=true",
            "formats.dates=jiff",
            "fields.\"Pet.tag=x\".rename=label",
            "package.version=1.2.0",
            "package.keywords=['api']",
            "package.keywords=['pets']",
            "security.token = { type = 'http', scheme = 'bearer' }",
        ];
        let file = "strict = true\n[formats]\ndates = 'jiff'\n[fields]\n'Pet.tag=x' = { rename = 'label' }\n[package]\n\
                    version = '1.2.0'\nkeywords = ['api', 'pets']\n[security]\ntoken = { type = 'http', scheme = 'bearer' }";
        assert_eq!(read(&settings), Ok(toml::from_str(file).unwrap()));
    }

    #[test]
    fn faults_are_reported() {
        for (setting, message) in [
            ("strict", "`strict` has no value: write `KEY=VALUE`"),
            ("nam=x", "the option `set`: unknown key `nam`; did you mean `name`?"),
            ("format.dates=jiff", "the option `set`: unknown key `format`; did you mean `formats`?"),
            ("formats.date-tim=jiff", "the option `set`: unknown key `date-tim`; did you mean `date-time`?"),
            ("formats.dates=jif", "the option `set`: unknown value `jif`; did you mean `jiff`?"),
        ] {
            assert_eq!(read(&[setting]), Err(message.to_owned()));
        }
        assert!(read(&["a\nb=1"]).is_err() && read(&["=1"]).is_err() && read(&["x=[1"]).is_err());
    }
}
