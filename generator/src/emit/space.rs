//! Empty lines between items, which `prettyplease` leaves out.

/// Puts an empty line behind every item that ends, unless its block ends too, and around `use` lines and modules.
pub(super) fn space_items(text: &str) -> String {
    let mut spaced = String::with_capacity(text.len() + text.len() / 16);
    let mut before = Line::Start;
    for line in text.lines() {
        let here = Line::of(line, before);
        if here.is_apart_from(before) {
            spaced.push('\n');
        }
        spaced.push_str(line);
        spaced.push('\n');
        before = here;
    }
    spaced
}

/// What a line is to the lines around it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Line {
    /// Before the first line.
    Start,
    /// Documentation of the module itself.
    ModuleDocs,
    /// An attribute of the module itself.
    ModuleAttribute,
    /// `use …;`, and `pub use …;` where it comes after one that is not.
    Use,
    PublicUse,
    /// `mod …;`.
    Mod,
    /// The last line of an item.
    End,
    /// An item of one line.
    Whole,
    /// A closing bracket that ends no item of its own.
    Close,
    /// An arm of a `match`.
    Arm,
    /// Any other line.
    Inside,
}

impl Line {
    fn of(line: &str, before: Self) -> Self {
        let text = line.trim_start();
        let continued_use = matches!(before, Self::Use | Self::PublicUse)
            && (text == "};" || line.starts_with("    ") && !text.ends_with('{'));
        match text {
            _ if continued_use => before,
            _ if text.starts_with("//!") => Self::ModuleDocs,
            _ if text.starts_with("#![") => Self::ModuleAttribute,
            _ if text.starts_with("use ") => Self::Use,
            _ if text.starts_with("pub use ") => Self::PublicUse,
            _ if text.ends_with(';') && (text.starts_with("mod ") || text.starts_with("pub mod ")) => Self::Mod,
            "}" | ");" => Self::End,
            _ if text.starts_with("codegen::") && text.ends_with(");") => Self::Whole,
            _ if text.ends_with(';') && is_item(text) => Self::Whole,
            _ if text.starts_with(['}', ')', ']']) => Self::Close,
            _ if text.contains(" => ") && !text.starts_with("//") => Self::Arm,
            _ => Self::Inside,
        }
    }

    fn is_apart_from(self, before: Self) -> bool {
        match (before, self) {
            (Self::Start | Self::Close | Self::Inside | Self::Arm, _) | (_, Self::Close | Self::End | Self::Arm) => {
                false
            }
            (Self::End | Self::Whole, _) => true,
            (one, two) => one != two,
        }
    }
}

/// Items that are a line: types, constants, tuple structs.
fn is_item(text: &str) -> bool {
    ["pub type ", "const ", "pub const ", "pub struct "].iter().any(|start| text.starts_with(start))
}

#[cfg(test)]
mod tests {
    use super::space_items;

    #[test]
    fn items_are_apart_and_blocks_are_not() {
        let text = "//! Docs.\nuse a::b;\nuse c;\n/// A.\npub struct A {\n    pub x: i64,\n}\ncodegen::object!(A {});\nimpl A {\n    fn f() {\n        if x {\n        }\n    }\n    fn g() {}\n}\npub type B = A;\n/// C.\nstruct C;\n";
        let spaced = "//! Docs.\n\nuse a::b;\nuse c;\n\n/// A.\npub struct A {\n    pub x: i64,\n}\n\ncodegen::object!(A {});\n\nimpl A {\n    fn f() {\n        if x {\n        }\n    }\n\n    fn g() {}\n}\n\npub type B = A;\n\n/// C.\nstruct C;\n";
        assert_eq!(space_items(text), spaced);
    }
}
