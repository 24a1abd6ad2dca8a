//! Overlays that mean harm: each string takes each payload, and the client is the same as with harmless ones.

use std::fs;

use super::document::payloads;
use super::markup::is_obeyed;
use super::options::report;
use super::{Generated, HARMLESS, Twins};

const DOCUMENT: &str = "\
openapi: 3.1.0
info: {title: Pets, version: '1'}
servers: [{url: 'https://api.example.com'}]
paths:
  /pets:
    get: {operationId: list, summary: Lists pets., responses: {'204': {description: Done.}}}
";

/// Overlays; `@` is the place of a string.
const OVERLAYS: [&str; 9] = [
    "{overlay: @, info: {title: A, version: '1'}, actions: []}",
    "{overlay: 1.0.0, info: {title: @, version: @}, actions: []}",
    "{overlay: 1.0.0, info: {title: A, version: '1'}, extends: @, actions: []}",
    "{overlay: 1.0.0, info: {title: A, version: '1'}, actions: [{target: @, remove: true}]}",
    "{overlay: 1.0.0, info: {title: A, version: '1'}, actions: [{target: @, update: {a: 1}}]}",
    "{overlay: 1.0.0, info: {title: A, version: '1'}, actions: [{target: $.info, description: @, update: {title: @}}]}",
    "{overlay: 1.0.0, info: {title: A, version: '1'}, actions: [{target: $.paths.*.get, update: {summary: @, description: @}}]}",
    "{overlay: 1.0.0, info: {title: A, version: '1'}, actions: [{target: $.paths, update: {/a: {get: {operationId: @}}}}]}",
    "{overlay: 1.0.0, info: {title: A, version: '1'}, actions: [{target: $.info, @: @}]}",
];

/// Returns the client of the document with an overlay, or the reason why there is none; and what was told.
fn client(overlay: &str, text: &str) -> (Result<Generated, String>, String) {
    let directory = tempfile::tempdir().expect("a directory");
    let quoted = serde_json::to_string(text).expect("JSON");
    fs::write(directory.path().join("overlay.yaml"), overlay.replace('@', &quoted)).expect("written");
    match report(directory.path(), DOCUMENT, "overlays = ['overlay.yaml']") {
        Ok(mut report) => {
            let listing = report.listing(false);
            let failure = report.failure();
            (report.generated.take().ok_or(failure.unwrap_or_default()), listing)
        }
        Err(error) => (Err(error), String::new()),
    }
}

#[test]
fn overlays_are_refused_or_become_the_tokens_of_harmless_ones() {
    let mut faults = Vec::new();
    let mut refused = 0;
    for overlay in OVERLAYS {
        let twins = Twins::of_clients(HARMLESS.iter().filter_map(|text| client(overlay, text).0.ok()));
        for payload in payloads() {
            let (made, mut told) = client(overlay, &payload);
            match made {
                Ok(generated) => faults.extend(twins.faults(overlay, &payload, &generated)),
                Err(message) => {
                    refused += 1;
                    told.push_str(&message);
                }
            }
            let obeyed: Vec<char> = told.chars().filter(|character| is_obeyed(*character)).collect();
            if !obeyed.is_empty() {
                faults.push(format!("{overlay}: the messages have {obeyed:?} of {payload:?}"));
            }
        }
    }
    println!("{} overlays, {} payloads, {refused} refused", OVERLAYS.len(), payloads().len());
    assert!(faults.is_empty(), "{faults:#?}");
}
