//! The interface between generated code and this crate. It is not meant for other code.
//!
//! Each version is a module, so that generated code of another version fails with a message that says what to do, and not with
//! an error for each name that has changed.

pub mod v1;

/// Checks that this crate has the version of the interface for which a client was generated.
#[doc(hidden)]
#[macro_export]
macro_rules! __codegen_version {
    (1) => {};
    ($version:literal) => {
        ::core::compile_error!(::core::concat!(
            "this client was generated for version ",
            $version,
            " of the interface of `clientwright-runtime`, which this version of the crate does not have: generate the client again \
             with the `clientwright` of the same version"
        ));
    };
}
