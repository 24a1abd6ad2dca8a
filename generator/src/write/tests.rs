//! Directories before and after a run.

mod by_hand;
#[cfg(debug_assertions)]
mod interrupted;

use std::fs;
use std::path::Path;

use super::*;

fn file(path: &str, text: &str) -> OutputFile {
    OutputFile { path: RelativePath::new(path).unwrap(), text: text.to_owned() }
}

fn header() -> Header {
    Header { generator: "0.1.0".into(), document: "sha256:d".into(), config: "sha256:c".into(), ..Header::default() }
}

fn write(dir: &Path, files: &[(&str, &str)]) -> Result<String, String> {
    run(dir, files, Mode::Write)
}

/// Returns the changes: `+` created, `~` changed, `-` deleted, `=` unchanged.
fn run(dir: &Path, files: &[(&str, &str)], mode: Mode) -> Result<String, String> {
    let files = files.iter().map(|(path, text)| file(path, text)).collect();
    let _guard = mode.writes().then(|| Guard::enter(dir)).transpose().map_err(|error| error.to_string())?;
    let written = write_crate(dir, files, header(), mode).map_err(|error| error.to_string())?;
    let lists = [('+', written.created), ('~', written.changed), ('-', written.deleted), ('=', written.unchanged)];
    let show = |(sign, paths): (char, Vec<RelativePath>)| paths.into_iter().map(move |path| format!("{sign}{path}"));
    Ok(lists.into_iter().flat_map(show).collect::<Vec<_>>().join(" "))
}

/// Returns every file below a directory, with its text unless it is the lock.
fn tree(dir: &Path) -> Vec<String> {
    let mut found = Vec::new();
    let mut folders = vec![dir.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            let name = path.strip_prefix(dir).unwrap().display().to_string();
            if path.is_dir() {
                found.push(format!("{name}/"));
                folders.push(path);
            } else if name == LOCK {
                found.push(name);
            } else {
                found.push(format!("{name} {}", fs::read_to_string(path).unwrap()));
            }
        }
    }
    found.sort();
    found
}

/// Creates a directory in an empty one, so that leftover temporary files are seen.
fn scratch() -> (tempfile::TempDir, std::path::PathBuf) {
    let root = tempfile::tempdir().unwrap();
    let dir = root.path().join("out");
    (root, dir)
}

#[test]
fn a_new_folder_is_made_with_its_parents() {
    let (root, dir) = scratch();
    let dir = dir.join("deep");
    assert_eq!(
        write(&dir, &[("Cargo.toml", "c"), ("src/lib.rs", "l")]).unwrap(),
        "+Cargo.toml +src/lib.rs +clientwright.lock"
    );
    assert_eq!(tree(&dir), ["Cargo.toml c", LOCK, "src/", "src/lib.rs l"]);
    assert_eq!(tree(root.path()).len(), 6, "{:?}", tree(root.path()));
}

#[test]
fn an_empty_folder_is_filled() {
    let (_root, dir) = scratch();
    fs::create_dir(&dir).unwrap();
    assert_eq!(write(&dir, &[("src/lib.rs", "l")]).unwrap(), "+src/lib.rs +clientwright.lock");
    assert_eq!(tree(&dir), [LOCK, "src/", "src/lib.rs l"]);
}

#[test]
fn the_lock_is_spelled_as_promised_and_read_back() {
    let (_root, dir) = scratch();
    let pairs =
        |pairs: &[(&str, &str)]| pairs.iter().map(|(key, value)| (key.to_string(), value.to_string())).collect();
    let header = Header {
        names: pairs(&[("#/components/schemas/Pet", "types::Pet"), ("#/paths/~1pets/get", "pets::list")]),
        reserved: pairs(&[("#/components/schemas/Dog", "types::Dog")]),
        ..header()
    };
    write_crate(&dir, vec![file("src/lib.rs", "abc"), file("a.rs", "")], header.clone(), Mode::Write).unwrap();
    assert_eq!(
        fs::read_to_string(dir.join(LOCK)).unwrap(),
        r##"version = 1
generator = "0.1.0"
document = "sha256:d"
config = "sha256:c"

[names]
"#/components/schemas/Pet" = "types::Pet"
"#/paths/~1pets/get" = "pets::list"

[reserved]
"#/components/schemas/Dog" = "types::Dog"

[files]
"src/lib.rs" = "sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
"a.rs" = "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
"##
    );
    let lock = read_lock(&dir).unwrap().unwrap();
    assert_eq!(lock.header, header);
    assert_eq!(lock.files.keys().map(RelativePath::as_str).collect::<Vec<_>>(), ["src/lib.rs", "a.rs"]);
}

