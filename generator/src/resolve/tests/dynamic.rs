//! References whose targets depend on how they are reached: `$dynamicRef` and `$recursiveRef`.

use super::{Resolved, resolve};
use crate::api::{SchemaId, Shape};

const NONE: [&str; 0] = [];

impl Resolved {
    fn properties_of(&self, name: &str) -> Vec<SchemaId> {
        let named = self.api.named.iter().find(|id| self.api.schemas[**id].name.as_deref() == Some(name));
        self.properties(*named.expect("a schema"))
    }

    fn properties(&self, id: SchemaId) -> Vec<SchemaId> {
        match &self.api.schemas[id].shape {
            Shape::Object(object) => object.properties.iter().map(|property| property.schema).collect(),
            Shape::Same(other) => self.properties(*other),
            _ => Vec::new(),
        }
    }
}

#[test]
fn a_dynamic_reference_leads_to_the_anchor_of_the_outermost_resource() {
    let resolved = resolve(
        "components:\n  schemas:\n    Page: {$id: page, properties: {items: {type: array, items: {$dynamicRef: '#item'}}}, $defs: {i: \
         {$dynamicAnchor: item, type: string}}}\n    Users: {$id: users, $ref: page, $defs: {i: {$dynamicAnchor: item, type: \
         integer}}}\n    Holder: {properties: {users: {$ref: users}, pages: {$ref: page}}}\n",
    );
    assert_eq!(resolved.findings, NONE);
    assert_eq!(resolved.shape("Page"), "{items?: [string]}");
    assert_eq!(resolved.shape("Users"), "{items?: [integer]}");
    assert_eq!(resolved.shape("Holder"), "{users?: Users, pages?: Page}");
}

#[test]
fn a_use_that_binds_an_anchor_binds_it_within_what_it_uses() {
    let resolved = resolve(
        "components:\n  schemas:\n    List: {$id: list, properties: {value: {$dynamicRef: '#v'}, next: {$ref: list}}, $defs: {v: \
         {$dynamicAnchor: v}}}\n    Names: {$id: names, $ref: list, $defs: {v: {$dynamicAnchor: v, type: string}}}\n    \
         Numbers: {$id: numbers, properties: {names: {$ref: names}, list: {$ref: list}}, $defs: {v: {$dynamicAnchor: v, type: \
         integer}}}\n",
    );
    assert_eq!(resolved.findings, NONE);
    assert_eq!(resolved.shape("Names"), "{value?: string, next?: Names}");
    assert_eq!(resolved.shape("List"), "{value?: any, next?: List}");
    // The outermost resource counts, not the nearest one.
    let (names, list) = (resolved.properties_of("Numbers")[0], resolved.properties_of("Numbers")[1]);
    let value = |id| resolved.shape_of(resolved.properties(id)[0], true);
    assert_eq!((value(names), value(list)), ("integer".to_owned(), "integer".to_owned()));
}

#[test]
fn schemas_without_an_id_bind_an_anchor_each_for_itself() {
    let resolved = resolve(
        "components:\n  schemas:\n    Page: {properties: {item: {$dynamicRef: '#item'}}, $defs: {i: {$dynamicAnchor: item}}}\n    \
         Users: {$ref: '#/components/schemas/Page', $defs: {i: {$dynamicAnchor: item, type: integer}}}\n    Twice: {properties: {a: \
         {$dynamicAnchor: item, type: string}, b: {$dynamicAnchor: item}, c: {$dynamicRef: '#item'}}}\n    Nobody: {properties: \
         {a: {$dynamicRef: '#item'}}}\n",
    );
    assert_eq!(resolved.shape("Page"), "{item?: any}");
    assert_eq!(resolved.shape("Users"), "{item?: integer}");
    assert_eq!(resolved.shape("Twice"), "{a?: string, b?: any, c?: any}");
    assert_eq!(resolved.shape("Nobody"), "{a?: any}");
    let message = "untyped-schema: several schemas of one resource have the anchor of this `$dynamicRef`; the referenced schema is \
                   free-form JSON";
    assert_eq!(
        resolved.findings,
        [
            format!("#/components/schemas/Twice/properties/c/$dynamicRef {message}"),
            format!("#/components/schemas/Nobody/properties/a/$dynamicRef {message}")
        ]
    );
}

#[test]
fn a_recursive_reference_leads_to_the_outermost_recursive_anchor() {
    let resolved = resolve(
        "components:\n  schemas:\n    Tree: {$recursiveAnchor: true, properties: {parts: {type: array, items: {$recursiveRef: '#'}}}}\n    \
         Named: {$recursiveAnchor: true, allOf: [{$ref: '#/components/schemas/Tree'}], properties: {name: {type: string}}}\n",
    );
    assert_eq!(resolved.shape("Tree"), "{parts?: [Tree]}");
    assert_eq!(resolved.shape("Named"), "{parts?: [Named], name?: string}");
}

#[test]
fn a_recursive_anchor_counts_at_the_root_of_a_schema_alone() {
    let resolved = resolve(
        "components:\n  schemas:\n    Tree: {properties: {parts: {$recursiveRef: '#/components/schemas/Tree'}, leaf: \
         {$recursiveAnchor: true, properties: {size: {type: integer}}}}}\n",
    );
    assert_eq!(resolved.shape("Tree"), "{parts?: Tree, leaf?: {size?: integer}}");
}
