//! Runs that are killed, and runs at the same time: lock and files always agree in the end.

use std::collections::BTreeSet;
use std::fs;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use clientwright::source::digest_of_bytes;
use clientwright::{Config, Form, Input, Mode, Report, Target, run};

use crate::support::{Folder, PETS};

/// Numbers that look random and are the same in every run (`SplitMix64`).
struct Numbers(u64);

impl Numbers {
    fn index(&mut self, limit: usize) -> usize {
        usize::try_from(self.below(limit as u64)).unwrap_or_default()
    }

    fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        ((mixed ^ (mixed >> 27)) >> 11) % limit
    }
}

/// A document of which other tags, and so other files, are left every time.
fn document(numbers: &mut Numbers) -> String {
    let mut text = PETS.replace("type: integer", ["type: integer", "type: string", "type: number"][numbers.index(3)]);
    for tag in ["cats", "dogs", "fish"] {
        if numbers.below(2) == 0 {
            let path = format!(
                "paths:\n  /{tag}:\n    get: {{tags: [{tag}], responses: {{'204': {{description: Done.}}}}}}\n"
            );
            text = text.replacen("paths:\n", &path, 1);
        }
    }
    text
}

fn command(folder: &Folder, document: &str) -> Command {
    let mut command = folder.command(&format!("generate {document} --out out"));
    command.stdout(Stdio::null()).stderr(Stdio::piped());
    command
}

/// The same in this process, which is faster.
fn generate(folder: &Folder, mode: Mode) -> Report {
    let target = Target::Folder { dir: folder.path("out"), form: Form::Crate, mode };
    run(Input::File(folder.path("api.yaml")), &Config::default(), &target).unwrap_or_else(|error| panic!("{error}"))
}

/// The directory has the files of the lock with their hashes, and no others.
fn assert_agree(folder: &Folder, why: &str) {
    let lock: toml::Table = folder.read("out/clientwright.lock").parse().expect("TOML");
    let files = lock["files"].as_table().expect("a table");
    for (path, hash) in files {
        let digest = digest_of_bytes(folder.read(&format!("out/{path}")).as_bytes());
        assert_eq!(Some(digest.as_str()), hash.as_str(), "{path}, {why}");
    }
    let named = files.keys().map(|path| format!("out/{path}")).chain(["out/clientwright.lock".to_owned()]);
    let found = folder.files().into_iter().filter(|file| file.starts_with("out/"));
    assert_eq!(found.collect::<BTreeSet<_>>(), named.collect(), "{why}");
}

/// Kills one run, at a change of the disk or at a time; returns whether it was killed before its end.
fn kill(folder: &Folder, numbers: &mut Numbers) -> bool {
    let mut command = command(folder, "api.yaml");
    if numbers.below(4) > 0 {
        command.env("CLIENTWRIGHT_TEST_FAULT", format!("die:{}", 1 + numbers.below(45)));
        return !command.output().expect("runs").status.success();
    }
    let mut child = command.spawn().expect("runs");
    std::thread::sleep(Duration::from_millis(numbers.below(40)));
    child.kill().expect("killed");
    !child.wait().expect("ended").success()
}

#[test]
fn killed_runs_are_repaired_by_the_next_one() {
    let mut numbers = Numbers(1);
    let mut kills = 0;
    let mut repaired = 0;
    let mut folder = Folder::new();
    while kills < 200 {
        if numbers.below(8) == 0 {
            folder = Folder::new();
        }
        for _ in 0..=numbers.below(3) {
            folder.write("api.yaml", document(&mut numbers));
            kills += u32::from(kill(&folder, &mut numbers));
        }
        folder.write("api.yaml", document(&mut numbers));
        assert!(generate(&folder, Mode::Write).is_done(), "after {kills} kills");
        assert_agree(&folder, &format!("after {kills} kills"));
        let checked = generate(&folder, Mode::Check);
        assert!(checked.written.expect("done").is_unchanged(), "after {kills} kills");
        repaired += 1;
    }
    println!("{kills} runs were killed, and {repaired} runs repaired what they left");
}

#[test]
fn of_two_runs_at_once_one_is_the_last() {
    let mut numbers = Numbers(2);
    let mut folder = Folder::new();
    for round in 0..50 {
        if round % 5 == 0 {
            folder = Folder::new();
        }
        let documents = ["one.yaml", "other.yaml"];
        for name in documents {
            folder.write(name, document(&mut numbers));
        }
        let runs: Vec<Child> =
            documents.iter().map(|document| command(&folder, document).spawn().expect("runs")).collect();
        for run in runs {
            let output = run.wait_with_output().expect("ends");
            assert!(output.status.success(), "{round}: {}", String::from_utf8_lossy(&output.stderr));
        }
        assert_agree(&folder, &format!("round {round}"));
        let agrees = |document: &str| {
            fs::copy(folder.path(document), folder.path("api.yaml")).expect("a document");
            generate(&folder, Mode::Check).written.expect("done").is_unchanged()
        };
        assert!(documents.iter().any(|document| agrees(document)), "round {round}");
    }
}