#[test]
fn without_a_folder_or_a_lock_there_is_none() {
    let (root, dir) = scratch();
    assert_eq!(read_lock(&dir).unwrap(), None);
    assert_eq!(read_lock(root.path()).unwrap(), None);
}

#[test]
fn only_what_changed_is_written() {
    let (_root, dir) = scratch();
    write(&dir, &[("a.rs", "1"), ("b.rs", "1")]).unwrap();
    let long_ago = std::time::SystemTime::UNIX_EPOCH;
    for name in ["a.rs", "b.rs"] {
        fs::File::options().write(true).open(dir.join(name)).unwrap().set_modified(long_ago).unwrap();
    }
    assert_eq!(
        write(&dir, &[("a.rs", "1"), ("b.rs", "2"), ("c/d.rs", "1")]).unwrap(),
        "+c/d.rs ~b.rs ~clientwright.lock =a.rs"
    );
    assert_eq!(tree(&dir), ["a.rs 1", "b.rs 2", "c/", "c/d.rs 1", LOCK]);
    let modified = |name: &str| fs::metadata(dir.join(name)).unwrap().modified().unwrap();
    assert_eq!(modified("a.rs"), long_ago);
    assert_ne!(modified("b.rs"), long_ago);
}

#[test]
fn a_second_run_changes_nothing() {
    let (_root, dir) = scratch();
    write(&dir, &[("a.rs", "1")]).unwrap();
    assert_eq!(write(&dir, &[("a.rs", "1")]).unwrap(), "=a.rs =clientwright.lock");
}

#[test]
fn what_is_no_longer_wanted_is_deleted_with_its_folders() {
    let (_root, dir) = scratch();
    write(&dir, &[("lib.rs", "1"), ("a/b/c.rs", "1"), ("a/d.rs", "1"), ("e/f.rs", "1"), ("gone.rs", "1")]).unwrap();
    fs::write(dir.join("e/mine.rs"), "mine").unwrap();
    fs::remove_file(dir.join("gone.rs")).unwrap();
    assert_eq!(write(&dir, &[("lib.rs", "1")]).unwrap(), "~clientwright.lock -a/b/c.rs -a/d.rs -e/f.rs =lib.rs");
    assert_eq!(tree(&dir), [LOCK, "e/", "e/mine.rs mine", "lib.rs 1"]);
}

#[test]
fn a_file_does_not_become_a_folder_in_one_run() {
    let (_root, dir) = scratch();
    write(&dir, &[("types", "1")]).unwrap();
    assert_eq!(
        write(&dir, &[("types/a.rs", "1")]).unwrap_err(),
        format!("`{}` is a file, not a directory", fs::canonicalize(&dir).unwrap().join("types").display())
    );
}

#[test]
fn files_of_others_are_left_alone() {
    let (_root, dir) = scratch();
    write(&dir, &[("src/lib.rs", "1")]).unwrap();
    fs::create_dir(dir.join("tests")).unwrap();
    fs::write(dir.join("tests/mine.rs"), "mine").unwrap();
    fs::write(dir.join("Cargo.lock"), "theirs").unwrap();
    write(&dir, &[("src/lib.rs", "2")]).unwrap();
    assert_eq!(tree(&dir), ["Cargo.lock theirs", LOCK, "src/", "src/lib.rs 2", "tests/", "tests/mine.rs mine"]);
}

