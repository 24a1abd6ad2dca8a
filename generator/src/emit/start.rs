//! A first program: the shortest way for a new user to a response of this API.
//!
//! ```text
//! let client = Client::builder().api_key(std::env::var("API_KEY")?).build()?;
//! match client.pets().list().await { … }
//! ```

use super::example::literal;
use crate::rust::{Call, ClientParameter, Crate, Inherited, Passing, Scheme, SchemeKind, Sending, Tag, Type};

/// The URL in the example if the document gives none.
const BASE_URL: &str = "https://api.example.com";

/// Returns `Client::builder().api_key(std::env::var("API_KEY")?).build()?`, with the settings that the first call
/// needs.
pub fn first_client(krate: &Crate) -> String {
    let needs_host = krate.client.base_url.is_none() || krate.client.relative_server().is_some();
    let base_url = needs_host.then(|| format!(".base_url(\"{BASE_URL}\")"));
    let credentials = credentials(krate).into_iter().map(setter);
    let parameters = parameters(krate).into_iter().map(parameter_setter);
    let steps: String = base_url.into_iter().chain(credentials).chain(parameters).collect();
    format!("Client::builder(){steps}.build()?")
}

/// Returns a complete `main.rs`.
pub(super) fn first_program(krate: &Crate) -> String {
    let library = krate.name.replace('-', "_");
    let client = first_client(krate);
    let Some((tag, call)) = first_call(krate) else {
        let body = format!("    let client = {client};\n    println!(\"calls go to {{}}\", client.base_url());\n");
        return program(&format!("use {library}::Client;"), &body);
    };
    let arguments: Vec<String> = call.arguments.iter().filter_map(literal).collect();
    let call_text = format!("client.{}().{}({})", tag.accessor.as_str(), call.method.as_str(), arguments.join(", "));
    let success = match call.responses.output {
        Type::Unit => "Ok(()) => println!(\"done\"),",
        _ => "Ok(body) => println!(\"{body:?}\"),",
    };
    let body = format!(
        "    let client = {client};\n    match {call_text}.await {{\n        {success}\n        \
         // An error that the API documents: its body is typed.\n        \
         Err(Error::Api(error)) => println!(\"{{}}: {{:?}}\", error.status(), error.body()),\n        \
         Err(error) if error.is_timeout() => println!(\"there was no response in time\"),\n        \
         // The request was not valid, credentials are missing, there was no connection, the status is not documented, or\n        \
         // the body does not have the documented form.\n        \
         Err(error) => return Err(error.into()),\n    }}\n"
    );
    program(&format!("use {library}::{{Client, Error}};"), &body)
}

fn program(imports: &str, body: &str) -> String {
    format!(
        "{imports}\n\n#[tokio::main]\nasync fn main() -> Result<(), Box<dyn std::error::Error>> {{\n{body}    Ok(())\n}}\n"
    )
}

/// Returns the simplest call: a `GET` with the fewest arguments, all of which can be written as literals.
fn first_call(krate: &Crate) -> Option<(&Tag, &Call)> {
    let calls = krate.tags.iter().flat_map(|tag| tag.calls.iter().map(move |call| (tag, call)));
    let easy = calls.filter(|(_, call)| {
        let is_literal = call.bundle.is_none() && call.arguments.iter().all(|argument| literal(argument).is_some());
        call.http_method == "GET" && !call.deprecated && is_literal && is_shown(&call.responses.output)
    });
    easy.min_by_key(|(_, call)| (call.arguments.len(), call.responses.output == Type::Unit))
}

/// Returns true if a response of the type is buffered, and can be printed.
fn is_shown(ty: &Type) -> bool {
    !matches!(ty, Type::Body | Type::Upgraded | Type::Events(_) | Type::Items(_))
}

/// Returns the credentials of the first call; those of the first scheme if there is no such call.
fn credentials(krate: &Crate) -> Vec<&Scheme> {
    let schemes = &krate.client.schemes;
    let Some((_, call)) = first_call(krate) else {
        return schemes.iter().filter(|scheme| scheme.kind != SchemeKind::MutualTls).take(1).collect();
    };
    let needed = call.security.iter().min_by_key(|alternative| alternative.len());
    let names = needed.into_iter().flatten();
    let schemes = names.filter_map(|one| schemes.iter().find(|scheme| scheme.name == one.scheme));
    schemes.filter(|scheme| scheme.kind != SchemeKind::MutualTls).collect()
}

/// Returns the parameters of the client that the first call requires.
fn parameters(krate: &Crate) -> Vec<&ClientParameter> {
    let required = first_call(krate).into_iter().flat_map(|(_, call)| &call.inherited).filter(|one| one.is_required);
    let of_client = |one: &Inherited| {
        let is_meant = |known: &&ClientParameter| match &known.sending {
            Sending::Query(name, _) => one.is_query && *name == one.name,
            _ => !one.is_query && known.name.eq_ignore_ascii_case(&one.name),
        };
        krate.client.parameters.iter().find(is_meant)
    };
    required.filter_map(of_client).collect()
}

/// Returns `.x_account(std::env::var("X_ACCOUNT")?)`, or an example of a number.
fn parameter_setter(parameter: &ClientParameter) -> String {
    let setter = parameter.setter.as_str();
    match parameter.passing {
        Passing::Value(Type::Bool) => format!(".{setter}(true)"),
        Passing::Value(Type::Float) => format!(".{setter}(1.0)"),
        Passing::Value(_) => format!(".{setter}(1)"),
        _ => format!(".{setter}(std::env::var(\"{}\")?)", parameter.setter.name().to_uppercase()),
    }
}

/// Returns `.api_key(std::env::var("API_KEY")?)`.
fn setter(scheme: &Scheme) -> String {
    let name = scheme.setter.name();
    let variable = |more: &str| format!("std::env::var(\"{}{more}\")?", name.to_uppercase());
    if scheme.kind.is_pair() {
        return format!(".{}({}, {})", scheme.setter.as_str(), variable("_USERNAME"), variable("_PASSWORD"));
    }
    format!(".{}({})", scheme.setter.as_str(), variable(""))
}
