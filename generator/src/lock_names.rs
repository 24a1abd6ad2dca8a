//! Names from the lock, which anybody may have edited: they pass the checks that other names pass.
//!
//! ```text
//! crate = "../evil"                          not the name of a crate: the lock is broken
//! "#/components/schemas/Pet" = "types::a b"  not a path of Rust: the lock is broken
//! "#/paths/~1pets/get" = "main::list"        a module that no run writes: the line is ignored
//! ```

use std::collections::HashMap;
use std::path::Path;

use indexmap::IndexMap;

use crate::config::{CrateName, Edition};
use crate::rust::taken;
use crate::spelling::{Ident, is_camel_case, is_clear};
use crate::write::{Header, LOCK, WriteError};

/// The maximum length of an identifier in characters; names that follow from a document are shorter.
const LONGEST: usize = 255;

/// The maximum length of a module's, which is a file beside which a temporary one is written.
const LONGEST_MODULE: usize = 200;

/// Checks the names of a lock in `dir`, and leaves out those of modules and types that a run does not write any more.
pub(crate) fn checked(mut lock: Header, dir: &Path) -> Result<Header, WriteError> {
    let broken = |why: String| WriteError::BrokenLock(dir.join(LOCK), why);
    if let Some(name) = &lock.krate {
        CrateName::new(name.clone()).map_err(broken)?;
    }
    if let Some(edition) = &lock.edition {
        edition.parse::<Edition>().map_err(broken)?;
    }
    for (pointer, path) in lock.names.iter().chain(&lock.reserved) {
        if !is_path(path) {
            let (path, pointer) = (path.escape_debug(), pointer.escape_debug());
            return Err(broken(format!("`{path}`, the name of `{pointer}`, is not a path of Rust")));
        }
    }
    if let Some((path, one, other)) = method_of_two(&lock.names) {
        let (one, other) = (one.escape_debug(), other.escape_debug());
        return Err(broken(format!("`{path}` is the name of `{one}` and of `{other}`")));
    }
    lock.names.retain(|pointer, path| is_free(path) && (!is_operation(pointer) || is_method(path)));
    lock.reserved.retain(|_, path| is_free(path));
    lock.ledger.roles.retain(|_, path| is_path(path) && is_free(path));
    lock.ledger.aliases.retain(|former, path| [former, path].into_iter().all(|path| is_path(path) && is_free(path)));
    Ok(lock)
}

/// Returns true for `types::Pet` and `pets::list`: a module, and an identifier in it, perhaps with further ones.
fn is_path(path: &str) -> bool {
    let mut parts = path.split("::");
    let is_short = |name: &str| name.chars().count() <= LONGEST;
    let is_module =
        |name: &str| name.chars().count() <= LONGEST_MODULE && !name.starts_with("r#") && Ident::parse(name).is_some();
    // A method that is a keyword is written with `r#` or without it.
    let is_item =
        |name: &str| is_short(name) && (Ident::parse(name).is_some() || Ident::parse(&format!("r#{name}")).is_some());
    parts.next().is_some_and(is_module) && parts.next().is_some_and(is_item) && parts.all(is_item)
}

/// Returns true if the last name of a path is one of a method.
fn is_method(path: &str) -> bool {
    path.rsplit("::").next().is_some_and(|name| !name.chars().any(char::is_uppercase))
}

/// Returns a name that two operations have. Several pointers may lead to one type.
fn method_of_two(names: &IndexMap<String, String>) -> Option<(&str, &str, &str)> {
    let mut seen: HashMap<&str, &str> = HashMap::new();
    for (pointer, path) in names {
        let is_method = path.rsplit("::").next().is_some_and(|name| !name.starts_with(char::is_uppercase));
        if is_method
            && is_operation(pointer)
            && let Some(other) = seen.insert(path, pointer)
        {
            return Some((path, other, pointer));
        }
    }
    None
}

/// Returns true for `#/paths/~1pets/get`, whose last step is a method of HTTP.
fn is_operation(pointer: &str) -> bool {
    pointer.starts_with("#/paths/") && pointer.matches('/').count() == 3
}

