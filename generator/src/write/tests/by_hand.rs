//! Files that were changed by hand, and locks that name files of others.

use std::fs;

use super::super::{Cause, Header, LOCK, Mode, write_crate};
use super::{file, header, run, scratch, tree, write};

fn written(dir: &std::path::Path, files: &[(&str, &str)], header: Header) -> super::super::Written {
    let files = files.iter().map(|(path, text)| file(path, text)).collect();
    write_crate(dir, files, header, Mode::Check).unwrap()
}

#[test]
fn a_file_that_was_changed_by_hand_is_named_and_kept() {
    let (_root, dir) = scratch();
    write(&dir, &[("a.rs", "1"), ("b.rs", "1"), ("c.rs", "1")]).unwrap();
    fs::write(dir.join("a.rs"), "mine").unwrap();
    fs::write(dir.join("c.rs"), "mine").unwrap();
    let before = tree(&dir);
    let refused = write(&dir, &[("a.rs", "2"), ("b.rs", "2"), ("c.rs", "1")]).unwrap_err();
    assert_eq!(
        refused,
        format!(
            "in `{}`, files were changed by hand since the last run: `a.rs`, `c.rs`; move the changes elsewhere, or \
             overwrite them with `--force`; nothing was written",
            fs::canonicalize(&dir).unwrap().display()
        )
    );
    assert_eq!(tree(&dir), before);
    assert_eq!(
        run(&dir, &[("a.rs", "2"), ("b.rs", "2"), ("c.rs", "1")], Mode::Overwrite).unwrap(),
        "~a.rs ~b.rs ~c.rs ~clientwright.lock"
    );
    assert_eq!(tree(&dir), ["a.rs 2", "b.rs 2", "c.rs 1", LOCK]);
}

#[test]
fn a_change_by_hand_that_is_what_is_generated_now_is_none() {
    let (_root, dir) = scratch();
    write(&dir, &[("a.rs", "1")]).unwrap();
    fs::write(dir.join("a.rs"), "2").unwrap();
    assert_eq!(write(&dir, &[("a.rs", "2")]).unwrap(), "~clientwright.lock =a.rs");
}

#[test]
fn a_stale_file_that_was_changed_by_hand_stays() {
    for mode in [Mode::Write, Mode::Overwrite] {
        let (_root, dir) = scratch();
        write(&dir, &[("a.rs", "1"), ("b/c.rs", "1")]).unwrap();
        fs::write(dir.join("b/c.rs"), "mine").unwrap();
        assert_eq!(written(&dir, &[("a.rs", "1")], header()).left.len(), 1);
        assert_eq!(run(&dir, &[("a.rs", "1")], mode).unwrap(), "~clientwright.lock =a.rs");
        assert_eq!(tree(&dir), ["a.rs 1", "b/", "b/c.rs mine", LOCK]);
        assert_eq!(run(&dir, &[("a.rs", "1")], mode).unwrap(), "=a.rs =clientwright.lock");
    }
}

/// A line of the lock is a claim, which the hash has to prove.
#[test]
fn a_lock_that_names_files_of_others_deletes_none() {
    let (_root, dir) = scratch();
    write(&dir, &[("a.rs", "1")]).unwrap();
    let mine = ["src/mine.rs", "Cargo.lock", ".env", "folder/x", "pipe"];
    fs::create_dir(dir.join("src")).unwrap();
    fs::create_dir_all(dir.join("folder/x")).unwrap();
    for path in &mine[..3] {
        fs::write(dir.join(path), "mine").unwrap();
    }
    let named: Vec<String> = mine.iter().map(|path| format!("\"{path}\" = \"sha256:0\"\n")).collect();
    let named = named.concat();
    let lock = fs::read_to_string(dir.join(LOCK)).unwrap();
    for mode in [Mode::Write, Mode::Overwrite] {
        fs::write(dir.join(LOCK), format!("{lock}{named}\"a.rs/below\" = \"\"\n")).unwrap();
        assert_eq!(run(&dir, &[("a.rs", "1")], mode).unwrap(), "~clientwright.lock =a.rs");
        assert_eq!(
            tree(&dir),
            [".env mine", "Cargo.lock mine", "a.rs 1", LOCK, "folder/", "folder/x/", "src/", "src/mine.rs mine"]
        );
    }
}

#[test]
fn ends_of_lines_that_version_control_changed_are_no_change_by_hand() {
    let (_root, dir) = scratch();
    write(&dir, &[("a.rs", "1\n2\n"), ("b.rs", "1\n")]).unwrap();
    for name in ["a.rs", "b.rs", LOCK] {
        let text = fs::read_to_string(dir.join(name)).unwrap();
        fs::write(dir.join(name), text.replace('\n', "\r\n")).unwrap();
    }
    let same = "=a.rs =b.rs =clientwright.lock";
    assert_eq!(run(&dir, &[("a.rs", "1\n2\n"), ("b.rs", "1\n")], Mode::Check).unwrap(), same);
    assert_eq!(write(&dir, &[("a.rs", "3\n")]).unwrap(), "~a.rs ~clientwright.lock -b.rs");
}

#[test]
fn a_check_says_why() {
    let (_root, dir) = scratch();
    let files = [("a.rs", "1"), ("b.rs", "1"), ("c.rs", "1")];
    write(&dir, &files).unwrap();
    assert!(written(&dir, &files, header()).reasons().is_empty());
    let reasons = |changed: Header| written(&dir, &files, changed).reasons();
    assert_eq!(reasons(Header { document: "new".into(), ..header() }), ["the document has changed"]);
    assert_eq!(reasons(Header { config: "new".into(), ..header() }), ["the options have changed"]);
    let newer = Header { generator: "0.2.0".into(), ..header() };
    assert_eq!(reasons(newer), ["generator 0.1.0 wrote it, and this is 0.2.0"]);
    assert_eq!(written(&dir, &[("a.rs", "2")], header()).causes, [Cause::Build]);

    fs::write(dir.join("a.rs"), "mine").unwrap();
    fs::remove_file(dir.join("b.rs")).unwrap();
    let found = written(&dir, &files, header());
    assert_eq!(found.reasons(), ["changed by hand: `a.rs`", "missing: `b.rs`"]);
    let [difference] = &found.differences[..] else { panic!("{found:?}") };
    assert_eq!((difference.before.as_str(), difference.after.as_str()), ("mine", "1"));

    let found = written(&dir, &[("b.rs", "1")], Header { document: "new".into(), ..header() });
    assert_eq!(
        found.reasons(),
        [
            "the document has changed",
            "missing: `b.rs`",
            "no longer generated: `c.rs`",
            "no longer generated, but changed by hand and therefore left: `a.rs`"
        ]
    );
}

#[cfg(unix)]
#[test]
fn a_pipe_is_not_opened() {
    let (_root, dir) = scratch();
    write(&dir, &[("a.rs", "1")]).unwrap();
    fs::remove_file(dir.join("a.rs")).unwrap();
    let made = std::process::Command::new("mkfifo").arg(dir.join("a.rs")).status();
    if !made.is_ok_and(|status| status.success()) {
        return;
    }
    assert!(write(&dir, &[("a.rs", "2")]).unwrap_err().contains("exists already"));
    fs::rename(dir.join("a.rs"), dir.join(LOCK)).unwrap();
    assert!(write(&dir, &[("a.rs", "2")]).unwrap_err().contains("it is not a regular file"));
}
