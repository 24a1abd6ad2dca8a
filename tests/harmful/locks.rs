//! Locks that mean harm: names that the crate has already, of the language, of the prelude, of other kinds, very long ones, and
//! those of other items.

use std::fs;
use std::path::Path;

use clientwright::Builder;
use clientwright_tests::sources::project;

/// The number of locks: in each, another third of the lines has a harmful name.
const LOCKS: usize = 12;

/// The names of types that a lock gives.
const TYPES: &[&str] = &[
    "String",
    "Vec",
    "Option",
    "Box",
    "Result",
    "Ok",
    "Some",
    "None",
    "Default",
    "Clone",
    "Debug",
    "Send",
    "Into",
    "From",
    "Self_",
    "Client",
    "ClientBuilder",
    "Error",
    "Json",
    "Bytes",
    "Nullable",
    "ToJson",
    "FromJson",
    "DateTime",
    "Uuid",
    "Duration",
    "Fn",
    "Unrecognized",
    "bool",
    "str",
    "u8",
    "SECURITY_SCHEMES",
    "a_b",
    "Shape",
    "Point",
    "Fault",
    "List",
    "ListError",
    "Shapes",
    "Create",
    "CreateResponse",
    "Нет",
    "Pоint",
    "АВ",
    "日本語",
    "Codegen",
    "Body",
    "Call",
    "IntoFuture",
    "StatusCode",
    "AsRef",
    "Iterator",
    "Option_",
    "Level",
    "Kind",
    "Request",
    "Response",
];

/// The names of modules, methods, fields and parameters that a lock gives.
const VALUES: &[&str] = &[
    "fn",
    "type",
    "r#type",
    "async",
    "union",
    "std",
    "core",
    "vec",
    "call",
    "client",
    "build",
    "new",
    "send",
    "with_header",
    "fmt",
    "clone",
    "into",
    "from",
    "default",
    "unrecognized",
    "additional_properties",
    "нет",
    "value",
    "id",
    "name",
    "true",
    "codegen",
    "formats",
    "types",
    "clientwright_runtime",
    "object",
    "json",
    "eq",
    "drop",
    "main",
    "lib",
    "con",
    "nul",
    "self_",
    "error",
    "response",
    "link",
    "shapes",
    "answers",
    "api",
    "list",
    "create",
    "Body",
    "Self",
    "macro_rules",
    "string",
    "option",
    "println",
];

/// Writes a crate for each lock into the directories `harmful-lock0` and so on, below `root`; a lock that is refused makes none.
///
/// Returns the names of the crates.
pub(crate) fn write_crates(root: &Path) -> Vec<String> {
    let base = root.join("harmful-lock");
    generate(&base).expect("a client");
    let lock = fs::read_to_string(base.join("clientwright.lock")).expect("a lock");
    let (names, _) = lock.split_once("[files]").expect("files");
    (0..LOCKS)
        .map(|turn| (format!("harmful-lock{turn}"), write_lock(names, turn)))
        .map(|(name, text)| {
            let directory = root.join(&name);
            write_crate(&directory, text);
            name
        })
        .collect()
}

/// Generates over a lock. A name that no path of Rust can have is refused; then its line is as it was.
fn write_crate(directory: &Path, mut lock: HarmfulLock) {
    for _ in 0..lock.lines.len() {
        let _ = fs::remove_dir_all(directory);
        fs::create_dir_all(directory).expect("a directory");
        fs::write(directory.join("clientwright.lock"), lock.text()).expect("a lock");
        match generate(directory) {
            Ok(()) => return rename(directory),
            Err(refused) => lock.restore(&refused),
        }
    }
    panic!("{}: every line is refused", directory.display());
}

fn generate(directory: &Path) -> Result<(), String> {
    let builder = Builder::new(project().join("specs/kitchen-sink.yaml")).name("client");
    let made = builder.runtime_path(project().join("runtime")).generate_to(directory);
    made.map(drop).map_err(|error| error.to_string())
}

/// Gives the package the name of its directory, as members of a workspace differ in their names.
fn rename(directory: &Path) {
    let path = directory.join("Cargo.toml");
    let name = directory.file_name().expect("a name").to_string_lossy();
    let manifest = fs::read_to_string(&path).expect("a manifest");
    fs::write(path, manifest.replacen("name = \"client\"", &format!("name = \"{name}\""), 1)).expect("written");
}

/// The lines of a lock: as they were, and with harmful names.
struct HarmfulLock {
    lines: Vec<(String, String)>,
}

impl HarmfulLock {
    fn text(&self) -> String {
        self.lines.iter().fold(String::new(), |text, (_, line)| text + line + "\n") + "[files]\n"
    }

    /// Takes back the name that a message refuses: of the pointer in it.
    fn restore(&mut self, refused: &str) {
        let is_meant = |(own, line): &&mut (String, String)| {
            let key = own.split(" = ").next().unwrap_or_default().trim_matches('"');
            own != line && refused.contains(&format!("`{key}`"))
        };
        let (own, line) = self.lines.iter_mut().find(is_meant).unwrap_or_else(|| panic!("{refused}"));
        line.clone_from(own);
    }
}

/// Gives harmful names to every third line, others in each turn.
fn write_lock(names: &str, turn: usize) -> HarmfulLock {
    let (mut section, mut lines) = ("", Vec::new());
    for (at, line) in names.lines().enumerate() {
        if line.starts_with('[') {
            section = line;
        }
        let is_changed = (at + turn).is_multiple_of(3);
        let harmful = is_changed.then(|| harmful_line(section, line, turn * 5 + at)).flatten();
        lines.push((line.to_owned(), harmful.unwrap_or_else(|| line.to_owned())));
    }
    HarmfulLock { lines }
}

/// Returns a line with another name: a path in `[names]` and `[roles]`, a member in `[members]`.
fn harmful_line(section: &str, line: &str, at: usize) -> Option<String> {
    let (key, value) = line.rsplit_once(" = ").filter(|_| section != "[members]").or_else(|| line.split_once(" = "))?;
    let (ty, name) = (TYPES[at % TYPES.len()], VALUES[at % VALUES.len()]);
    match section {
        "[names]" | "[roles]" => {
            let (module, item) = value.trim_matches('"').rsplit_once("::")?;
            let is_type = item.starts_with(char::is_uppercase);
            let item = if is_type { ty } else { name };
            let module = if at.is_multiple_of(4) { name } else { module };
            Some(format!("{key} = \"{module}::{item}\""))
        }
        "[members]" => {
            let mut members: toml::Table = format!("members = {value}").parse().ok()?;
            let list = members.get_mut("members")?.as_array_mut()?;
            let changed = at % list.len();
            let member = list[changed].as_str()?.to_owned();
            let (own, had) = member.rsplit_once(" = ").unwrap_or((&member, "a"));
            let renamed = if had.starts_with(char::is_uppercase) { ty } else { name };
            list[changed] = format!("{own} = {renamed}").into();
            list.push(format!("> error = {ty}").into());
            list.push(format!("> response = {ty}").into());
            let list: Vec<String> = list.iter().map(ToString::to_string).collect();
            Some(format!("{key} = [{}]", list.join(", ")))
        }
        _ => None,
    }
}
