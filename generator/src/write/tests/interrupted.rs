//! Runs that fail at each of their changes, and the runs after them.

use std::fs;
use std::path::Path;

use super::super::fault::fail_from;
use super::super::path::{JOURNAL, RUN};
use super::super::{LOCK, Mode, read_lock};
use super::{run, scratch, tree, write};

/// Three versions of a crate, which share some files.
const VERSIONS: [&[(&str, &str)]; 3] = [
    &[("lib.rs", "1"), ("a/b.rs", "1"), ("c.rs", "same"), ("old/x.rs", "1")],
    &[("lib.rs", "2"), ("a/b.rs", "2"), ("c.rs", "same"), ("new/deep/y.rs", "2"), ("z.rs", "2")],
    &[("lib.rs", "3"), ("c.rs", "3"), ("z.rs", "3"), ("old/x.rs", "3")],
];

/// The directory has these files and nothing else, and the lock agrees.
fn assert_is(dir: &Path, version: &[(&str, &str)], why: &str) {
    let mut expected: Vec<String> = version.iter().map(|(path, text)| format!("{path} {text}")).collect();
    expected.push(LOCK.to_owned());
    expected.sort();
    let found: Vec<String> = tree(dir).into_iter().filter(|entry| !entry.ends_with('/')).collect();
    assert_eq!(found, expected, "{why}");
    let lock = read_lock(dir).unwrap().unwrap();
    let files: Vec<&str> = lock.files.keys().map(super::RelativePath::as_str).collect();
    assert_eq!(files, version.iter().map(|(path, _)| *path).collect::<Vec<_>>(), "{why}");
    assert!(run(dir, version, Mode::Check).unwrap().starts_with('='), "{why}");
}

fn fails_at(point: u32, dir: &Path, version: &[(&str, &str)]) -> bool {
    fail_from(Some(point));
    let failed = write(dir, version).is_err();
    fail_from(None);
    failed
}

#[test]
fn a_run_that_fails_at_any_change_is_repaired_by_the_next_one() {
    let mut points = 0;
    loop {
        let (root, dir) = scratch();
        write(&dir, VERSIONS[0]).unwrap();
        if !fails_at(points, &dir, VERSIONS[1]) {
            break;
        }
        // What failed before the first file was replaced has changed nothing.
        if !dir.join(JOURNAL).exists() {
            assert_is(&dir, VERSIONS[0], &format!("after {points} changes"));
        }
        write(&dir, VERSIONS[2]).unwrap();
        assert_is(&dir, VERSIONS[2], &format!("{points} changes, and another version"));
        assert_eq!(fs::read_dir(root.path()).unwrap().count(), 1);
        points += 1;
    }
    assert!(points > 15, "{points} changes");
}

#[test]
fn runs_that_fail_one_after_the_other_are_repaired() {
    for first in 0..24 {
        for second in [first * 7 % 24, first * 5 % 24] {
            let (_root, dir) = scratch();
            write(&dir, VERSIONS[0]).unwrap();
            fails_at(first, &dir, VERSIONS[1]);
            fails_at(second, &dir, VERSIONS[2]);
            write(&dir, VERSIONS[1]).unwrap_or_else(|error| panic!("{first}, {second}: {error}"));
            assert_is(&dir, VERSIONS[1], &format!("{first}, {second}"));
        }
    }
}

#[test]
fn a_new_directory_that_failed_is_not_there_or_repaired() {
    for point in 0..24 {
        let (root, dir) = scratch();
        if fails_at(point, &dir.join("deep"), VERSIONS[0]) && !dir.join("deep").join(JOURNAL).exists() {
            assert_eq!(tree(root.path()), [""; 0], "{point}");
        }
        write(&dir.join("deep"), VERSIONS[1]).unwrap();
        assert_is(&dir.join("deep"), VERSIONS[1], &format!("{point}"));
    }
}

#[test]
fn what_a_dead_run_left_goes() {
    let (_root, dir) = scratch();
    write(&dir, VERSIONS[0]).unwrap();
    for left in [".lib.rs.clientwright-4711", "a/.b.rs.clientwright-1", "..clientwright.journal.clientwright-9", RUN] {
        fs::write(dir.join(left), "half").unwrap();
    }
    fs::write(dir.join(".mine.clientwright-x"), "mine").unwrap();
    write(&dir, VERSIONS[0]).unwrap();
    assert!(dir.join(".mine.clientwright-x").exists());
    fs::remove_file(dir.join(".mine.clientwright-x")).unwrap();
    assert_is(&dir, VERSIONS[0], "temporary files");

    // A first run that died has no lock.
    let (_root, dir) = scratch();
    fs::create_dir(&dir).unwrap();
    for left in [RUN, "..clientwright.journal.clientwright-9"] {
        fs::write(dir.join(left), "").unwrap();
    }
    write(&dir, VERSIONS[0]).unwrap();
    assert_is(&dir, VERSIONS[0], "a first run");
}

/// The journal is an input, too: it makes nothing ours that has another content.
#[test]
fn a_journal_makes_no_file_ours_but_by_its_hash() {
    let (_root, dir) = scratch();
    write(&dir, VERSIONS[0]).unwrap();
    fs::write(dir.join("mine.rs"), "mine").unwrap();
    let journal = "version = 1\n[files]\n\"mine.rs\" = [\"sha256:0\"]\n";
    fs::write(dir.join(JOURNAL), journal).unwrap();
    write(&dir, VERSIONS[0]).unwrap();
    assert_eq!(fs::read_to_string(dir.join("mine.rs")).unwrap(), "mine");
    assert!(!dir.join(JOURNAL).exists());
    for (text, why) in [
        ("version = 1\n[files]\n\"../x\" = []\n", "`../x` is not a path of an output file"),
        ("version = 2\n[files]\n", "it has version 2"),
        ("version", "cannot be read: "),
    ] {
        fs::write(dir.join(JOURNAL), text).unwrap();
        let refused = write(&dir, VERSIONS[0]).unwrap_err();
        assert!(refused.contains(why) && refused.contains("run again with `--force`"), "{refused}");
    }
}
