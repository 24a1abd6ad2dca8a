//! Values in a request: the lines that put an argument into the path, the query, a header, a cookie or the body.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::imports::Imports;
use super::rules::emit_within;
use crate::rust::{
    CookieStyle, FormStyles, HeaderStyle, Parameter, PartStyle, Passing, PathOptions, PathStyle, Payload, QueryContent,
    QueryOptions, QueryStyle, Rule, Sending, TextOf,
};

/// The media type of forms, without a charset.
const FORM: &str = "application/x-www-form-urlencoded";

/// Emits the lines that put a value into the request.
pub(super) fn emit_send(
    call: &TokenStream,
    given: &TokenStream,
    parameter: &Parameter,
    imports: &mut Imports,
) -> TokenStream {
    let line = emit_sending(call, given, parameter, imports);
    let Passing::Into(ty) = &parameter.passing else { return line };
    let ty = imports.ty(ty);
    quote! { let #given: #ty = #given.into(); #line }
}

fn emit_sending(call: &TokenStream, given: &TokenStream, parameter: &Parameter, imports: &Imports) -> TokenStream {
    // A nested media type has constraints on its value, not on the string, so they are checked where the string is
    // made.
    let within = emit_within(&parameter.rules).filter(|_| parameter.text.is_none());
    let call = &quote! { #call #within };
    let value = match &parameter.passing {
        Passing::Reference(ty) if ty.needs_serde() => quote! { &codegen::BySerde(#given) },
        Passing::Value(ty) if ty.needs_serde() => quote! { &codegen::BySerde(&#given) },
        Passing::Slice(ty) if ty.needs_serde() => quote! { &codegen::BySerde(#given.as_ref()) },
        Passing::Slice(_) => quote! { &#given.as_ref() },
        Passing::Texts => quote! { &codegen::strings(#given) },
        Passing::Body
        | Passing::File
        | Passing::Files
        | Passing::FileOrText
        | Passing::FilesOrTexts
        | Passing::Multipart
        | Passing::Reference(_) => {
            quote! { #given }
        }
        Passing::Sequence(_) => quote! { #given.into() },
        Passing::Text | Passing::SecretText if matches!(parameter.sending, Sending::Body(_, Payload::Text)) => {
            quote! { #given }
        }
        // An unsized value becomes a trait object by a second reference.
        Passing::SecretText => quote! { &codegen::Secret::from(#given) },
        Passing::Text | Passing::Value(_) | Passing::Into(_) => quote! { &#given },
    };
    emit_send_value(call, parameter, &value, imports)
}

/// Emits the same for a value that is already an expression of its own.
pub(super) fn emit_send_value(
    call: &TokenStream,
    parameter: &Parameter,
    value: &TokenStream,
    imports: &Imports,
) -> TokenStream {
    let text = parameter.text.as_ref().map(|text| emit_text_of(text, value, &parameter.rules, imports));
    let value = text.as_ref().unwrap_or(value);
    match &parameter.sending {
        Sending::Path(name, PathOptions { style: PathStyle::Simple, allow_reserved: false }) => {
            quote! { #call.path(#name, #value); }
        }
        Sending::Path(name, PathOptions { style, allow_reserved }) => {
            let style = variant("PathStyle", style.as_str());
            let method = format_ident!("{}", if *allow_reserved { "path_reserved" } else { "path_styled" });
            quote! { #call.#method(#name, #style, #value); }
        }
        Sending::Query(name, options) => emit_send_query(call, name, *options, value),
        Sending::QueryString(name, content) => {
            let content = match content {
                QueryContent::Form(styles) => {
                    let styles = emit_form_styles(styles);
                    quote! { codegen::QueryContent::Form(#styles) }
                }
                QueryContent::Json => quote! { codegen::QueryContent::Json },
                QueryContent::Text => quote! { codegen::QueryContent::Text },
            };
            quote! { #call.query_string(#name, #content, #value); }
        }
        Sending::Header(name, HeaderStyle::Simple) => quote! { #call.header(#name, #value); },
        Sending::Header(name, style) => {
            let style = variant("HeaderStyle", style.as_str());
            quote! { #call.header_styled(#name, #style, #value); }
        }
        Sending::Cookie(name, CookieStyle::Form) => quote! { #call.cookie(#name, #value); },
        Sending::Cookie(name, style) => {
            let style = variant("CookieStyle", style.as_str());
            quote! { #call.cookie_styled(#name, #style, #value); }
        }
        Sending::Body(media_type, payload) => emit_send_body(call, media_type, payload, value, imports),
        Sending::Part(name, PartStyle::Content) => quote! { #call.part(#name, #value); },
        Sending::Part(name, PartStyle::As(media_type)) => {
            quote! { #call.part_styled(#name, codegen::PartStyle::As(#media_type), #value); }
        }
        Sending::Part(name, PartStyle::Text(media_type)) => {
            quote! { #call.part_styled(#name, codegen::PartStyle::Text(#media_type), #value); }
        }
        Sending::Part(name, PartStyle::Styled(style)) => {
            let style = variant("QueryStyle", style.as_str());
            quote! { #call.part_styled(#name, codegen::PartStyle::Styled(#style), #value); }
        }
        Sending::File(name, media_type) => {
            let method = match parameter.passing {
                Passing::Files => "files",
                Passing::FileOrText => "file_or_text",
                Passing::FilesOrTexts => "files_or_texts",
                _ => "file",
            };
            let method = format_ident!("{method}");
            quote! { #call.#method(#name, #media_type, #value); }
        }
    }
}

fn emit_text_of(text: &TextOf, value: &TokenStream, rules: &[Rule], imports: &Imports) -> TokenStream {
    let within = emit_within(rules);
    match text {
        TextOf::Xml(root, ident) => {
            let xml = imports.xml(ident);
            quote! { &codegen::TextOf::xml(#root, #xml, #value) #within }
        }
        TextOf::EachXml(root, ident) => {
            let xml = imports.xml(ident);
            quote! { &codegen::TextOf::each_xml(#root, #xml, #value) #within }
        }
        TextOf::Form(styles) => {
            let styles = emit_form_styles(styles);
            quote! { &codegen::TextOf::form(#styles, #value) #within }
        }
    }
}

fn emit_send_query(call: &TokenStream, name: &str, options: QueryOptions, value: &TokenStream) -> TokenStream {
    let QueryOptions { style, allow_reserved, allow_empty_value } = options;
    let spelled = variant("QueryStyle", style.as_str());
    match style {
        _ if allow_reserved || allow_empty_value => quote! {
            #call.query_with(
                #name,
                codegen::QueryOptions {
                    style: #spelled,
                    allow_reserved: #allow_reserved,
                    allow_empty_value: #allow_empty_value,
                },
                #value,
            );
        },
        QueryStyle::Form => quote! { #call.query(#name, #value); },
        _ => quote! { #call.query_styled(#name, #spelled, #value); },
    }
}

fn emit_send_body(
    call: &TokenStream,
    media_type: &str,
    payload: &Payload,
    value: &TokenStream,
    imports: &Imports,
) -> TokenStream {
    match payload {
        Payload::Json if media_type == "application/json" => quote! { #call.json(#value); },
        Payload::Json => quote! { #call.json_as(#media_type, #value); },
        Payload::Form(styles) if media_type != FORM => {
            let styles = emit_form_styles(styles);
            quote! { #call.form_as(#media_type, #styles, #value); }
        }
        Payload::Form(FormStyles::Of(styles)) if styles.is_empty() => quote! { #call.form(#value); },
        Payload::Form(styles) => {
            let styles = emit_form_styles(styles);
            quote! { #call.form_styled(#styles, #value); }
        }
        Payload::Xml(root, ident) => {
            let xml = imports.xml(ident);
            quote! { #call.xml(#media_type, #root, #xml, #value); }
        }
        Payload::Multipart => quote! { #call.multipart_of(#media_type, #value); },
        Payload::Lines => quote! { #call.lines(#media_type, #value); },
        Payload::Records => quote! { #call.records(#media_type, #value); },
        Payload::Text => quote! { #call.text(#media_type, #value); },
        Payload::Body => quote! { #call.body(#media_type, #value); },
    }
}

fn emit_form_styles(styles: &FormStyles) -> TokenStream {
    match styles {
        FormStyles::All(style) => {
            let style = variant("QueryStyle", style.as_str());
            quote! { codegen::FormStyles::All(#style) }
        }
        FormStyles::Of(styles) if styles.is_empty() => quote! { codegen::FormStyles::NONE },
        FormStyles::Of(styles) => {
            let styles = styles.iter().map(|(name, style)| {
                let style = variant("QueryStyle", style.as_str());
                quote! { (#name, #style) }
            });
            quote! { codegen::FormStyles::Of(&[#(#styles),*]) }
        }
    }
}

/// Emits the variant of the runtime's enum with the same name as ours.
fn variant(name: &str, variant: &str) -> TokenStream {
    let (name, variant) = (format_ident!("{name}"), format_ident!("{variant}"));
    quote! { codegen::#name::#variant }
}

#[cfg(test)]
mod tests {
    use quote::quote;

    use super::emit_send_query;
    use crate::rust::{QueryOptions, QueryStyle};

    #[test]
    fn a_query_parameter_is_sent_with_what_differs_from_the_usual() {
        let sent = |style, allow_reserved, allow_empty_value| {
            let options = QueryOptions { style, allow_reserved, allow_empty_value };
            emit_send_query(&quote! { call }, "q", options, &quote! { value }).to_string()
        };
        assert_eq!(sent(QueryStyle::Form, false, false), "call . query (\"q\" , value) ;");
        assert!(
            sent(QueryStyle::Pipe, false, false)
                .starts_with("call . query_styled (\"q\" , codegen :: QueryStyle :: Pipe")
        );
        for (allow_reserved, allow_empty_value) in [(true, false), (false, true), (true, true)] {
            let flags = format!("allow_reserved : {allow_reserved} , allow_empty_value : {allow_empty_value} ,");
            let text = sent(QueryStyle::Form, allow_reserved, allow_empty_value);
            assert!(text.starts_with("call . query_with (\"q\" ,") && text.contains(&flags), "{text}");
        }
    }
}
