//! XML descriptors of the schemas of bodies and responses.
//!
//! ```yaml
//! Pet:                                              # static PET: Xml = element(Object(&[
//!   xml: {name: pet}                                #     required("id", &attribute(Integer)),
//!   required: [id]                                  #     optional("tags", &element(Array(&element(String).name("tag")))),
//!   properties:                                     # ])).name("pet");
//!     id: {type: integer, xml: {attribute: true}}
//!     tags: {type: array, xml: {wrapped: true}, items: {type: string, xml: {name: tag}}}
//! ```
//!
//! A schema of its own has a static descriptor, so that schemas can be recursive; the rest is written in place.
//! Descriptors belong to schemas, not to types: schemas that share a type may differ in XML.

mod describe;

use indexmap::IndexMap;

use self::describe::Describing;
use super::naming::names::Names;
use super::plan::content::received::{has_body, read_beside, read_of_webhook};
use super::plan::content::sent;
use super::plan::content::xml::{Form, form_of};
use super::plan::share::Shared;
use crate::api::{Api, Parameter, Response, SchemaId, Style, Webhook};
use crate::rust::XmlItem;
use crate::spelling::{Ident, Words};

/// The descriptors of the schemas that are sent or received as XML.
#[derive(Debug, Default)]
pub(super) struct Descriptions {
    idents: IndexMap<SchemaId, Ident>,
    items: Vec<XmlItem>,
}

impl Descriptions {
    /// Returns the descriptor of a schema that is the root of a body.
    pub(super) fn of_schema(&self, schema: SchemaId) -> Option<&Ident> {
        self.idents.get(&schema)
    }

    /// Returns the descriptor for a response, if it can be XML.
    pub(super) fn of_response(&self, api: &Api, shared: &Shared, response: &Response) -> Option<&Ident> {
        self.of_schema(read_beside(api, shared, response)?)
    }

    /// Returns the descriptor for a webhook's payload, if it can be XML.
    pub(super) fn of_webhook(&self, api: &Api, shared: &Shared, webhook: &Webhook) -> Option<&Ident> {
        self.of_schema(read_of_webhook(api, shared, webhook)?)
    }

    /// Returns the descriptors, in the order of discovery.
    pub(super) fn into_items(self) -> Vec<XmlItem> {
        self.items
    }
}

/// Describes the schemas of bodies and responses.
pub(super) fn describe_schemas(api: &Api, shared: &Shared, names: &Names) -> Descriptions {
    let mut describing = Describing::new(api, shared, names);
    for (index, operation) in api.operations.iter().enumerate() {
        let words = |word: &str| names.of_call(index).words.join(&Words::of(word));
        for media_type in operation.body.iter().flat_map(|body| &body.content) {
            if let Some(schema) = media_type.schema.filter(|_| sent::is_xml(api, media_type)) {
                describing.ident_of(schema, &words("body"));
            }
        }
        for parameter in operation.parameters.iter().filter(|parameter| is_xml_text(api, parameter)) {
            describing.ident_of(parameter.schema, &words("parameter"));
        }
        for schema in operation.body.iter().flat_map(|body| &body.content).flat_map(|one| sent::xml_parts(api, one)) {
            describing.ident_of(schema, &words("part"));
        }
        let readable = operation.responses.iter().filter(|response| has_body(operation, response));
        for schema in readable.filter_map(|response| read_beside(api, shared, response)) {
            describing.ident_of(schema, &words("response"));
        }
    }
    for webhook in &api.webhooks {
        if let Some(schema) = read_of_webhook(api, shared, webhook) {
            describing.ident_of(schema, &Words::spelled(&webhook.name));
        }
    }
    let (idents, items) = describing.finish();
    Descriptions { idents, items }
}

fn is_xml_text(api: &Api, parameter: &Parameter) -> bool {
    parameter.style == Style::Xml && form_of(api, Some(parameter.schema)) == Form::Value
}
