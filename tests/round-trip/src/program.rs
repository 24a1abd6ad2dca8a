//! The program that links a generated crate and sends values through its types.
//!
//! ```text
//! stdin   3 {"id": 7}            the third type of the table, and a value
//! stdout  = {"id":7}             what came back
//!         ! $.id: expected …     why nothing did
//! ```

use std::fmt::Write as _;
use std::fs::{self, File};
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::Value;

/// What the program is besides its table.
const HEAD: &str = r#"//! Reads values into types, and writes them again.

use std::io::{BufRead, Write};

type Trip = fn(&str) -> Result<String, String>;

fn trip<T: serde::Serialize + serde::de::DeserializeOwned + Validate>(text: &str) -> Result<String, String> {
    let value: T = serde_json::from_str(text).map_err(|error| error.to_string())?;
    // What the schema allows, the rules allow.
    value.validate().map_err(|error| error.to_string())?;
    serde_json::to_string(&value).map_err(|error| error.to_string())
}

fn main() {
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    for line in std::io::stdin().lock().lines() {
        let line = line.expect("a line");
        let (at, text) = line.split_once(' ').expect("an index and a value");
        let at: usize = at.parse().expect("an index");
        match TABLE[at](text) {
            Ok(text) => writeln!(out, "= {text}"),
            Err(error) => writeln!(out, "! {}", error.replace('\n', " ")),
        }
        .expect("a reader");
    }
}
"#;

/// Writes the program for these types of a crate, in a folder beside the crate's.
pub fn write(folder: &Path, package: &str, types: &[String]) {
    let runtime = "serde = { version = \"1\", default-features = false }\nserde_json = \"1\"\n";
    let manifest = format!(
        "[package]\nname = \"{package}-trip\"\nversion = \"0.0.0\"\nedition = \"2024\"\npublish = false\n\n\
         [dependencies]\n{package} = {{ path = \"../{package}\" }}\n{runtime}"
    );
    let krate = package.replace('-', "_");
    let mut table =
        format!("\nuse {krate}::Validate;\n\n#[allow(deprecated)]\nstatic TABLE: [Trip; {}] = [\n", types.len());
    for path in types {
        let _ = writeln!(table, "    trip::<{krate}::{path}>,");
    }
    fs::create_dir_all(folder.join("src")).expect("a folder");
    write_changed(&folder.join("Cargo.toml"), &manifest);
    write_changed(&folder.join("src/main.rs"), &format!("{HEAD}{table}];\n"));
}

fn write_changed(path: &Path, text: &str) {
    if fs::read_to_string(path).ok().as_deref() != Some(text) {
        fs::write(path, text).expect("a file");
    }
}

/// Sends values, each to the type at its index, and tells what came back.
pub fn run(program: &Path, values: &[(usize, Value)]) -> Vec<Result<Value, String>> {
    let input = sent(program, values);
    let mut command = Command::new(program);
    let output = command.stdin(Stdio::from(input)).stderr(Stdio::inherit()).output().expect("the program");
    assert!(output.status.success(), "{} ended with {}", program.display(), output.status);
    let text = String::from_utf8(output.stdout).expect("text");
    let back: Vec<Result<Value, String>> = text.lines().map(read_line).collect();
    assert_eq!(back.len(), values.len(), "an answer for each value");
    back
}

/// The values as a file, from which the program reads.
fn sent(program: &Path, values: &[(usize, Value)]) -> File {
    let path: PathBuf = program.with_extension("in");
    let mut file = std::io::BufWriter::new(File::create(&path).expect("a file"));
    for (at, value) in values {
        writeln!(file, "{at} {value}").expect("a file");
    }
    drop(file);
    File::open(path).expect("a file")
}

fn read_line(line: &str) -> Result<Value, String> {
    match line.split_at(2) {
        ("= ", text) => serde_json::from_str(text).map_err(|error| format!("what came back is no JSON: {error}")),
        (_, error) => Err(error.to_owned()),
    }
}
