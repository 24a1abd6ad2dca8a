//! Conversion of tags.

use super::assert_rows;
use crate::spelling::docs::code_span;

#[test]
fn words_in_angle_brackets_stay_words() {
    assert_rows(&[
        ("Vec<String>", "Vec\\<String>"),
        ("List<A>, Map<B>", "List\\<A>, Map\\<B>"),
        ("X-Token: <token>", "X-Token: \\<token>"),
        ("<script>x</script>", "\\<script>x\\</script>"),
        ("<p", "\\<p"),
        ("&lt;b&gt;, \\<b>, `<b>`", "&lt;b&gt;, \\<b>, `<b>`"),
    ]);
}

#[test]
fn marks_take_the_place_of_tags() {
    assert_rows(&[
        ("<b>a</b> <strong>b</strong>", "**a** **b**"),
        ("a <i>b</i> <EM>c</EM>", "a *b* *c*"),
        ("<b>Note: </b>a", "**Note:** a"),
        ("a<b>\"b\"</b>c", "a\"b\"c"),
        ("<b>never closed", "never closed"),
        ("a <b></b>c <i> </i>d", "a c  d"),
        ("<b>*a</b> <i>a\\\\</i>", "*a a\\\\"),
        ("<code>a|b</code> <code>`</code> <code>&lt;c&gt;</code>", "`a|b` `` ` `` `<c>`"),
        ("H<sub>2</sub>O", "H_2O"),
        ("10<sup>2</sup> <u>a</u> <!-- b -->c", "10^2 a c"),
    ]);
}

#[test]
fn links_and_images_lead_to_the_web_or_nowhere() {
    assert_rows(&[
        ("<a href=\"https://a.io\">a</a>", "[a](https://a.io)"),
        ("<A HREF='https://a.io' class=b>a</A>", "[a](https://a.io)"),
        ("<a href=\"/b\">a</a>", "a"),
        ("<a href=\"javascript:b\">a</a>", "a"),
        ("<a href=\"https://a.io\">https://a.io</a>", "<https://a.io>"),
        ("<img src=\"https://a.io/b.png\" alt=\"b\">", "[b](https://a.io/b.png)"),
        ("<IMG alt=\"b\nc\" src='https://a.io/b.png' />", "[b c](https://a.io/b.png)"),
        ("<img src=\"https://a.io/b.png\">", "<https://a.io/b.png>"),
        ("<img src=\"//a.io/b.png\" alt=b>", "b"),
        ("<img src=b.png alt=b>", "b"),
        ("<a href=\"https://a.io\"><img src=\"https://b.io/c.png\" alt=\"d\"></a>", "[d](https://a.io)"),
        ("<a href=\"https://a.io\">![d](https://b.io/c.png)</a>", "[d](https://a.io)"),
        ("<a href=\"/a\"><img src=\"https://b.io/c.png\" alt=\"d\"></a>", "[d](https://b.io/c.png)"),
        ("[<img src=\"https://b.io/c.png\" alt=\"d\">](https://a.io)", "[d](https://a.io)"),
        ("<p align=center><img src=\"https://b.io/c.png\" alt=\"d\"></p>", "[d](https://b.io/c.png)"),
        ("!<img src=\"https://b.io/c.png\" alt=\"d\">", "\\![d](https://b.io/c.png)"),
        ("!<a href=\"https://a.io\">a</a>", "\\![a](https://a.io)"),
    ]);
}

#[test]
fn breaks_and_paragraphs_are_lines() {
    assert_rows(&[
        ("a<br>b<br/>\nc<br>", "a\\\nb\\\nc"),
        ("a<br><br>b", "a\n\nb"),
        ("- a<br>b", "- a\\\n  b"),
        ("| a |\n|---|\n| b<br>c |", "| a |\n|---|\n| b<br>c |"),
        ("<p>a</p><p>b</p>", "a\n\nb"),
        ("<p>\n    a\n</p>\n<p>b</p>\n", "a\n\nb"),
        ("- <p>a</p>\n- <p>b</p>", "- a\n\n- b"),
        ("<pre><code>let x;\n\n  y</code></pre>", "```text\nlet x;\n\n  y\n```"),
    ]);
}

#[test]
fn lists_are_lists() {
    assert_rows(&[
        ("a:<ul><li>b</li><li>c</li></ul>", "a:\n\n- b\n- c"),
        ("<ol>\n  <li>a</li>\n  <li>b</li>\n</ol>", "1. a\n1. b"),
        ("<ul><li>a<ul><li>b</li></ul></li></ul>", "- a\n\n  - b"),
    ]);
}

#[test]
fn what_tags_hid_is_looked_at_too() {
    assert_rows(&[
        ("<p>[a] https://b.io</p>", "\\[a] <https://b.io>"),
        ("<p>a</p>\n    b", "a\n\nb"),
        ("<div>\n\n# a\n\n</div>", "**a**"),
    ]);
}

#[test]
fn code_spans_hold_any_text() {
    for (code, span) in [("a", "`a`"), ("a`b", "``a`b``"), ("`a`", "`` `a` ``"), ("a\n  b", "`a b`"), (" ", "")] {
        assert_eq!(code_span(code), span);
    }
}
