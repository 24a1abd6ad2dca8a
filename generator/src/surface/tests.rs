//! Lines of a surface, and the rules of its changes.

use super::{Surface, SurfaceRule, compare};

fn surface(lines: &str) -> Surface {
    Surface::read(lines).unwrap()
}

/// The changes of two surfaces, each as `rule item (part)`.
fn changes(old: &str, new: &str) -> Vec<String> {
    compare(&surface(old), &surface(new)).iter().map(ToString::to_string).collect()
}

#[test]
fn every_kind_of_line_is_read_and_written_alike() {
    let lines = "\
Client::pets: fn(&self) -> pets::Pets<'_> if feature \"pets\"
feature::pets: feature
feature::webhooks: feature pets, store
http: use clientwright_runtime::http
pets: mod if feature \"pets\"
pets::List: impl IntoFuture<Output = Result<Vec<types::Pet>, runtime::Error<types::Problem>>>
pets::List: struct (call, opaque) Debug
pets::List::tag: fn(self, tag: impl IntoIterator<Item: AsRef<str>>) -> Self
pets::Pets: struct<'a> (opaque) Clone + Copy + Debug
pets::list: fn(headers: &runtime::HeaderMap, body: &[u8]) -> Result<(i64, String), runtime::WebhookError>
types::Id: type = i64
types::Pet: struct (non_exhaustive) Clone + Debug
types::Pet::r#type: field Option<BTreeMap<String, i64>>
types::Shape: enum (non_exhaustive)
types::Shape::Both: variant(types::Circle, i64)
types::Shape::None: variant
types::Shape::VALUES: const &'static [Self]
types::Shape::reset: fn(self)
";
    let read = surface(lines);
    assert_eq!(read.items().count(), 18);
    assert_eq!(read.text().lines().filter(|line| !line.starts_with('#')).collect::<Vec<_>>().join("\n") + "\n", lines);
}

#[test]
fn the_text_is_sorted_with_its_head() {
    let text = surface("b: mod\na: mod\na::B: struct\na::B::c: field i64\n").text();
    let mut lines: Vec<&str> = text.lines().collect();
    lines.sort_unstable();
    assert_eq!(text.lines().collect::<Vec<_>>(), lines);
}

#[test]
fn a_line_that_is_none_is_told_by_its_number() {
    assert_eq!(Surface::read("# head\n\na: mod\na: modd\n"), Err(4));
}

#[test]
fn equal_surfaces_have_no_changes() {
    let lines = "a::B: struct (non_exhaustive) Clone\na::B::c: field a::C\na::C: type = i64\n";
    assert_eq!(changes(lines, lines), [""; 0]);
}

#[test]
fn a_type_that_is_gone_is_one_change() {
    let old = "a: mod\na::B: struct Clone\na::B: impl From<i64>\na::B::c: field i64\na::B::new: fn() -> Self\n";
    assert_eq!(changes(old, "a: mod\n"), ["rust-item-removed a::B"]);
    assert_eq!(changes("a: mod\n", old), ["rust-item-added a::B"]);
}

#[test]
fn a_field_of_a_struct_that_callers_only_read_may_be_added() {
    let old = "a::B: struct (non_exhaustive)\na::B::c: field i64\n";
    assert_eq!(changes(old, &format!("{old}a::B::d: field i64\n")), ["rust-field-added a::B::d"]);
}

#[test]
fn a_field_of_a_struct_that_callers_write_is_required() {
    let old = "a::B: struct\na::B::c: field i64\n";
    assert_eq!(changes(old, &format!("{old}a::B::d: field i64\n")), ["rust-required-field-added a::B::d"]);
}

#[test]
fn a_field_has_another_type() {
    let old = "a::B: struct (non_exhaustive)\na::B::c: field i64\n";
    assert_eq!(changes(old, &old.replace("field i64", "field Option<i64>")), ["rust-field-type-changed a::B::c"]);
}

#[test]
fn variants_are_added_to_open_and_closed_enums() {
    let open = "a::B: enum (non_exhaustive)\na::B::C: variant\n";
    assert_eq!(changes(open, &format!("{open}a::B::D: variant\n")), ["rust-variant-added a::B::D"]);
    let closed = "a::B: enum\na::B::C: variant\n";
    assert_eq!(changes(closed, &format!("{closed}a::B::D: variant\n")), ["rust-variant-added-to-closed-enum a::B::D"]);
    assert_eq!(changes(open, &open.replace("C: variant", "C: variant(i64)")), ["rust-variant-changed a::B::C"]);
}

