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
fn a_rule_is_explained() {
    let ran = Folder::new().run("explain request-property-became-nullable").with_status(0);
    let expected = "request-property-became-nullable (compatible)\n\n`null` became valid. Callers that do not expect `null` \
                    fail.\n";
    assert_eq!(ran.stdout, expected);
}

#[test]
fn without_a_code_all_are_listed() {
    let ran = Folder::new().run("explain").with_status(0);
    let (codes, rules) = ran.stdout.split_once("\nRules of `clientwright diff`:\n\n").expect("codes and rules");
    assert_eq!(codes.lines().count(), Code::ALL.len());
    let row = |name: &str| rules.lines().find(|line| line.starts_with(&format!("{name} "))).unwrap_or_default();
    assert!(row("endpoint-added").ends_with("  compatible  An operation was added."), "{rules}");
    assert!(row("max-length-decreased").ends_with("  The maximum length decreased."), "{rules}");
    let line = ran.stdout.lines().find(|line| line.starts_with("duplicate-key "));
    assert!(line.is_some_and(|line| line.ends_with("  warning  A key occurs twice in one mapping.")), "{}", ran.stdout);
}
