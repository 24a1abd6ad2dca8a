//! Who may name whom. The stages are a chain, and what a stage cannot see it cannot decide.

#[path = "imports/runtime.rs"]
mod runtime;

use clientwright_tests::circles::circles;
use clientwright_tests::sources::{Source, project, sources};

/// What of the crate each stage names, exactly; a stage always sees itself.
///
/// Each row names rows above it only. The leaves `origin` and `spelling` are below all stages, and the nouns `api` and
/// `rust` import no verb. What is not listed is a front door, which ties stages together and which no stage sees.
const STAGES: &[(&str, &[&str])] = &[
    ("origin", &[]),
    ("spelling", &[]),
    ("diagnostic", &["origin"]),
    ("source", &["diagnostic", "origin"]),
    ("messages", &["diagnostic", "origin", "source"]),
    ("dialect", &["diagnostic", "origin", "source"]),
    ("spec", &["source::Node", "source::Object"]),
    ("schema", &["diagnostic", "dialect::Dialect", "origin", "source"]),
    ("api", &["origin", "source::Node", "source::Number"]),
    ("overlay", &["diagnostic", "origin", "source"]),
    ("select", &[]),
    ("resolve", &["api", "diagnostic", "dialect::Skeleton", "origin", "schema", "select", "source", "spec"]),
    ("rust", &["spelling"]),
    ("lower", &["api", "diagnostic", "origin::Pointer", "rust", "source::Node", "source::Number", "spelling"]),
    ("emit", &["rust"]),
    ("write", &["source::digest_of_bytes"]),
];

/// The circles of files in the generator: each file names every other one of its circle, directly or through others. A
/// circle may only shrink.
const CIRCLES: &[&[&str]] = &[&[
    "lower/calls/bodies.rs",
    "lower/calls/mod.rs",
    "lower/calls/parameters.rs",
    "lower/docs/bounds.rs",
    "lower/docs/mod.rs",
    "lower/docs/purposes.rs",
    "lower/items/constants.rs",
    "lower/items/construction.rs",
    "lower/items/defaults.rs",
    "lower/items/dispatch.rs",
    "lower/items/mod.rs",
    "lower/mod.rs",
    "lower/naming/branches.rs",
    "lower/naming/calls/mod.rs",
    "lower/naming/calls/path.rs",
    "lower/naming/mod.rs",
    "lower/naming/operations.rs",
    "lower/naming/types.rs",
    "lower/package/client.rs",
    "lower/package/features.rs",
    "lower/package/files.rs",
    "lower/package/servers.rs",
    "lower/plan/overrides/calls.rs",
    "lower/plan/overrides/mod.rs",
    "lower/plan/overrides/replaced.rs",
    "lower/plan/overrides/types.rs",
    "lower/plan/overrides/unknown.rs",
    "lower/plan/places.rs",
    "lower/plan/share.rs",
    "lower/plan/uses.rs",
    "lower/responses/headers.rs",
    "lower/responses/link_values.rs",
    "lower/responses/links.rs",
    "lower/responses/media_types.rs",
    "lower/responses/mod.rs",
    "lower/responses/views.rs",
    "lower/responses/webhooks.rs",
    "lower/types/boxing.rs",
    "lower/types/digits.rs",
    "lower/types/formats/mod.rs",
    "lower/types/mod.rs",
    "lower/types/rules.rs",
    "lower/types/sizes.rs",
    "lower/xml/describe.rs",
    "lower/xml/form.rs",
    "lower/xml/mod.rs",
]];

/// Which crates only some of the generator's files name.
const CONFINED: &[(&str, &[&str])] = &[
    ("clap", &["cli/", "main.rs"]),
    ("codespan_reporting", &["messages/render/"]),
    ("granit_parser", &["source/locate/yaml.rs", "source/yaml.rs", "source/yaml/"]),
    ("heck", &["spelling/words/"]),
    ("hmac_sha256", &["source/digest.rs"]),
    ("json_event_parser", &["source/"]),
    ("openapiv3", &["resolve/", "spec/"]),
    ("prettyplease", &["emit/print/items.rs"]),
    ("pulldown_cmark", &["spelling/docs/"]),
    ("quote", &["emit/"]),
    ("regex_lite", &["schema/pattern.rs"]),
    ("rustls", &["source/remote/fetch.rs"]),
    ("serde_json_path", &["overlay/target.rs"]),
    ("syn", &["emit/print/items.rs"]),
    ("ureq", &["source/remote/fetch.rs"]),
];