#[test]
fn arguments_come_and_go() {
    let old = "a::b: fn(c: i64) -> bool\n";
    assert_eq!(changes(old, "a::b: fn(c: i64, d: &str) -> bool\n"), ["rust-argument-added a::b (d)"]);
    assert_eq!(changes(old, "a::b: fn() -> bool\n"), ["rust-argument-removed a::b (c)"]);
    assert_eq!(changes(old, "a::b: fn(c: String) -> bool\n"), ["rust-argument-type-changed a::b (c)"]);
    assert_eq!(changes(old, "a::b: fn(c: impl Into<i64>) -> bool\n"), ["rust-argument-widened a::b (c)"]);
    assert_eq!(changes(old, "a::b: fn(d: i64) -> bool\n"), ["rust-argument-renamed a::b (d)"]);
    assert_eq!(changes(old, "a::b: fn(c: i64)\n"), ["rust-output-changed a::b"]);
    assert_eq!(changes("a::b: fn(self)\n", "a::b: fn(&self)\n"), ["rust-receiver-changed a::b (&self)"]);
}

#[test]
fn a_list_is_taken_by_an_iterator_of_its_items() {
    let old = "a::b: fn(c: Vec<i64>)\n";
    assert_eq!(changes(old, "a::b: fn(c: impl IntoIterator<Item = i64>)\n"), ["rust-argument-widened a::b (c)"]);
    assert_eq!(
        changes(old, "a::b: fn(c: impl IntoIterator<Item = String>)\n"),
        ["rust-argument-type-changed a::b (c)"]
    );
}

#[test]
fn arguments_in_another_order_compile_and_mislead() {
    let old = "a::b: fn(from: &str, to: &str)\n";
    let found = compare(&surface(old), &surface("a::b: fn(to: &str, from: &str)\n"));
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].rule, SurfaceRule::ArgumentsReordered);
    assert!(!found[0].rule.breaks());
    assert!(found[0].rule.misleads());
}

#[test]
fn traits_are_lost_and_gained() {
    let old = "a::B: struct (opaque) Clone + Copy\na::B: impl From<i64>\n";
    assert_eq!(
        changes(old, "a::B: struct (opaque) Clone + Hash\na::B: impl From<u8>\n"),
        [
            "rust-trait-lost a::B (Copy)",
            "rust-trait-lost a::B (From<i64>)",
            "rust-trait-added a::B (From<u8>)",
            "rust-trait-added a::B (Hash)",
        ]
    );
}

#[test]
fn a_struct_that_callers_wrote_is_closed() {
    assert_eq!(changes("a::B: struct\n", "a::B: struct (non_exhaustive)\n"), ["rust-construction-closed a::B"]);
}

#[test]
fn an_alias_of_an_equal_type_is_the_type() {
    let old = "a::B: struct (non_exhaustive) Clone\na::B::c: field i64\na::D: struct (non_exhaustive) Clone\n\
        a::D::c: field i64\na::f: fn(b: a::B) -> a::D\n";
    let new = "a::B: struct (non_exhaustive) Clone\na::B::c: field i64\na::D: type = a::B\na::f: fn(b: a::B) -> a::D\n";
    assert_eq!(changes(old, new), [""; 0]);
    let renamed = new.replace("-> a::D", "-> a::B");
    assert_eq!(changes(old, &renamed), [""; 0]);
}

#[test]
fn an_alias_names_another_type() {
    assert_eq!(changes("a::B: type = i64\n", "a::B: type = String\n"), ["rust-alias-changed a::B"]);
    assert_eq!(
        changes("a::B: type = i64\na::c: fn(b: a::B)\n", "a::B: type = String\na::c: fn(b: a::B)\n"),
        ["rust-alias-changed a::B", "rust-argument-type-changed a::c (b)"]
    );
}

#[test]
fn an_alias_of_a_type_without_a_field_lacks_it() {
    let old = "a::B: struct (non_exhaustive)\na::D: struct (non_exhaustive)\na::D::c: field i64\n";
    assert_eq!(changes(old, "a::B: struct (non_exhaustive)\na::D: type = a::B\n"), ["rust-item-removed a::D::c"]);
}