/// Returns true if a run may write the module and the type.
fn is_free(path: &str) -> bool {
    let Some((module, name)) = path.split_once("::") else { return false };
    let is_tag = || Ident::parse_module(module).is_some() && !taken::MODULES.contains(&module);
    (if module == "types" { is_camel_case(name) } else { is_tag() }) && is_clear(path) && !taken::TYPES.contains(&name)
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::checked;
    use crate::ledger::Ledger;
    use crate::write::Header;

    fn check(pairs: &[(&str, &str)]) -> Result<Vec<String>, String> {
        let names = pairs.iter().map(|(pointer, path)| ((*pointer).to_owned(), (*path).to_owned())).collect();
        let checked = checked(Header { names, ..Header::default() }, Path::new("out"));
        checked.map(|lock| lock.names.into_values().collect()).map_err(|error| error.to_string())
    }

    #[test]
    fn names_that_a_run_writes_are_kept() {
        let names =
            ["types::Pet", "pets::list", "pets::r#type", "pets::type", "types::Été", "type_::List", "n2fa::get"];
        for name in names {
            assert_eq!(check(&[("#/x", name)]), Ok(vec![name.to_owned()]));
        }
        let shared = [("#/a", "types::Pet"), ("#/b", "types::Pet")];
        assert_eq!(check(&shared).unwrap(), ["types::Pet", "types::Pet"]);
    }

    #[test]
    fn what_is_not_a_path_breaks_the_lock() {
        let long = format!("types::{}", "A".repeat(256));
        for name in [
            "",
            "Pet",
            "::Pet",
            "types::",
            "types::a b",
            "types::a-b",
            "../x::Pet",
            "/etc::Pet",
            "types::Pet\n",
            "types::_",
            "types::Pet{}",
            "types::\u{202e}Pet",
            "types::self",
            "fn::list",
            "self::list",
            "r#fn::list",
            "types::2fa",
            "types::ﬁ",
            "types::Pet::",
            &long,
        ] {
            let broken = check(&[("#/x", name)]).unwrap_err();
            assert!(broken.contains("is not a path of Rust; restore it from version control"), "{name}: {broken}");
            assert!(!broken.contains(['\n', '\u{202e}']), "{broken}");
        }
    }

    #[test]
    fn modules_and_types_that_are_not_free_are_named_again() {
        for name in [
            "main::list",
            "lib::list",
            "std::list",
            "client::list",
            "con::list",
            "com1::list",
            "Main::list",
            "types::String",
            "types::bool",
            "types::SECURITY_SCHEMES",
            "types::a_b",
        ] {
            assert_eq!(check(&[("#/x", name), ("#/y", "types::Pet")]).unwrap(), ["types::Pet"], "{name}");
        }
    }

    #[test]
    fn operations_have_names_of_methods() {
        let pairs = [("#/paths/~1a/get", "pets::List"), ("#/paths/~1b/get", "pets::list")];
        assert_eq!(check(&pairs).unwrap(), ["pets::list"]);
    }

    #[test]
    fn facts_about_names_that_no_run_writes_are_left_out() {
        let map = |pairs: &[(&str, &str)]| pairs.iter().map(|(one, other)| ((*one).into(), (*other).into())).collect();
        let ledger = Ledger {
            roles: map(&[("a", "types::Pet"), ("b", "types::a b"), ("c", "main::Pet"), ("d", "types::String")]),
            aliases: map(&[("types::Cat", "types::Pet"), ("types::a b", "types::Pet"), ("types::Dog", "main::Pet")]),
            ..Ledger::default()
        };
        let kept = checked(Header { ledger, ..Header::default() }, Path::new("out")).unwrap().ledger;
        assert_eq!(kept.roles.into_iter().collect::<Vec<_>>(), [("a".to_owned(), "types::Pet".to_owned())]);
        assert_eq!(kept.aliases.into_iter().collect::<Vec<_>>(), [("types::Cat".to_owned(), "types::Pet".to_owned())]);
    }

    #[test]
    fn two_operations_have_two_names() {
        let pairs = [("#/paths/~1a/get", "pets::list"), ("#/paths/~1b/get", "pets::list")];
        assert_eq!(
            check(&pairs).unwrap_err(),
            "`out/clientwright.lock` cannot be read: `pets::list` is the name of `#/paths/~1a/get` and of `#/paths/~1b/get`; \
             restore it from version control"
        );
    }

    #[test]
    fn the_name_of_the_crate_is_one() {
        for name in ["../evil", "a\"b", "", "std", "a\nb", "fn"] {
            let lock = Header { krate: Some(name.to_owned()), ..Header::default() };
            let broken = checked(lock, Path::new("out")).unwrap_err().to_string();
            assert!(broken.starts_with("`out/clientwright.lock` cannot be read: `"), "{broken}");
            assert!(!broken.contains('\n'), "{broken}");
        }
    }
}
