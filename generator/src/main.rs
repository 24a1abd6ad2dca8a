//! `clientwright`: the command line over [`clientwright::run`].

mod cli;

use std::process::ExitCode;

fn main() -> ExitCode {
    cli::main()
}
