//! Parsers of values that completions can list.

use std::ffi::OsStr;

use clap::builder::{PossibleValue, TypedValueParser};
use clap::{Arg, Command, Error};
use clientwright::config::{Runtime, Setting, parse_code};
use clientwright::diagnostic::Code;
use clientwright::diff::Rule;
use clientwright::select::Filter;
use clientwright::surface::SurfaceRule;

/// A parser whose values have known beginnings or names.
#[derive(Clone)]
pub(super) struct Known<T> {
    parse: fn(&str) -> Result<T, String>,
    values: Vec<&'static str>,
}

impl<T: Clone + Send + Sync + 'static> TypedValueParser for Known<T> {
    type Value = T;

    fn parse_ref(&self, command: &Command, argument: Option<&Arg>, value: &OsStr) -> Result<T, Error> {
        self.parse.parse_ref(command, argument, value)
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        Some(Box::new(self.values.iter().map(PossibleValue::new)))
    }
}

fn code_names() -> Vec<&'static str> {
    Code::ALL.iter().map(|code| code.as_str()).collect()
}

pub(super) fn codes() -> Known<Code> {
    Known { parse: parse_code, values: code_names() }
}

/// Names of codes and rules, which the command itself checks.
pub(super) fn names_of_codes() -> Known<String> {
    let rules = Rule::all().map(Rule::id).chain(SurfaceRule::ALL.into_iter().map(|rule| rule.id().to_owned()));
    // The names are made once for a run of the command.
    let rules = rules.map(|id| &*id.leak());
    Known { parse: |name| Ok(name.to_owned()), values: code_names().into_iter().chain(rules).collect() }
}

pub(super) fn runtimes() -> Known<Runtime> {
    Known { parse: |text| text.parse(), values: vec!["version", "path=", "git=", "vendored"] }
}

pub(super) fn filters() -> Known<Filter> {
    Known { parse: |text| text.parse(), values: vec!["operation:", "tag:", "path:", "method:", "deprecated"] }
}

pub(super) fn settings() -> Known<Setting> {
    let values = vec![
        "document=",
        "out=",
        "module=",
        "name=",
        "strict=",
        "deny=",
        "runtime=",
        "runtime-path=",
        "include=",
        "exclude=",
        "overlays=",
        "ref-root=",
        "allow-origin=",
        "edition=",
        "unknown-properties=",
        "check=",
        "client-parameters=",
        "formats.",
        "package.",
        "types.",
        "fields.",
        "parameters.",
        "operations.",
        "tags.",
        "security.",
        "dependencies.",
    ];
    Known { parse: |text| text.parse(), values }
}
