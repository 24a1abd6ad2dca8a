//! The runtime of the checkout from which this generator was built.
//!
//! Until the runtime is published, a crate that depends on its version cannot be built. A generator that was built from
//! a checkout of the project, and finds the runtime there, makes crates depend on it by path unless another source is
//! chosen.

use std::fs;
use std::path::{Path, PathBuf};

use crate::config::{Config, ConfigPath, Runtime};
use crate::emit::RuntimeSource;
use crate::vendored;

/// Returns the directory of the runtime, if this generator was built from a checkout that still exists.
pub(crate) fn runtime() -> Option<PathBuf> {
    let dir = Path::new(env!("CARGO_MANIFEST_DIR")).parent()?.join("runtime");
    let manifest = fs::read_to_string(dir.join("Cargo.toml")).ok()?;
    manifest.lines().any(|line| line.trim() == "name = \"clientwright-runtime\"").then_some(dir)
}

/// Returns the path for a manifest in `dir`: relative inside the checkout, which may be moved, absolute elsewhere.
pub(crate) fn runtime_seen_from(dir: &Path) -> Option<PathBuf> {
    let runtime = runtime()?;
    let root = runtime.parent()?.to_owned();
    Some(ConfigPath::from(runtime).seen_from_within(&root, dir))
}

/// Returns the source of the runtime for a crate in `dir`.
pub(crate) fn runtime_source(config: &Config, dir: &Path) -> RuntimeSource {
    let path = |path: PathBuf| RuntimeSource::Path(path.to_string_lossy().replace('\\', "/"));
    match &config.runtime {
        None => runtime_seen_from(dir).map_or(RuntimeSource::Version, path),
        Some(Runtime::Version) => RuntimeSource::Version,
        Some(Runtime::Path(chosen)) => path(chosen.seen_from(dir)),
        Some(Runtime::Git(url)) => RuntimeSource::Git(url.clone()),
        Some(Runtime::Vendored) => path(vendored::DIR.into()),
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::{runtime, runtime_seen_from};

    #[test]
    fn the_path_is_relative_inside_the_checkout_and_absolute_outside() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
        assert_eq!(runtime(), Some(root.join("runtime")));
        assert_eq!(runtime_seen_from(&root.join("target/a/client")), Some("../../../runtime".into()));
        let elsewhere = tempfile::tempdir().unwrap();
        assert_eq!(runtime_seen_from(elsewhere.path()), Some(root.join("runtime").canonicalize().unwrap()));
    }
}
