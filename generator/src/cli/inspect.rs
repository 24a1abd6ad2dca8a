//! `clientwright inspect`
//!
//! ```text
//! Petstore 1.0.0 (OpenAPI 3.1.0)
//!   operations   3
//!   webhooks     0
//!   schemas      4
//!   media types  application/json (6)
//!   security     api_key (apiKey in header)
//!   check        GET /pets
//!   features     enum (1), $ref (6)
//!   untyped      0
//!   findings     1 warning
//!
//!       1  warning  raw-body  petstore.yaml:12:5
//! ```

use std::fmt::Write as _;

use clientwright::config::{Config, ConfigPath};
use clientwright::diagnostic::Diagnostics;
use clientwright::messages::{self, Located, clean};
use clientwright::source::KEPT;
use clientwright::{Counts, Finding, Inspection};

use super::arguments::{Format, Inspect};
use super::ending::{Fault, Status};
use super::output::Output;
use super::source::Opened;
use super::{json, source};

pub(super) fn inspect(arguments: Inspect, output: &mut Output) -> Result<Status, Fault> {
    let mut diagnostics = Diagnostics::default();
    let format = arguments.format;
    let Opened { input, config, .. } = arguments.source.open(Config::default())?;
    let kept = config.out.as_ref().map(ConfigPath::resolved).unwrap_or_default().join(KEPT);
    let reading = config.reading(kept, true)?;
    let documents = clientwright::read_with(input, &reading, &mut diagnostics);
    let inspection = clientwright::inspect(&documents, &config.selection(), &mut diagnostics);
    if inspection.is_none() {
        output.findings(&messages::render(&diagnostics, &documents, output.colour));
    }
    let located = messages::located(&diagnostics, &documents);
    match (format, &inspection) {
        (Format::Human, None) => {}
        (Format::Human, Some(inspection)) => output.result(&text(inspection, &located))?,
        (Format::Json, inspection) => output.result(&json::text(&json::Inspected::of(inspection.as_ref(), located)))?,
    }
    if inspection.is_some() {
        return Ok(Status::Done);
    }
    match documents.broken_overlay() {
        Some(overlay) => output.error(&format!("`{}` is not an overlay that can be applied", overlay.display())),
        None => output.error("the document is not a readable OpenAPI document"),
    }
    Ok(source::status_of(&documents))
}

fn text(inspection: &Inspection, located: &[Located]) -> String {
    let Inspection { title, api_version, openapi, media_types, security_schemes, .. } = inspection;
    let [title, api_version, openapi] = [title, api_version, openapi].map(|text| clean(text));
    let media_types = media_types.iter().map(|(name, count)| format!("{} ({count})", clean(name)));
    let security = security_schemes.iter().map(|(name, kind)| format!("{} ({kind})", clean(name)));
    let rows = [
        ("operations", inspection.operations.to_string()),
        ("webhooks", inspection.webhooks.to_string()),
        ("schemas", inspection.schemas.to_string()),
        ("media types", listed(media_types)),
        ("security", listed(security)),
        ("check", inspection.check.clone().unwrap_or_else(|| "none".to_owned())),
        ("features", listed(inspection.features.iter().map(|(name, count)| format!("{name} ({count})")))),
        ("untyped", inspection.untyped.len().to_string()),
        ("findings", Counts::of(located.iter().map(|finding| finding.severity)).to_string()),
    ];
    // Writing to a string cannot fail.
    let mut text = String::new();
    let _ = writeln!(text, "{title} {api_version} (OpenAPI {openapi})");
    for (noun, value) in rows {
        let _ = writeln!(text, "  {noun:<11}  {value}");
    }
    text + &findings(&inspection.findings, located)
}

/// The number of places shown for each code.
const PLACES: usize = 3;

fn listed(names: impl Iterator<Item = String>) -> String {
    let names: Vec<String> = names.collect();
    if names.is_empty() { "none".to_owned() } else { names.join(", ") }
}

/// Returns one line for each code: the number of diagnostics and the first places.
fn findings(findings: &[Finding], located: &[Located]) -> String {
    let width = findings.iter().map(|finding| finding.code.as_str().len()).max().unwrap_or_default();
    let mut text = String::from(if findings.is_empty() { "" } else { "\n" });
    for Finding { code, severity, count, .. } in findings {
        let places: Vec<String> =
            located.iter().filter(|finding| finding.code == *code).take(PLACES).map(Located::place).collect();
        let more = if *count > PLACES { ", …" } else { "" };
        let places = places.join(", ") + more;
        let (code, severity) = (code.as_str(), severity.as_str());
        let _ = writeln!(text, "  {count:>5}  {severity:<7}  {code:<width$}  {places}");
    }
    text
}
