//! XML as other programs write it.

use super::*;

static PET: Xml = element(Object(&[
    required("id", &element(Integer)),
    optional("name", &element(Text)),
    optional("price", &element(Number)),
    optional("sold", &element(Boolean)),
    required("tags", &bare(Array(&element(Text).name("tag")))),
]));

#[test]
fn layout_comments_and_instructions_are_nothing() {
    let text = "\u{feff}<?xml version='1.0' encoding='utf-8' standalone='yes'?>\n<!DOCTYPE pet>\n<?style none?>\n<!-- a pet -->\n\
                <pet>\n  <id> 7 <!-- seven --></id>\r\n  <tag>a</tag>\n  <tag/>\n</pet>\n<!-- end -->\n";
    assert_eq!(read(&PET, text), json(r#"{"id":7,"tags":["a",""]}"#));
}

#[test]
fn one_item_is_a_list_and_none_is_an_empty_one() {
    assert_eq!(read(&PET, "<pet><id>1</id><tag>a</tag></pet>"), json(r#"{"id":1,"tags":["a"]}"#));
    assert_eq!(read(&PET, "<pet><id>1</id></pet>"), json(r#"{"id":1,"tags":[]}"#));
}

#[test]
fn scalars_are_what_the_description_says() {
    let text = "<p><id>+12</id><name>12</name><price>1.50E2</price><sold>1</sold></p>";
    assert_eq!(read(&PET, text), json(r#"{"id":12,"name":"12","price":150.0,"sold":true,"tags":[]}"#));
    // Text that is not a number or a boolean stays a string, and the type that is read from it reports the error.
    let text = "<p><id>twelve</id><price>NaN</price><sold>maybe</sold></p>";
    assert_eq!(read(&PET, text), json(r#"{"id":"twelve","price":"NaN","sold":"maybe","tags":[]}"#));
    assert_eq!(read(&PET, "<p><id/><price></price></p>"), json(r#"{"id":null,"price":null,"tags":[]}"#));
}

#[test]
fn the_order_is_free_and_what_is_not_known_is_passed_over() {
    let text = "<pet color='red'><tag>a</tag><new>x</new><name>n</name><tag>b</tag><id>1</id></pet>";
    assert_eq!(read(&PET, text), json(r#"{"id":1,"name":"n","tags":["a","b"]}"#));
}

#[test]
fn text_in_pieces_is_one() {
    let text =
        "<p><id>1</id><name>a &amp; b<!-- c --> &#100;&#x65;<![CDATA[ <f> &amp; ]]>&lt;g&gt;&quot;&apos;</name></p>";
    assert_eq!(read(&PET, text), json(r#"{"id":1,"name":"a & b de <f> &amp; <g>\"'","tags":[]}"#));
}

#[test]
fn other_prefixes_and_none_are_the_same() {
    static PERSON: Xml = element(Object(&[
        optional("name", &element(Text).namespace("urn:a").prefix("a")),
        optional("nick", &element(Text).name("name").namespace("urn:b").prefix("b")),
    ]));
    let text = "<p xmlns:x='urn:b' xmlns='urn:a'><x:name>second</x:name><name>first</name></p>";
    assert_eq!(read(&PERSON, text), json(r#"{"name":"first","nick":"second"}"#));
    assert_eq!(read(&PERSON, "<p><name>first</name></p>"), json(r#"{"name":"first","nick":"first"}"#));
}

#[test]
fn items_of_another_name_in_an_element_of_their_own_are_read() {
    static PETS: Xml = element(Array(&element(Object(&[optional("id", &element(Integer))])).name("pet")));
    assert_eq!(read(&PETS, "<ArrayOfPet><Pet><id>1</id></Pet></ArrayOfPet>"), json(r#"[{"id":1}]"#));
}

#[test]
fn characters_that_mean_something_are_references() {
    static TEXTS: Xml = element(Object(&[optional("a", &attribute(Text)), optional("t", &element(Text))]));
    both(
        &TEXTS,
        "x",
        r#"{"a":"<\"&'>\n\t\r é","t":"<\"&'>\n\t\r 😀"}"#,
        "<x a=\"&lt;&quot;&amp;&apos;&gt;&#10;&#9;&#13; é\"><t>&lt;\"&amp;'&gt;\n\t&#13; 😀</t></x>",
    );
}

#[test]
fn attributes_of_the_instance_are_no_members() {
    static ANY: Xml = element(Any);
    let instance = "xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance'";
    assert_eq!(read(&ANY, &format!("<a {instance} xsi:type='n'>1</a>")), json(r#""1""#));
    assert_eq!(read(&ANY, &format!("<a {instance} xsi:type='n' b='2'>1</a>")), json(r#"{"b":"2"}"#));
    assert_eq!(read(&ANY, &format!("<a {instance} xsi:nil='true'/>")), json("null"));
}

#[test]
fn of_two_entries_of_one_name_the_first_counts() {
    static COUNTS: Xml = element(Map(&element(Integer)));
    assert_eq!(read(&COUNTS, "<c><a>1</a><b>2</b><a>3</a></c>"), json(r#"{"a":1,"b":2}"#));
}

#[test]
fn a_namespace_is_declared_for_each_element_that_needs_it() {
    static NAME: Xml = element(Text).prefix("p").namespace("urn:p");
    static PERSON: Xml = element(Object(&[required("a", &NAME), required("b", &NAME)]));
    both(&PERSON, "r", r#"{"a":"1","b":"2"}"#, r#"<r><p:a xmlns:p="urn:p">1</p:a><p:b xmlns:p="urn:p">2</p:b></r>"#);
    static CODE: Xml = attribute(Text).prefix("p").namespace("urn:p");
    static PLACE: Xml = element(Object(&[required("a", &CODE)]));
    both(&PLACE, "r", r#"{"a":"1"}"#, r#"<r xmlns:p="urn:p" p:a="1"></r>"#);
}

#[test]
fn a_mark_of_the_byte_order_is_no_text() {
    static NAME: Xml = element(Text);
    assert_eq!(read(&NAME, "\u{feff}<name>a</name>"), json(r#""a""#));
    assert_eq!(read(&NAME, "\u{feff}<?xml version=\"1.0\"?><name>\u{feff}a</name>"), json("\"\u{feff}a\""));
    assert_eq!(
        refused(&NAME, b"<name>\xff</name>"),
        "not XML that is read: not UTF-8 text: invalid utf-8 sequence of 1 bytes from index 6"
    );
}

/// Without a description, elements of one name are one list, wherever they stand.
#[test]
fn repeated_elements_without_a_description_are_a_list() {
    static FREE: Xml = element(Any);
    assert_eq!(
        read(&FREE, "<a><b>1</b><c>2</c><b>3</b><c><d/></c><b>4</b><e>5</e></a>"),
        json(r#"{"b":["1","3","4"],"c":["2",{"d":""}],"e":"5"}"#)
    );
    assert_eq!(read(&FREE, r#"<a b="0"><b>1</b></a>"#), json(r#"{"b":["0","1"]}"#));
    assert_eq!(read(&FREE, r#"<a b="0">text</a>"#), json(r#"{"b":"0"}"#));
    assert_eq!(read(&FREE, "<a>text</a>"), json(r#""text""#));
    let nil = r#"<a xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><b xsi:nil="true"/><b>1</b></a>"#;
    assert_eq!(read(&FREE, nil), json(r#"{"b":[null,"1"]}"#));
}

/// A member of any type is a list if there are several elements of its name.
#[test]
fn elements_of_a_member_of_any_type_are_a_list_if_there_are_several() {
    static PET: Xml = element(Object(&[required("id", &element(Text)), optional("tag", &element(Any))]));
    assert_eq!(read(&PET, "<p><tag>a</tag><id>1</id><tag>b</tag></p>"), json(r#"{"id":"1","tag":["a","b"]}"#));
    assert_eq!(read(&PET, "<p><tag>a</tag><id>1</id></p>"), json(r#"{"id":"1","tag":"a"}"#));
    assert_eq!(read(&PET, "<p><id>1</id><id>2</id></p>"), json(r#"{"id":"1"}"#));
    static MAP: Xml = element(Map(&element(Any)));
    assert_eq!(read(&MAP, "<m><a>1</a><b>2</b><a>3</a></m>"), json(r#"{"a":["1","3"],"b":"2"}"#));
}
