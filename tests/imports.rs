//! Who may name whom. The stages are a chain, and what a stage cannot see it cannot decide.

#[path = "imports/runtime.rs"]
mod runtime;

use clientwright_tests::circles::circles;
use clientwright_tests::sources::{Source, project, sources};

/// What of the crate each stage names, exactly; a stage always sees itself.
///
/// Each row names rows above it only. The leaves `components`, `hidden`, `limits`, `origin`, `parallel`, `toml_text` and
/// `spelling` are below all stages, and the nouns `api` and `rust` import no verb. What is not listed is a front door, which
/// ties stages together and which no stage sees.
const STAGES: &[(&str, &[&str])] = &[
    ("components", &[]),
    ("hidden", &[]),
    ("limits", &[]),
    ("origin", &[]),
    ("parallel", &[]),
    ("toml_text", &["hidden"]),
    ("spelling", &["hidden", "limits"]),
    ("ledger", &[]),
    ("diagnostic", &["limits", "origin"]),
    ("source", &["diagnostic", "limits", "origin"]),
    ("messages", &["diagnostic", "hidden", "origin", "source"]),
    ("dialect", &["components", "diagnostic", "limits", "origin", "source"]),
    ("spec", &["source::Node", "source::Object"]),
    ("schema", &["diagnostic", "dialect::Dialect", "limits", "origin", "source"]),
    ("api", &["limits", "origin", "source::Node", "source::Number"]),
    ("overlay", &["diagnostic", "limits", "origin", "source"]),
    ("select", &[]),
    ("resolve", &["api", "diagnostic", "dialect::Skeleton", "limits", "origin", "schema", "select", "source", "spec"]),
    ("diff", &["dialect::Skeleton", "limits", "origin", "select", "source"]),
    ("rust", &["spelling"]),
    (
        "config",
        &[
            "api::OAuthFlow",
            "api::SecurityKind",
            "diagnostic",
            "messages::clean",
            "rust::Derive",
            "select",
            "source",
            "spelling::Ident",
            "toml_text",
        ],
    ),
    (
        "lower",
        &[
            "api",
            "components",
            "config",
            "diagnostic",
            "ledger",
            "limits",
            "origin::Pointer",
            "parallel",
            "rust",
            "source::Node",
            "source::Number",
            "spelling",
        ],
    ),
    ("surface", &["parallel"]),
    ("emit", &["hidden", "parallel", "rust", "surface", "toml_text"]),
    ("write", &["ledger", "parallel", "source::digest_of_bytes"]),
];

/// Which crates only some of the generator's files name.
const CONFINED: &[(&str, &[&str])] = &[
    ("clap", &["cli/", "main.rs"]),
    ("codespan_reporting", &["messages/render/"]),
    ("fs4", &["write/guard.rs"]),
    ("granit_parser", &["source/locate/yaml.rs", "source/yaml.rs", "source/yaml/"]),
    ("hashbrown", &["origin.rs", "source/node.rs"]),
    ("heck", &["spelling/words/"]),
    ("json_event_parser", &["source/"]),
    ("mimalloc", &["main.rs"]),
    ("openapiv3", &["resolve/", "spec/"]),
    ("prettyplease", &["emit/print/pretty.rs", "emit/print/tests.rs"]),
    ("pulldown_cmark", &["spelling/docs/"]),
    ("quote", &["emit/"]),
    ("regex_lite", &["lower/calls/idempotency.rs", "schema/pattern.rs"]),
    ("rustls", &["source/remote/fetch.rs"]),
    ("serde_json_path", &["overlay/target.rs"]),
    ("sha2", &["source/digest.rs"]),
    ("similar", &["cli/difference.rs"]),
    ("syn", &["emit/print/", "emit/surface/", "emit/syntax/"]),
    ("toml_edit", &["cli/rename.rs"]),
    ("ureq", &["source/remote/fetch.rs"]),
];

/// Which crates only some of the runtime's files name.
const RUNTIME_CONFINED: &[(&str, &[&str])] = &[
    ("chrono", &["formats/chrono.rs"]),
    ("brotli_decompressor", &["coding/brotli.rs"]),
    ("flate2", &["coding/gzip.rs"]),
    ("jiff", &["formats/jiff.rs"]),
    ("regex_lite", &["rules/pattern.rs"]),
    ("p12_keystore", &["transport/hyper/tls/rustls.rs"]),
    ("quick_xml", &["xml/tree.rs", "xml/write.rs"]),
    ("reqwest", &["transport/reqwest/"]),
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
            "blocking.rs",
            "transport/disk.rs",
            "transport/hyper/",
            "transport/drivers.rs",
            "transport/timer.rs",
            "transport/upgraded.rs",
        ],
    ),
    ("tokio_native_tls", &["transport/hyper/tls/native.rs"]),
    ("tokio_rustls", &["transport/hyper/tls/rustls.rs"]),
    ("tower_service", &["transport/hyper/", "transport/tower.rs"]),
    ("zeroize", &["secret/mod.rs", "webhooks/standard.rs"]),
    ("zstd_safe", &["coding/zstd.rs"]),
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
fn no_files_of_a_stage_name_each_other_in_a_circle() {
    let found = circles(&sources(&project().join("generator/src")));
    let list = |circle: &Vec<String>| format!("{} files: {}", circle.len(), circle.join(", "));
    assert!(found.is_empty(), "open these circles:\n{}", found.iter().map(list).collect::<Vec<_>>().join("\n"));
}

#[test]
fn crates_of_the_generator_stay_where_they_belong() {
    check_confined("generator/src", CONFINED);
}

#[test]
fn crates_of_the_runtime_stay_where_they_belong() {
    check_confined("runtime/src", RUNTIME_CONFINED);
}

/// The generator starts nothing, so that a document cannot name what is started.
#[test]
fn no_other_program_is_run() {
    let starts = ["process::Command", "Command::new(", "libc::", "extern \"C\""];
    for folder in ["generator/src", "runtime/src"] {
        for source in sources(&project().join(folder)) {
            let found = starts.iter().find(|start| source.code.contains(**start));
            assert_eq!(found, None, "{folder}/{}", source.path);
        }
    }
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
