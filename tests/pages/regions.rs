//! The fenced blocks of a page, and the regions of sources in them.
//!
//! ````text
//! <!-- tests/docs/errors.rs: kinds -->     the source, and the region `// docs: kinds` of it
//! ```rust
//! match client.pets().get(id).await {      the region, without its indentation
//! ````

use crate::pages::read;

/// The fenced blocks of a language.
pub(crate) fn blocks(text: &str, language: &str) -> Vec<String> {
    let fence = format!("```{language}\n");
    text.split(&fence).skip(1).filter_map(|rest| rest.split("\n```").next()).map(str::to_owned).collect()
}

/// The page with each region as its source has it.
pub(crate) fn fill_regions(page: &str) -> Result<String, String> {
    let mut parts = page.split("<!-- ");
    let mut filled = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        filled += "<!-- ";
        filled += &fill_region(part)?;
    }
    Ok(filled)
}

/// One part of a page: `PATH: REGION -->`, a block of Rust, and more; or another comment.
fn fill_region(part: &str) -> Result<String, String> {
    let Some((name, (path, region))) =
        part.split_once(" -->").and_then(|(name, _)| Some((name, name.split_once(": ")?)))
    else {
        return Ok(part.to_owned());
    };
    let rest = part[name.len()..].strip_prefix(" -->\n```rust").ok_or(format!("no block of Rust follows `{name}`"))?;
    let (_, rest) = rest.split_once("\n```").ok_or(format!("the block of `{name}` has no end"))?;
    Ok(format!("{name} -->\n```rust\n{}\n```{rest}", find_region(path, region)?))
}

fn find_region(path: &str, region: &str) -> Result<String, String> {
    let source = read(path);
    let mut lines = source.lines().skip_while(|line| line.trim() != format!("// docs: {region}")).skip(1).peekable();
    let first = lines.peek().ok_or(format!("{path} has no region `{region}`"))?;
    let indentation = first.len() - first.trim_start().len();
    let body = lines.take_while(|line| line.trim() != "// docs: end");
    Ok(body.map(|line| line.get(indentation..).unwrap_or_default()).collect::<Vec<_>>().join("\n"))
}
