//! `xml_feature!`

/// Says that a client has bodies or answers of XML, for which the runtime must have the feature `xml`.
#[doc(hidden)]
#[macro_export]
#[cfg(feature = "xml")]
macro_rules! __xml_feature {
    () => {};
}

/// Says that a client has bodies or answers of XML, for which the runtime must have the feature `xml`.
#[doc(hidden)]
#[macro_export]
#[cfg(not(feature = "xml"))]
macro_rules! __xml_feature {
    () => {
        ::core::compile_error!(
            "this client has bodies or answers of XML: add `features = [\"xml\"]` to `clientwright-runtime` in Cargo.toml"
        );
    };
}
