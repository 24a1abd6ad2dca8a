//! Words → a checked Rust identifier.
//!
//! | kind | spelling | when Rust has the word already | digit first |
//! |---|---|---|---|
//! | type, variant | `UpperCamel` | `Self` → `Self_` | `2fa` → `N2fa` |
//! | field, method | `snake_case` | `type` → `r#type`; `self`, `super`, `crate` → `self_` | `n2fa` |
//! | constant | `UPPER_CASE` | never | `N2FA` |
//! | module | `snake_case` | `type` → `type_`, and so the names below | `n2fa` |
//!
//! A module is a file, whose name is ASCII (rustc refuses others, E0754): see [`Ident::file_name`]. It is not a device of
//! Windows (`con`, `aux`), no file that cargo looks for (`main`, `lib`, `mod`, `bin`) and no crate that
//! paths begin with (`std`, `core`, `alloc`). Digits that would run together are held apart:
//! `1.2` → `N1_2`. Without any words the name is `Unnamed` or `unnamed`. Of a name over 120 characters the
//! last words stay, which tell the most.

use std::fmt;
use std::sync::Arc;

use super::words::{Words, code_point, is_kept};

mod reserved;

#[cfg(test)]
mod tests;

/// The maximum length of a name in characters.
pub(super) const LONGEST: usize = 120;

/// The kind of an identifier, which determines its case.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Kind {
    /// A struct, an enum, a trait or an alias.
    Type,
    /// A variant of an enum.
    Variant,
    /// A field or a parameter.
    Field,
    /// A module, and the file it is in.
    Module,
    /// A function.
    Method,
    /// A constant or a static.
    Constant,
}

/// A valid identifier of Rust 2024, raw where it has to be. Only this module makes them.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub struct Ident(Arc<str>);

/// Returns true if the letters of a name are those that generated names have: none of its words looks like one of another
/// alphabet, as `Pоint` does with a Cyrillic letter.
pub fn is_clear(name: &str) -> bool {
    let count = |text: &str| text.chars().filter(|letter| !letter.is_ascii()).count();
    name.is_ascii() || Words::of(name).iter().map(count).sum::<usize>() == count(name)
}

/// Returns true for upper camel case, and for names of scripts without cases, as the compiler requires it of types: an
/// underscore stands between digits, or at the end.
pub fn is_camel_case(name: &str) -> bool {
    let mut before = None;
    let mut letters = name.strip_suffix('_').unwrap_or(name).chars().peekable();
    while let Some(letter) = letters.next() {
        let is_digit = |letter: Option<&char>| letter.is_some_and(char::is_ascii_digit);
        if letter == '_' && !(is_digit(before.as_ref()) && is_digit(letters.peek())) {
            return false;
        }
        before = Some(letter);
    }
    !name.starts_with(|first: char| first.is_lowercase() || first == '_')
}

impl Ident {
    /// Converts `words` to an identifier of this kind.
    pub fn of(words: &Words, kind: Kind) -> Self {
        let words = words.cut(LONGEST);
        Self(match kind {
            Kind::Type | Kind::Variant => type_text(&words).into(),
            Kind::Field | Kind::Method => value_text(&snake(&words)).into(),
            Kind::Module => module_text(&words).into(),
            Kind::Constant => snake(&words).to_uppercase().into(),
        })
    }

    /// Accepts a name that was an identifier before, such as one from the lock.
    pub fn parse(text: &str) -> Option<Self> {
        let bare = text.strip_prefix("r#");
        let name = bare.unwrap_or(text);
        let mut letters = name.chars();
        let first = letters.next()?;
        let spelled = (first == '_' || (is_kept(first) && !first.is_ascii_digit()))
            && letters.all(|letter| letter == '_' || is_kept(letter))
            && name != "_";
        let free = match bare {
            Some(name) => !reserved::is_path(name),
            None => !reserved::is_keyword(name) && !reserved::is_path(name),
        };
        (spelled && free).then(|| Self(text.into()))
    }

    /// Accepts the name of a module, which is the name of a file, too.
    pub fn parse_module(text: &str) -> Option<Self> {
        let has_capital = text.chars().any(char::is_uppercase);
        Self::parse(text).filter(|ident| ident.name() == text && !has_capital && !reserved::is_file(text))
    }

