//! The modules of the runtime: each imports only modules above it in the table.

use clientwright_tests::circles::circles;
use clientwright_tests::sources::{Source, project, sources};

use super::{is_below, is_in};

/// The modules that each module imports, exactly. A module imports no other that stands below it.
///
/// `codegen`, `macros` and `lib.rs` are not listed: they are the way in, and no module imports them.
const MODULES: &[(&str, &[&str])] = &[
    ("boxed", &[]),
    ("visible", &[]),
    ("media_type", &[]),
    ("secret", &[]),
    ("json", &["secret", "visible"]),
    ("encode", &["json"]),
    ("formats", &["json"]),
    ("headers", &["json"]),
    ("rules", &["json"]),
    ("xml", &["encode", "json"]),
    ("text_of", &["encode", "json", "rules", "xml"]),
    ("operation", &[]),
    ("transport", &["boxed", "operation", "secret"]),
    ("credential", &["encode", "operation", "secret", "transport"]),
    ("oauth2", &["credential", "secret", "transport"]),
    ("rate_limit", &[]),
    ("policy", &["operation", "rate_limit", "transport"]),
    ("coding", &["transport"]),
    ("middleware", &["operation", "transport"]),
    ("trace", &["json", "media_type", "operation", "secret", "transport"]),
    ("multipart", &["encode", "json", "media_type", "transport"]),
    (
        "response",
        &[
            "headers",
            "json",
            "media_type",
            "operation",
            "policy",
            "rate_limit",
            "secret",
            "trace",
            "transport",
            "visible",
            "xml",
        ],
    ),
    ("error", &["credential", "json", "operation", "rate_limit", "response", "secret", "transport"]),
    ("link", &["error", "json", "response"]),
    ("blocking", &["error", "transport"]),
    ("stream", &["error", "json", "policy", "response", "transport"]),
    ("decoders", &["json", "response", "stream", "transport", "xml"]),
    (
        "client",
        &[
            "credential",
            "encode",
            "json",
            "middleware",
            "oauth2",
            "operation",
            "policy",
            "rules",
            "secret",
            "transport",
        ],
    ),
    (
        "call",
        &[
            "boxed",
            "client",
            "coding",
            "credential",
            "encode",
            "error",
            "headers",
            "json",
            "media_type",
            "middleware",
            "multipart",
            "operation",
            "policy",
            "response",
            "rules",
            "secret",
            "stream",
            "trace",
            "transport",
            "xml",
        ],
    ),
    (
        "check",
        &["blocking", "call", "client", "error", "json", "media_type", "operation", "policy", "response", "transport"],
    ),
    ("reconnect", &["call", "error", "policy", "response", "stream", "transport"]),
    ("webhooks", &["json", "media_type", "xml"]),
];

/// The files of one module that import each other.
const CIRCLES: &[&[&str]] = &[
    &[
        "json/from_json.rs",
        "json/iterate.rs",
        "json/marked.rs",
        "json/mod.rs",
        "json/nullable.rs",
        "json/object.rs",
        "json/tape.rs",
        "json/to_json.rs",
        "json/value.rs",
        "json/writer.rs",
    ],
    &["transport/body.rs", "transport/pieces.rs", "transport/save.rs"],
    &[
        "transport/hyper/connector.rs",
        "transport/hyper/tls.rs",
        "transport/hyper/tls/native.rs",
        "transport/hyper/tls/rustls.rs",
    ],
];

fn runtime() -> Vec<Source> {
    sources(&project().join("runtime/src"))
}

#[test]
fn modules_import_only_what_is_listed() {
    let mut faults = Vec::new();
    for source in runtime() {
        if ["codegen", "macros", "lib"].iter().any(|entry| is_in(&source, entry)) {
            continue;
        }
        let Some((module, visible)) = MODULES.iter().find(|(module, _)| is_in(&source, module)) else {
            faults.push(format!("{} is in no module of the table", source.path));
            continue;
        };
        for path in source.crate_paths() {
            if !is_below(&path, module) && !visible.iter().any(|root| is_below(&path, root)) {
                faults.push(format!("{} imports crate::{path}, which `{module}` must not", source.path));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn modules_import_all_that_is_listed() {
    let sources = runtime();
    for (module, visible) in MODULES {
        let files: Vec<&Source> = sources.iter().filter(|source| is_in(source, module)).collect();
        assert!(!files.is_empty(), "`{module}` is no module any more: delete it from the table");
        for root in *visible {
            let imported = files.iter().any(|source| source.crate_paths().iter().any(|path| is_below(path, root)));
            assert!(imported, "`{module}` no longer imports {root}: delete it from the table");
        }
    }
}

#[test]
fn the_table_runs_one_way() {
    for (at, (module, visible)) in MODULES.iter().enumerate() {
        for root in *visible {
            assert!(
                MODULES[..at].iter().any(|(above, _)| above == root),
                "`{module}` imports {root}, which is not above it"
            );
        }
    }
}

#[test]
fn circles_of_files_only_shrink() {
    assert_eq!(
        circles(&runtime()),
        CIRCLES,
        "a new circle is to be opened; one that is open is to be deleted from the list"
    );
}
