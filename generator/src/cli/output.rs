//! Standard output and standard error.

use std::io::{self, IsTerminal, Stderr, Stdout, Write};

use clientwright::messages::clean;

use super::ending::Fault;

/// The output streams, and the choice of coloured diagnostics.
#[derive(Debug)]
pub(super) struct Output {
    stdout: Stdout,
    stderr: Stderr,
    pub(super) colour: bool,
}

impl Output {
    pub(super) fn new() -> Self {
        let (stdout, stderr) = (io::stdout(), io::stderr());
        let colour = stderr.is_terminal() && wants_colour();
        Self { stdout, stderr, colour }
    }

    /// Writes a result to standard output.
    pub(super) fn result(&mut self, text: &str) -> Result<(), Fault> {
        let text = harmless(text);
        let written = self.stdout.write_all(text.as_bytes()).and_then(|()| self.stdout.flush());
        written.map_err(|error| Fault::Stream("standard output", error))
    }

    /// Writes diagnostics to standard error. A failure is ignored, because it could not be reported.
    pub(super) fn findings(&mut self, listing: &str) {
        let _ = self.stderr.write_all(listing.as_bytes());
    }

    /// Writes a note about a successful run to standard error.
    pub(super) fn note(&mut self, message: &str) {
        self.findings(&format!("note: {}\n", harmless(message)));
    }

    /// Writes the reason why a command failed to standard error.
    pub(super) fn error(&mut self, message: &str) {
        let (red, plain) = if self.colour { ("\x1b[1;31m", "\x1b[0m") } else { ("", "") };
        self.findings(&format!("{red}error{plain}: {}\n", harmless(message)));
    }
}

/// Makes text safe for a terminal: documents, options and paths may have escape sequences in them.
fn harmless(text: &str) -> String {
    text.split('\n').map(clean).collect::<Vec<_>>().join("\n")
}

/// Returns false if `NO_COLOR` is set and not empty (no-color.org), or if the terminal is a plain one.
fn wants_colour() -> bool {
    std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
        && std::env::var_os("TERM").is_none_or(|terminal| terminal != "dumb")
}
