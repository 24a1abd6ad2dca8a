//! Former modules of tags, and the methods of the client that belong to them.
//!
//! ```text
//! #[deprecated(note = "renamed to `animals`")]
//! pub mod pets { pub use super::animals::*; pub use super::animals::Animals as Pets; }
//! ```

use proc_macro2::TokenStream;
use quote::quote;

use super::module::gate;
use crate::rust::FormerModule;

/// Emits the module.
pub(super) fn emit_former_module(former: &FormerModule) -> TokenStream {
    let (module, target, note) = (former.module.to_token(), former.target.to_token(), &former.note);
    let gate = gate(former.feature.as_ref());
    let docs = format!(" The former name of [`{}`].", former.target.name());
    let group = former.group.to_token();
    let former_group = former.former_group.as_ref().map(|had| {
        let had = had.to_token();
        quote! { pub use super::#target::#group as #had; }
    });
    quote! {
        #[doc = #docs]
        #gate
        #[deprecated(note = #note)]
        pub mod #module {
            pub use super::#target::*;
            #former_group
        }
    }
}

/// Emits the method of the client.
pub(super) fn emit_former_accessor(former: &FormerModule) -> Option<TokenStream> {
    let [had, now] = former.accessor.as_ref()?;
    let note = format!("renamed to `{}`", now.name());
    let docs = format!(" The former name of [`Self::{}`].", now.name());
    let (had, now, target, group) = (had.to_token(), now.to_token(), former.target.to_token(), former.group.to_token());
    let gate = gate(former.feature.as_ref());
    Some(quote! {
        #[doc = #docs]
        #gate
        #[deprecated(note = #note)]
        #[inline]
        pub fn #had(&self) -> super::#target::#group<'_> {
            self.#now()
        }
    })
}
