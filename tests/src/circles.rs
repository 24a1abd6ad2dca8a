//! Circles of files: files of one directory that import each other, directly or by way of others.
//!
//! ```text
//! call/draft.rs    use super::Call;         → call/mod.rs, which defines it
//! call/ready.rs    use super::Draft;        → call/draft.rs, which call/mod.rs imports it from
//! call/mod.rs      pub use self::curl::curl → nothing, unless call/mod.rs itself uses it
//! ```

use std::collections::{BTreeMap, BTreeSet};

use crate::sources::Source;

/// Returns the circles in each directory at the root of the sources, with the paths of their files.
pub fn circles(sources: &[Source]) -> Vec<Vec<String>> {
    let modules = Modules::of(sources);
    let edges: BTreeMap<&str, BTreeSet<String>> =
        modules.0.values().map(|module| (module.source.path.as_str(), modules.imported_files(module))).collect();
    let reached: BTreeMap<&str, BTreeSet<&str>> = edges.keys().map(|file| (*file, reach(file, &edges))).collect();
    let mut found = BTreeSet::new();
    for (file, others) in &reached {
        let back = |other: &&&str| reached.get(**other).is_some_and(|back| back.contains(file));
        let circle: Vec<String> = others.iter().filter(back).map(|other| (*other).to_owned()).collect();
        if circle.len() > 1 {
            found.insert(circle);
        }
    }
    found.into_iter().collect()
}

/// The files of the same directory that a file reaches by imports.
fn reach<'e>(file: &str, edges: &'e BTreeMap<&str, BTreeSet<String>>) -> BTreeSet<&'e str> {
    let mut reached = BTreeSet::new();
    let mut next = vec![file];
    while let Some(file) = next.pop() {
        for other in edges.get(file).into_iter().flatten() {
            if room(other) == room(file) && reached.insert(other.as_str()) {
                next.push(other);
            }
        }
    }
    reached
}

fn room(file: &str) -> &str {
    file.split('/').next().unwrap_or_default()
}

/// The modules of a crate by their paths; the root has an empty one.
struct Modules<'s>(BTreeMap<String, Module<'s>>);

struct Module<'s> {
    path: String,
    source: &'s Source,
    /// The paths that it names, from the root of the crate.
    named: Vec<String>,
    /// The names that it imports, by which others can reach them, with their paths.
    imports: BTreeMap<String, String>,
}

impl<'s> Modules<'s> {
    fn of(sources: &'s [Source]) -> Self {
        let modules = sources.iter().map(Module::of);
        Self(modules.map(|module| (module.path.clone(), module)).collect())
    }

    fn imported_files(&self, module: &Module<'_>) -> BTreeSet<String> {
        let files = module.named.iter().filter_map(|path| self.file_of(path, 8));
        files.filter(|file| *file != module.source.path).map(str::to_owned).collect()
    }

    /// The file that defines a path, by way of at most so many imports of modules.
    fn file_of(&self, path: &str, hops: usize) -> Option<&str> {
        let (module, rest) = self.innermost(path)?;
        let name = rest.split("::").next().unwrap_or_default();
        match module.imports.get(name) {
            Some(imported) if hops > 0 => self.file_of(imported, hops - 1).or(Some(&module.source.path)),
            _ => Some(&module.source.path),
        }
    }

    /// The module of the longest beginning of a path, and the rest of the path.
    fn innermost<'p>(&self, path: &'p str) -> Option<(&Module<'s>, &'p str)> {
        let ends = path.match_indices("::").map(|(at, _)| at).chain([path.len()]);
        let beginnings = ends.collect::<Vec<_>>().into_iter().rev().map(|end| path.split_at(end));
        let mut modules = beginnings.filter_map(|(start, rest)| Some((self.0.get(start)?, rest)));
        modules.next().map(|(module, rest)| (module, rest.trim_start_matches("::")))
    }
}

impl<'s> Module<'s> {
    fn of(source: &'s Source) -> Self {
        let path = module_path(&source.path);
        let mut imports = BTreeMap::new();
        let mut named = Vec::new();
        let (uses, code) = divide(&without_strings(&without_quotes(&source.code)));
        let children = children(&code);
        for (is_public, statement) in &uses {
            for (name, target) in imported(&path, &children, statement) {
                if !is_public || has_word(&without_modules(&code), &name) {
                    named.push(target.clone());
                }
                imports.insert(name, target);
            }
        }
        named.extend(paths_in(&code, &path));
        Self { path, source, named, imports }
    }
}

