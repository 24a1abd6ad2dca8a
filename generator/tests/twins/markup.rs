//! What a browser would do with the documentation and the README: elements of HTML, images, links that are not to the web. And what a
//! terminal would do with any file.

use clientwright::Generated;
use proc_macro2::{Group, Literal, TokenStream, TokenTree};
use pulldown_cmark::{Event, Options, Parser, Tag};

/// Lists the live markup in the documentation of each item and in the README, and the characters that are obeyed in any file.
pub(crate) fn live_markup(generated: &Generated) -> Vec<String> {
    let mut faults = Vec::new();
    for file in &generated.files {
        if let Some(hidden) = file.text.chars().find(|character| is_obeyed(*character)) {
            faults.push(format!("{}: the character {hidden:?}", file.path));
        }
        let mut texts = Vec::new();
        match file.path.rsplit_once('.') {
            Some((_, "rs")) => collect(file.text.parse().expect("Rust"), &mut texts),
            // The first line says that the file is generated.
            Some((_, "md")) => {
                texts.push(file.text.split_once('\n').map(|(_, rest)| rest).unwrap_or_default().to_owned());
            }
            _ => {}
        }
        faults.extend(texts.iter().flat_map(|text| faults_of(text)).map(|fault| format!("{}: {fault}", file.path)));
    }
    faults.sort();
    faults.dedup();
    faults.truncate(3);
    faults
}

/// Returns true for characters that a terminal obeys, or that change the direction of the text around them.
pub(crate) fn is_obeyed(character: char) -> bool {
    (character.is_control() && character != '\n')
        || matches!(character, '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

/// Collects the documentation of each item: the lines of attributes that follow each other.
fn collect(tokens: TokenStream, texts: &mut Vec<String>) {
    let mut lines: Vec<String> = Vec::new();
    for token in tokens {
        match token {
            TokenTree::Group(group) => match line_of(&group) {
                Some(line) => lines.push(line),
                None => {
                    texts.extend(joined(&mut lines));
                    collect(group.stream(), texts);
                }
            },
            TokenTree::Punct(sign) if matches!(sign.as_char(), '#' | '!') => {}
            _ => texts.extend(joined(&mut lines)),
        }
    }
    texts.extend(joined(&mut lines));
}

fn joined(lines: &mut Vec<String>) -> Option<String> {
    let lines = std::mem::take(lines);
    (!lines.is_empty()).then(|| lines.join("\n"))
}

/// Returns the line of `[doc = "line"]`, without its leading space.
fn line_of(group: &Group) -> Option<String> {
    let tokens: Vec<TokenTree> = group.stream().into_iter().collect();
    let [TokenTree::Ident(name), TokenTree::Punct(_), TokenTree::Literal(literal)] = &tokens[..] else { return None };
    (name == "doc").then(|| text_of(literal))
}

fn text_of(literal: &Literal) -> String {
    let text = syn::parse_str::<syn::LitStr>(&literal.to_string()).expect("a string").value();
    text.strip_prefix(' ').map_or(text.clone(), str::to_owned)
}

fn faults_of(text: &str) -> Vec<String> {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_SMART_PUNCTUATION;
    let fault = |event| match event {
        // A break inside of the cell of a table.
        Event::InlineHtml(html) if &*html == "<br>" => None,
        Event::Html(html) | Event::InlineHtml(html) => Some(format!("HTML {html:?}")),
        Event::Start(Tag::Image { dest_url, .. }) => Some(format!("an image {dest_url:?}")),
        Event::Start(Tag::Link { dest_url, .. }) if !is_safe(&dest_url) => Some(format!("a link to {dest_url:?}")),
        _ => None,
    };
    Parser::new_ext(text, options).filter_map(fault).collect()
}

/// Returns true for addresses of the web and of mail, and for paths of Rust.
fn is_safe(address: &str) -> bool {
    let is_path = || address.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_:@".contains(&byte) || byte > 127);
    let is_of_rust = || is_path() && !address.replace("::", "").contains(':');
    ["https://", "http://", "mailto:"].iter().any(|start| address.starts_with(start)) || is_of_rust()
}

#[test]
fn live_markup_is_found() {
    let faults = |text| faults_of(text).len();
    assert_eq!(faults("`a` *b* [c](https://a.io) [`D`](super::D) a<br>b \\<script>"), 0);
    for text in
        ["<script>", "a <b>c</b>", "![a](https://a.io)", "[a](javascript:b)", "[a]\n\n[a]: data:b", "`a\n\n<svg>`"]
    {
        assert!(faults(text) > 0, "{text}");
    }
}
