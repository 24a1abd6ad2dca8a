//! The names of environment variables: `PETSTORE_API_KEY`, and `PETSTORE_LOGIN_USERNAME` with `PETSTORE_LOGIN_PASSWORD`.

use std::collections::BTreeSet;

use crate::rust::SchemeKind;
use crate::spelling::Ident;

/// The names that are in use.
pub(super) struct Variables {
    /// The beginning of each: `PETSTORE_`.
    start: String,
    /// The setters of the builder, in capitals.
    setters: Vec<String>,
    taken: BTreeSet<String>,
}

/// Returns the ends of the variables of a credential.
pub(super) fn ends(kind: &SchemeKind) -> &'static [&'static str] {
    match kind {
        SchemeKind::MutualTls => &[],
        SchemeKind::Basic | SchemeKind::Digest => &["_USERNAME", "_PASSWORD"],
        SchemeKind::OAuth2(_) | SchemeKind::OpenIdConnect(_) => &["", "_CLIENT_ID", "_CLIENT_SECRET"],
        _ => &[""],
    }
}

impl Variables {
    /// Takes the name of the crate, and the setters that have variables.
    pub(super) fn new<'i>(krate: &str, setters: impl Iterator<Item = &'i Ident>) -> Self {
        let words = krate.replace('-', "_").to_uppercase();
        let short = words.strip_suffix("_CLIENT").filter(|short| !short.is_empty()).unwrap_or(&words);
        let start = format!("{short}_");
        let taken = BTreeSet::from([format!("{start}BASE_URL")]);
        Self { start, setters: setters.map(in_capitals).collect(), taken }
    }

    pub(super) fn base_url(&self) -> String {
        format!("{}BASE_URL", self.start)
    }

    /// Returns the variables of a setter, one for each end. If any of them is that of an earlier setter, all get a number: those of
    /// a login that has `…_LOGIN_USERNAME`, and of a key `login_username`.
    pub(super) fn claim(&mut self, setter: &Ident, ends: &[&str]) -> Vec<String> {
        let first = self.whole(&in_capitals(setter));
        let with_ends = |stem: &str| ends.iter().map(|end| format!("{stem}{end}")).collect::<Vec<String>>();
        let numbered = (2..).map(|number: u32| with_ends(&format!("{first}_{number}")));
        let is_free = |names: &Vec<String>| names.iter().all(|name| !self.taken.contains(name));
        let names = std::iter::once(with_ends(&first)).chain(numbered).find(is_free).unwrap_or_default();
        self.taken.extend(names.iter().cloned());
        names
    }

    /// Puts the name of the API before that of a setter. One that begins with it, such as `petstore_auth`, does not repeat it,
    /// unless that is the variable of another.
    fn whole(&self, setter: &str) -> String {
        match setter.strip_prefix(&self.start) {
            Some(rest) if rest != "BASE_URL" && !self.setters.iter().any(|other| other == rest) => setter.to_owned(),
            _ => format!("{}{setter}", self.start),
        }
    }
}

fn in_capitals(setter: &Ident) -> String {
    setter.file_name().to_uppercase()
}