#[test]
fn a_folder_of_others_is_refused() {
    let (root, dir) = scratch();
    fs::create_dir(&dir).unwrap();
    fs::write(dir.join("a.rs"), "mine").unwrap();
    assert_eq!(
        write(&dir, &[("b.rs", "1")]).unwrap_err(),
        format!(
            "`{}` holds files but no `clientwright.lock`, so the generator does not replace them; choose a new or an empty directory",
            fs::canonicalize(&dir).unwrap().display()
        )
    );
    assert_eq!(tree(root.path()), ["out/", "out/a.rs mine"]);
}

#[test]
fn a_file_that_the_lock_does_not_name_is_refused() {
    let (_root, dir) = scratch();
    write(&dir, &[("a.rs", "1")]).unwrap();
    fs::write(dir.join("b.rs"), "mine").unwrap();
    let refused = write(&dir, &[("a.rs", "2"), ("b.rs", "1")]).unwrap_err();
    assert!(
        refused.ends_with(
            "exists already, and `clientwright.lock` does not list it; move it away, or choose another directory"
        ),
        "{refused}"
    );
    assert_eq!(tree(&dir), ["a.rs 1", "b.rs mine", LOCK]);
}

/// A run that was cut short leaves files that the old lock does not name.
#[test]
fn a_file_that_is_what_it_should_be_is_taken_over() {
    let (_root, dir) = scratch();
    write(&dir, &[("a.rs", "1")]).unwrap();
    fs::write(dir.join("b.rs"), "1").unwrap();
    assert_eq!(write(&dir, &[("a.rs", "1"), ("b.rs", "1")]).unwrap(), "~clientwright.lock =a.rs =b.rs");
}

#[test]
fn a_file_is_no_folder() {
    let (root, dir) = scratch();
    fs::write(&dir, "mine").unwrap();
    assert_eq!(write(&dir, &[("a.rs", "1")]).unwrap_err(), format!("`{}` is a file, not a directory", dir.display()));
    assert_eq!(tree(root.path()), ["out mine"]);
}

#[cfg(unix)]
#[test]
fn symbolic_links_are_not_followed() {
    use std::os::unix::fs::symlink;
    let (root, dir) = scratch();
    let elsewhere = root.path().join("elsewhere");
    fs::create_dir(&elsewhere).unwrap();
    fs::write(elsewhere.join("lib.rs"), "mine").unwrap();
    write(&dir, &[("src/lib.rs", "1"), ("a.rs", "1")]).unwrap();
    fs::remove_dir_all(dir.join("src")).unwrap();
    symlink(&elsewhere, dir.join("src")).unwrap();
    for files in [&[("src/lib.rs", "2")][..], &[("a.rs", "2")], &[]] {
        let refused = write(&dir, files).unwrap_err();
        assert!(refused.ends_with("src` is a symbolic link, which is not followed"), "{refused}");
    }
    fs::remove_file(dir.join("src")).unwrap();
    fs::rename(dir.join(LOCK), elsewhere.join(LOCK)).unwrap();
    symlink(elsewhere.join(LOCK), dir.join(LOCK)).unwrap();
    assert!(write(&dir, &[]).unwrap_err().ends_with("clientwright.lock` is a symbolic link, which is not followed"));
    assert_eq!(fs::read_to_string(elsewhere.join("lib.rs")).unwrap(), "mine");
    assert_eq!(fs::read_to_string(dir.join("a.rs")).unwrap(), "1");
}

#[cfg(unix)]
#[test]
fn the_folder_itself_may_be_reached_by_a_link() {
    let (root, dir) = scratch();
    let target = root.path().join("target");
    fs::create_dir(&target).unwrap();
    std::os::unix::fs::symlink(&target, &dir).unwrap();
    write(&dir, &[("a.rs", "1")]).unwrap();
    assert_eq!(tree(&target), ["a.rs 1", LOCK]);
}

