//! Media types, and the ranges of them (RFC 9110, sections 8.3.1 and 12.5.1).

/// A media type, or a range such as `image/*`, as documents name them.
///
/// `Application/JSON; profile="a,b"` has the essence `application/json`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MediaRange {
    essence: String,
}

impl MediaRange {
    /// Reads a media type as it is written.
    pub fn of(text: &str) -> Self {
        Self { essence: text.split(';').next().unwrap_or_default().trim().to_lowercase() }
    }

    /// The elements of a list. A comma within quotes does not divide it (RFC 9110, section 5.6.1).
    pub fn list(text: &str) -> Vec<&str> {
        let (mut elements, mut start, mut quoted, mut escaped) = (Vec::new(), 0, false, false);
        for (at, character) in text.char_indices() {
            match character {
                _ if escaped => escaped = false,
                '\\' if quoted => escaped = true,
                '"' => quoted = !quoted,
                ',' if !quoted => {
                    elements.push(&text[start..at]);
                    start = at + 1;
                }
                _ => {}
            }
        }
        elements.push(&text[start..]);
        elements.into_iter().map(str::trim).filter(|element| !element.is_empty()).collect()
    }

    /// The type and subtype without parameters, in lower case.
    pub fn essence(&self) -> &str {
        &self.essence
    }

    /// Returns true if it stands for several media types.
    pub fn is_range(&self) -> bool {
        self.essence.contains('*')
    }

    /// `*/*` or `application/*`: a range of values and of files.
    pub fn is_of_anything(&self) -> bool {
        matches!(&*self.essence, "*" | "*/*" | "application/*")
    }

    /// `application/json`, `text/json` and every `+json` (RFC 6839, section 3.1).
    pub fn is_json(&self) -> bool {
        matches!(&*self.essence, "application/json" | "text/json") || self.essence.ends_with("+json")
    }

    /// `application/xml`, `text/xml` and every `+xml` (RFC 7303, section 9).
    pub fn is_xml(&self) -> bool {
        matches!(&*self.essence, "application/xml" | "text/xml") || self.essence.ends_with("+xml")
    }

    /// JSON, XML, forms and `text/…`: what strings hold.
    pub fn is_text(&self) -> bool {
        self.is_json() || self.is_xml() || self.is_form() || self.is_in("text/")
    }

    /// `application/x-www-form-urlencoded`.
    pub fn is_form(&self) -> bool {
        self.essence == "application/x-www-form-urlencoded"
    }

    /// `multipart/form-data`, and every other body of parts.
    pub fn is_multipart(&self) -> bool {
        self.essence.starts_with("multipart/")
    }

    /// A family of types, such as `text/`, and the range of it.
    pub fn is_in(&self, family: &str) -> bool {
        self.essence.starts_with(family)
    }
}

#[cfg(test)]
mod tests {
    use super::MediaRange;

    #[test]
    fn a_list_is_divided_at_commas_outside_of_quotes() {
        let list = r#"application/json; profile="a,\",b", text/plain,, image/*"#;
        assert_eq!(MediaRange::list(list), [r#"application/json; profile="a,\",b""#, "text/plain", "image/*"]);
        assert_eq!(MediaRange::list(" "), [""; 0]);
    }

    #[test]
    fn parameters_are_no_part_of_the_essence() {
        let range = MediaRange::of(r#" Text/Plain ; title="a; b=application/json" "#);
        assert_eq!(range.essence(), "text/plain");
        assert!(!range.is_json());
    }

    #[test]
    fn json_is_told_by_type_or_suffix() {
        let is_json = |text: &str| MediaRange::of(text).is_json();
        assert!(is_json("Application/JSON;charset=utf-8") && is_json("application/*+json") && is_json("text/json"));
        assert!(!is_json("application/json2") && !is_json("application/jsonp") && !is_json("application/xml; a=+json"));
    }
}
