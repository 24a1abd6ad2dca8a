//! Identifiers of names, row by row.

use super::{Ident, Kind};
use crate::spelling::Scope;
use crate::spelling::words::Words;

/// Rows of a string, and its name as a type, as a field, as a module.
const NAMES: &[(&str, &str, &str, &str)] = &[
    ("type", "Type", "r#type", "type_"),
    ("+1", "Plus1", "plus_1", "plus_1"),
    ("-1", "Minus1", "minus_1", "minus_1"),
    ("", "Empty", "empty", "empty"),
    ("$top", "DollarTop", "dollar_top", "dollar_top"),
    ("@odata.id", "AtOdataId", "at_odata_id", "at_odata_id"),
    ("fields[x]", "FieldsX", "fields_x", "fields_x"),
    ("HTTPHealthCheck", "HttpHealthCheck", "http_health_check", "http_health_check"),
    ("HttpHealthCheck", "HttpHealthCheck", "http_health_check", "http_health_check"),
    ("io.k8s.api.core.v1.Pod", "IoK8sApiCoreV1Pod", "io_k8s_api_core_v1_pod", "io_k8s_api_core_v1_pod"),
    ("repos/list-for-user", "ReposListForUser", "repos_list_for_user", "repos_list_for_user"),
    ("2fa", "N2fa", "n2fa", "n2fa"),
    ("200", "N200", "n200", "n200"),
    ("1.2", "N1_2", "n1_2", "n1_2"),
    ("v1.2", "V1_2", "v1_2", "v1_2"),
    ("日本語", "日本語", "日本語", "日本語"),
    ("été", "Été", "été", "été"),
    ("straße", "Straße", "straße", "straße"),
    ("🙂", "U1f642", "u1f642", "u1f642"),
    ("_", "Underscore", "underscore", "underscore"),
    ("__", "UnderscoreUnderscore", "underscore_underscore", "underscore_underscore"),
    ("Self", "Self_", "self_", "self_"),
    ("self", "Self_", "self_", "self_"),
    ("super", "Super", "super_", "super_"),
    ("crate", "Crate", "crate_", "crate_"),
    ("selfLink", "SelfLink", "self_link", "self_link"),
    ("async", "Async", "r#async", "async_"),
    ("await", "Await", "r#await", "await_"),
    ("dyn", "Dyn", "r#dyn", "dyn_"),
    ("gen", "Gen", "r#gen", "gen_"),
    ("try", "Try", "r#try", "try_"),
    ("abstract", "Abstract", "r#abstract", "abstract_"),
    ("become", "Become", "r#become", "become_"),
    ("box", "Box", "r#box", "box_"),
    ("do", "Do", "r#do", "do_"),
    ("final", "Final", "r#final", "final_"),
    ("macro", "Macro", "r#macro", "macro_"),
    ("override", "Override", "r#override", "override_"),
    ("priv", "Priv", "r#priv", "priv_"),
    ("typeof", "Typeof", "r#typeof", "typeof_"),
    ("unsized", "Unsized", "r#unsized", "unsized_"),
    ("virtual", "Virtual", "r#virtual", "virtual_"),
    ("yield", "Yield", "r#yield", "yield_"),
    ("as", "As", "r#as", "as_"),
    ("in", "In", "r#in", "in_"),
    ("ref", "Ref", "r#ref", "ref_"),
    ("mod", "Mod", "r#mod", "mod_"),
    ("use", "Use", "r#use", "use_"),
    ("where", "Where", "r#where", "where_"),
    ("match", "Match", "r#match", "match_"),
    ("true", "True", "r#true", "true_"),
    ("False", "False", "r#false", "false_"),
    ("static", "Static", "r#static", "static_"),
    ("union", "Union", "union", "union"),
    ("default", "Default", "default", "default"),
    ("macro_rules", "MacroRules", "macro_rules", "macro_rules"),
    ("con", "Con", "con", "con_"),
    ("NUL", "Nul", "nul", "nul_"),
    ("aux", "Aux", "aux", "aux_"),
    ("com1", "Com1", "com1", "com1_"),
    ("LPT9", "Lpt9", "lpt9", "lpt9_"),
    ("com10", "Com10", "com10", "com10"),
    ("main", "Main", "main", "main_"),
    ("lib", "Lib", "lib", "lib_"),
    ("std", "Std", "std", "std_"),
    ("core", "Core", "core", "core_"),
];

