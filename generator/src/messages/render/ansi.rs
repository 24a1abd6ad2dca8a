//! Text with or without the escape sequences of a terminal (ECMA-48, section 8.3.117).

use std::io::{self, Write};

use codespan_reporting::diagnostic::{LabelStyle, Severity};
use codespan_reporting::term::WriteStyle;

const RED: &str = "31";
const YELLOW: &str = "33";
const GREEN: &str = "32";
const CYAN: &str = "36";
const BLUE: &str = "34";

/// Terminal output under construction.
pub(super) struct Ansi {
    text: Vec<u8>,
    colour: bool,
}

impl Ansi {
    pub(super) fn new(colour: bool) -> Self {
        Self { text: Vec::new(), colour }
    }

    /// Adds text without style.
    pub(super) fn plain(&mut self, text: &str) {
        self.text.extend_from_slice(text.as_bytes());
    }

    pub(super) fn finish(self) -> String {
        String::from_utf8_lossy(&self.text).into_owned()
    }

    #[expect(clippy::unnecessary_wraps, reason = "every method of the trait returns a result")]
    fn style(&mut self, style: &str) -> io::Result<()> {
        if self.colour {
            self.plain(&format!("\x1b[{style}m"));
        }
        Ok(())
    }
}

impl Write for Ansi {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.text.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl WriteStyle for Ansi {
    fn set_header(&mut self, severity: Severity) -> io::Result<()> {
        self.style(&format!("1;{}", colour_of(severity)))
    }

    fn set_header_message(&mut self) -> io::Result<()> {
        self.style("1")
    }

    fn set_line_number(&mut self) -> io::Result<()> {
        self.style(BLUE)
    }

    fn set_note_bullet(&mut self) -> io::Result<()> {
        self.style(BLUE)
    }

    fn set_source_border(&mut self) -> io::Result<()> {
        self.style(BLUE)
    }

    fn set_label(&mut self, severity: Severity, label: LabelStyle) -> io::Result<()> {
        self.style(match label {
            LabelStyle::Primary => colour_of(severity),
            LabelStyle::Secondary => BLUE,
        })
    }

    fn reset(&mut self) -> io::Result<()> {
        self.style("0")
    }
}

fn colour_of(severity: Severity) -> &'static str {
    match severity {
        Severity::Bug | Severity::Error => RED,
        Severity::Warning => YELLOW,
        Severity::Note => GREEN,
        Severity::Help => CYAN,
    }
}

#[cfg(test)]
mod tests {
    use codespan_reporting::diagnostic::{LabelStyle, Severity};
    use codespan_reporting::term::WriteStyle as _;

    use super::Ansi;

    fn label(severity: Severity, style: LabelStyle) -> String {
        let mut text = Ansi::new(true);
        text.set_label(severity, style).unwrap();
        text.finish()
    }

    #[test]
    fn a_place_has_the_colour_of_its_severity() {
        assert_eq!(label(Severity::Error, LabelStyle::Primary), "\x1b[31m");
        assert_eq!(label(Severity::Warning, LabelStyle::Primary), "\x1b[33m");
        assert_eq!(label(Severity::Note, LabelStyle::Primary), "\x1b[32m");
        assert_eq!(label(Severity::Help, LabelStyle::Primary), "\x1b[36m");
        assert_eq!(label(Severity::Error, LabelStyle::Secondary), "\x1b[34m");
    }

    #[test]
    fn a_colour_ends() {
        let mut text = Ansi::new(true);
        text.reset().unwrap();
        assert_eq!(text.finish(), "\x1b[0m");
    }
}
