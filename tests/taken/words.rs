//! The names that are in scope somewhere in generated code, or that its types have methods of.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use clientwright_tests::sources::{project, sources};

/// What every file of Rust has: the prelude of 2024, its macros, the crates of the toolchain, and primitive types.
const RUST: &str = "
    Send Sync Sized Copy Drop Fn FnMut FnOnce AsyncFn AsyncFnMut AsyncFnOnce Unpin
    Box Clone PartialEq PartialOrd Eq Ord AsRef AsMut Into From TryFrom TryInto Default
    Iterator Extend IntoIterator FromIterator DoubleEndedIterator ExactSizeIterator Future IntoFuture
    Option Some None Result Ok Err String ToString ToOwned Vec Debug Hash drop align_of size_of Self self Display Error
    assert assert_eq assert_ne cfg column compile_error concat dbg debug_assert env eprintln file format format_args
    include include_bytes include_str line matches module_path option_env panic print println stringify thread_local todo
    try unimplemented unreachable vec write writeln derive test bench global_allocator macro_rules union
    std core alloc proc_macro test serde crate super
    bool char str u8 u16 u32 u64 u128 usize i8 i16 i32 i64 i128 isize f32 f64
    unwrap expect clone fmt eq ne cmp hash into from as_ref borrow to_string to_owned default new type_id try_into try_from";

/// All of them, in order.
pub(crate) fn taken() -> Vec<String> {
    let mut words: BTreeSet<String> = RUST.split_whitespace().map(str::to_owned).collect();
    let runtime = project().join("runtime/src");
    for file in ["macros", "codegen"] {
        words.extend(sources(&runtime.join(file)).iter().flat_map(|source| identifiers(&source.code)));
    }
    words.extend(identifiers(&read(&runtime.join("lib.rs"))));
    words.extend(sources(&runtime.join("formats")).iter().flat_map(|source| public_types(&source.code)));
    let emit = sources(&project().join("generator/src/emit"));
    words.extend(emit.iter().flat_map(|source| quoted(&source.code)));
    // Names that differ only in case and underscores are one name in Rust.
    let mut seen = BTreeSet::new();
    words.into_iter().filter(|word| seen.insert(fold(word))).collect()
}

fn fold(word: &str) -> String {
    word.replace('_', "").to_lowercase()
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).expect("a source")
}

/// Returns every identifier of a text.
fn identifiers(text: &str) -> Vec<String> {
    let is_part = |character: char| character.is_ascii_alphanumeric() || character == '_';
    let words = text.split(|character: char| !is_part(character));
    words.filter(|word| word.starts_with(|first: char| first.is_ascii_alphabetic())).map(str::to_owned).collect()
}

/// Returns the names of public types.
fn public_types(code: &str) -> Vec<String> {
    let types = ["pub struct ", "pub enum ", "pub type "].into_iter().flat_map(|start| code.split(start).skip(1));
    types.filter_map(|rest| identifiers(rest.lines().next()?).into_iter().next()).collect()
}

/// Returns the identifiers of the code that `quote!` holds, without what is interpolated.
fn quoted(code: &str) -> Vec<String> {
    let mut words = Vec::new();
    for rest in code.split("quote!").skip(1) {
        let mut depth = 0_usize;
        let end = rest.char_indices().find(|(_, character)| {
            match character {
                '{' => depth += 1,
                '}' => depth = depth.saturating_sub(1),
                _ => {}
            }
            depth == 0 && *character == '}'
        });
        let code = &rest[..end.map_or(rest.len(), |(at, _)| at)];
        words.extend(identifiers(code).into_iter().filter(|word| !code.contains(&format!("#{word}"))));
    }
    words
}

#[test]
fn the_names_are_found_where_they_are_written() {
    let words = taken();
    for expected in [
        "into_request",
        "send_undecoded",
        "Err",
        "BTreeMap",
        "map_key",
        "with_query",
        "VALUES",
        "IntoFuture",
        "core",
        "DateTime",
    ] {
        assert!(words.iter().any(|word| fold(word) == fold(expected)), "{expected}");
    }
}