#[test]
fn names_become_identifiers() {
    for (text, r#type, field, module) in NAMES {
        let words = Words::spelled(text);
        assert_eq!(words.type_name().as_str(), *r#type, "{text}");
        assert_eq!(words.variant_name().as_str(), *r#type, "{text}");
        assert_eq!(words.field_name().as_str(), *field, "{text}");
        assert_eq!(words.method_name().as_str(), *field, "{text}");
        assert_eq!(words.module_name().as_str(), *module, "{text}");
    }
}

#[test]
fn the_file_of_a_module_is_ascii() {
    for (text, file) in
        [("日本語", "u65e5_u672c_u8a9e"), ("été", "ue9_t_ue9"), ("straße", "stra_udf_e"), ("Pets", "pets")]
    {
        assert_eq!(Words::of(text).module_name().file_name(), file);
    }
    let mut scope = Scope::new();
    assert_eq!(claim(&mut scope, &["été"], Kind::Module), "été");
    assert_eq!(claim(&mut scope, &["ue9 t ue9"], Kind::Module), "ue9_t_ue9_2");
}

#[test]
fn names_in_either_form_of_normalization_and_with_look_alikes_differ_visibly() {
    let mut scope = Scope::new();
    assert_eq!(claim(&mut scope, &["café"], Kind::Field), "café");
    assert_eq!(claim(&mut scope, &["cafe\u{301}"], Kind::Field), "café2");
    assert_eq!(claim(&mut scope, &["город"], Kind::Field), "город");
    assert_eq!(claim(&mut scope, &["гoрoд"], Kind::Field), "u433_o_u440_o_д");
    assert_eq!(claim(&mut scope, &["адресip"], Kind::Field), "адрес_ip");
    assert_eq!(claim(&mut scope, &["戸"], Kind::Field), "戸");
    assert_eq!(claim(&mut scope, &["戶"], Kind::Field), "戶2");
    assert_eq!(claim(&mut scope, &["へルプ"], Kind::Field), "u3078_ルプ");
}

#[test]
fn a_name_without_words_is_unnamed() {
    assert_eq!(Words::of("+").type_name().as_str(), "Unnamed");
    assert_eq!(Words::of("+").field_name().as_str(), "unnamed");
    assert_eq!(Words::of("+").module_name().as_str(), "unnamed");
}

#[test]
fn whatever_comes_in_a_valid_identifier_comes_out() {
    let hostile = [
        "x".repeat(10_000),
        "ab ".repeat(10_000),
        "🙂".repeat(10_000),
        "日".repeat(10_000),
        "9".repeat(10_000),
        "_".repeat(10_000),
        "\u{202e}\u{0}\u{feff}".to_owned(),
        "r#type".to_owned(),
        "'static".to_owned(),
        "\\\"\n".to_owned(),
        "Ǆ".to_owned(),
        "ﬁ".to_owned(),
        "İ".to_owned(),
        "ΑΣ".to_owned(),
        "ẞ".to_owned(),
        "ß".to_owned(),
    ];
    let letters = (0..0x2_0000).step_by(11).filter_map(char::from_u32).map(String::from);
    for text in hostile.into_iter().chain(letters) {
        for words in [Words::of(&text), Words::spelled(&text)] {
            for kind in [Kind::Type, Kind::Variant, Kind::Field, Kind::Module, Kind::Method] {
                let ident = Ident::of(&words, kind);
                assert_eq!(ident.to_token().to_string(), ident.as_str(), "{text:?}");
                assert_eq!(Ident::parse(ident.as_str()), Some(ident.clone()), "{text:?}");
                assert!(ident.name().chars().count() <= 121, "{ident}");
                assert!(ident.file_name().is_ascii(), "{ident}");
            }
        }
    }
}

#[test]
fn long_names_keep_their_end() {
    let words = Words::of(&"get the very long name ".repeat(9));
    let name = "name_get_the_very_long_name_get_the_very_long_name_get_the_very_long_name_get_the_very_long_name_\
                get_the_very_long_name";
    assert_eq!(words.field_name().as_str(), name);
}

#[test]
fn only_identifiers_are_parsed() {
    for text in ["Pet", "pet", "_x", "r#type", "Self_", "type_", "été", "N1_2"] {
        assert_eq!(Ident::parse(text).as_ref().map(Ident::as_str), Some(text));
    }
    for text in ["", "_", "type", "self", "r#self", "Self", "r#", "r#_", "2x", "a-b", "a b", "a;", "ﬁ"] {
        assert_eq!(Ident::parse(text), None, "{text}");
    }
}

fn claim(scope: &mut Scope, candidates: &[&str], kind: Kind) -> String {
    let words = candidates.iter().map(|text| Words::of(text));
    scope.claim(words, kind).to_string()
}

#[test]
fn a_scope_gives_every_name_once() {
    let mut scope = Scope::new();
    scope.reserve("Client");
    assert_eq!(claim(&mut scope, &["pet"], Kind::Type), "Pet");
    assert_eq!(claim(&mut scope, &["pet", "pet item"], Kind::Type), "PetItem");
    assert_eq!(claim(&mut scope, &["pet"], Kind::Type), "Pet2");
    assert_eq!(claim(&mut scope, &["PET", "Pet"], Kind::Type), "Pet3");
    assert_eq!(claim(&mut scope, &["client"], Kind::Type), "Client2");
    assert_eq!(claim(&mut scope, &["v1"], Kind::Type), "V1");
    assert_eq!(claim(&mut scope, &["v1"], Kind::Type), "V1_2");
    assert_eq!(claim(&mut scope, &[], Kind::Type), "Unnamed");
    assert_eq!(claim(&mut scope, &["+"], Kind::Type), "Unnamed2");
}

#[test]
fn a_number_skips_names_that_are_taken() {
    let mut scope = Scope::new();
    assert_eq!(claim(&mut scope, &["pet2"], Kind::Field), "pet2");
    assert_eq!(claim(&mut scope, &["pet"], Kind::Field), "pet");
    assert_eq!(claim(&mut scope, &["pet"], Kind::Field), "pet3");
}

#[test]
fn a_raw_name_and_the_bare_one_are_the_same() {
    let mut scope = Scope::new();
    scope.reserve("type");
    assert_eq!(claim(&mut scope, &["type"], Kind::Field), "type2");
    assert_eq!(claim(&mut scope, &["match"], Kind::Field), "r#match");
    assert!(!scope.is_free("match"));
}

#[test]
fn files_that_differ_in_case_are_the_same() {
    let mut scope = Scope::new();
    scope.reserve("Pets");
    assert_eq!(claim(&mut scope, &["pets"], Kind::Module), "pets2");
}

#[test]
fn ten_thousand_namesakes_take_no_time() {
    let mut scope = Scope::new();
    let names = (0..10_000).map(|_| claim(&mut scope, &[&"long ".repeat(40)], Kind::Type));
    assert!(names.last().is_some_and(|name| name.ends_with("10000")));
}

#[test]
fn constants_are_in_capitals() {
    let spelled = |text| Ident::of(&Words::spelled(text), Kind::Constant).as_str().to_owned();
    assert_eq!(spelled("type"), "TYPE");
    assert_eq!(spelled("petOwner"), "PET_OWNER");
    assert_eq!(spelled("2fa"), "N2FA");
    assert_eq!(spelled("été"), "ÉTÉ");
}

#[test]
fn names_of_types_are_in_camel_case() {
    for name in ["Pet", "HTTPError", "N1_2", "Self_", "\u{c9}t\u{e9}", "\u{65e5}\u{672c}"] {
        assert!(super::is_camel_case(name), "{name}");
    }
    for name in ["bool", "pet", "_", "_Pet", "A_B", "A_1", "SECURITY_SCHEMES", "Pet__", "1_a"] {
        assert!(!super::is_camel_case(name), "{name}");
    }
}

#[test]
fn clear_names_have_no_letters_that_look_like_others() {
    for name in ["Point", "\u{c9}t\u{e9}", "\u{41d}\u{435}\u{442}", "\u{65e5}\u{672c}", "pet_id2"] {
        assert!(super::is_clear(name), "{name}");
    }
    // The о of the first is Cyrillic.
    for name in ["P\u{43e}int", "u_\u{3b1}"] {
        assert!(!super::is_clear(name), "{name}");
    }
}
