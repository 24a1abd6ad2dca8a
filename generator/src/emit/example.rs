//! An example of each call, for its documentation. It compiles: the necessary surroundings are hidden lines.
//!
//! ```text
//! # async |client: petstore::Client, body: petstore::types::NewPet| {
//! client.pets().create(&body).await
//! # };
//! ```
//!
//! Only crates have examples, because an included module cannot know its own path. The manifest disables them as tests,
//! because thousands of them would take long to compile.

use proc_macro2::TokenStream;
use quote::quote;

use super::docs::line_literal;
use super::imports::{ImportScope, Imports};
use crate::rust::{Argument, Bundle, Call, Ident, Int, Passing, Tag, Type};

/// The width at which lines are broken.
const WIDE: usize = 90;

/// An argument as the example writes it, and the closure's parameter for it unless it is a literal.
struct Given {
    written: String,
    taken: Option<String>,
}

/// Emits the paragraph with a call of the crate `krate`.
pub(super) fn emit_example(call: &Call, tag: &Tag, krate: &Ident) -> TokenStream {
    let mut imports = Imports::new(ImportScope::Example(krate.clone()));
    let fields = call.bundle.iter().flat_map(|bundle| &bundle.fields);
    let is_taken = fields.clone().chain(&call.arguments).any(|argument| argument.ident.as_str() == "client");
    let client = if is_taken { "api" } else { "client" };
    let mut given = |argument: &Argument| give(argument, krate, &mut imports);
    let fields: Vec<(&Ident, Given)> = fields.map(|field| (&field.ident, own(field, given(field)))).collect();
    let arguments: Vec<Given> = call.arguments.iter().map(given).collect();

    let bundle = call.bundle.as_ref().map(|bundle| write_bundle(bundle, &fields));
    let written: Vec<String> =
        bundle.into_iter().chain(arguments.iter().map(|argument| argument.written.clone())).collect();
    let path = format!("{client}.{}().{}", tag.accessor.as_str(), call.method.as_str());
    let shown = format!("{path}({}).await", written.join(", "));

    let taken = fields.into_iter().map(|(_, given)| given).chain(arguments).filter_map(|given| given.taken);
    let taken: Vec<String> = [format!("{client}: {}::Client", krate.as_str())].into_iter().chain(taken).collect();
    let bundle = call
        .bundle
        .as_ref()
        .map(|bundle| format!("# use {}::{}::{};", krate.as_str(), tag.module.as_str(), bundle.ident.as_str()));
    let head = imports.hidden().into_iter().chain(bundle).chain([format!("# async |{}| {{", taken.join(", "))]);
    block(head.chain(shown.lines().map(str::to_owned)).chain(["# };".to_owned()]))
}

/// Returns an argument as a literal, by the document's example; `None` if it has a type that literals cannot express.
pub(super) fn literal(argument: &Argument) -> Option<String> {
    let example = argument.example.as_deref();
    let text = || format!("{:?}", example.unwrap_or(argument.ident.name()));
    match &argument.parameter.passing {
        Passing::Value(Type::Bool) => Some("true".to_owned()),
        Passing::Value(Type::Integer(int)) => {
            Some(example.filter(|text| is_integer(text, *int)).unwrap_or("1").to_owned())
        }
        Passing::Value(Type::Float) => Some(example.filter(|text| is_decimal(text)).unwrap_or("1.0").to_owned()),
        Passing::Text => Some(text()),
        Passing::SecretText => Some(format!("\"{}\"", argument.ident.name())),
        Passing::Texts => Some(format!("[{}]", text())),
        _ => None,
    }
}

/// Returns true for the digits of a number that the integer type holds, whether it is signed or not.
fn is_integer(text: &str, int: Int) -> bool {
    let most = match int {
        Int::I8 | Int::U8 => i8::MAX.into(),
        Int::I16 | Int::U16 => i16::MAX.into(),
        _ => i32::MAX,
    };
    text.parse::<i32>().is_ok_and(|number| (0..=most).contains(&number) && number.to_string() == text)
}

/// Returns true for digits with a point, as a literal of Rust has them.
fn is_decimal(text: &str) -> bool {
    let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    text.len() <= 12 && text.split_once('.').is_some_and(|(whole, part)| is_digits(whole) && is_digits(part))
}