#[test]
fn checking_writes_nothing() {
    for mode in [Mode::Check, Mode::DryRun] {
        let (root, dir) = scratch();
        assert_eq!(run(&dir, &[("a.rs", "1")], mode).unwrap(), "+a.rs +clientwright.lock");
        assert_eq!(tree(root.path()), [""; 0]);
        write(&dir, &[("a.rs", "1"), ("b.rs", "1")]).unwrap();
        assert_eq!(run(&dir, &[("a.rs", "2")], mode).unwrap(), "~a.rs ~clientwright.lock -b.rs");
        assert_eq!(tree(&dir), ["a.rs 1", "b.rs 1", LOCK]);
        assert_eq!(run(&dir, &[("a.rs", "1"), ("b.rs", "1")], mode).unwrap(), "=a.rs =b.rs =clientwright.lock");
    }
}

#[test]
fn locks_that_cannot_be_used_say_why() {
    let (_root, dir) = scratch();
    write(&dir, &[("a.rs", "1")]).unwrap();
    let rest = "generator = ''\ndocument = ''\nconfig = ''\n";
    for (text, why) in [
        ("version = 2\n".to_owned(), "has version 2, and this generator supports version 1; use a newer generator"),
        ("version = 0\n".to_owned(), "cannot be read: there is no version 0; restore it from version control"),
        ("version = ".to_owned(), "cannot be read: "),
        (
            format!("version = 1\n{rest}[files]\n'../a.rs' = ''\n"),
            "cannot be read: `../a.rs` is not a path of an output file; ",
        ),
        ("version = 1\ngenerator = ''\n".to_owned(), "cannot be read: missing field `document`; "),
    ] {
        fs::write(dir.join(LOCK), &text).unwrap();
        let refused = write(&dir, &[("a.rs", "2")]).unwrap_err();
        assert!(refused.contains(why), "{text}: {refused}");
        assert_eq!(fs::read_to_string(dir.join("a.rs")).unwrap(), "1");
    }
    fs::write(dir.join(LOCK), b"\xFF").unwrap();
    assert!(write(&dir, &[]).unwrap_err().contains("cannot be read: it is not UTF-8; "));
}

#[test]
fn a_lock_may_hold_what_is_not_known_yet() {
    let (_root, dir) = scratch();
    fs::create_dir(&dir).unwrap();
    fs::write(dir.join(LOCK), "version = 1\ngenerator = ''\ndocument = ''\nconfig = ''\nlater = 1\n").unwrap();
    assert_eq!(read_lock(&dir).unwrap().unwrap().header, Header::default());
}

#[test]
fn files_that_letter_case_alone_keeps_apart_are_refused() {
    let (root, dir) = scratch();
    for (one, other) in [("a/B.rs", "a/b.rs"), ("a.rs", "a.rs"), ("Clientwright.lock", "clientwright.lock")] {
        let files: &[(&str, &str)] = if other == LOCK { &[(one, "")] } else { &[(one, ""), (other, "")] };
        let expected = format!("the files `{one}` and `{other}` have the same path");
        assert_eq!(write(&dir, files).unwrap_err(), expected);
    }
    assert_eq!(tree(root.path()), [""; 0]);
}

#[cfg(unix)]
#[test]
fn a_write_that_fails_leaves_no_trace() {
    let (root, dir) = scratch();
    write(&dir, &[("a.rs", "1"), ("b.rs", "1")]).unwrap();
    let before = fs::read_to_string(dir.join(LOCK)).unwrap();
    // A directory that is not empty blocks the temporary file.
    let blocked = dir.join(format!(".z.rs.clientwright-{}", std::process::id()));
    fs::create_dir_all(blocked.join("x")).unwrap();
    assert!(write(&dir, &[("a.rs", "2"), ("new/c.rs", "1"), ("z.rs", "1")]).unwrap_err().starts_with("cannot write `"));
    fs::remove_dir_all(&blocked).unwrap();
    assert_eq!(tree(&dir), ["a.rs 1", "b.rs 1", LOCK]);
    assert_eq!(fs::read_to_string(dir.join(LOCK)).unwrap(), before);
    assert_eq!(tree(root.path()).len(), 4);
}
