//! The committed crate equals the output of the generator for the current document.

use clientwright::config::Runtime;
use clientwright::write::Mode;
use clientwright::{Config, Form, Input, Target};

#[test]
fn regenerating_changes_nothing() {
    let input = Input::File("../../specs/petstore.yaml".into());
    let mut config = Config::default();
    config.runtime = Some(Runtime::path("../../runtime"));
    let target = Target::Folder { dir: "petstore-client".into(), form: Form::Crate, mode: Mode::Check };
    let report = clientwright::run(input, &config, &target).expect("a readable crate");
    let Some(written) = &report.written else { panic!("{}", report.listing(false)) };
    let differing = [&written.created[..], &written.changed, &written.deleted].concat();
    assert!(written.is_unchanged(), "run the command of `src/lib.rs`: {differing:?} would be written anew");
}
