//! What `explain` prints.

use clientwright::diagnostic::Code;

use crate::support::Folder;

#[test]
fn a_code_is_explained() {
    let ran = Folder::new().run("explain several-documents").with_status(0);
    let expected = "several-documents (note)\n\nA YAML file holds several documents, separated by `---`. The first one is \
                    read,\nthe others are ignored.\n";
    assert_eq!(ran.stdout, expected);
}

#[test]
fn without_a_code_all_are_listed() {
    let ran = Folder::new().run("explain").with_status(0);
    assert_eq!(ran.stdout.lines().count(), Code::ALL.len());
    let line = ran.stdout.lines().find(|line| line.starts_with("duplicate-key "));
    assert!(line.is_some_and(|line| line.ends_with("  warning  A key occurs twice in one mapping.")), "{}", ran.stdout);
}
