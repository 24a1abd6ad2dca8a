//! The manifest of the copy: that of the runtime, without what only its own workspace knows.

use toml::{Table, Value};

/// Tables that are for those who work on the runtime.
const DEVELOPMENT: [&str; 4] = ["bench", "dev-dependencies", "lints", "test"];

/// The edition of the project.
const EDITION: &str = "2024";

/// A manifest that needs no workspace. The runtime's own is always TOML.
pub(super) fn standalone(text: &str) -> String {
    let mut manifest: Table = text.parse().unwrap_or_default();
    for table in DEVELOPMENT {
        manifest.remove(table);
    }
    if let Some(package) = manifest.get_mut("package").and_then(Value::as_table_mut) {
        settle(package);
    }
    toml::to_string(&manifest).unwrap_or_default()
}

/// Gives the package what it inherits from the workspace. It is never published from here.
fn settle(package: &mut Table) {
    let inherited = [
        ("version", env!("CARGO_PKG_VERSION")),
        ("edition", EDITION),
        ("rust-version", env!("CARGO_PKG_RUST_VERSION")),
        ("license", env!("CARGO_PKG_LICENSE")),
    ];
    for (key, value) in inherited {
        package.insert(key.to_owned(), value.into());
    }
    package.insert("publish".to_owned(), false.into());
}

#[cfg(test)]
mod tests {
    use super::standalone;

    #[test]
    fn nothing_is_inherited_and_nothing_is_for_development() {
        let text = "[package]\nname = 'r'\nversion.workspace = true\nedition.workspace = true\n\n[features]\n\
                    default = ['x']\n\n[dependencies]\na = '1'\n\n[dev-dependencies]\nb = '1'\n\n[[bench]]\nname = 'c'\n\n\
                    [lints]\nworkspace = true\n";
        let expected = "[package]\nname = \"r\"\nversion = \"0.1.0\"\nedition = \"2024\"\nrust-version = \"1.88\"\n\
                        license = \"MIT OR Apache-2.0\"\npublish = false\n\n[features]\ndefault = [\"x\"]\n\n\
                        [dependencies]\na = \"1\"\n";
        assert_eq!(standalone(text), expected);
    }
}
