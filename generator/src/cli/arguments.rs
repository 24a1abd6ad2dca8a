//! The arguments of `clientwright`.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;
use clientwright::config::{CrateName, Runtime, parse_code};
use clientwright::diagnostic::Code;
use clientwright::select::Filter;
use clientwright::source::WebOrigin;

/// Typed Rust clients from OpenAPI documents.
#[derive(Debug, Parser)]
#[command(name = "clientwright", version, arg_required_else_help = true)]
pub(super) struct Arguments {
    #[command(subcommand)]
    pub(super) command: Command,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Write a client crate for an OpenAPI document
    Generate(Generate),
    /// Show the contents of a document, and what the client will not support
    Inspect(Inspect),
    /// Compare two versions of a document: what changed, what breaks, and which release follows
    Diff(Diff),
    /// Write a new name of an item into `clientwright.toml`; the former one stays as a deprecated alias
    Rename(Rename),
    /// Explain the code of a diagnostic or the rule of a change; without one, list all of them
    Explain {
        /// The code, such as `dangling-reference`, or the rule, such as `request-body-became-required`
        code: Option<String>,
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
    /// The directory of the crate
    #[arg(long, value_name = "DIR")]
    pub(super) out: PathBuf,
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
    #[arg(long, value_name = "SOURCE")]
    pub(super) runtime: Option<Runtime>,
    /// Use the runtime at this path: `--runtime path=PATH` for short
    #[arg(long, value_name = "PATH", conflicts_with = "runtime")]
    pub(super) runtime_path: Option<PathBuf>,
    /// Write one file for `include!` instead of a crate, and the lock beside it
    #[arg(long, conflicts_with_all = ["runtime", "runtime_path"])]
    pub(super) module: bool,
    /// The form in which the result is printed
    #[arg(long, value_enum, default_value_t)]
    pub(super) format: Format,
    /// Fail on every warning and every error
    #[arg(long)]
    pub(super) strict: bool,
    /// Fail on every diagnostic with this code; may be repeated
    #[arg(long, value_name = "CODE", value_parser = parse_code)]
    pub(super) deny: Vec<Code>,
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
    /// The document, JSON or YAML; `-` is standard input
    pub(super) spec: PathBuf,
    /// A `clientwright.toml` with options; command-line options take precedence
    #[arg(long, value_name = "FILE")]
    pub(super) config: Option<PathBuf>,
    /// An OpenAPI Overlay to apply to the document; may be repeated, in the order of application
    #[arg(long, value_name = "FILE")]
    pub(super) overlay: Vec<PathBuf>,
    /// The directory in which references may lead to files [default: that of the document]
    #[arg(long, value_name = "DIR")]
    pub(super) ref_root: Option<PathBuf>,
    /// An origin that references may lead to, such as `https://example.com`; may be repeated
    #[arg(long, value_name = "ORIGIN")]
    pub(super) allow_origin: Vec<WebOrigin>,
    /// Generate only these operations: `operation:GLOB`, `tag:GLOB`, `path:GLOB`, `method:METHOD` or `deprecated`; may be repeated
    #[arg(long, value_name = "FILTER")]
    pub(super) include: Vec<Filter>,
    /// Leave out these operations, even if an `--include` matches them; may be repeated
    #[arg(long, value_name = "FILTER")]
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
    /// The old version of the document; `-` is standard input
    pub(super) old: PathBuf,
    /// The new version of the document; `-` is standard input
    pub(super) new: PathBuf,
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
    /// A `clientwright.toml` with options; command-line options take precedence
    #[arg(long, value_name = "FILE")]
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

impl Diff {
    /// The two versions as sources with the same options.
    pub(super) fn sources(&self) -> [Source; 2] {
        [&self.old, &self.new].map(|spec| {
            let DiffOptions { config, overlay, ref_root, allow_origin, include, exclude } = self.options.clone();
            Source { spec: spec.clone(), config, overlay, ref_root, allow_origin, include, exclude }
        })
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
