//! Elements and attributes of a page that do something.

use std::fs;
use std::path::Path;

/// An element, with the names and values of its attributes.
#[derive(Debug, PartialEq)]
struct Element {
    name: String,
    attributes: Vec<(String, String)>,
}

/// Elements that rustdoc does not write.
const FOREIGN: [&str; 12] = [
    "applet", "audio", "base", "embed", "frame", "frameset", "iframe", "marquee", "math", "object", "template", "video",
];

/// Lists what is live in the pages of these crates, with their sources. The pages beside them, such as `help.html`, are of rustdoc.
pub(crate) fn live_elements(dir: &Path, crates: &[&str]) -> Vec<String> {
    let (mut pages, mut faults) = (0, Vec::new());
    for name in crates.iter().map(|name| name.replace('-', "_")) {
        for dir in [dir.join(&name), dir.join("src").join(&name)] {
            each_page(&dir, &mut |path, text| {
                pages += 1;
                let is_live = |element: &Element| is_live(element).then(|| format!("{}: {element:?}", path.display()));
                faults.extend(elements(text).iter().filter_map(is_live));
            });
        }
    }
    assert!(pages > 100, "{pages} pages");
    println!("{pages} pages");
    faults
}

fn each_page(dir: &Path, read: &mut dyn FnMut(&Path, &str)) {
    for entry in fs::read_dir(dir).expect("a directory") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            each_page(&path, read);
        } else if path.extension().is_some_and(|extension| extension == "html") {
            read(&path, &fs::read_to_string(&path).expect("a page"));
        }
    }
}

/// The start tags of a page (WHATWG HTML, 13.1.2.1), outside of scripts and comments.
fn elements(page: &str) -> Vec<Element> {
    let mut elements = Vec::new();
    let mut rest = page;
    while let Some(at) = rest.find('<') {
        rest = &rest[at + 1..];
        if let Some(comment) = rest.strip_prefix("!--") {
            rest = comment.split_once("-->").map_or("", |(_, after)| after);
            continue;
        }
        if !rest.starts_with(|first: char| first.is_ascii_alphabetic()) {
            continue;
        }
        let element = element(&mut rest);
        if matches!(element.name.as_str(), "script" | "style") {
            let end = format!("</{}", element.name);
            let content = rest.split_once(&end).map_or(rest, |(content, _)| content);
            if content.contains("alert") {
                elements.push(Element { name: "live".to_owned(), attributes: Vec::new() });
            }
            rest = &rest[content.len()..];
        }
        elements.push(element);
    }
    elements
}

/// Reads a start tag, up to its end.
fn element(rest: &mut &str) -> Element {
    let end = rest.find(|c: char| c.is_ascii_whitespace() || c == '>' || c == '/').unwrap_or(rest.len());
    let name = rest[..end].to_ascii_lowercase();
    *rest = &rest[end..];
    let mut attributes = Vec::new();
    loop {
        *rest = rest.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == '/');
        if rest.is_empty() || rest.starts_with('>') {
            return Element { name, attributes };
        }
        let end =
            rest.find(|c: char| c.is_ascii_whitespace() || matches!(c, '=' | '>' | '/')).unwrap_or(rest.len()).max(1);
        let attribute = rest.chars().take(1).next().map_or(0, char::len_utf8).max(end);
        let key = rest[..attribute].to_ascii_lowercase();
        *rest = rest[attribute..].trim_start();
        let value = rest.strip_prefix('=').map(str::trim_start).map_or("", |value| {
            let (value, after) = match value.chars().next() {
                Some(quote @ ('"' | '\'')) => value[1..].split_once(quote).unwrap_or((value, "")),
                _ => value.split_at(value.find(|c: char| c.is_ascii_whitespace() || c == '>').unwrap_or(value.len())),
            };
            *rest = after;
            value
        });
        attributes.push((key, value.to_owned()));
    }
}

fn is_live(element: &Element) -> bool {
    let is_script_url = |value: &str| {
        let value: String = value.chars().filter(|c| !c.is_whitespace() && !c.is_control()).collect();
        let value = value.to_ascii_lowercase().replace("&#58;", ":").replace("&colon;", ":");
        ["javascript:", "data:text", "vbscript:", "file:"].iter().any(|scheme| value.starts_with(scheme))
    };
    let is_live = |(key, value): &(String, String)| {
        let is_url = ["href", "src", "xlink:href", "action", "srcdoc", "poster"].contains(&key.as_str());
        key.starts_with("on") || is_url && is_script_url(value) || is_url && element.name != "a" && is_elsewhere(value)
    };
    element.name == "live" || FOREIGN.contains(&element.name.as_str()) || element.attributes.iter().any(is_live)
}

/// Returns true if a browser would load from another host than that of the page.
fn is_elsewhere(value: &str) -> bool {
    let value = value.trim_start().replace('\\', "/");
    value.starts_with("//") || value.contains("://") || value.starts_with("data:")
}

#[test]
fn what_is_live_is_found() {
    let live = |page: &str| elements(page).iter().filter(|element| is_live(element)).count();
    for page in [
        "<p><script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "<svg/onload=alert(1)>",
        "<a href='javascript:alert(1)'>x</a>",
        "<a href=\" java\tscript:alert(1)\">x</a>",
        "<a href=\"data:text/html,x\">x</a>",
        "<iframe srcdoc=x>",
        "<img src=\"https://evil.example/a.png\">",
        "<img src=//plain.example/a.png>",
        "<img src='data:image/svg+xml,a'>",
    ] {
        assert_eq!(live(page), 1, "{page}");
    }
    for page in [
        "&lt;script&gt;alert(1)&lt;/script&gt;",
        "<meta content=\"&lt;img onerror=alert(1)&gt;\">",
        "<!-- <img onerror=a> -->",
        "<script src=\"../static.files/main.js\"></script><svg width=1>",
        "<a href=\"https://evil.example/\">x</a>",
        "<img src=\"../static.files/logo.svg\">",
    ] {
        assert_eq!(live(page), 0, "{page}");
    }
}
