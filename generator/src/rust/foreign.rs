//! Types of other crates.

use std::fmt;

use super::Ident;

/// A type of another crate, by its path: `billing::Money`, `chrono::DateTime<chrono::Utc>`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ForeignType {
    /// True if the path begins with `crate`, which is valid only in code that is included in another crate.
    pub is_here: bool,
    /// The segments of the path; a built-in type is one segment.
    pub path: Vec<Ident>,
    /// The generic arguments.
    pub arguments: Vec<ForeignType>,
}

impl ForeignType {
    /// The crates that the path names, starting with its own.
    pub fn crates(&self) -> Vec<&Ident> {
        let own = self.path.first().filter(|_| !self.is_here && self.path.len() > 1);
        own.into_iter().chain(self.arguments.iter().flat_map(Self::crates)).collect()
    }
}

impl fmt::Display for ForeignType {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let root = self.is_here.then_some("crate");
        let path: Vec<&str> = root.into_iter().chain(self.path.iter().map(Ident::as_str)).collect();
        formatter.write_str(&path.join("::"))?;
        if self.arguments.is_empty() {
            return Ok(());
        }
        let arguments: Vec<String> = self.arguments.iter().map(Self::to_string).collect();
        write!(formatter, "<{}>", arguments.join(", "))
    }
}

#[cfg(test)]
mod tests {
    use super::{ForeignType, Ident};

    #[test]
    fn a_type_needs_the_crates_of_its_path_and_of_its_arguments() {
        let named = |is_here: bool, path: &[&str], arguments: Vec<ForeignType>| ForeignType {
            is_here,
            path: path.iter().map(|segment| Ident::parse(segment).unwrap()).collect(),
            arguments,
        };
        let crates = |ty: &ForeignType| ty.crates().iter().map(|name| name.as_str().to_owned()).collect::<Vec<_>>();
        let money = named(false, &["billing", "Money"], Vec::new());
        assert_eq!(crates(&money), ["billing"]);
        assert_eq!(crates(&named(false, &["String"], Vec::new())), [""; 0]);
        assert_eq!(crates(&named(true, &["billing", "Money"], Vec::new())), [""; 0]);
        let both = named(false, &["smallvec", "List"], vec![money.clone(), named(true, &["a", "B"], vec![money])]);
        assert_eq!(crates(&both), ["smallvec", "billing", "billing"]);
        assert_eq!(both.to_string(), "smallvec::List<billing::Money, crate::a::B<billing::Money>>");
    }
}
