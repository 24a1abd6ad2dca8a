//! Names of the operations of one tag.

use super::{candidates, choose};
use crate::api::Method;
use crate::api::Operation;
use crate::origin::{FileId, Origin};
use crate::spelling::Words;

pub(super) fn operation(method: &str, path: &str, id: Option<&str>, tag: Option<&str>) -> Operation {
    Operation {
        origin: Origin::root(FileId::ENTRY),
        id: id.map(str::to_owned),
        method: Method::of(method).unwrap(),
        path: path.to_owned(),
        tags: tag.into_iter().map(str::to_owned).collect(),
        summary: None,
        description: None,
        deprecated: false,
        parameters: Vec::new(),
        body: None,
        responses: Vec::new(),
        server: None,
        security: Vec::new(),
    }
}

/// Returns the names of operations of one tag, given by method and path or by `operationId`.
fn names(tag: &str, sources: &[&str]) -> Vec<String> {
    let operations: Vec<Operation> = sources
        .iter()
        .map(|source| match source.split_once(' ') {
            Some((method, path)) => operation(method, path, None, Some(tag)),
            None => operation("GET", "/", Some(source), Some(tag)),
        })
        .collect();
    let modules = vec![Words::of(tag).module_name(); operations.len()];
    let chosen = choose(&candidates(&operations, &modules), &modules);
    chosen.iter().map(|names| names[0].method_name().to_string()).collect()
}

#[test]
fn what_all_operations_of_a_tag_begin_with_goes() {
    assert_eq!(names("managedZones", &["dns.managedZones.list", "dns.managedZones.get"]), ["list", "get"]);
    assert_eq!(
        names("projects", &["ai.projects.locations.models.list", "ai.projects.locations.get"]),
        ["models_list", "get"]
    );
    // A verb is not removed as a shared word, and a name is not left without words.
    assert_eq!(names("users", &["get_album", "get_album_tracks"]), ["get_album", "get_album_tracks"]);
    assert_eq!(names("shop", &["store_order", "store_order_items"]), ["order", "order_items"]);
    assert_eq!(names("shop", &["dns.zones.list"]), ["dns_zones_list"]);
    // A shared word stays if a name would otherwise equal another.
    assert_eq!(names("payments", &["create-booking-payment", "get-payment"]), ["create_booking_payment", "get"]);
}

#[test]
fn a_version_at_the_end_of_all_goes() {
    assert_eq!(names("flows", &["read_state_v1", "set_limit_v1"]), ["read_state", "set_limit"]);
    assert_eq!(names("flows", &["get_state", "set_state"]), ["get_state", "set_state"]);
}

#[test]
fn two_that_would_be_called_alike_keep_the_words_that_tell() {
    assert_eq!(names("pets", &["list_pets", "list"]), ["list_pets", "list"]);
    assert_eq!(names("pets", &["GET /pets", "GET /pets/{petId}"]), ["get", "get_by_pet_id"]);
    assert_eq!(names("pets", &["GET /pets/{petId}", "POST /pets"]), ["get", "post"]);
    assert_eq!(
        names("banks", &["GET /users/{id}/accounts", "GET /users/{id}/accounts/{account}"]),
        ["get_user_accounts", "get_user_account"]
    );
}

#[test]
fn a_long_path_keeps_its_end() {
    let long = "/api/v1/subscriptions/{subscriptionId}/resourceGroups/{resourceGroup}/providers/Microsoft.Codespaces/plans/{resourceName}/deleteAllCodespaces";
    assert_eq!(names("plans", &[&format!("POST {long}")]), ["post_microsoft_codespaces_plan_delete_all_codespaces"]);
}