/// Emits lines as a block of code, after an empty line.
fn block(lines: impl Iterator<Item = String>) -> TokenStream {
    let fence = || ["```".to_owned()];
    let lines = [String::new()].into_iter().chain(fence()).chain(lines).chain(fence()).map(|line| line_literal(&line));
    quote! { #(#[doc = #lines])* }
}

fn write_bundle(bundle: &Bundle, fields: &[(&Ident, Given)]) -> String {
    let written = fields.iter().map(|(ident, given)| {
        if ident.as_str() == given.written {
            given.written.clone()
        } else {
            format!("{}: {}", ident.as_str(), given.written)
        }
    });
    let written: Vec<String> = written.collect();
    let line = written.join(", ");
    let ident = bundle.ident.as_str();
    if line.len() > WIDE - 40 {
        format!("{ident} {{\n    {},\n}}", written.join(",\n    "))
    } else {
        format!("{ident} {{ {line} }}")
    }
}

/// Returns the same for a field, which owns its value.
fn own(field: &Argument, given: Given) -> Given {
    let written = match &field.parameter.passing {
        Passing::Text => format!("{}.into()", given.written),
        Passing::Texts => {
            let text = given.written.trim_start_matches('[').strip_suffix(']').unwrap_or(&given.written);
            format!("vec![{text}.into()]")
        }
        _ => given.written.trim_start_matches('&').to_owned(),
    };
    Given { written, ..given }
}

fn give(argument: &Argument, krate: &Ident, imports: &mut Imports) -> Given {
    let (ident, krate) = (argument.ident.as_str(), krate.as_str());
    if let Some(written) = literal(argument) {
        return Given { written, taken: None };
    }
    let by_value = |ty: String| Given { written: ident.to_owned(), taken: Some(format!("{ident}: {ty}")) };
    let by_reference = |ty: String| Given { written: format!("&{ident}"), taken: Some(format!("{ident}: {ty}")) };
    match &argument.parameter.passing {
        Passing::Value(ty) | Passing::Into(ty) => by_value(spell(ty, imports)),
        Passing::Text | Passing::SecretText | Passing::Texts => by_value("&str".to_owned()),
        Passing::Slice(ty) => by_reference(format!("Vec<{}>", spell(ty, imports))),
        Passing::Reference(ty) => by_reference(spell(ty, imports)),
        Passing::Body => by_value(format!("{krate}::Body")),
        Passing::Sequence(ty) => by_value(format!("{krate}::Sequence<{}>", spell(ty, imports))),
        Passing::File | Passing::FileOrText => by_value(format!("{krate}::Upload")),
        Passing::Files | Passing::FilesOrTexts => by_value(format!("Vec<{krate}::Upload>")),
        Passing::Multipart => by_value(format!("{krate}::Multipart")),
    }
}

/// Prints a type without the spaces between its tokens.
fn spell(ty: &Type, imports: &mut Imports) -> String {
    let spelled = imports.ty(ty).to_string().replace(" :: ", "::").replace(" < ", "<").replace(" >", ">");
    if spelled.contains("codegen::") {
        imports.codegen();
    }
    spelled
}

#[cfg(test)]
mod tests {
    use super::{is_decimal, is_integer};
    use crate::rust::Int;

    #[test]
    fn an_example_is_a_literal_if_the_type_holds_it() {
        for (text, int, is_literal) in [
            ("0", Int::I64, true),
            ("127", Int::I8, true),
            ("128", Int::U8, false),
            ("32767", Int::U16, true),
            ("32768", Int::I16, false),
            ("2147483647", Int::I64, true),
            ("2147483648", Int::I64, false),
            ("-1", Int::I64, false),
            ("007", Int::I64, false),
            ("1.5", Int::I64, false),
        ] {
            assert_eq!(is_integer(text, int), is_literal, "{text}");
        }
        for (text, is_literal) in [
            ("1.5", true),
            ("0.0", true),
            ("1", false),
            (".5", false),
            ("1.", false),
            ("-1.5", false),
            ("1.0000000000", true),
            ("1.00000000000", false),
        ] {
            assert_eq!(is_decimal(text), is_literal, "{text}");
        }
    }
}