/// The code without the contents of `quote!`, which are other code, and without the modules that `pub(in …)` names.
fn without_quotes(code: &str) -> String {
    let code = code.replace("pub(in crate::", "pub(in ").replace("pub(in super::", "pub(in ");
    let mut parts = code.split("quote! {");
    let mut kept = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let mut open = 1_usize;
        let end = part.find(|letter| {
            open = open + usize::from(letter == '{') - usize::from(letter == '}');
            open == 0
        });
        kept.push_str(end.map_or("", |end| &part[end + 1..]));
    }
    kept
}

/// The code without the contents of its strings.
fn without_strings(code: &str) -> String {
    let (mut kept, mut is_string, mut is_escaped) = (String::new(), false, false);
    // The quotation mark as a character is not one of a string.
    for letter in code.replace("'\"'", "").chars() {
        let is_end = letter == '"' && !is_escaped;
        is_escaped = is_string && letter == '\\' && !is_escaped;
        is_string ^= is_end;
        if !is_string {
            kept.push(letter);
        }
    }
    kept
}

/// `call/mod.rs` is `call`, and `lib.rs` the root.
fn module_path(file: &str) -> String {
    let path = file.trim_end_matches(".rs").trim_end_matches("/mod");
    if matches!(path, "lib" | "main") { String::new() } else { path.replace('/', "::") }
}

/// The `use` statements, with whether they are public, and the other code.
fn divide(code: &str) -> (Vec<(bool, String)>, String) {
    let (mut uses, mut rest, mut open) = (Vec::new(), String::new(), None::<(bool, String)>);
    for line in code.lines() {
        let begun = open.take().or_else(|| begins_use(line).map(|is_public| (is_public, String::new())));
        match begun {
            Some((is_public, mut statement)) => {
                statement.push_str(line.trim());
                if line.trim_end().ends_with(';') {
                    uses.push((is_public, statement));
                } else {
                    open = Some((is_public, statement));
                }
            }
            None => {
                rest.push_str(line);
                rest.push('\n');
            }
        }
    }
    (uses, rest)
}

fn begins_use(line: &str) -> Option<bool> {
    let line = line.trim_start();
    match line.strip_prefix("pub") {
        Some(rest) => {
            let rest = rest.strip_prefix('(').and_then(|rest| rest.split_once(')')).map_or(rest, |(_, rest)| rest);
            rest.starts_with(" use ").then_some(true)
        }
        None => line.starts_with("use ").then_some(false),
    }
}

/// The names that a statement imports from this crate, with their paths from its root.
fn imported(module: &str, children: &[&str], statement: &str) -> Vec<(String, String)> {
    let Some((_, tree)) = statement.trim_end_matches(';').split_once("use ") else { return Vec::new() };
    let mut leaves = Vec::new();
    flatten("", tree.trim(), &mut leaves);
    let rooted = leaves.iter().filter_map(|leaf| {
        let (path, name) = leaf.split_once(" as ").unwrap_or((leaf, ""));
        let path = rooted_below(module, children, path.trim())?;
        let last = path.rsplit("::").next().unwrap_or_default().to_owned();
        Some((if name.is_empty() { last } else { name.trim().to_owned() }, path))
    });
    rooted.collect()
}

/// `a::{b, c::d}` is `a::b` and `a::c::d`.
fn flatten(prefix: &str, tree: &str, leaves: &mut Vec<String>) {
    match tree.split_once('{') {
        Some((path, group)) if !path.contains(',') => {
            let prefix = format!("{prefix}{}", path.trim());
            for item in items(group) {
                flatten(&prefix, item, leaves);
            }
        }
        _ if tree == "self" => leaves.push(prefix.trim_end_matches("::").to_owned()),
        _ => leaves.push(format!("{prefix}{}", tree.trim())),
    }
}

/// The items of a group, up to the brace that closes it.
fn items(group: &str) -> Vec<&str> {
    let (mut found, mut start, mut open) = (Vec::new(), 0, 0_i32);
    for (at, character) in group.char_indices() {
        open += i32::from(character == '{') - i32::from(character == '}');
        if open < 0 || (open == 0 && character == ',') {
            found.push(group[start..at].trim());
            start = at + 1;
        }
        if open < 0 {
            break;
        }
    }
    found.retain(|item| !item.is_empty());
    found
}

/// The modules that a module declares.
fn children(code: &str) -> Vec<&str> {
    let names = code.lines().filter_map(|line| line.trim().strip_suffix(';')?.rsplit_once("mod ")).map(|(_, it)| it);
    names.filter(|name| name.chars().all(|c| c.is_alphanumeric() || c == '_')).collect()
}

