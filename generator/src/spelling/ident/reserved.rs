//! Words that Rust 2024, cargo or a file system reserves.

/// Keywords that may be written raw: strict ones, then those reserved for later.
/// <https://doc.rust-lang.org/reference/keywords.html>
const KEYWORDS: &[&str] = &[
    "as", "async", "await", "break", "const", "continue", "dyn", "else", "enum", "extern", "false", "fn", "for", "gen",
    "if", "impl", "in", "let", "loop", "match", "mod", "move", "mut", "pub", "ref", "return", "static", "struct",
    "trait", "true", "type", "unsafe", "use", "where", "while", //
    "abstract", "become", "box", "do", "final", "macro", "override", "priv", "try", "typeof", "unsized", "virtual",
    "yield",
];

/// Words that begin paths and cannot be raw.
const PATHS: &[&str] = &["self", "super", "crate", "Self"];

/// Names that a source file should not have: devices of Windows, files of cargo, crates of the standard library.
const FILES: &[&str] = &["con", "prn", "aux", "nul", "bin", "main", "lib", "std", "core", "alloc"];

/// Returns true if `word` needs `r#` to be an identifier.
pub(super) fn is_keyword(word: &str) -> bool {
    KEYWORDS.contains(&word)
}

/// Returns true if `word` cannot be an identifier, not even raw.
pub(super) fn is_path(word: &str) -> bool {
    PATHS.contains(&word)
}

/// Returns true if a file or a module of this name would be confused with another.
pub(super) fn is_file(word: &str) -> bool {
    let port = word.strip_prefix("com").or(word.strip_prefix("lpt"));
    let is_port = port.is_some_and(|number| number.len() == 1 && number.as_bytes()[0].is_ascii_digit());
    is_port || FILES.contains(&word)
}
