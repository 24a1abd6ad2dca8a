//! `clientwright update`
//!
//! ```text
//! clients/billing   billing-client  9 files: 9 unchanged
//! clients/petstore  petstore-client  12 files: 2 changed, 10 unchanged; 1 warning
//! ```

use std::path::{Path, PathBuf};

use clientwright::config::{CONFIG, Config, ConfigPath, find_clients, find_config, read_config};
use clientwright::write::Mode;
use clientwright::{Report, Target, run};

use super::arguments::Update;
use super::ending::{Fault, Status};
use super::newer::Newer;
use super::output::Output;
use super::{generate, source, summary};

/// A client of the workspace.
struct Client {
    /// The file of options.
    file: PathBuf,
    config: Config,
    dir: PathBuf,
}

pub(super) fn update(arguments: Update, output: &mut Output) -> Result<Status, Fault> {
    let mode = match (arguments.check, arguments.force) {
        (true, _) => Mode::Check,
        (false, true) => Mode::Overwrite,
        (false, false) => Mode::Write,
    };
    let clients = clients(output)?;
    let newer = arguments
        .document
        .map(|document| only(&clients).and_then(|client| Newer::open(document, &client.config, &client.file)));
    let newer = newer.transpose()?;
    let mut worst = Status::Done;
    for client in &clients {
        let status = match update_one(client, newer.as_ref(), mode, output) {
            Ok(status) => status,
            Err(fault) => {
                output.error(&format!("{}: {}", client.file.display(), fault.message()));
                fault.status()
            }
        };
        worst = worst.max(status);
    }
    Ok(worst)
}

/// Returns the clients below this directory, else the one that `generate` would use.
fn clients(output: &mut Output) -> Result<Vec<Client>, Fault> {
    let mut files = find_clients(Path::new("")).map_err(|error| Fault::File(".".into(), error))?;
    if files.is_empty() {
        files.extend(find_config(None));
    }
    let mut clients: Vec<Client> = Vec::new();
    for file in files {
        let config = read_config(&file)?;
        let Some(dir) = config.out.as_ref().filter(|_| config.document.is_some()).map(ConfigPath::resolved) else {
            output.note(&format!("`{}` has no `document` or no `out`, and is skipped", file.display()));
            continue;
        };
        if let Some(other) = clients.iter().find(|other| same(&other.dir, &dir)) {
            let (one, two) = (other.file.display(), file.display());
            return Err(Fault::Usage(format!("`{one}` and `{two}` have the same `out`, `{}`", dir.display())));
        }
        clients.push(Client { file, config, dir });
    }
    if clients.is_empty() {
        let message = format!("there is no `{CONFIG}` of a client here: `clientwright init SPEC` writes one");
        return Err(Fault::Usage(message));
    }
    Ok(clients)
}

fn same(one: &Path, two: &Path) -> bool {
    let absolute = |dir: &Path| ConfigPath::from(dir.to_owned()).seen_from(Path::new(""));
    absolute(one) == absolute(two)
}

fn only(clients: &[Client]) -> Result<&Client, Fault> {
    match clients {
        [client] => Ok(client),
        several => {
            let files: Vec<String> = several.iter().map(|client| format!("`{}`", client.file.display())).collect();
            let files = files.join(", ");
            Err(Fault::Usage(format!(
                "`--document` is for one client, and there are {files}: run it in a directory with one"
            )))
        }
    }
}

fn update_one(client: &Client, newer: Option<&Newer>, mode: Mode, output: &mut Output) -> Result<Status, Fault> {
    let mut config = client.config.clone();
    config.refresh = true;
    let input = match newer {
        Some(newer) => newer.input(),
        None => source::input_of(&config).ok_or_else(|| source::missing("document", Some(&client.file)))?,
    };
    let report = run(input, &config, &Target::of_config(&config, mode)?)?;
    output.findings(&report.listing(output.colour));
    let failure = generate::failure(&report, mode);
    if let (None, Some(newer), true) = (&failure, newer, mode.writes()) {
        newer.keep(&report)?;
    }
    output.result(&line(client, &report, mode))?;
    let Some(failure) = failure else { return Ok(Status::Done) };
    output.error(&format!("{}: {failure}", client.file.display()));
    Ok(source::status_of(&report.documents))
}

/// `clients/petstore  petstore-client  12 files: 2 changed, 10 unchanged; 1 warning`
fn line(client: &Client, report: &Report, mode: Mode) -> String {
    let dir = client.dir.display();
    let (Some(generated), Some(written)) = (&report.generated, &report.written) else {
        return format!("{dir}  failed; nothing was written\n");
    };
    let files = summary::files(written);
    let (count, changes) = files.split_once(": ").unwrap_or((&files, ""));
    let counts = report.counts().to_string();
    let counts = if counts == "none" { String::new() } else { format!("; {counts}") };
    let would = if mode == Mode::Check { "checked " } else { "" };
    format!("{dir}  {}  {would}{count} files: {changes}{counts}\n", generated.name)
}
