//! Code that does not fit on a line → text by `prettyplease`, which breaks it. It is remembered: the setters of the parameters
//! that many operations share are the same code.

use std::collections::HashMap;

use quote::ToTokens;
use syn::{Attribute, File, ImplItem, Item};

use crate::emit::syntax::{Piece, flatten};

/// The printer of a thread.
#[derive(Debug, Default)]
pub(super) struct Pretty {
    /// Source → text.
    known: HashMap<String, String>,
}

/// The number of strings that are remembered; documents of thousands of operations have hundreds that occur often.
const MOST_KNOWN: usize = 10_000;

/// The maximum length in bytes of source whose text is remembered; longer ones are rarely repeated.
const LONGEST_KNOWN: usize = 500;

impl Pretty {
    /// Prints statements of a function.
    pub(super) fn statements(&mut self, source: &str) -> String {
        self.print(format!("impl Block {{ fn f() {{ {source} }} }}"), "impl Block {\n    fn f() {\n", "    }\n}\n")
    }

    /// Prints an arm of the `match` that is a function's body.
    pub(super) fn arm(&mut self, arm: &str) -> String {
        let start = "impl Block {\n    fn f() {\n        match value {\n";
        self.print(format!("impl Block {{ fn f() {{ match value {{ {arm} }} }} }}"), start, "        }\n    }\n}\n")
    }

    /// Prints a function's signature, without the braces.
    pub(super) fn signature(&mut self, signature: &[Piece]) -> String {
        self.print(format!("impl Block {{ {} {{}} }}", flatten(signature)), "impl Block {\n", "{}\n}\n")
    }

    /// Prints the first line of a block, without the braces.
    pub(super) fn block_head(&mut self, head: &[Piece]) -> String {
        self.print(format!("{} {{}}", flatten(head)), "", "{}\n")
    }

    /// Prints a field.
    pub(super) fn field(&mut self, field: &str) -> String {
        self.print(format!("struct Block {{ {field} }}"), "struct Block {\n", "}\n")
    }

    /// Prints a struct without attributes.
    pub(super) fn structure(&mut self, source: String) -> String {
        self.print(source, "", "")
    }

    /// Prints an attribute of an item, or of a member.
    pub(super) fn attribute(&mut self, attribute: &str, is_member: bool) -> String {
        if is_member {
            self.print(format!("impl Block {{ {attribute} fn f() {{}} }}"), "impl Block {\n", "    fn f() {}\n}\n")
        } else {
            self.print(format!("{attribute} fn f() {{}}"), "", "fn f() {}\n")
        }
    }

    /// Prints a constant or a type of a block.
    pub(super) fn member(&mut self, member: &ImplItem) -> String {
        self.print(format!("impl Block {{ {} }}", member.to_token_stream()), "impl Block {\n", "}\n")
    }

    /// Prints a file, and removes its first and its last lines.
    fn print(&mut self, source: String, start: &str, end: &str) -> String {
        if let Some(text) = self.known.get(&source) {
            return text.clone();
        }
        let text = match syn::parse_str::<File>(&source) {
            Ok(file) => prettyplease::unparse(&file),
            // Every fragment is valid, so a failure is a bug of the generator; the compiler points at it.
            Err(fault) => format!("compile_error!({:?});\n", fault.to_string()),
        };
        let inside = text.strip_prefix(start).and_then(|text| text.strip_suffix(end)).unwrap_or(&text).to_owned();
        if self.known.len() < MOST_KNOWN && source.len() <= LONGEST_KNOWN {
            self.known.insert(source, inside.clone());
        }
        inside
    }
}

/// Prints an item.
pub(super) fn unparse_item(item: Item) -> String {
    unparse(Vec::new(), vec![item])
}

/// Prints the attributes of a file.
pub(super) fn unparse_attributes(attributes: Vec<Attribute>) -> String {
    unparse(attributes, Vec::new()).trim_end().to_owned() + "\n"
}

fn unparse(attrs: Vec<Attribute>, items: Vec<Item>) -> String {
    prettyplease::unparse(&File { shebang: None, attrs, items })
}