#[test]
fn a_struct_becomes_an_enum() {
    let old = "a::B: struct (non_exhaustive) Clone\na::B::c: field i64\n";
    assert_eq!(
        changes(old, "a::B: enum (non_exhaustive) Clone\na::B::C: variant\n"),
        ["rust-kind-changed a::B", "rust-variant-added a::B::C"]
    );
}

#[test]
fn features_gate_items() {
    let old = "feature::a: feature t\nfeature::b: feature\nfeature::t: feature\nt::X: struct if feature \"t\"\n";
    let moved = "feature::a: feature\nfeature::b: feature t\nfeature::t: feature\nt::X: struct if feature \"t\"\n";
    assert_eq!(changes(old, moved), ["rust-feature-needed t::X (a)"]);
    let shared = old.replace("feature::b: feature\n", "feature::b: feature t\n");
    assert_eq!(changes(old, &shared), [""; 0]);
    assert_eq!(changes(old, &old.replace(" if feature \"t\"", "")), [""; 0]);
    assert_eq!(
        changes("x: mod\n", "feature::a: feature\nx: mod if feature \"a\"\n"),
        ["rust-feature-added feature::a"]
    );
    assert_eq!(
        changes("feature::b: feature\nx: mod\n", "feature::a: feature\nfeature::b: feature\nx: mod if feature \"a\"\n"),
        ["rust-feature-added feature::a", "rust-feature-needed x (a)"]
    );
    assert_eq!(changes("feature::a: feature\n", ""), ["rust-feature-removed feature::a (a)"]);
}

#[test]
fn ids_are_distinct_and_breaking_rules_come_first() {
    let mut ids: Vec<&str> = SurfaceRule::ALL.iter().map(|rule| rule.id()).collect();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), SurfaceRule::ALL.len());
    assert!(SurfaceRule::ALL.is_sorted());
}

#[test]
fn a_former_module_has_the_items_of_the_present_one() {
    let old = "\
Client::pets: fn(&self) -> pets::Pets
feature::pets: feature
feature::shop: feature
pets: mod if feature \"pets\"
pets::List: struct (call) Debug
pets::List::limit: fn(self, limit: i64) -> Self
pets::Pets: struct<'a> (opaque) Debug
pets::Pets::list: fn(&self) -> pets::List
";
    let new = "\
Client::animals: fn(&self) -> animals::Animals
Client::pets: fn(&self) -> animals::Animals
animals: mod if feature \"animals\"
animals::Animals: struct<'a> (opaque) Debug
animals::Animals::list: fn(&self) -> animals::List
animals::List: struct (call) Debug
animals::List::limit: fn(self, limit: i64) -> Self
feature::animals: feature
feature::pets: feature animals
feature::shop: feature
pets: mod if feature \"animals\"
pets::*: use animals::*
pets::Pets: use animals::Animals
";
    let [old, new] = [old, new].map(|text| Surface::read(text).unwrap());
    let changes = compare(&old, &new);
    assert!(changes.iter().all(|change| !change.rule.breaks()), "{changes:#?}");
    let gone = compare(&new, &Surface::read("animals: mod if feature \"animals\"\n").unwrap());
    assert!(gone.iter().any(|change| change.item == "pets::*" && change.rule.breaks()), "{gone:#?}");
}

#[test]
fn an_argument_takes_what_converts_into_its_new_type() {
    let old = "\
types::Filter: struct (non_exhaustive)
types::Nested::new: fn(filter: types::Filter) -> Self
types::Points::new: fn(ids: impl IntoIterator<Item = u64>) -> Self
types::Points::with_name: fn(self, name: impl Into<String>) -> Self
types::Points::with_vector: fn(self, vector: bool) -> Self
";
    let new = "\
types::Filter: struct (non_exhaustive)
types::Id: enum (non_exhaustive)
types::Id: impl From<u64>
types::Nested::new: fn(filter: impl Into<Box<types::Filter>>) -> Self
types::Points::new: fn(ids: impl IntoIterator<Item = impl Into<types::Id>>) -> Self
types::Points::with_name: fn(self, name: impl Into<types::Id>) -> Self
types::Points::with_vector: fn(self, vector: impl Into<types::Id>) -> Self
";
    assert_eq!(
        changes(old, new),
        [
            "rust-item-added types::Id",
            "rust-argument-widened types::Nested::new (filter)",
            "rust-argument-widened types::Points::new (ids)",
            "rust-argument-type-changed types::Points::with_name (name)",
            "rust-argument-type-changed types::Points::with_vector (vector)",
        ]
    );
}