    /// Returns the identifier as written, with `r#` if it is raw.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Returns the name without `r#`, by which identifiers are compared and shown.
    pub fn name(&self) -> &str {
        self.0.strip_prefix("r#").unwrap_or(&self.0)
    }

    /// Returns the name of the file of a module, without its extension: `отзывы` → `u43e_u442_…`.
    pub fn file_name(&self) -> String {
        let name = self.name();
        if name.is_ascii() {
            return name.to_owned();
        }
        // Split into words again, because the ASCII form may exceed the limit.
        snake(&Words::of(&spell_letters(name)).cut(LONGEST))
    }

    /// Returns the identifier as a token for `quote!`.
    pub(crate) fn to_token(&self) -> proc_macro2::Ident {
        let here = proc_macro2::Span::call_site();
        match self.0.strip_prefix("r#") {
            Some(name) => proc_macro2::Ident::new_raw(name, here),
            None => proc_macro2::Ident::new(&self.0, here),
        }
    }
}

/// A name by itself, taken or not; one that has to be free comes from a [`Scope`](super::scope::Scope).
#[allow(dead_code, reason = "complete, though lowering asks a scope for most kinds")]
impl Words {
    /// `UpperCamel`, for a struct, an enum, a trait or an alias.
    pub fn type_name(&self) -> Ident {
        Ident::of(self, Kind::Type)
    }

    /// `UpperCamel`, for a variant of an enum.
    pub fn variant_name(&self) -> Ident {
        Ident::of(self, Kind::Variant)
    }

    /// `snake_case`, for a field or a parameter.
    pub fn field_name(&self) -> Ident {
        Ident::of(self, Kind::Field)
    }

    /// `snake_case`, for a module and therefore for a file.
    pub fn module_name(&self) -> Ident {
        Ident::of(self, Kind::Module)
    }

    /// `snake_case`, for a function.
    pub fn method_name(&self) -> Ident {
        Ident::of(self, Kind::Method)
    }
}

impl fmt::Display for Ident {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// Returns `UpperCamel`.
fn type_text(words: &Words) -> String {
    let mut text = String::new();
    for word in words.iter() {
        if needs_gap(&text, word) {
            text.push('_');
        }
        let mut letters = word.chars();
        text.extend(letters.next().into_iter().flat_map(char::to_uppercase));
        text.push_str(letters.as_str());
    }
    match text.as_str() {
        "" => "Unnamed".to_owned(),
        "Self" => "Self_".to_owned(),
        _ if starts_with_digit(&text) => format!("N{text}"),
        _ => text,
    }
}

/// Returns true if the digits at the end of `text` and at the start of `word` would read as one number.
fn needs_gap(text: &str, word: &str) -> bool {
    text.ends_with(|end: char| end.is_ascii_digit()) && starts_with_digit(word)
}

/// Returns `snake_case`.
fn snake(words: &Words) -> String {
    let text = words.iter().collect::<Vec<_>>().join("_");
    match text.as_str() {
        "" => "unnamed".to_owned(),
        _ if starts_with_digit(&text) => format!("n{text}"),
        _ => text,
    }
}

/// Returns the name of a field or a function: raw if the word is reserved and may be raw.
fn value_text(snake: &str) -> String {
    match snake {
        _ if reserved::is_path(snake) => format!("{snake}_"),
        _ if reserved::is_keyword(snake) => format!("r#{snake}"),
        _ => snake.to_owned(),
    }
}

/// Returns the name of a module.
fn module_text(words: &Words) -> String {
    let text = snake(words);
    match text.as_str() {
        taken if reserved::is_keyword(taken) || reserved::is_path(taken) => format!("{taken}_"),
        taken if reserved::is_file(taken) => format!("{taken}_"),
        _ => text,
    }
}

/// Replaces characters beyond ASCII by their code points, each as a word.
fn spell_letters(text: &str) -> String {
    let mut spelled = String::new();
    for letter in text.chars() {
        if letter.is_ascii() {
            spelled.push(letter);
        } else {
            spelled.extend([" ", &code_point(letter), " "]);
        }
    }
    spelled
}

fn starts_with_digit(text: &str) -> bool {
    text.starts_with(|first: char| first.is_ascii_digit())
}
