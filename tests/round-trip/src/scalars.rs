//! Booleans, numbers and strings.

use serde_json::{Value, json};

use crate::keywords::Keywords;
use crate::pattern;

/// A scalar of this type; which one is the turn's.
pub(crate) fn make(kind: &str, keywords: &Keywords<'_>, turn: usize) -> Option<Value> {
    match kind {
        "boolean" => Some(json!(turn.is_multiple_of(2))),
        "integer" => Some(integer(keywords, turn)),
        "number" if has_integer_format(keywords) => Some(integer(keywords, turn)),
        "number" => Some(number(keywords, turn)),
        "string" | "file" => Some(json!(string(keywords, turn))),
        _ => None,
    }
}

/// Whether `format` says that a number is a whole one.
fn has_integer_format(keywords: &Keywords<'_>) -> bool {
    const NAMES: [&str; 11] =
        ["int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "uint64", "int128", "integer", "long"];
    keywords.get("format").and_then(Value::as_str).is_some_and(|format| NAMES.contains(&format))
}

fn integer(keywords: &Keywords<'_>, turn: usize) -> Value {
    let format = keywords.get("format").and_then(Value::as_str);
    let large: i128 = match format {
        Some("int8") => 127,
        Some("uint8") => 255,
        Some("int16") => 32_767,
        Some("uint16") => 65_535,
        Some("int32") => i32::MAX.into(),
        Some("uint32") => u32::MAX.into(),
        Some("uint64") => u64::MAX.into(),
        _ => 9_007_199_254_740_993,
    };
    let wanted: i128 = match turn % 3 {
        0 => 1,
        1 => large,
        _ if format.is_some_and(|format| format.starts_with('u')) => 0,
        _ => -1,
    };
    let (least, most) = (bound(keywords, "inimum"), bound(keywords, "aximum"));
    let step = keywords.get("multipleOf").and_then(Value::as_i64).map_or(1, i128::from).max(1);
    let clamped = wanted.min(most.unwrap_or(wanted)).max(least.unwrap_or(i128::MIN));
    let stepped = clamped.div_euclid(step) * step;
    let stepped = if least.is_some_and(|least| stepped < least) { stepped + step } else { stepped };
    exact(stepped)
}

/// A number that `serde_json` holds exactly.
fn exact(number: i128) -> Value {
    i64::try_from(number).map_or_else(|_| u64::try_from(number).map_or(Value::Null, |n| json!(n)), |n| json!(n))
}

/// `minimum` or `maximum`, exclusive ones included.
#[expect(clippy::cast_possible_truncation, reason = "documents that write bounds beyond 128 bits are not served well")]
fn bound(keywords: &Keywords<'_>, which: &str) -> Option<i128> {
    let lower = which == "inimum";
    let one = if lower { 1 } else { -1 };
    let inclusive = keywords.number(&format!("m{which}")).map(|limit| if lower { limit.ceil() } else { limit.floor() });
    let exclusive = keywords.get(&format!("exclusiveM{which}"));
    match (inclusive, exclusive) {
        (Some(limit), Some(Value::Bool(true))) => Some(limit as i128 + one),
        (_, Some(Value::Number(limit))) => limit.as_f64().map(|limit| limit as i128 + one),
        (limit, _) => limit.map(|limit| limit as i128),
    }
}

fn number(keywords: &Keywords<'_>, turn: usize) -> Value {
    let wanted: f64 = [1.5, 3.0, -0.25][turn % 3];
    let least = keywords.number("minimum").or_else(|| keywords.number("exclusiveMinimum"));
    let most = keywords.number("maximum").or_else(|| keywords.number("exclusiveMaximum"));
    let inside = match (least, most) {
        (Some(least), Some(most)) if wanted <= least || wanted >= most => f64::midpoint(least, most),
        (Some(least), None) if wanted <= least => least + 1.0,
        (None, Some(most)) if wanted >= most => most - 1.0,
        _ => wanted,
    };
    match keywords.number("multipleOf") {
        Some(step) if step > 0.0 => json!((inside / step).ceil() * step),
        _ => json!(inside),
    }
}

fn string(keywords: &Keywords<'_>, turn: usize) -> String {
    if let Some(text) = keywords.get("pattern").and_then(Value::as_str).and_then(pattern::sample) {
        return pad(keywords, text);
    }
    let format = keywords.get("format").and_then(Value::as_str).unwrap_or_default();
    let texts = of_format(format);
    pad(keywords, texts[turn % texts.len()].to_owned())
}

/// As long as it must be.
fn pad(keywords: &Keywords<'_>, mut text: String) -> String {
    let least = keywords.count("minLength").unwrap_or(0).min(100_000);
    let most = keywords.count("maxLength").unwrap_or(usize::MAX);
    let length = text.chars().count();
    text.extend(std::iter::repeat_n('a', least.saturating_sub(length)));
    text.chars().take(most).collect()
}

fn of_format(format: &str) -> &'static [&'static str] {
    match format {
        "date-time" => &["2024-02-29T12:30:45Z", "2024-02-29T12:30:45.123456+05:30", "1969-12-31T23:59:59-08:00"],
        "date" => &["2024-02-29", "1969-12-31"],
        "time" => &["12:30:45Z", "12:30:45.5+01:00"],
        "duration" => &["P3DT4H", "PT0.5S"],
        "uuid" => &["6fa459ea-ee8a-3ca4-894e-db77e160355e"],
        "uri" | "url" | "uri-reference" => &["https://example.com/a?b=c#d", "HTTPS://EXAMPLE.com"],
        "email" | "idn-email" => &["someone@example.com"],
        "hostname" => &["example.com"],
        "ipv4" | "ip" => &["192.0.2.7"],
        "ipv6" => &["2001:db8::7", "2001:0DB8:0:0:0:0:0:7"],
        "byte" | "base64" => &["aGVsbG8/", "aGVsbG8-_w", ""],
        "decimal" => &["12.50", "0.1000"],
        "int64" | "int32" | "uint64" => &["12", "-7"],
        _ => &["text", "", "Ünï\u{1F600} \"quoted\"\n"],
    }
}