/// Which crates only some of the runtime's files name.
const RUNTIME_CONFINED: &[(&str, &[&str])] = &[
    ("chrono", &["formats/chrono.rs"]),
    ("flate2", &["response/coding.rs"]),
    ("jiff", &["formats/jiff.rs"]),
    ("regex_lite", &["rules/pattern.rs"]),
    ("quick_xml", &["xml/tree.rs", "xml/write.rs"]),
    ("reqwest", &["transport/reqwest.rs"]),
    ("rust_decimal", &["formats/decimal.rs"]),
    ("rustls_platform_verifier", &["transport/hyper/tls/rustls.rs"]),
    ("time", &["formats/time.rs"]),
    ("url", &["formats/uri.rs"]),
    ("uuid", &["formats/uuid.rs"]),
    ("hmac_sha256", &["webhooks/standard.rs"]),
    ("getrandom", &["policy/random.rs"]),
    ("h2", &["transport/hyper/refused.rs"]),
    ("httpdate", &["rate_limit/retry_after.rs"]),
    ("hyper", &["transport/hyper/"]),
    ("hyper_util", &["transport/hyper/"]),
    (
        "tokio",
        &[
            "transport/disk.rs",
            "transport/hyper/",
            "transport/reqwest.rs",
            "transport/timer.rs",
            "transport/upgraded.rs",
        ],
    ),
    ("tokio_native_tls", &["transport/hyper/tls/native.rs"]),
    ("tokio_rustls", &["transport/hyper/tls/rustls.rs"]),
    ("zeroize", &["secret.rs", "webhooks/standard.rs"]),
];

#[test]
fn imports_run_one_way() {
    let mut faults = Vec::new();
    for source in sources(&project().join("generator/src")) {
        let Some((stage, visible)) = STAGES.iter().find(|(stage, _)| is_in(&source, stage)) else { continue };
        for path in source.crate_paths() {
            if !is_below(&path, stage) && !visible.iter().any(|root| is_below(&path, root)) {
                faults.push(format!("{} names crate::{path}, which `{stage}` may not see", source.path));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn rows_name_rows_above() {
    for (at, (stage, visible)) in STAGES.iter().enumerate() {
        for root in *visible {
            let above = STAGES[..at].iter().any(|(above, _)| is_below(root, above));
            assert!(above, "`{stage}` is above {root} in the table");
        }
    }
}

#[test]
fn nothing_is_visible_that_nobody_names() {
    let sources = sources(&project().join("generator/src"));
    for (stage, visible) in STAGES {
        let files: Vec<&Source> = sources.iter().filter(|source| is_in(source, stage)).collect();
        assert!(!files.is_empty(), "`{stage}` is no stage any more: delete it from the table");
        for root in *visible {
            let named = files.iter().any(|source| source.crate_paths().iter().any(|path| is_below(path, root)));
            assert!(named, "`{stage}` no longer names {root}: delete it from the table");
        }
    }
}

#[test]
fn circles_of_files_only_shrink() {
    assert_eq!(
        circles(&sources(&project().join("generator/src"))),
        CIRCLES,
        "a new circle is to be opened; one that is open is to be deleted from the list"
    );
}

#[test]
fn crates_of_the_generator_stay_where_they_belong() {
    check_confined("generator/src", CONFINED);
}

#[test]
fn crates_of_the_runtime_stay_where_they_belong() {
    check_confined("runtime/src", RUNTIME_CONFINED);
}

fn check_confined(folder: &str, confined: &[(&str, &[&str])]) {
    let sources = sources(&project().join(folder));
    for (name, places) in confined {
        let named = sources.iter().filter(|source| source.names_crate(name)).map(|source| source.path.as_str());
        let (inside, outside): (Vec<&str>, Vec<&str>) =
            named.partition(|path| places.iter().any(|place| path.starts_with(place)));
        assert!(outside.is_empty(), "`{name}` belongs to {places:?}, and is named in {outside:?}");
        assert!(!inside.is_empty(), "nothing names `{name}` any more: delete it from the table");
    }
}

fn is_in(source: &Source, stage: &str) -> bool {
    source.path.split('/').next() == Some(stage) || source.path == format!("{stage}.rs")
}

/// `source::node::Node` is below `source`, and `source2` is not.
fn is_below(path: &str, root: &str) -> bool {
    path.strip_prefix(root).is_some_and(|rest| rest.is_empty() || rest.starts_with("::"))
}
