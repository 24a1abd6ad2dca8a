//! Exclusive access to the output directory for one run.
//!
//! A file in the directory, `.clientwright.run`, is locked with the operating system's advisory lock, which ends with the
//! process. It is deleted when the run ends, except on Windows, where a new file cannot be distinguished from a deleted one.

use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, Instant};

use super::directory;
use super::error::WriteError;
use super::fault::{self, Change};
use super::path::RUN;

/// The maximum time that another run is waited for.
const LONGEST_WAIT: Duration = Duration::from_secs(60);

/// The time between two attempts.
const PAUSE: Duration = Duration::from_millis(10);

/// Exclusive access to an output directory; it ends when this is dropped.
#[derive(Debug)]
pub struct Guard {
    /// The locked file; `None` on a file system without locks, and in a directory that cannot be written.
    file: Option<(File, PathBuf)>,
    /// The directories that were created, the innermost first; those that stay empty are deleted in the end.
    created: Vec<PathBuf>,
}

impl Guard {
    /// Creates the directory if it does not exist, and waits until no other run writes to it.
    ///
    /// A directory that holds files of others is refused and not touched.
    pub fn enter(dir: &Path) -> Result<Self, WriteError> {
        Self::enter_within(dir, LONGEST_WAIT)
    }

    pub(super) fn enter_within(dir: &Path, longest: Duration) -> Result<Self, WriteError> {
        directory::check(dir)?;
        let mut guard = Self { file: None, created: Vec::new() };
        let started = Instant::now();
        let path = dir.join(RUN);
        loop {
            let file = match guard.create(dir).and_then(|()| open(&path)) {
                Ok(file) => file,
                // The other run ended and took the directory with it.
                Err(error) if is_gone(&error) && started.elapsed() < longest => continue,
                // Nothing can be written here, and perhaps nothing has to be.
                Err(error) if is_read_only(&error) => return Ok(guard),
                Err(error) => return Err(WriteError::io("create", &path)(error)),
            };
            match fs4::FileExt::try_lock(&file) {
                Ok(()) if is_still(&file, &path) => {
                    guard.file = Some((file, path));
                    return Ok(guard);
                }
                // The other run deleted the file when it ended.
                Ok(()) => {}
                Err(fs4::TryLockError::WouldBlock) => thread::sleep(PAUSE),
                // The file system has no locks.
                Err(fs4::TryLockError::Error(_)) => {
                    guard.file = Some((file, path));
                    return Ok(guard);
                }
            }
            if started.elapsed() > longest {
                return Err(WriteError::Busy(dir.to_owned(), longest));
            }
        }
    }

    /// Creates the directory and its parents, and remembers those that did not exist.
    fn create(&mut self, dir: &Path) -> io::Result<()> {
        let is_missing = |path: &&Path| !path.as_os_str().is_empty() && fs::symlink_metadata(path).is_err();
        let missing: Vec<PathBuf> = dir.ancestors().take_while(is_missing).map(Path::to_owned).collect();
        if missing.is_empty() {
            return Ok(());
        }
        fault::point(Change::Write)?;
        self.created.extend(missing.into_iter().filter(|path| !self.created.contains(path)).collect::<Vec<_>>());
        fs::create_dir_all(dir)
    }
}

/// Opens the file to lock; a symbolic link is not followed.
fn open(path: &Path) -> io::Result<File> {
    if path.is_symlink() {
        return Err(io::Error::other("it is a symbolic link, which is not followed"));
    }
    if !path.exists() {
        fault::point(Change::Write)?;
    }
    OpenOptions::new().read(true).write(true).create(true).truncate(false).open(path)
}

/// Returns true if a directory was deleted between two steps.
fn is_gone(error: &io::Error) -> bool {
    matches!(error.kind(), ErrorKind::NotFound | ErrorKind::AlreadyExists)
}

fn is_read_only(error: &io::Error) -> bool {
    matches!(error.kind(), ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem)
}

/// Returns true if `path` names the open file, and not one that was created after this one was deleted.
#[cfg(unix)]
fn is_still(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let identity = |metadata: fs::Metadata| (metadata.dev(), metadata.ino());
    let (open, named) = (file.metadata().map(identity), fs::symlink_metadata(path).map(identity));
    matches!((open, named), (Ok(open), Ok(named)) if open == named)
}

