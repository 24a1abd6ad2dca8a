//! What the store holds, and what it sold.

use std::collections::BTreeMap;
use clientwright_runtime::codegen::{self, NoDocumentedError, identity};

/// The calls of `store`.
///
/// Made by [`Client::store`](super::Client::store).
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

/// [`Store::get_inventory`] being put together; awaiting it sends.
#[must_use = "a call is sent when it is awaited"]
pub struct GetInventory(codegen::Call<BTreeMap<String, i64>, NoDocumentedError>);

codegen::call!(GetInventory(BTreeMap<String, i64>, NoDocumentedError) "getInventory" {
    GET "/store/inventory",
    accept "application/json",
    security none,
    200 => ok_json(identity),
    _ => undocumented(),
});
