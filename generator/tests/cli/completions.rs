//! Completions for shells.

use crate::support::Folder;

#[test]
fn scripts_are_printed() {
    for (shell, part) in
        [("bash", "complete -F _clientwright"), ("zsh", "#compdef clientwright"), ("fish", "complete -c clientwright")]
    {
        let ran = Folder::new().run(&format!("completions {shell}")).with_status(0);
        assert!(ran.stdout.contains(part), "{shell}");
    }
}
