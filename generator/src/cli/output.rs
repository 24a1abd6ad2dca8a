//! Standard output and standard error.

use std::io::{self, IsTerminal, Write};

use super::Fault;

/// Where text goes, and whether findings are coloured.
#[derive(Debug)]
pub(super) struct Output {
    pub(super) colour: bool,
}

impl Output {
    pub(super) fn new() -> Self {
        Self { colour: io::stderr().is_terminal() && wants_colour() }
    }

    /// Writes a result to standard output.
    pub(super) fn result(&mut self, text: &str) -> Result<(), Fault> {
        let mut stdout = io::stdout().lock();
        let written = stdout.write_all(text.as_bytes()).and_then(|()| stdout.flush());
        written.map_err(|error| Fault::Stream("standard output", error))
    }

    /// Writes findings to standard error. There is nowhere to tell that this failed.
    pub(super) fn findings(&mut self, listing: &str) {
        let _ = io::stderr().lock().write_all(listing.as_bytes());
    }

    /// Writes why a command ended to standard error.
    pub(super) fn error(&mut self, message: &str) {
        let (red, plain) = if self.colour { ("\x1b[1;31m", "\x1b[0m") } else { ("", "") };
        self.findings(&format!("{red}error{plain}: {message}\n"));
    }
}

/// Unless `NO_COLOR` is set and not empty (no-color.org), or the terminal says that it is a plain one.
fn wants_colour() -> bool {
    std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
        && std::env::var_os("TERM").is_none_or(|terminal| terminal != "dumb")
}