#[cfg(not(unix))]
fn is_still(_file: &File, _path: &Path) -> bool {
    true
}

impl Drop for Guard {
    fn drop(&mut self) {
        if let Some((file, path)) = self.file.take() {
            // The name goes before the lock does: a run that waits for this file sees that it has no name any more.
            if cfg!(unix) && fault::point(Change::Delete).is_ok() {
                let _ = fs::remove_file(path);
            }
            drop(file);
        }
        for dir in &self.created {
            if fs::remove_dir(dir).is_err() {
                break;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::time::Duration;

    use super::super::path::RUN;
    use super::Guard;

    #[test]
    fn a_second_run_waits_and_then_says_why_it_ends() {
        let root = tempfile::tempdir().unwrap();
        let dir = root.path().join("out");
        let guard = Guard::enter(&dir).unwrap();
        let busy = Guard::enter_within(&dir, Duration::from_millis(30)).unwrap_err();
        assert_eq!(
            busy.to_string(),
            format!("another run has been writing to `{}` for 0 seconds; wait until it ends, or end it", dir.display())
        );
        drop(guard);
        drop(Guard::enter(&dir).unwrap());
    }

    #[test]
    fn what_was_made_for_nothing_goes() {
        let root = tempfile::tempdir().unwrap();
        drop(Guard::enter(&root.path().join("a/b/c")).unwrap());
        assert_eq!(fs::read_dir(root.path()).unwrap().count(), 0);
        let dir = root.path().join("out");
        let guard = Guard::enter(&dir).unwrap();
        fs::write(dir.join("clientwright.lock"), "").unwrap();
        assert!(dir.join(RUN).exists());
        drop(guard);
        let left: Vec<_> = fs::read_dir(&dir).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        assert_eq!(left, ["clientwright.lock"]);
    }

    #[test]
    fn the_file_of_a_dead_run_does_not_block() {
        let root = tempfile::tempdir().unwrap();
        fs::write(root.path().join(RUN), "").unwrap();
        drop(Guard::enter(root.path()).unwrap());
    }

    #[test]
    fn one_of_many_enters_at_a_time() {
        let root = tempfile::tempdir().unwrap();
        let dir = root.path().join("out");
        let inside = std::sync::atomic::AtomicU32::new(0);
        std::thread::scope(|scope| {
            for _ in 0..8 {
                scope.spawn(|| {
                    for _ in 0..20 {
                        let guard = Guard::enter(&dir).unwrap();
                        assert_eq!(inside.fetch_add(1, std::sync::atomic::Ordering::SeqCst), 0);
                        inside.fetch_sub(1, std::sync::atomic::Ordering::SeqCst);
                        drop(guard);
                    }
                });
            }
        });
    }

    #[cfg(unix)]
    #[test]
    fn what_is_no_other_run_is_an_error_at_once() {
        let root = tempfile::tempdir().unwrap();
        std::os::unix::fs::symlink(root.path().join("nowhere"), root.path().join(RUN)).unwrap();
        let started = std::time::Instant::now();
        let error = Guard::enter_within(root.path(), Duration::from_secs(5)).unwrap_err().to_string();
        assert!(error.contains("it is a symbolic link, which is not followed"), "{error}");
        assert!(started.elapsed() < Duration::from_secs(5), "it is not tried again");
    }

    /// A directory that never appears is as one that other runs delete: it is waited for, but not forever.
    #[cfg(unix)]
    #[test]
    fn a_directory_that_cannot_be_created_is_waited_for() {
        let root = tempfile::tempdir().unwrap();
        let link = root.path().join("link");
        std::os::unix::fs::symlink(root.path().join("nowhere"), &link).unwrap();
        let started = std::time::Instant::now();
        Guard::enter_within(&link.join("out"), Duration::from_millis(30)).unwrap_err();
        assert!(started.elapsed() >= Duration::from_millis(30), "{:?}", started.elapsed());
        assert!(!root.path().join("nowhere").exists());
    }
}
