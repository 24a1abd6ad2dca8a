//! The caller of a crate, compiled: the items whose uses have faults.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;
use std::sync::{Mutex, MutexGuard, PoisonError};

use clientwright::surface::Surface;
use clientwright_tests::generated::Workspace;
use clientwright_tests::sources::project;

use super::caller::{HEAD, Use, uses};

/// The most rounds of the compiler: it looks for faults of types only where all names are known.
const ROUNDS: usize = 8;

/// The workspace is that of one test at a time.
static TURN: Mutex<()> = Mutex::new(());

/// A workspace of a generated crate and its caller, whose dependencies are compiled once for all.
pub(crate) struct Program {
    workspace: Workspace,
    _turn: MutexGuard<'static, ()>,
}

impl Program {
    pub(crate) fn new() -> Self {
        let turn = TURN.lock().unwrap_or_else(PoisonError::into_inner);
        let root = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("histories");
        let _ = fs::remove_dir_all(root.join("client"));
        let workspace = Workspace::new(&root, &["client", "caller"]).expect("a workspace");
        let caller = workspace.member("caller");
        fs::create_dir_all(caller.join("src")).expect("a directory");
        let runtime = project().join("runtime");
        let manifest = format!(
            "[package]\nname = \"caller\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[dependencies]\nclient = {{ path = \
             \"../client\" }}\nclientwright-runtime = {{ path = '{}', default-features = false }}\n",
            runtime.display()
        );
        fs::write(caller.join("Cargo.toml"), manifest).expect("a manifest");
        Self { workspace, _turn: turn }
    }

    pub(crate) fn client(&self) -> PathBuf {
        self.workspace.member("client")
    }

    /// Returns the items of a surface whose uses do not compile against the present crate.
    pub(crate) fn failing(&self, surface: &Surface) -> BTreeSet<String> {
        let mut uses = uses(surface);
        let mut failing = BTreeSet::new();
        for _ in 0..ROUNDS {
            let faults = self.check(&uses);
            if faults.is_empty() {
                return failing;
            }
            failing.extend(faults.iter().map(|at| uses[*at].item.clone()));
            let mut at = 0;
            uses.retain(|_| {
                at += 1;
                !faults.contains(&(at - 1))
            });
        }
        panic!("the caller has faults after {ROUNDS} rounds");
    }

    /// Compiles the uses, and returns the indices of those with faults.
    fn check(&self, uses: &[Use]) -> BTreeSet<usize> {
        let lines: String = uses.iter().flat_map(|used| [&used.line, "\n"]).collect();
        fs::write(self.workspace.member("caller").join("src/lib.rs"), format!("{HEAD}{lines}")).expect("a program");
        let checked = self.workspace.cargo(&["check", "-p", "caller", "--message-format=short"]).expect("cargo");
        let messages = String::from_utf8_lossy(&checked.stderr).into_owned();
        let faults: BTreeSet<usize> = messages.lines().filter_map(line_of).collect();
        let first = HEAD.lines().count() + 1;
        assert!(checked.status.success() || !faults.is_empty(), "{messages}");
        let index = |line: usize| line.checked_sub(first).unwrap_or_else(|| panic!("a fault of the head: {messages}"));
        faults.into_iter().map(index).collect()
    }
}

/// `caller/src/lib.rs:12:5: error[E0425]: …`
fn line_of(message: &str) -> Option<usize> {
    let (place, rest) = message.split_once("src/lib.rs:")?;
    let is_fault = place.ends_with("caller/") && rest.contains(": error");
    is_fault.then(|| rest.split(':').next()?.parse().ok()).flatten()
}
