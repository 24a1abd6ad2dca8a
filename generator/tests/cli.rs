//! The command line as a user meets it: what is printed where, the exit status, and what is on the disk then.
#![allow(clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod support;

mod cli {
    mod bad_input;
    mod completions;
    mod configuration;
    mod diff;
    mod explain;
    mod filters;
    mod generate;
    mod harmful_files;
    mod harmful_inputs;
    mod harmful_text;
    mod init;
    mod inspect;
    mod interrupted;
    mod names;
    mod output_folder;
    mod overlays;
    mod references;
    mod release;
    mod same_bytes;
    mod update;
    mod url;
}
