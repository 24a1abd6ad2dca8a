//! Whether two JSON values are the same value.

use serde_json::Value;

/// Where and how what came back differs from what was sent; none where it does not.
pub fn difference(sent: &Value, back: &Value) -> Option<String> {
    differ(sent, back, "$")
}

fn differ(sent: &Value, back: &Value, at: &str) -> Option<String> {
    match (sent, back) {
        (Value::Object(sent), Value::Object(back)) => {
            let lost = sent.iter().find_map(|(key, value)| {
                let at = format!("{at}.{key}");
                match back.get(key) {
                    Some(back) => differ(value, back, &at),
                    None => Some(format!("{at} is lost, it was {}", short(value))),
                }
            });
            let added = || back.keys().find(|key| !sent.contains_key(*key)).map(|key| format!("{at}.{key} is added"));
            lost.or_else(added)
        }
        (Value::Array(sent), Value::Array(back)) if sent.len() == back.len() => {
            let mut pairs = sent.iter().zip(back).enumerate();
            pairs.find_map(|(index, (sent, back))| differ(sent, back, &format!("{at}[{index}]")))
        }
        (Value::Number(one), Value::Number(two)) if one == two || one.as_f64() == two.as_f64() => None,
        (sent, back) if sent == back => None,
        (sent, back) => Some(format!("{at} was {}, and is {}", short(sent), short(back))),
    }
}

fn short(value: &Value) -> String {
    let text = value.to_string();
    if text.chars().count() > 40 { text.chars().take(40).chain(['…']).collect() } else { text }
}

#[cfg(test)]
mod tests {
    use super::difference;
    use serde_json::json;

    #[test]
    fn numbers_are_compared_as_numbers() {
        assert_eq!(difference(&json!({"a": [1, 2.0]}), &json!({"a": [1.0, 2]})), None);
    }

    #[test]
    fn what_is_lost_added_or_changed_is_told_with_its_place() {
        assert_eq!(difference(&json!({"a": null}), &json!({})), Some("$.a is lost, it was null".to_owned()));
        assert_eq!(difference(&json!({}), &json!({"a": null})), Some("$.a is added".to_owned()));
        assert_eq!(difference(&json!([1, "2"]), &json!([1, 2])), Some("$[1] was \"2\", and is 2".to_owned()));
    }
}
