//! The command line as a user meets it: what is printed where, the exit status, and what is on the disk then.
#![allow(clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod support;

mod cli {
    mod bad_input;
    mod completions;
    mod diff;
    mod explain;
    mod filters;
    mod generate;
    mod inspect;
    mod interrupted;
    mod names;
    mod output_folder;
    mod overlays;
    mod references;
}
