//! The arguments of `clientwright`.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum, ValueHint};
use clap_complete::Shell;
use clientwright::config::{CONFIG, CrateName, Runtime, Setting};
use clientwright::diagnostic::Code;
use clientwright::select::Filter;
use clientwright::source::WebOrigin;

use super::values;

/// Typed Rust clients from OpenAPI documents.
#[derive(Debug, Parser)]
#[command(name = "clientwright", version, arg_required_else_help = true)]
pub(super) struct Arguments {
    #[command(subcommand)]
    pub(super) command: Command,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Write a configuration for the client of an OpenAPI document
    Init(Init),
    /// Write a client crate for an OpenAPI document
    Generate(Generate),
    /// Generate every client below this directory again
    Update(Update),
    /// Show the contents of a document, and what the client will not support
    Inspect(Inspect),
    /// Compare two versions of a document: what changed, what breaks, and which release follows
    Diff(Diff),
    /// Write a new name of an item into `clientwright.toml`; the former one stays as a deprecated alias
    Rename(Rename),
    /// Explain the code of a diagnostic or the rule of a change; without one, list all of them
    Explain {
        /// The code, such as `dangling-reference`, or the rule, such as `request-body-became-required`
        #[arg(value_parser = values::names_of_codes(), hide_possible_values = true)]
        code: Option<String>,
    },
    /// Write a manual page for each command into a directory, for packages of an operating system
    #[command(hide = true)]
    Man {
        /// The directory, such as `share/man/man1`
        #[arg(value_hint = ValueHint::DirPath)]
        dir: PathBuf,
    },
    /// Print completions for a shell
    Completions {
        /// The shell
        shell: Shell,
    },
}

#[derive(Debug, Args)]
pub(super) struct Generate {
    #[command(flatten)]
    pub(super) source: Source,
    /// The name of the crate [default: derived from the API's title]
    #[arg(long, value_name = "CRATE")]
    pub(super) name: Option<CrateName>,
    #[command(flatten)]
    pub(super) mode: Mode,
    /// Overwrite generated files that were changed by hand
    #[arg(long, conflicts_with_all = ["check", "dry_run"])]
    pub(super) force: bool,
    /// The source of the runtime: `version`, `path=PATH`, `git=URL` or `vendored` (a copy inside the crate) [default:
    /// `version`; the path of the checkout, for a generator that was built from one]
    #[arg(long, value_name = "SOURCE", value_parser = values::runtimes(), hide_possible_values = true)]
    pub(super) runtime: Option<Runtime>,
    /// Use the runtime at this path: `--runtime path=PATH` for short
    #[arg(long, value_name = "PATH", conflicts_with = "runtime", value_hint = ValueHint::DirPath)]
    pub(super) runtime_path: Option<PathBuf>,
    /// Write one file for `include!` instead of a crate, and the lock beside it
    #[arg(long, conflicts_with_all = ["runtime", "runtime_path"])]
    pub(super) module: bool,
    /// Set the version of the crate by its changes since the last run, and add a section to its CHANGELOG.md
    #[arg(long, conflicts_with_all = ["module", "check"])]
    pub(super) release: bool,
    /// The form in which the result is printed
    #[arg(long, value_enum, default_value_t)]
    pub(super) format: Format,
    /// Fail on every warning and every error
    #[arg(long)]
    pub(super) strict: bool,
    /// Fail on every diagnostic with this code; may be repeated
    #[arg(long, value_name = "CODE", value_parser = values::codes(), hide_possible_values = true)]
    pub(super) deny: Vec<Code>,
    /// Fetch documents of URLs again, although earlier responses are stored beside the lock
    #[arg(long)]
    pub(super) refresh: bool,
}

#[derive(Debug, Args)]
pub(super) struct Rename {
    /// The JSON pointer of a schema, an operation, a parameter or a property, as in `clientwright.lock`
    pub(super) pointer: String,
    /// The name in Rust
    pub(super) name: String,
    /// The options to change
    #[arg(long, value_name = "FILE", default_value = "clientwright.toml")]
    pub(super) config: PathBuf,
}

/// The document, and the options shared by all commands that read one.
#[derive(Debug, Args)]
pub(super) struct Source {
    /// The document, JSON or YAML: a file, an `https` URL, or `-` for standard input [default: `document` of the
    /// configuration]
    #[arg(value_hint = ValueHint::FilePath)]
    pub(super) spec: Option<PathBuf>,
    /// The directory of the crate [default: `out` of the configuration]
    #[arg(long, value_name = "DIR", value_hint = ValueHint::DirPath)]
    pub(super) out: Option<PathBuf>,
    /// The configuration; command-line options take precedence [default: the `clientwright.toml` in DIR, else in this
    /// directory or the nearest one above it]
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(super) config: Option<PathBuf>,
    /// Set an option by its key in `clientwright.toml`, such as `package.version=1.4.0`; may be repeated
    #[arg(long, value_name = "KEY=VALUE", value_parser = values::settings(), hide_possible_values = true)]
    pub(super) set: Vec<Setting>,
    /// An OpenAPI Overlay to apply to the document; may be repeated, in the order of application
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(super) overlay: Vec<PathBuf>,
    /// The directory in which references may lead to files [default: that of the document]
    #[arg(long, value_name = "DIR", value_hint = ValueHint::DirPath)]
    pub(super) ref_root: Option<PathBuf>,
    /// An origin that references may lead to, such as `https://example.com`; may be repeated
    #[arg(long, value_name = "ORIGIN")]
    pub(super) allow_origin: Vec<WebOrigin>,
    /// Generate only these operations: `operation:GLOB`, `tag:GLOB`, `path:GLOB`, `method:METHOD` or `deprecated`; may be repeated
    #[arg(long, value_name = "FILTER", value_parser = values::filters(), hide_possible_values = true)]
    pub(super) include: Vec<Filter>,
    /// Leave out these operations, even if an `--include` matches them; may be repeated
    #[arg(long, value_name = "FILTER", value_parser = values::filters(), hide_possible_values = true)]
    pub(super) exclude: Vec<Filter>,
}

