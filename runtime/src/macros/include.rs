//! `include_client!`

/// The client that `build.rs` generated under this name: `clientwright_runtime::include_client!("petstore");`
#[macro_export]
macro_rules! include_client {
    ($name:literal) => {
        include!(concat!(env!("OUT_DIR"), "/", $name, ".rs"));
    };
}
