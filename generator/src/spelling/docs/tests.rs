//! Conversion of descriptions, rule by rule.

use super::Docs;

mod html;
mod summary;

/// Every row is a description and its documentation.
fn assert_rows(rows: &[(&str, &str)]) {
    for (description, expected) in rows {
        let docs = Docs::of(description);
        assert_eq!(docs.lines().join("\n"), *expected, "{description:?}");
        assert_eq!(Docs::of(expected), docs, "not at rest: {description:?}");
    }
}

#[test]
fn plain_text_stays() {
    for text in [
        "Lists pets.",
        "One line\nand another.\n\nA paragraph.",
        "- an item\n- a second one\n  that goes on\n  - within",
        "1. one\n2. two",
        "| a | b |\n|---|---|\n| 1 | 2 |",
        "> quoted\n> twice",
        "`code`, *emphasis*, **more**, snake_case_name",
        "a < b, c > d, a -> b, x & y",
        "ends in a backslash \\",
        "a */ b /** c",
        "An unbalanced `backtick",
        "\"quoted\" – ‘so’ … 日本語 🙂",
    ] {
        assert_rows(&[(text, text)]);
    }
}

#[test]
fn spaces_and_empty_lines_around_go() {
    assert_rows(&[("", ""), (" \n\t\n", ""), ("  a  \n\n\n\nb\n", "a\n\nb"), ("  - a\n  - b", "  - a\n  - b")]);
}

#[test]
fn characters_that_cannot_be_seen_go() {
    assert_rows(&[
        ("a\r\nb\rc", "a\nb\nc"),
        ("a\tb", "a   b"),
        ("a\u{202e}b\u{2066}c\u{200b}d\u{feff}", "abcd"),
        ("a\0b\u{7f}c\u{9b}d", "abcd"),
        ("a\u{2028}b\u{85}c", "a\nb\nc"),
        ("👩\u{200d}🚀", "👩\u{200d}🚀"),
        ("h\u{ad}ttps://a.io", "<https://a.io>"),
    ]);
}

#[test]
fn code_never_becomes_a_test() {
    assert_rows(&[
        ("```\nlet x;\n```", "```text\nlet x;\n```"),
        ("```rust\nlet x;\n```", "```text\nlet x;\n```"),
        ("```rust,no_run\nx\n```", "```text\nx\n```"),
        ("```should_panic\nx\n```", "```text\nx\n```"),
        ("```{.rust}\nx\n```", "```text\nx\n```"),
        ("~~~edition2024\nx\n~~~", "~~~text\nx\n~~~"),
        ("~~~```\nx\n~~~", "~~~text\nx\n~~~"),
        ("``` JSON\n{}\n```", "```json\n{}\n```"),
        ("```json,ignore\n{}\n```", "```json\n{}\n```"),
        ("```sh\n# a comment\ncurl https://a.io\n```", "```sh\n# a comment\ncurl https://a.io\n```"),
        ("```\nno end", "```text\nno end\n```"),
        ("- a\n  ```\n  b\n  ```", "- a\n  ```text\n  b\n  ```"),
    ]);
}

#[test]
fn indented_code_gets_a_fence() {
    assert_rows(&[
        ("    let x;", "```text\nlet x;\n```"),
        ("\tlet x;", "```text\nlet x;\n```"),
        ("a\n\n    b\n\n      c\n\nd", "a\n\n```text\nb\n\n  c\n```\n\nd"),
        ("    a ``` b", "````text\na ``` b\n````"),
        ("- a\n\n      b", "- a\n\n  ```text\n  b\n  ```"),
        ("-     a", "- ```text\n  a\n  ```"),
        (">     a", "> ```text\n> a\n> ```"),
        ("1. a\n\n       b", "1. a\n\n   ```text\n   b\n   ```"),
        // Not code: these lines continue the paragraph above.
        ("a\n      b", "a\n      b"),
    ]);
}

#[test]
fn addresses_become_links() {
    assert_rows(&[
        ("See https://a.io/x_y_z.", "See <https://a.io/x_y_z>."),
        ("(http://a.io/b_(c)), more", "(<http://a.io/b_(c)>), more"),
        ("**https://a.io**", "**<https://a.io>**"),
        ("https://a.io/_x_", "<https://a.io/_x>_"),
        ("https://a.io。", "<https://a.io>。"),
        ("https://a.io\\_b", "<https://a.io_b>"),
        ("https://{host}/x", "`https://{host}/x`"),
        ("`https://a.io`", "`https://a.io`"),
        ("<https://a.io>", "<https://a.io>"),
        ("https:// or http://", "https:// or http://"),
        ("| https://a.io |\n|---|", "| <https://a.io> |\n|---|"),
    ]);
}

#[test]
fn links_lead_to_the_web_or_nowhere() {
    assert_rows(&[
        ("[a](https://a.io \"t\")", "[a](https://a.io \"t\")"),
        ("[a]: https://a.io\n\n[a], [b][a]", "[a]: https://a.io\n\n[a], [b][a]"),
        ("[a](mailto:me@a.io), <me@a.io>", "[a](mailto:me@a.io), <me@a.io>"),
        ("[a](/b), [*c*](#d), [`e`](f.md \"t\")", "a, *c*, `e`"),
        ("[a](javascript:x)", "a"),
        ("[![a](b.png)](https://c.io)", "[a](https://c.io)"),
        ("[https://a.io](/b)", "<https://a.io>"),
        ("[a]: /b\n\n[a]", "a"),
        ("x\n\n[a]: /b\n'title\nmore'\n\n[a]", "x\n\na"),
        ("x\n\n[a]:\n  javascript:b\n  \"t\"\n[c]: https://c.io\n'd'\n\n[c]", "x\n\n[c]: https://c.io\n'd'\n\n[c]"),
        ("[Client]: data:x\n[Client]: vbscript:y\n\ny", "y"),
        ("<id:x>", "\\<id:x>"),
    ]);
}