#[test]
fn an_implementation_is_for_the_type_that_an_alias_stands_for() {
    let old = "\
types::Field: enum (non_exhaustive)
types::Field: impl From<types::Params>
types::Params: type = types::Text
types::Text: struct (non_exhaustive)
";
    let new = "\
types::Field: enum (non_exhaustive)
types::Field: impl From<types::Params>
types::Params: enum (non_exhaustive)
types::Text: struct (non_exhaustive)
";
    let lost = "rust-trait-lost types::Field (From<types::Params>)";
    assert!(changes(old, new).contains(&lost.to_owned()), "{:?}", changes(old, new));
    // A new alias of the same type has the implementation.
    let renamed = old.replace("From<types::Params>", "From<types::Text>");
    assert_eq!(changes(old, &renamed), [""; 0]);
}

#[test]
fn arguments_in_another_order_are_found_beside_one_of_another_name() {
    let old = "types::Search::new: fn(negative: u64, positive: u64, top: u64) -> Self\n";
    let new = "types::Search::new: fn(positive: u64, negative: u64, limit: u64) -> Self\n";
    assert_eq!(changes(old, new), ["rust-arguments-reordered types::Search::new (positive, negative, limit)"]);
    let renamed = "types::Search::new: fn(negative: u64, positive: u64, limit: u64) -> Self\n";
    assert_eq!(changes(old, renamed), ["rust-argument-renamed types::Search::new (limit)"]);
}

#[test]
fn a_name_that_is_no_alias_any_more_is_another_type() {
    let user = "a::B: struct (non_exhaustive)\na::B::c: field a::Id\n";
    let (alias, own) = (format!("{user}a::Id: type = i64\n"), format!("{user}a::Id: struct (opaque)\n"));
    let is_told = |old: &str, new: &str| changes(old, new).contains(&"rust-field-type-changed a::B::c".to_owned());
    assert!(is_told(&alias, &own));
    assert!(is_told(&alias, &alias.replace("i64", "String")));
    assert!(!is_told(&alias, &alias) && !is_told(&own, &own));
}

#[test]
fn long_chains_of_aliases_end_in_their_type() {
    let links = |end: &str| {
        let link = |at: u8| format!("types::A{at}: type = types::A{}\n", at + 1);
        format!("{}types::A20: type = {end}\n", (0..20).map(link).collect::<String>())
    };
    assert_eq!(super::aliases::Aliases::of(&surface(&links("i64"))).resolve("Vec<types::A0>"), "Vec<i64>");
}

#[test]
fn the_items_below_a_path_are_its_own_and_not_those_of_its_items() {
    let surface = surface(
        "pets: mod\npets::Pets: struct<'a> (opaque) Debug\npets::Pets::list: fn(&self) -> pets::List\npets::Pets: impl IntoFuture<Output = i64>\npetshop: mod\n",
    );
    let below = |path: &'static str| surface.below(path).map(|item| item.path.as_str()).collect::<Vec<_>>();
    assert_eq!(below("pets"), ["pets::Pets", "pets::Pets"]);
    assert_eq!(below("pets::Pets"), ["pets::Pets", "pets::Pets::list"]);
}

#[test]
fn an_argument_that_may_become_a_string_takes_a_string_slice() {
    let widened = "rust-argument-widened a::b (c)";
    let changed = "rust-argument-type-changed a::b (c)";
    for (old, new, change) in [
        ("&str", "impl Into<String>", widened),
        ("String", "impl Into<String>", widened),
        ("i64", "impl Into<String>", changed),
        ("&str", "impl Into<i64>", changed),
        ("a::D", "impl Into<Box<a::D>>", widened),
        ("a::D", "impl Into<Box<i64>>", changed),
        ("Vec<&str>", "impl IntoIterator<Item = impl Into<String>>", widened),
        ("Vec<i64>", "impl IntoIterator<Item = impl Into<String>>", changed),
        ("Vec<&str>", "Vec<String>", changed),
        ("String", "&str", changed),
    ] {
        let surface = |ty: &str| format!("a::D: struct\na::b: fn(c: {ty})\n");
        assert_eq!(changes(&surface(old), &surface(new)), [change], "{old} becomes {new}");
    }
}
