//! Decoding of a header's value.

use crate::json::Json;

/// The type and serialization of a header, which its value alone does not show.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HeaderForm {
    /// A string: `7` is `"7"`.
    Text,
    /// A number, `true`, `false` or `null`; anything else is a string.
    Literal,
    /// JSON text (`content`).
    Json,
    /// One string for each line, as only `Set-Cookie` needs it (RFC 9110, 5.3).
    Lines,
    /// Items between commas.
    List(&'static Self),
    /// Names and values in turn, between commas; what the values of names are that are not listed.
    Object(&'static [(&'static str, Self)], &'static Self),
    /// The same, exploded: `name=value` between commas.
    ExplodedObject(&'static [(&'static str, Self)], &'static Self),
}

impl HeaderForm {
    /// The value of these lines. Several are one, with commas between (RFC 9110, 5.3).
    pub(super) fn read(&self, lines: &[&str]) -> Result<Json, String> {
        match self {
            Self::Lines => Ok(lines.iter().copied().map(Json::from).collect()),
            _ => self.value(lines.join(", ").trim()),
        }
    }

    fn value(&self, text: &str) -> Result<Json, String> {
        match self {
            Self::Text | Self::Lines => Ok(text.into()),
            Self::Literal => Ok(literal(text)),
            Self::Json => serde_json::from_str(text).map_err(|error| format!("not JSON: {error}")),
            Self::List(item) => items(text).map(|text| item.value(text)).collect::<Result<Vec<_>, _>>().map(Json::from),
            Self::Object(members, others) => {
                let texts: Vec<&str> = items(text).collect();
                let pairs = texts.chunks(2).map(|pair| match pair {
                    [name, value] => member(name, value, members, others),
                    _ => Err("names and values must come in turn".to_owned()),
                });
                pairs.collect::<Result<_, _>>().map(Json::Object)
            }
            Self::ExplodedObject(members, others) => {
                let pairs = items(text).map(|pair| match pair.split_once('=') {
                    Some((name, value)) => member(name, value, members, others),
                    None => Err("each member must be `name=value`".to_owned()),
                });
                pairs.collect::<Result<_, _>>().map(Json::Object)
            }
        }
    }
}

/// The items of a list; empty ones are ignored (RFC 9110, 5.6.1).
fn items(text: &str) -> impl Iterator<Item = &str> {
    text.split(',').map(str::trim).filter(|item| !item.is_empty())
}

fn member(
    name: &str,
    value: &str,
    members: &[(&str, HeaderForm)],
    others: &HeaderForm,
) -> Result<(String, Json), String> {
    let name = name.trim();
    let form = members.iter().find(|(known, _)| *known == name).map_or(others, |(_, form)| form);
    Ok((name.to_owned(), form.value(value.trim())?))
}

fn literal(text: &str) -> Json {
    match serde_json::from_str(text) {
        Ok(value @ (Json::Null | Json::Bool(_) | Json::Number(_))) => value,
        _ => text.into(),
    }
}

#[cfg(test)]
mod tests {
    use super::HeaderForm::{self, ExplodedObject, Json, Lines, List, Literal, Object, Text};

    fn read(form: HeaderForm, lines: &[&str]) -> String {
        form.read(lines).map_or_else(|reason| format!("! {reason}"), |json| json.to_string())
    }

    #[test]
    fn a_text_is_what_its_form_says() {
        assert_eq!(read(Text, &["7"]), r#""7""#);
        assert_eq!(read(Literal, &["7"]), "7");
        // `serde_json` keeps the form of a number only if it is built with `arbitrary_precision`.
        assert!(matches!(&*read(Literal, &["-7.5e3"]), "-7500.0" | "-7.5e+3"));
        assert_eq!(read(Literal, &["true"]), "true");
        assert_eq!(read(Literal, &["007"]), r#""007""#);
        assert_eq!(read(Literal, &["\"7\""]), r#""\"7\"""#);
        assert_eq!(read(Json, &["[1, {}]"]), "[1,{}]");
        assert_eq!(read(Json, &["[1"]), "! not JSON: EOF while parsing a list at line 1 column 2");
    }

    #[test]
    fn lines_are_joined_unless_each_counts() {
        assert_eq!(read(Text, &["a", "b"]), r#""a, b""#);
        assert_eq!(read(List(&Text), &["a,b", "c"]), r#"["a","b","c"]"#);
        assert_eq!(read(Lines, &["a=1; Path=/, b", "c"]), r#"["a=1; Path=/, b","c"]"#);
        assert_eq!(read(List(&Literal), &[" 1 ,, 2,"]), "[1,2]");
        assert_eq!(read(List(&Text), &[""]), "[]");
    }

    #[test]
    fn an_object_is_pairs() {
        const MEMBERS: &[(&str, HeaderForm)] = &[("n", Literal)];
        assert_eq!(read(Object(MEMBERS, &Text), &["n,1,t,2"]), r#"{"n":1,"t":"2"}"#);
        assert_eq!(read(ExplodedObject(MEMBERS, &Text), &["n=1, t=2=3"]), r#"{"n":1,"t":"2=3"}"#);
        assert_eq!(read(ExplodedObject(MEMBERS, &Text), &["n = 1 , t = 2"]), r#"{"n":1,"t":"2"}"#);
        assert_eq!(read(Object(MEMBERS, &Text), &["n"]), "! names and values must come in turn");
        assert_eq!(read(ExplodedObject(MEMBERS, &Text), &["n"]), "! each member must be `name=value`");
    }
}