#[test]
fn images_become_links() {
    assert_rows(&[
        ("![a](/b.png), ![c](https://c.io/d.png)", "a, [c](https://c.io/d.png)"),
        ("![a](https://a.io/b.png \"t\")", "[a](https://a.io/b.png \"t\")"),
        ("![a *b* `c`](http://a.io/b.png)", "[a *b* `c`](http://a.io/b.png)"),
        ("![a][b] ![b] ![b][]\n\n[b]: https://a.io/b.png", "[a][b] [b] [b][]\n\n[b]: https://a.io/b.png"),
        ("![](https://a.io/b.png)", "<https://a.io/b.png>"),
        ("![](<https://a.io/b c.png>)a", "a"),
        ("[![a](https://a.io/b.png)](https://c.io)", "[a](https://c.io)"),
        ("[![a](https://a.io/b.png)](/c)", "[a](https://a.io/b.png)"),
        ("![a ![b](https://b.io)](https://a.io)", "[a b](https://a.io)"),
        ("![https://a.io](https://a.io/b.png)", "[https://a.io](https://a.io/b.png)"),
        ("!![a](https://a.io/b.png)", "\\![a](https://a.io/b.png)"),
        ("\\![a](https://a.io/b.png)", "\\![a](https://a.io/b.png)"),
        ("\\\\!![a](https://a.io/b.png)", "\\\\\\![a](https://a.io/b.png)"),
        ("# ![a](https://a.io/b.png)", "**[a](https://a.io/b.png)**"),
        ("- ![a](https://a.io/b.png)", "- [a](https://a.io/b.png)"),
        ("| ![a](https://a.io/b.png) |\n|---|", "| [a](https://a.io/b.png) |\n|---|"),
        ("![a\nb](https://a.io/b.png)", "[a\nb](https://a.io/b.png)"),
        ("`![a](https://a.io/b.png)`", "`![a](https://a.io/b.png)`"),
        ("![a](data:image/png;base64,AA==)", "a"),
        ("![a]", "!\\[a]"),
    ]);
    let many = format!("{}[a](https://a.io/b.png)", "!".repeat(50));
    assert_eq!(Docs::of(&many).lines(), [format!("{}\\![a](https://a.io/b.png)", "!".repeat(48))]);
}

#[test]
fn brackets_are_not_names_of_items() {
    assert_rows(&[
        ("[Foo]", "\\[Foo]"),
        ("[`Foo`]", "\\[`Foo`]"),
        ("[a][b]", "\\[a]\\[b]"),
        ("[a](b c)", "\\[a](b c)"),
        ("a[0], [[b]]", "a\\[0], \\[\\[b]]"),
        ("fields[x][y]=1", "fields\\[x]\\[y]=1"),
        ("\\[Foo], `[Foo]`", "\\[Foo], `[Foo]`"),
        ("- [ ] open\n- [x] done", "- [ ] open\n- [x] done"),
        ("- [x]", "- \\[x]"),
        ("> [!NOTE]\n> Mind.", "> **Note**\n> Mind."),
    ]);
}

#[test]
fn headings_become_bold_lines() {
    assert_rows(&[
        ("# Usage", "**Usage**"),
        ("a\n## Usage ##\nb", "a\n\n**Usage**\n\nb"),
        ("Usage\n=====\na", "**Usage**\n\na"),
        ("Two\nlines\n---", "**Two\nlines**"),
        ("# **Bold**", "**Bold**"),
        ("# The [a](/b) of `c`", "**The a of `c`**"),
        ("> # a\n> b", "> **a**\n>\n> b"),
        ("- # a\n  b", "- **a**\n\n  b"),
        ("#", ""),
        ("#1 is #2", "#1 is #2"),
    ]);
}

#[test]
fn hard_breaks_survive_trimming() {
    assert_rows(&[("a  \nb", "a\\\nb"), ("- a  \n  b", "- a\\\n  b"), ("a\\\nb", "a\\\nb")]);
}

#[test]
fn hostile_texts_come_to_rest() {
    for piece in
        ["[", "](", "<b>", "<p>", "```", "~~~", "> ", "- ", "*a ", "https://", "<!--", "\\", "[a]", "`", "    "]
    {
        let docs = Docs::of(&piece.repeat(200));
        assert!(docs.lines().iter().all(|line| !line.contains(['\n', '\r']) && line.trim_end() == line));
        assert_eq!(Docs::of(&docs.lines().join("\n")), docs, "{piece:?}");
    }
}

#[test]
fn a_text_that_is_data_is_shown_as_it_is() {
    let docs = Docs::of(&"[x] ".repeat(300_000));
    assert_eq!(docs.lines().len(), 3);
    assert_eq!(docs.lines()[0], "```text");
}

#[test]
fn a_line_is_one_line() {
    for (text, line) in [
        ("a\nb\n\nc", "a b c"),
        ("`GET /pets/{id}` · needs `key`", "`GET /pets/{id}` · needs `key`"),
        ("a<br>b", "a\\<br\\>b"),
        ("``` x", "\\`\\`\\` x"),
        ("# a", "**a**"),
        ("", ""),
    ] {
        assert_eq!(Docs::line(text).lines().join("\n"), line, "{text:?}");
    }
}

#[test]
fn paragraphs_are_set_apart() {
    let mut docs = Docs::default();
    docs.push_paragraph(Docs::of("a"));
    docs.push_paragraph(Docs::of(""));
    docs.push_paragraph(Docs::fixed("See [`Client`]."));
    assert_eq!(docs.lines(), ["a", "", "See [`Client`]."]);
}
