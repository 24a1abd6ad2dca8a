//! A folder to work in, the command to run in it, and the documents.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use tempfile::TempDir;

/// Two operations, one named schema, and nothing to find.
pub(crate) const PETS: &str = r"
openapi: 3.1.0
info: {title: Petstore, version: 1.0.0}
servers: [{url: 'https://pets.example/v1'}]
paths:
  /pets:
    get:
      operationId: listPets
      tags: [pets]
      responses:
        '200':
          description: All pets.
          content: {application/json: {schema: {type: array, items: {$ref: '#/components/schemas/Pet'}}}}
    post:
      operationId: createPet
      tags: [pets]
      responses: {'204': {description: Done.}}
components:
  schemas:
    Pet: {type: object, required: [id], properties: {id: {type: integer}}}
";

/// [`PETS`] with one error that leaves something out, one warning and one note.
pub(crate) const FAULTY: &str = r"
openapi: 3.1.0
info: {title: Petstore, version: 1.0.0}
servers: [{url: 'https://pets.example/v1'}]
paths:
  /pets/{id}:
    get:
      operationId: getPet
      tags: [pets]
      responses: {'204': {description: Done.}}
components:
  schemas:
    Pet: {$ref: '#/nowhere'}
    Any: {not: {type: string}}
";

/// A folder that is deleted in the end.
pub(crate) struct Folder(TempDir);

impl Folder {
    pub(crate) fn new() -> Self {
        Self(tempfile::tempdir().expect("a folder"))
    }

    /// A folder with a document, `api.yaml`.
    pub(crate) fn with(document: &str) -> Self {
        let folder = Self::new();
        folder.write("api.yaml", document);
        folder
    }

    pub(crate) fn path(&self, path: &str) -> PathBuf {
        self.0.path().join(path)
    }

    pub(crate) fn write(&self, path: &str, text: impl AsRef<[u8]>) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, text).expect("written");
    }

    pub(crate) fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    /// Every file, sorted.
    pub(crate) fn files(&self) -> Vec<String> {
        let mut found = Vec::new();
        let mut folders = vec![self.0.path().to_owned()];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(&folder).expect("a folder") {
                let path = entry.expect("an entry").path();
                if path.is_dir() { folders.push(path) } else { found.push(self.relative(&path)) }
            }
        }
        found.sort();
        found
    }

    fn relative(&self, path: &Path) -> String {
        let relative = path.strip_prefix(self.0.path()).expect("below the folder");
        relative.components().map(|it| it.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/")
    }

    /// Runs the command in the folder; arguments are divided at spaces.
    pub(crate) fn run(&self, arguments: &str) -> Ran {
        Ran::of(&self.command(arguments).output().expect("runs"))
    }

    /// Runs the command in a directory below.
    pub(crate) fn run_in(&self, dir: &str, arguments: &str) -> Ran {
        Ran::of(&self.command(arguments).current_dir(self.path(dir)).output().expect("runs"))
    }

    pub(crate) fn run_with_input(&self, arguments: &str, input: &str) -> Ran {
        let mut command = self.command(arguments);
        let mut child =
            command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("runs");
        child.stdin.take().expect("a pipe").write_all(input.as_bytes()).expect("written");
        Ran::of(&child.wait_with_output().expect("ends"))
    }

    pub(crate) fn command(&self, arguments: &str) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_clientwright"));
        command.args(arguments.split_whitespace()).current_dir(self.0.path());
        command
    }
}

/// What a command left.
#[derive(Debug)]
pub(crate) struct Ran {
    pub(crate) status: i32,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

impl Ran {
    fn of(output: &Output) -> Self {
        Self {
            status: output.status.code().expect("no signal"),
            stdout: String::from_utf8_lossy(&output.stdout).into_owned(),
            stderr: String::from_utf8_lossy(&output.stderr).into_owned(),
        }
    }

    /// The same, if the command ended so.
    #[track_caller]
    pub(crate) fn with_status(self, status: i32) -> Self {
        assert_eq!(self.status, status, "{self:#?}");
        self
    }

    pub(crate) fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.stdout).unwrap_or_else(|error| panic!("{error}: {self:#?}"))
    }
}
