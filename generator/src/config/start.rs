//! A first `clientwright.toml`: every key with a comment, most of them commented out.

use crate::toml_text::string;

/// The template. In it, a line that begins with `#` and a key is an option that is not set.
const TEMPLATE: &str = include_str!("start.toml");

/// The number of tags that are proposed as filters.
const TAGS: usize = 20;

/// The contents of a first file of options.
#[derive(Debug, Clone, Default)]
pub struct Start {
    /// The title of the API.
    pub title: String,
    /// The document, as the file names it.
    pub document: String,
    /// The directory of the crate, as the file names it.
    pub out: String,
    /// The default name of the crate.
    pub name: String,
    /// The tags of the document.
    pub tags: Vec<String>,
    /// The formats of strings in the document that have types.
    pub formats: Vec<String>,
    /// The security schemes that the document requires and does not declare.
    pub missing_schemes: Vec<String>,
}

impl Start {
    /// Returns the text of the file.
    pub fn text(&self) -> String {
        let title: String = self.title.chars().map(|it| if it.is_control() { ' ' } else { it }).collect();
        let values = [
            ("{document}", string(&self.document)),
            ("{out}", string(&self.out)),
            ("{name}", string(&self.name)),
            ("{include}", self.include()),
            ("{rust}", env!("CARGO_PKG_RUST_VERSION").to_owned()),
            ("{formats}", self.formats()),
            ("{security}", self.security()),
            ("{title}", title),
        ];
        TEMPLATE.lines().map(|line| fill(line, &values) + "\n").collect()
    }

    fn include(&self) -> String {
        let tags: Vec<String> = self.tags.iter().take(TAGS).map(|tag| string(&format!("tag:{tag}"))).collect();
        if tags.is_empty() { r#"["/path/**"]"#.to_owned() } else { format!("[{}]", tags.join(", ")) }
    }

    fn formats(&self) -> String {
        if self.formats.is_empty() {
            return String::new();
        }
        format!(" The document has `{}`.", self.formats.join("`, `"))
    }

    /// Returns a line for each scheme that is missing, or an example.
    fn security(&self) -> String {
        if self.missing_schemes.is_empty() {
            return r#"#token = { type = "http", scheme = "bearer" }"#.to_owned();
        }
        let line = |name: &String| {
            let key = string(name);
            format!(
                "# The document requires {key} and does not declare it.\n#{key} = {{ type = \"http\", scheme = \"bearer\" }}"
            )
        };
        self.missing_schemes.iter().map(line).collect::<Vec<_>>().join("\n")
    }
}

/// Replaces the first placeholder of a line, so that a value is not searched for placeholders.
fn fill(line: &str, values: &[(&str, String)]) -> String {
    match values.iter().find_map(|(name, value)| Some((line.split_once(name)?, value))) {
        Some(((before, after), value)) => format!("{before}{value}{after}"),
        None => line.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::Start;
    use crate::config::{Config, Location};

    fn start() -> Start {
        Start {
            title: "A \"title\"\n{name}".to_owned(),
            document: "apis/{out} \"x\".yaml".to_owned(),
            out: "clients/pets".to_owned(),
            name: "pets-client".to_owned(),
            tags: vec!["pets".to_owned(), "a \"b\"".to_owned()],
            formats: vec!["uuid".to_owned()],
            missing_schemes: vec!["key \"a\"".to_owned()],
        }
    }

    #[test]
    fn a_first_file_sets_the_document_and_the_directory_only() {
        let config: Config = toml::from_str(&start().text()).unwrap();
        assert_eq!(config.document, Location::new("apis/{out} \"x\".yaml").ok());
        let expected = Config { document: config.document.clone(), out: config.out.clone(), ..Config::default() };
        assert_eq!(config, expected);
        toml::from_str::<Config>(&Start::default().text()).unwrap();
    }

    /// Returns the file with every option set.
    fn everything(text: &str) -> String {
        let uncommented = |line: &str| match line.strip_prefix('#') {
            Some(option) if !option.starts_with(' ') => option.to_owned(),
            _ => line.to_owned(),
        };
        text.lines().filter(|line| !line.starts_with("#runtime-path")).map(|line| uncommented(line) + "\n").collect()
    }

    #[test]
    fn options_that_are_commented_out_are_valid_and_complete() {
        let text = everything(&start().text());
        let config: Config = toml::from_str(&text).unwrap_or_else(|error| panic!("{error}\n{text}"));
        assert_eq!(config.include.len(), 2);
        assert!(config.security.contains_key("key \"a\""));
        let written: toml::Table = text.parse().unwrap();
        let schema = crate::config::schema::value();
        for key in schema["properties"].as_object().unwrap().keys().filter(|key| *key != "runtime-path") {
            assert!(written.contains_key(key), "start.toml lacks `{key}`");
        }
        for (table, definition) in [("package", "Package"), ("formats", "FormatChoice")] {
            for key in schema["$defs"][definition]["properties"].as_object().unwrap().keys() {
                assert!(written[table].get(key).is_some(), "start.toml lacks `{key}` of `{table}`");
            }
        }
        assert!(text.contains("runtime-path") || start().text().contains("#runtime-path"));
    }
}
