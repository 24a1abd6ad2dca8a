//! Parameters: the way a caller passes them, and the way they are sent.

use crate::api::{self, Api, Encoding, Location, MediaRange, SchemaId, Shape, Style};
use crate::diagnostic::{Code, Diagnostics};
use crate::lower::lowering::Lowering;
use crate::lower::plan::content::xml::{self, Form};
use crate::lower::types::rules::rules_of;
use crate::rust::{
    CookieStyle, FormStyles, HeaderStyle, Parameter, Passing, PathOptions, PathStyle, QueryContent, QueryOptions,
    QueryStyle, Sending, TextOf, Type,
};

pub(in crate::lower) fn lower_parameter(
    lowering: &Lowering<'_>,
    parameter: &api::Parameter,
    diagnostics: &mut Diagnostics,
) -> Parameter {
    Parameter {
        passing: pass(lowering, Some(parameter.schema)),
        sending: send(lowering, parameter, diagnostics),
        text: text_of(lowering, parameter, diagnostics),
        rules: rules_of(lowering, parameter.schema).checked(),
    }
}

/// Returns the nested media type of a parameter, which is serialized to a string before it is sent.
fn text_of(lowering: &Lowering<'_>, parameter: &api::Parameter, diagnostics: &mut Diagnostics) -> Option<TextOf> {
    let api = lowering.api();
    match parameter.style {
        Style::FormText if !is_scalar(api, parameter.schema) => {
            Some(TextOf::Form(form_styles(api, Some(parameter.schema), &parameter.encodings)))
        }
        Style::Xml => match xml::form_of(api, Some(parameter.schema)) {
            Form::Value => lowering.xml.of_schema(parameter.schema).map(|ident| {
                let root = xml::root_name(api, parameter.schema).unwrap_or_else(|| parameter.name.clone());
                TextOf::Xml(root, ident.clone())
            }),
            Form::Text => None,
            Form::Bytes => {
                let message = format!("the document does not say what XML `{}` is; it is sent as JSON", parameter.name);
                diagnostics.report(Code::UnsupportedParameter, &parameter.origin.key("content"), message);
                None
            }
        },
        _ => None,
    }
}

fn send(lowering: &Lowering<'_>, parameter: &api::Parameter, diagnostics: &mut Diagnostics) -> Sending {
    let name = parameter.name.clone();
    match parameter.location {
        Location::Path => {
            let (style, allow_reserved) = (path_style(parameter), parameter.allow_reserved);
            Sending::Path(name, PathOptions { style, allow_reserved })
        }
        Location::Query => Sending::Query(name, query_options(parameter, diagnostics)),
        Location::QueryString => Sending::QueryString(name, query_content(lowering, parameter)),
        Location::Header => Sending::Header(name, header_style(parameter)),
        Location::Cookie => Sending::Cookie(name, cookie_style(parameter)),
    }
}

fn path_style(parameter: &api::Parameter) -> PathStyle {
    match (parameter.style, parameter.explode) {
        (Style::Label, false) => PathStyle::Label,
        (Style::Label, true) => PathStyle::LabelExploded,
        (Style::Matrix, false) => PathStyle::Matrix,
        (Style::Matrix, true) => PathStyle::MatrixExploded,
        (Style::SpaceDelimited, _) => PathStyle::Space,
        (Style::PipeDelimited, _) => PathStyle::Pipe,
        (Style::TabDelimited, _) => PathStyle::Tab,
        (Style::Json, _) => PathStyle::Json,
        (_, true) => PathStyle::SimpleExploded,
        (_, false) => PathStyle::Simple,
    }
}

fn header_style(parameter: &api::Parameter) -> HeaderStyle {
    match (parameter.style, parameter.explode) {
        (Style::SpaceDelimited, _) => HeaderStyle::Space,
        (Style::PipeDelimited, _) => HeaderStyle::Pipe,
        (Style::TabDelimited, _) => HeaderStyle::Tab,
        (Style::Json, _) => HeaderStyle::Json,
        (_, true) => HeaderStyle::SimpleExploded,
        (_, false) => HeaderStyle::Simple,
    }
}

fn cookie_style(parameter: &api::Parameter) -> CookieStyle {
    match (parameter.style, parameter.explode) {
        (Style::Json, _) => CookieStyle::Json,
        (Style::Cookie, true) => CookieStyle::Cookie,
        (Style::Cookie, false) => CookieStyle::CookieJoined,
        (Style::Form, false) => CookieStyle::FormJoined,
        _ => CookieStyle::Form,
    }
}

