//! An `operationId` → the words that somebody chose.
//!
//! | `operationId` | made by | words |
//! |---|---|---|
//! | `read_flow_flows__id__get` of `GET /flows/{id}` | FastAPI: function, path, method | read flow |
//! | `resource__artist__mbid__getArtist_GET` of `GET /artist/{mbid}` | Enunciate: path, function, method | get artist |
//! | `getBillingUsingGET_1` | Springfox | get billing |
//! | `GET_GetAccessKeyInfo` | a method before a verb | get access key info |
//! | `dns.managedZones.list`, where all begin with `dns.` | Google: service, resource, method | managed zones list |
//! | `5476364f031f5909e4fe3314`, `v3` | a hash, a version | none: the path tells |

use super::verbs::{is_method, is_verb, is_version};
use crate::api::Operation;
use crate::spelling::{Words, is_hash};

/// Returns the words of the `operationId`, first those that a person wrote, then all of them; none if it is not a name.
///
/// `service` is what the ids of all operations begin with, see [`shared_service`].
pub(super) fn id_words(operation: &Operation, service: Option<&str>) -> Vec<Words> {
    let Some(id) = named(operation) else { return Vec::new() };
    let function = function_of_fast_api(id, operation)
        .or_else(|| function_of_enunciate(id, operation))
        .or_else(|| function_of_springfox(id));
    let whole = Words::spelled(id);
    let function = function.or_else(|| service.and_then(|service| after_service(id, service)));
    let own = function.map_or_else(|| without_method(&whole), Words::spelled);
    let mut words = vec![own];
    if words[0] != whole {
        words.push(whole);
    }
    words
}

/// Returns the `operationId`, if it is a name.
pub(super) fn named(operation: &Operation) -> Option<&str> {
    operation.id.as_deref().filter(|id| !is_hash(id) && !is_version(&id.to_lowercase()))
}

/// Returns the function of the form `{function}{path}_{method}`, in which every character except letters, digits and
/// underscores is an underscore.
fn function_of_fast_api<'i>(id: &'i str, operation: &Operation) -> Option<&'i str> {
    let end = format!("{}_{}", underscored(&operation.path), operation.method.to_lowercase());
    id.strip_suffix(end.as_str()).filter(|function| !function.is_empty())
}

/// Enunciate's `resource_{path}_{function}_{METHOD}`.
fn function_of_enunciate<'i>(id: &'i str, operation: &Operation) -> Option<&'i str> {
    let path = operation.path.replace(['/', '{', '}'], "_");
    let rest = id.strip_prefix("resource_")?.strip_prefix(path.as_str())?.strip_prefix('_')?;
    rest.strip_suffix(operation.method.as_str())?.strip_suffix('_').filter(|function| !function.is_empty())
}

/// Returns the first segment of the ids, up to a dot, if all operations have it: it tells none from another.
pub(super) fn shared_service(operations: &[Operation]) -> Option<&str> {
    let mut ids = operations.iter().map(|operation| operation.id.as_deref());
    let (service, _) = ids.next()??.split_once('.')?;
    let is_shared = ids.len() > 0 && ids.all(|id| id.is_some_and(|id| after_service(id, service).is_some()));
    is_shared.then_some(service)
}

/// Returns the rest of an id, which has two segments at least: a resource and what is done with it.
fn after_service<'i>(id: &'i str, service: &str) -> Option<&'i str> {
    id.strip_prefix(service)?.strip_prefix('.').filter(|rest| rest.contains('.') && !rest.starts_with('.'))
}

fn underscored(path: &str) -> String {
    path.chars().map(|letter| if letter.is_alphanumeric() { letter } else { '_' }).collect()
}

/// Springfox's `{function}Using{METHOD}`, with a number where functions are overloaded.
fn function_of_springfox(id: &str) -> Option<&str> {
    let unnumbered = match id.rsplit_once('_') {
        Some((start, number)) if number.bytes().all(|byte| byte.is_ascii_digit()) => start,
        _ => id,
    };
    let (function, method) = unnumbered.rsplit_once("Using")?;
    let is_form = method.chars().all(|letter| letter.is_ascii_uppercase()) && is_method(&method.to_lowercase());
    (is_form && !function.is_empty()).then_some(function)
}

/// Removes a method of HTTP before a verb, because it adds no information.
fn without_method(words: &Words) -> Words {
    let mut iter = words.iter();
    let is_doubled = matches!((iter.next(), iter.next(), iter.next()), (Some(method), Some(verb), Some(_)) if is_method(method) && is_verb(verb));
    if is_doubled { words.starting_at(1) } else { words.clone() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_people_wrote_is_told_from_what_frameworks_add() {
        let rows = [
            ("read_flow_flows__id__get", "GET", "/flows/{id}", "read flow"),
            ("pong_ping_get", "GET", "/ping", "pong"),
            ("days_to_sell_daysToSell_get", "GET", "/daysToSell", "days to sell"),
            ("read_flow_get", "GET", "/flows", "read flow get"),
            ("resource__1.0_artist__mbid__getArtist_GET", "GET", "/1.0/artist/{mbid}", "get artist"),
            ("getBillingPerAccountUsingGET", "GET", "/billing", "get billing per account"),
            ("getBillingUsingGET_1", "GET", "/billing", "get billing"),
            ("payUsingCard", "POST", "/payments", "pay using card"),
            ("GET_GetAccessKeyInfo", "GET", "/", "get access key info"),
            ("PostList", "POST", "/", "post list"),
        ];
        for (id, method, path, expected) in rows {
            let operation = super::super::tests::operation(method, path, Some(id), None);
            assert_eq!(id_words(&operation, None)[0].to_string(), expected, "{id}");
        }
    }

    #[test]
    fn a_hash_or_a_version_names_nothing() {
        for id in ["5476364f031f5909e4fe3314", "72e0c2d9-56e3-1774-c876-c58c53e8dce0", "v3", "2"] {
            assert_eq!(id_words(&super::super::tests::operation("GET", "/lines", Some(id), None), None), []);
        }
        assert!(!id_words(&super::super::tests::operation("GET", "/lines", Some("deadbeef"), None), None).is_empty());
    }
    #[test]
    fn a_service_that_all_operations_have_tells_nothing() {
        let operations = |ids: [&str; 2]| ids.map(|id| super::super::tests::operation("GET", "/zones", Some(id), None));
        let all = operations(["dns.managedZones.list", "dns.changes.get"]);
        let words = all.iter().map(|operation| id_words(operation, shared_service(&all))[0].to_string());
        assert_eq!(words.collect::<Vec<_>>(), ["managed zones list", "changes get"]);
        assert_eq!(shared_service(&operations(["zones.list", "zones.get"])), None);
        assert_eq!(shared_service(&operations(["dns.zones.list", "api.zones.get"])), None);
    }
}