/// The options that leave the disk unchanged.
#[derive(Debug, Args)]
#[group(multiple = false)]
pub(super) struct Mode {
    /// Write nothing, and fail if the directory differs from what would be written
    #[arg(long)]
    pub(super) check: bool,
    /// Write nothing, and list what would be written
    #[arg(long)]
    pub(super) dry_run: bool,
}

#[derive(Debug, Args)]
pub(super) struct Init {
    /// The document, JSON or YAML: a file or an `https` URL
    #[arg(value_hint = ValueHint::FilePath)]
    pub(super) spec: PathBuf,
    /// The directory of the crate [default: the name of the crate]
    #[arg(long, value_name = "DIR", value_hint = ValueHint::DirPath)]
    pub(super) out: Option<PathBuf>,
    /// The file to write
    #[arg(long, value_name = "FILE", default_value = CONFIG, value_hint = ValueHint::FilePath)]
    pub(super) config: PathBuf,
}

#[derive(Debug, Args)]
pub(super) struct Update {
    /// The new version of the document of the only client: a file, which is copied to the place of the old one, or an
    /// `https` URL
    #[arg(long, value_name = "NEW", value_hint = ValueHint::FilePath)]
    pub(super) document: Option<PathBuf>,
    /// Write nothing, and fail if a directory differs from what would be written
    #[arg(long)]
    pub(super) check: bool,
    /// Overwrite generated files that were changed by hand
    #[arg(long, conflicts_with = "check")]
    pub(super) force: bool,
}

#[derive(Debug, Args)]
pub(super) struct Inspect {
    #[command(flatten)]
    pub(super) source: Source,
    /// The form in which the result is printed
    #[arg(long, value_enum, default_value_t)]
    pub(super) format: Format,
}

/// The form of printed results.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    /// For people
    #[default]
    Human,
    /// One JSON object
    Json,
}

#[derive(Debug, Args)]
pub(super) struct Diff {
    /// The old version: a document, `-` for standard input, or the directory of a generated crate. With one version, it is
    /// the new one, and the old one is the crate that `clientwright.toml` names, with its document
    #[arg(value_name = "OLD", value_hint = ValueHint::AnyPath)]
    pub(super) first: Option<PathBuf>,
    /// The new version [default: without any version, the document of `clientwright.toml`]
    #[arg(value_name = "NEW", value_hint = ValueHint::AnyPath)]
    pub(super) second: Option<PathBuf>,
    #[command(flatten)]
    pub(super) options: DiffOptions,
    /// The form in which the verdict is printed
    #[arg(long, value_enum, default_value_t)]
    pub(super) format: DiffFormat,
    /// Fail if a change breaks callers, or if there is any change
    #[arg(long, value_enum, value_name = "CHANGES")]
    pub(super) fail_on: Option<FailOn>,
}

/// The options that apply to both versions.
#[derive(Debug, Clone, Args)]
pub(super) struct DiffOptions {
    /// A configuration; command-line options take precedence
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    config: Option<PathBuf>,
    /// An OpenAPI Overlay to apply to both versions; may be repeated, in the order of application
    #[arg(long, value_name = "FILE")]
    overlay: Vec<PathBuf>,
    /// The directory in which references may lead to files [default: that of the document]
    #[arg(long, value_name = "DIR")]
    ref_root: Option<PathBuf>,
    /// An origin that references may lead to, such as `https://example.com`; may be repeated
    #[arg(long, value_name = "ORIGIN")]
    allow_origin: Vec<WebOrigin>,
    /// Compare only these operations: `operation:GLOB`, `tag:GLOB`, `path:GLOB`, `method:METHOD` or `deprecated`; may be repeated
    #[arg(long, value_name = "FILTER")]
    include: Vec<Filter>,
    /// Leave out these operations, even if an `--include` matches them; may be repeated
    #[arg(long, value_name = "FILTER")]
    exclude: Vec<Filter>,
}

impl DiffOptions {
    /// Returns true if a configuration is named.
    pub(super) fn has_config(&self) -> bool {
        self.config.is_some()
    }
}

impl Diff {
    /// A version as a source with the options of both; `None` is the document of the configuration.
    pub(super) fn source(&self, spec: Option<PathBuf>) -> Source {
        let DiffOptions { config, overlay, ref_root, allow_origin, include, exclude } = self.options.clone();
        Source { spec, out: None, config, set: Vec::new(), overlay, ref_root, allow_origin, include, exclude }
    }
}

/// The form of a printed verdict.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub(super) enum DiffFormat {
    /// For people
    #[default]
    Human,
    /// One JSON object
    Json,
    /// A table for a pull request
    Markdown,
    /// Annotations of GitHub Actions
    Github,
}

/// The changes that fail a comparison.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum FailOn {
    /// Changes that break callers, on the wire or in Rust
    Breaking,
    /// All changes
    Any,
}