fn query_options(parameter: &api::Parameter, diagnostics: &mut Diagnostics) -> QueryOptions {
    let (style, explode) = (parameter.style, parameter.explode);
    if style == Style::DeepObject && !explode {
        let message = "`deepObject` is only defined with `explode: true`; it is sent so";
        diagnostics.report(Code::UnsupportedParameter, &parameter.origin.key("explode"), message);
    }
    QueryOptions {
        style: query_style(style, explode),
        allow_reserved: parameter.allow_reserved,
        allow_empty_value: parameter.allow_empty_value,
    }
}

pub(in crate::lower) fn query_style(style: Style, explode: bool) -> QueryStyle {
    match (style, explode) {
        (Style::Form, false) => QueryStyle::FormJoined,
        (Style::SpaceDelimited, false) => QueryStyle::Space,
        (Style::PipeDelimited, false) => QueryStyle::Pipe,
        (Style::TabDelimited, _) => QueryStyle::Tab,
        (Style::DeepObject, _) => QueryStyle::DeepObject,
        (Style::Json, _) => QueryStyle::Json,
        // Exploded, the delimited styles equal `form` (OpenAPI 3.1.1, appendix C).
        _ => QueryStyle::Form,
    }
}

fn query_content(lowering: &Lowering<'_>, parameter: &api::Parameter) -> QueryContent {
    match parameter.style {
        Style::Json => QueryContent::Json,
        Style::Text | Style::Xml => QueryContent::Text,
        _ => QueryContent::Form(form_styles(lowering.api(), Some(parameter.schema), &parameter.encodings)),
    }
}

/// Returns the serialization of a form's properties. The styles differ only for arrays and objects.
pub(in crate::lower) fn form_styles(api: &Api, schema: Option<SchemaId>, encodings: &[Encoding]) -> FormStyles {
    let properties = schema.map_or(&[][..], |schema| api.schemas.properties_behind(schema));
    let matters =
        |name: &str| !properties.iter().any(|property| &*property.name == name && is_scalar(api, property.schema));
    let styles: Vec<(String, QueryStyle)> = encodings
        .iter()
        .filter(|encoding| matters(&encoding.property))
        .filter_map(|encoding| Some((encoding.property.clone(), encoding_style(encoding)?)))
        .collect();
    let covers_all = properties
        .iter()
        .filter(|property| matters(&property.name))
        .all(|property| styles.iter().any(|(name, _)| **name == *property.name));
    match styles.first() {
        Some((_, first)) if covers_all && styles.iter().all(|(_, style)| style == first) => match first {
            // JSON also differs for scalars.
            QueryStyle::Json => FormStyles::Of(styles),
            style => FormStyles::All(*style),
        },
        _ => FormStyles::Of(styles),
    }
}

fn encoding_style(encoding: &Encoding) -> Option<QueryStyle> {
    match (&encoding.style, &encoding.content_type) {
        (Some((style, explode)), _) => Some(query_style(*style, *explode)),
        (None, Some(content_type)) if MediaRange::of(content_type).is_json() => Some(QueryStyle::Json),
        (None, _) => None,
    }
}

fn is_scalar(api: &Api, schema: SchemaId) -> bool {
    matches!(
        *api.schemas.shape_behind(schema),
        Shape::Scalar(_) | Shape::StringEnumeration(_) | Shape::IntegerEnumeration(_)
    )
}

/// Returns the way a value is passed: small values by value, strings as `&str`, strings of a format by `Into`, the rest
/// by reference.
pub(in crate::lower) fn pass(lowering: &Lowering<'_>, schema: Option<SchemaId>) -> Passing {
    let Some(schema) = schema else { return Passing::Reference(Type::Json) };
    // A null parameter is equivalent to an absent one.
    let ty = match lowering.type_of_value(schema) {
        Type::Option(inner) => *inner,
        ty => ty,
    };
    match ty.resolved() {
        Type::Bool | Type::Integer(_) | Type::Float | Type::Unit => Passing::Value(ty.resolved().clone()),
        Type::String => Passing::Text,
        Type::Secret => Passing::SecretText,
        Type::Formatted(_) => Passing::Into(ty),
        Type::Vec(items) if *items.resolved() == Type::String => Passing::Texts,
        Type::Vec(items) => Passing::Slice((**items).clone()),
        Type::Named(_) if is_enumeration(lowering.api(), schema) => Passing::Value(ty),
        _ => Passing::Reference(ty),
    }
}

fn is_enumeration(api: &Api, schema: SchemaId) -> bool {
    matches!(*api.schemas.shape_behind(schema), Shape::StringEnumeration(_) | Shape::IntegerEnumeration(_))
}
