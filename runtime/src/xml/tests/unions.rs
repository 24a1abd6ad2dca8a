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
