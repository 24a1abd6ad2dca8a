//! Unions, as far as their branches can be distinguished.

use super::*;

static CAT: Xml = element(Object(&[required("lives", &element(Integer)), optional("name", &element(Text))]));
static DOG: Xml = element(Object(&[required("bark", &element(Boolean)), optional("name", &element(Text))]));

#[test]
fn the_branch_that_explains_most_is_taken() {
    static PET: Xml = element(Union(&[&CAT, &DOG]));
    both(&PET, "pet", r#"{"lives":9,"name":"a"}"#, "<pet><lives>9</lives><name>a</name></pet>");
    both(&PET, "pet", r#"{"bark":true}"#, "<pet><bark>true</bark></pet>");
}

#[test]
fn branches_with_names_of_their_own_are_told_by_them() {
    static ZOO: Xml = element(Array(&bare(Union(&[&element(Is(&CAT)).name("cat"), &element(Is(&DOG)).name("dog")]))));
    both(
        &ZOO,
        "zoo",
        r#"[{"lives":9},{"bark":true},{"lives":1}]"#,
        "<zoo><cat><lives>9</lives></cat><dog><bark>true</bark></dog><cat><lives>1</lives></cat></zoo>",
    );
    static ONE: Xml = bare(Union(&[&element(Is(&CAT)).name("cat"), &element(Is(&DOG)).name("dog")]));
    both(&ONE, "pet", r#"{"bark":true}"#, "<dog><bark>true</bark></dog>");
    static OWNER: Xml = element(Object(&[optional("pet", &ONE)]));
    both(&OWNER, "owner", r#"{"pet":{"lives":1}}"#, "<owner><cat><lives>1</lives></cat></owner>");
}

#[test]
fn scalars_are_the_first_that_is_more_than_text() {
    static VALUE: Xml = element(Union(&[&element(Text), &element(Integer), &element(Boolean), &element(Null)]));
    for (value, text) in [("7", "7"), (r#""seven""#, "seven"), ("true", "true")] {
        both(&VALUE, "v", value, &format!("<v>{text}</v>"));
    }
    static ATTRIBUTE: Xml = element(Object(&[optional("a", &attribute(Union(&[&element(Text), &element(Number)])))]));
    both(&ATTRIBUTE, "v", r#"{"a":7.5}"#, r#"<v a="7.5"></v>"#);
}

#[test]
fn an_array_is_the_branch_of_arrays() {
    static ITEMS: Xml = element(Array(&element(Integer).name("n")));
    static VALUE: Xml = element(Union(&[&element(Text), &CAT, &ITEMS]));
    static ROOT: Xml = element(Object(&[optional("v", &VALUE)]));
    both(&ROOT, "r", r#"{"v":"a"}"#, "<r><v>a</v></r>");
    both(&ROOT, "r", r#"{"v":[1,2]}"#, "<r><v><n>1</n><n>2</n></v></r>");
}

/// An element that is not described counts against a branch once, a required one that is missing twice.
#[test]
fn a_branch_is_the_one_that_leaves_least_unexplained() {
    const TEXT: Xml = element(Text);
    static FEW: Xml = element(Object(&[optional("a", &TEXT), optional("b", &TEXT)]));
    static OTHERS: Xml = element(Object(&[optional("a", &TEXT), optional("c", &TEXT)]));
    static BY_ELEMENT: Xml = element(Union(&[&FEW, &OTHERS]));
    assert_eq!(read(&BY_ELEMENT, "<p><a>1</a><c>2</c></p>"), json(r#"{"a":"1","c":"2"}"#));
    assert_eq!(read(&BY_ELEMENT, "<p><a>1</a><b>2</b></p>"), json(r#"{"a":"1","b":"2"}"#));
    static X: Xml = element(Object(&[optional("x", &attribute(Text)), optional("y", &TEXT)]));
    static Y: Xml = element(Object(&[optional("y", &attribute(Text)), optional("x", &TEXT)]));
    static BY_ATTRIBUTE: Xml = element(Union(&[&X, &Y]));
    assert_eq!(read(&BY_ATTRIBUTE, r#"<p y="1"/>"#), json(r#"{"y":"1"}"#));
    assert_eq!(read(&BY_ATTRIBUTE, r#"<p x="1"/>"#), json(r#"{"x":"1"}"#));
    static NEEDS: Xml = element(Object(&[required("r", &TEXT), optional("b", &TEXT), optional("c", &TEXT)]));
    static ONE: Xml = element(Object(&[optional("b", &TEXT)]));
    static BY_NEED: Xml = element(Union(&[&NEEDS, &ONE]));
    assert_eq!(read(&BY_NEED, "<p><b>1</b><c>2</c></p>"), json(r#"{"b":"1"}"#), "one unknown, or one missing");
    assert_eq!(read(&BY_NEED, "<p><r>0</r><b>1</b><c>2</c></p>"), json(r#"{"r":"0","b":"1","c":"2"}"#));
}

/// A description of any entries explains less than one of the entries that are there, and more than none.
#[test]
fn a_map_comes_before_any_value_and_a_list_before_a_map() {
    const NUMBER: Xml = element(Integer);
    static MAP: Xml = element(Union(&[&element(Any), &element(Map(&NUMBER))]));
    assert_eq!(read(&MAP, "<p><n>1</n></p>"), json(r#"{"n":1}"#));
    static OPEN: Xml = element(Union(&[&element(Any), &element(Open(&[optional("n", &NUMBER)], &element(Text)))]));
    assert_eq!(read(&OPEN, "<p><n>1</n></p>"), json(r#"{"n":1}"#));
    static LIST: Xml = element(Union(&[&element(Map(&element(Text))), &element(Array(&element(Integer).name("n")))]));
    assert_eq!(read(&LIST, "<p><n>1</n></p>"), json("[1]"));
    static ANY: Xml = element(Union(&[&element(Array(&element(Integer).name("n"))), &element(Any)]));
    assert_eq!(read(&ANY, "<p>text</p>"), json(r#""text""#));
}

#[test]
fn text_is_no_element_and_null_is_empty() {
    static PET: Xml = element(Union(&[&element(Text), &CAT]));
    assert_eq!(read(&PET, "<p><lives>9</lives><other/></p>"), json(r#"{"lives":9}"#));
    static NULL: Xml = element(Union(&[&element(Text), &element(Null)]));
    assert_eq!(read(&NULL, "<p></p>"), json("null"));
    assert_eq!(read(&NULL, "<p>a</p>"), json(r#""a""#));
}