/// The path from the root of the crate, which may begin with a child of the module.
fn rooted_below(module: &str, children: &[&str], path: &str) -> Option<String> {
    let first = path.split("::").next().unwrap_or_default();
    let is_below = !module.is_empty() && children.contains(&first);
    rooted(module, &if is_below { format!("self::{path}") } else { path.to_owned() })
}

/// The path from the root of the crate, unless it is of another crate.
fn rooted(module: &str, path: &str) -> Option<String> {
    if let Some(path) = path.strip_prefix("crate::") {
        return Some(path.to_owned());
    }
    let mut rest = path.strip_prefix("self::").unwrap_or(path);
    let mut parents: Vec<&str> = module.split("::").filter(|part| !part.is_empty()).collect();
    while let Some(above) = rest.strip_prefix("super::") {
        parents.pop()?;
        rest = above;
    }
    (rest.len() < path.len()).then(|| parents.into_iter().chain([rest]).collect::<Vec<_>>().join("::"))
}

/// The paths in code that begin with `crate`, `super` or `self`, or with a child that a module declares.
fn paths_in(code: &str, module: &str) -> Vec<String> {
    let children = children(code);
    let is_part = |c: char| c.is_alphanumeric() || matches!(c, '_' | ':');
    let words = code.split(|c: char| !is_part(c)).filter(|word| word.contains("::") && !word.starts_with(':'));
    let paths = words.filter_map(|word| rooted_below(module, &children, word));
    paths.map(|path| path.trim_end_matches(':').to_owned()).collect()
}

/// The code without the lines that declare modules.
fn without_modules(code: &str) -> String {
    code.lines().filter(|line| !(line.contains("mod ") && line.ends_with(';'))).flat_map(|line| [line, "\n"]).collect()
}

fn has_word(code: &str, word: &str) -> bool {
    code.split(|c: char| !(c.is_alphanumeric() || c == '_')).any(|found| found == word)
}

#[cfg(test)]
mod tests {
    use super::circles;
    use crate::sources::Source;

    fn found(files: &[(&str, &str)]) -> Vec<Vec<String>> {
        let source = |(path, code): &(&str, &str)| Source { path: (*path).to_owned(), code: (*code).to_owned() };
        circles(&files.iter().map(source).collect::<Vec<_>>())
    }

    #[test]
    fn files_that_import_each_other_are_a_circle() {
        let a = ("room/a.rs", "use super::b::B;\n");
        let b = ("room/b.rs", "fn f() { super::c::g(); }\n");
        let c = ("room/c.rs", "use crate::room::{a::A, d::{self, D}};\n");
        let d = ("room/d.rs", "use std::fmt;\n");
        assert_eq!(found(&[a, b, c, d]), [["room/a.rs", "room/b.rs", "room/c.rs"]]);
        assert!(found(&[a, b, d]).is_empty());
    }

    #[test]
    fn a_name_is_followed_to_the_file_that_defines_it() {
        let root = ("room/mod.rs", "mod a;\nmod b;\npub use self::a::{A, Other as O};\npub(crate) use self::b::B;\n");
        let a = ("room/a.rs", "use super::B;\n");
        let b = ("room/b.rs", "use super::O;\n");
        assert_eq!(found(&[root, a, b]), [["room/a.rs", "room/b.rs"]]);
    }

    #[test]
    fn a_module_depends_on_what_it_uses_and_not_on_what_it_hands_on() {
        let a = ("room/a.rs", "use super::Room;\n");
        let passes = ("room/mod.rs", "mod a;\npub use self::a::A;\npub struct Room;\n");
        assert!(found(&[passes, a]).is_empty());
        let uses = ("room/mod.rs", "mod a;\npub use self::a::A;\npub struct Room(A);\n");
        assert_eq!(found(&[uses, a]), [["room/a.rs", "room/mod.rs"]]);
        let calls = ("room/mod.rs", "mod a;\nfn f() { a::run() }\n");
        assert_eq!(found(&[calls, a]), [["room/a.rs", "room/mod.rs"]]);
    }

    #[test]
    fn neither_generated_code_nor_strings_nor_visibilities_import() {
        let a =
            ("room/a.rs", "fn f() { quote! { use super::b::B; { super::b } } }\npub(in crate::room::b) fn g() {}\n");
        let b = ("room/b.rs", "use super::a::A;\nconst TEXT: &str = \"super::a\";\n");
        assert!(found(&[a, b]).is_empty());
    }

    #[test]
    fn other_rooms_are_no_part_of_a_circle() {
        let a = ("one/a.rs", "use crate::two::b::B;\n");
        let b = ("two/b.rs", "use crate::one::a::A;\n");
        assert!(found(&[a, b]).is_empty());
    }
}
