//! `scripts!`

/// Names letters of scripts whose other letters in a crate all look like letters of another script, as `Нет` does: one that looks like no
/// other tells rustc that the script is meant (`mixed_script_confusables`). It expands to nothing.
#[doc(hidden)]
#[macro_export]
macro_rules! __scripts {
    ($($letter:ident)*) => {};
}
