//! `features!`

/// Fails to compile where the runtime lacks a feature that a client needs: a program that includes a client from `build.rs`
/// must ask for it in its own manifest.
///
/// ```
/// clientwright_runtime::codegen::v1::features!();
/// ```
#[doc(hidden)]
#[macro_export]
macro_rules! __features {
    ($($feature:tt),*) => { $($crate::__feature!($feature);)* };
}

/// The macro of a feature.
#[doc(hidden)]
#[macro_export]
macro_rules! __feature {
    ("chrono") => {
        $crate::__feature_chrono!();
    };
    ("decimal") => {
        $crate::__feature_decimal!();
    };
    ("gzip") => {
        $crate::__feature_gzip!();
    };
    ("jiff") => {
        $crate::__feature_jiff!();
    };
    ("pattern") => {
        $crate::__feature_pattern!();
    };
    ("time") => {
        $crate::__feature_time!();
    };
    ("url") => {
        $crate::__feature_url!();
    };
    ("uuid") => {
        $crate::__feature_uuid!();
    };
    ("xml") => {
        $crate::__feature_xml!();
    };
}

/// Defines a macro that expands to nothing with the feature, and to an error without.
macro_rules! define {
    ($feature:tt, $name:ident) => {
        #[doc(hidden)]
        #[macro_export]
        #[cfg(feature = $feature)]
        macro_rules! $name {
            () => {};
        }

        #[doc(hidden)]
        #[macro_export]
        #[cfg(not(feature = $feature))]
        macro_rules! $name {
            () => {
                ::core::compile_error!(::core::concat!(
                    "this client needs the feature `",
                    $feature,
                    "` of `clientwright-runtime`: add `features = [\"",
                    $feature,
                    "\"]` to that dependency in Cargo.toml"
                ));
            };
        }
    };
}

define!("chrono", __feature_chrono);
define!("decimal", __feature_decimal);
define!("gzip", __feature_gzip);
define!("jiff", __feature_jiff);
define!("pattern", __feature_pattern);
define!("time", __feature_time);
define!("url", __feature_url);
define!("uuid", __feature_uuid);
define!("xml", __feature_xml);
