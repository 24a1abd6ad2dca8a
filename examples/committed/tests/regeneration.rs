//! The committed crate equals the output of the generator for the current document.

use clientwright::config::{Location, read_config};
use clientwright::write::Mode;
use clientwright::{Input, Target};

#[test]
fn regenerating_changes_nothing() {
    let config = read_config("clientwright.toml".as_ref()).expect("readable options");
    let Some(Location::File(document)) = &config.document else { panic!("no document in {config:?}") };
    let target = Target::of_config(&config, Mode::Check).expect("a directory");
    let report = clientwright::run(Input::File(document.resolved()), &config, &target).expect("a readable crate");
    let Some(written) = &report.written else { panic!("{}", report.listing(false)) };
    let differing = [&written.created[..], &written.changed, &written.deleted].concat();
    assert!(written.is_unchanged(), "run the command of `src/lib.rs`: {differing:?} would be written anew");
}
