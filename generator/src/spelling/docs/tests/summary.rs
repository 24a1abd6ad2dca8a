//! Summaries before descriptions.

use crate::spelling::docs::Docs;

fn assert_summary(summary: &str, description: &str, expected: &str) {
    let docs = Docs::summary_first(Some(summary), Some(description));
    assert_eq!(docs.lines().join("\n"), expected, "{summary:?}, {description:?}");
}

#[test]
fn a_summary_is_a_sentence() {
    assert_summary("List pets", "", "List pets.");
    assert_summary("List pets.", "", "List pets.");
    assert_summary("Why?", "", "Why?");
    assert_summary("List **pets**", "", "List **pets**.");
    assert_summary("List\n  pets", "", "List pets.");
    assert_summary("List pets\\", "", "List pets\\\\.");
    assert_summary("ペットの一覧。", "", "ペットの一覧。");
    assert_summary("", "", "");
}

#[test]
fn the_description_follows() {
    assert_summary("List pets", "Pages of twenty.", "List pets.\n\nPages of twenty.");
}

#[test]
fn nothing_is_said_twice() {
    assert_summary("List pets", "List pets", "List pets.");
    assert_summary("List pets", "list pets.", "List pets.");
    assert_summary("List pets of a shop", "List pets", "List pets of a shop.");
    assert_summary("List pets", "List pets. Paged.", "List pets.\n\nPaged.");
    assert_summary("List pets", "**List pets**\n\nPaged.", "List pets.\n\nPaged.");
    assert_summary("List pets", "# List pets\nPaged.", "List pets.\n\nPaged.");
}

#[test]
fn a_description_that_says_more_stands_alone() {
    assert_summary("List pets", "List pets of a shop. Paged.", "List pets of a shop.\n\nPaged.");
    assert_summary("List pet", "List pets of a shop.", "List pet.\n\nList pets of a shop.");
}

#[test]
fn without_a_summary_the_first_sentence_is_one() {
    for (description, expected) in [
        ("One. Two. Three.", "One.\n\nTwo. Three."),
        ("One\nline. Two.", "One\nline.\n\nTwo."),
        ("One.\nTwo.", "One.\n\nTwo."),
        ("One, e.g. Two. Three.", "One, e.g. Two.\n\nThree."),
        ("Version 1.2 of `a. B`. C.", "Version 1.2 of `a. B`.\n\nC."),
        ("One (a. B) c.", "One (a. B) c."),
        ("[a. B](https://c.io)", "[a. B](https://c.io)"),
        ("- a. B.", "- a. B."),
        ("a:\n- b. C.", "a:\n- b. C."),
        ("One.\n\nTwo.", "One.\n\nTwo."),
    ] {
        let docs = Docs::summary_first(None, Some(description));
        assert_eq!(docs.lines().join("\n"), expected);
    }
}
