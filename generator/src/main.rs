//! `clientwright`: the command line over [`clientwright::run`].

mod cli;

use std::process::ExitCode;

/// A large document is many small allocations: with the allocator of the system it takes a quarter longer. Huge pages are
/// off (`no_thp`): they need a tenth more memory, and on virtual machines the kernel clears them four times as slowly.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    cli::main()
}
