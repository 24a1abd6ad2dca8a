//! The specification's examples.

use super::*;

const ANIMALS: &str = r#"{"animals":["dog","cat","hamster"]}"#;

#[test]
fn a_string() {
    static DOCUMENT: Xml = element(Object(&[optional("animals", &element(Text))])).name("document");
    both(
        &DOCUMENT,
        "document",
        r#"{"animals":"dog, cat, hamster"}"#,
        "<document><animals>dog, cat, hamster</animals></document>",
    );
}

#[test]
fn an_array_has_no_element_of_its_own() {
    static DOCUMENT: Xml = element(Object(&[optional("animals", &bare(Array(&element(Text))))]));
    both(
        &DOCUMENT,
        "document",
        ANIMALS,
        "<document><animals>dog</animals><animals>cat</animals><animals>hamster</animals></document>",
    );
    both(&DOCUMENT, "document", r#"{"animals":["dog"]}"#, "<document><animals>dog</animals></document>");
}

#[test]
fn a_name_replaces_that_of_the_property() {
    static DOCUMENT: Xml = element(Object(&[optional("animals", &element(Text).name("animal"))]));
    both(&DOCUMENT, "document", r#"{"animals":"dog"}"#, "<document><animal>dog</animal></document>");
}

#[test]
fn attribute_prefix_and_namespace() {
    static PERSON: Xml = element(Object(&[
        optional("id", &attribute(Integer)),
        optional("name", &element(Text).namespace("https://example.com/schema/sample").prefix("sample")),
    ]))
    .name("Person");
    both(
        &PERSON,
        "Person",
        r#"{"id":123,"name":"example"}"#,
        r#"<Person id="123"><sample:name xmlns:sample="https://example.com/schema/sample">example</sample:name></Person>"#,
    );
}

#[test]
fn items_have_a_name() {
    static DOCUMENT: Xml = element(Object(&[optional("animals", &bare(Array(&element(Text).name("animal"))))]));
    both(
        &DOCUMENT,
        "document",
        ANIMALS,
        "<document><animal>dog</animal><animal>cat</animal><animal>hamster</animal></document>",
    );
}

#[test]
fn an_array_with_an_element_calls_its_items_like_itself() {
    static DOCUMENT: Xml = element(Object(&[optional("animals", &element(Array(&element(Text))))]));
    both(
        &DOCUMENT,
        "document",
        r#"{"animals":["dog","cat"]}"#,
        "<document><animals><animals>dog</animals><animals>cat</animals></animals></document>",
    );
    both(&DOCUMENT, "document", r#"{"animals":[]}"#, "<document><animals></animals></document>");
}

#[test]
fn an_array_with_an_element_and_names() {
    static DOCUMENT: Xml = element(Object(&[
        optional("animals", &element(Array(&element(Text).name("animal"))).name("aliens")),
        optional("plants", &element(Array(&element(Text))).name("flowers")),
    ]));
    both(
        &DOCUMENT,
        "document",
        r#"{"animals":["dog","cat"],"plants":["rose"]}"#,
        "<document><aliens><animal>dog</animal><animal>cat</animal></aliens>\
         <flowers><flowers>rose</flowers></flowers></document>",
    );
}

#[test]
fn attributes_and_text() {
    static ANIMALS: Xml = element(Array(
        &element(Object(&[optional("kind", &attribute(Text)), optional("name", &text_node(Text))])).name("animal"),
    ));
    both(
        &ANIMALS,
        "animals",
        r#"[{"kind":"Cat","name":"Fluffy"},{"kind":"Dog","name":"Fido"}]"#,
        r#"<animals><animal kind="Cat">Fluffy</animal><animal kind="Dog">Fido</animal></animals>"#,
    );
}

#[test]
fn cdata_is_written_as_such_and_read_with_layout_around_it() {
    static DOCUMENTATION: Xml = element(Object(&[optional("content", &cdata(Text))]));
    both(
        &DOCUMENTATION,
        "Documentation",
        r#"{"content":"<html>]]></html>"}"#,
        "<Documentation><![CDATA[<html>]]]]><![CDATA[></html>]]></Documentation>",
    );
    let spaced = "<Documentation>\n  <![CDATA[<html></html>]]>\n</Documentation>";
    assert_eq!(read(&DOCUMENTATION, spaced), json(r#"{"content":"<html></html>"}"#));
}

#[test]
fn one_schema_below_two_roots() {
    static DOCUMENTATION: Xml = bare(Object(&[optional("content", &cdata(Text))]));
    static STORED: Xml = element(Is(&DOCUMENTATION)).name("StoredDocument");
    let text = "<StoredDocument><![CDATA[a]]></StoredDocument>";
    both(&STORED, "StoredDocument", r#"{"content":"a"}"#, text);
}

#[test]
fn elements_in_order() {
    static ONE_TWO_THREE: Xml = element(Tuple(&[
        &element(Text).name("One"),
        &element(Object(&[required("unit", &attribute(Text)), required("value", &text_node(Number))])).name("Two"),
        &element(Boolean).name("Three"),
    ]));
    both(
        &ONE_TWO_THREE,
        "OneTwoThree",
        r#"["Some text",{"unit":"cubits","value":42},null]"#,
        "<OneTwoThree><One>Some text</One><Two unit=\"cubits\">42</Two>\
         <Three xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:nil=\"true\"></Three></OneTwoThree>",
    );
}

#[test]
fn text_between_elements() {
    static REPORT: Xml = element(Tuple(&[&text_node(Text), &element(Number).name("data"), &text_node(Text)]));
    both(
        &REPORT,
        "Report",
        r#"["Some preamble text.",42,"Some postamble text."]"#,
        "<Report>Some preamble text.<data>42</data>Some postamble text.</Report>",
    );
}

#[test]
fn null_is_no_attribute_and_an_element_without_anything() {
    static PRODUCT: Xml = element(Object(&[
        or_null("count", &attribute(Number)),
        optional("rating", &attribute(Text)),
        required("description", &element(Text)),
        or_null("related", &element(Object(&[]))),
    ]));
    both(
        &PRODUCT,
        "product",
        r#"{"count":null,"description":"Thing","related":null}"#,
        "<product><description>Thing</description>\
         <related xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:nil=\"true\"></related></product>",
    );
    both(
        &PRODUCT,
        "product",
        r#"{"count":42,"description":"Thing","related":{}}"#,
        "<product count=\"42\"><description>Thing</description><related></related></product>",
    );
    // As the specification prints it, without the declaration of the prefix.
    assert_eq!(
        read(&PRODUCT, "<product><description>Thing</description><related xsi:nil=\"true\" /></product>"),
        json(r#"{"count":null,"description":"Thing","related":null}"#)
    );
}

#[test]
fn maps_and_members_beside_others() {
    static LABELS: Xml = element(Map(&element(Integer)));
    both(&LABELS, "labels", r#"{"a":1,"b":2}"#, "<labels><a>1</a><b>2</b></labels>");
    static LISTS: Xml = element(Map(&bare(Array(&element(Text)))));
    both(&LISTS, "lists", r#"{"a":["x","y"],"b":["z"]}"#, "<lists><a>x</a><a>y</a><b>z</b></lists>");
    static OPEN: Xml = element(Open(&[required("id", &element(Integer))], &element(Boolean)));
    both(&OPEN, "open", r#"{"id":1,"new":true}"#, "<open><id>1</id><new>true</new></open>");
}

#[test]
fn a_list_in_an_attribute() {
    static SIZES: Xml = element(Object(&[optional("sizes", &attribute(Array(&element(Integer))))]));
    both(&SIZES, "shirt", r#"{"sizes":[1,2,3]}"#, r#"<shirt sizes="1 2 3"></shirt>"#);
}

#[test]
fn a_namespace_without_a_prefix_holds_inside() {
    static INNER: Xml = element(Text).namespace("urn:a");
    static OUTER: Xml =
        element(Object(&[optional("inner", &INNER), optional("other", &element(Text))])).namespace("urn:a");
    both(
        &OUTER,
        "outer",
        r#"{"inner":"1","other":"2"}"#,
        r#"<outer xmlns="urn:a"><inner>1</inner><other>2</other></outer>"#,
    );
}

#[test]
fn what_is_not_described_goes_through() {
    static FREE: Xml = element(Any);
    both(&FREE, "free", r#"{"a":["x","y"],"b":{"c":"z"}}"#, "<free><a>x</a><a>y</a><b><c>z</c></b></free>");
    assert_eq!(read(&FREE, r#"<free n="1"><a>x</a></free>"#), json(r#"{"a":"x","n":"1"}"#));
}

#[test]
fn a_schema_that_holds_itself() {
    static NODE: Xml = element(Object(&[
        required("name", &attribute(Text)),
        required("nodes", &bare(Array(&element(Is(&NODE)).name("node")))),
    ]));
    both(
        &NODE,
        "node",
        r#"{"name":"a","nodes":[{"name":"b","nodes":[]},{"name":"c","nodes":[]}]}"#,
        r#"<node name="a"><node name="b"></node><node name="c"></node></node>"#,
    );
}
