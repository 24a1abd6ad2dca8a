//! What the store holds, and what it sold.

use std::collections::BTreeMap;
use clientwright_runtime::codegen::v1::{self as codegen, identity};

/// Operations of the tag `store`.
///
/// Returned by [`Client::store`](super::Client::store).
#[derive(Debug, Clone, Copy)]
pub struct Store<'a> {
    pub(super) core: &'a codegen::Core,
}

impl Store<'_> {
    /// Counts the pets by status.
    ///
    /// `GET /store/inventory`
    ///
    /// - `200`: How many pets there are at each point.
    ///
    /// ```
    /// # async |client: petstore_client::Client| {
    /// client.store().get_inventory().await
    /// # };
    /// ```
    #[inline]
    pub fn get_inventory(&self) -> GetInventory {
        GetInventory::new(self.core)
    }
}

/// Builder for [`Store::get_inventory`]; `.await` it to send.
#[must_use = "a call is sent only when it is awaited"]
pub struct GetInventory(codegen::Call<BTreeMap<String, i64>, codegen::Infallible>);

codegen::call!(GetInventory(BTreeMap<String, i64>, codegen::Infallible) "getInventory" {
    GET "/store/inventory" in "store",
    accept "application/json",
    security none,
    200 => ok_json(identity),
    200..=299 => ok_json(identity),
    _ => undocumented(),
});
