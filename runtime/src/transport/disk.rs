//! Files that are read while they are sent.
//!
//! With the feature `hyper`, reads run on the blocking threads of the `tokio` runtime. Without it, or outside of a runtime, the
//! short reads block the thread that polls the body.

use std::fs::File;
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use bytes::Bytes;

use super::{Body, Pieces, TransportError};

/// The number of bytes of one read.
const PIECE: usize = 64 << 10;

/// A file that is read while it is sent.
pub(super) struct Disk {
    path: PathBuf,
    left: u64,
    /// Nothing has been read from it.
    is_new: bool,
    /// The next read, which starts when it is polled; `None` after the last one.
    next: Option<NextRead>,
}

type NextRead = Pin<Box<dyn Future<Output = io::Result<(File, Bytes)>> + Send + Sync>>;

impl Disk {
    pub(super) fn open(path: &Path) -> io::Result<Self> {
        let file = File::open(path)?;
        let left = file.metadata()?.len();
        let mut disk = Self { path: path.to_owned(), left, is_new: true, next: None };
        disk.prepare(file);
        Ok(disk)
    }

    fn prepare(&mut self, file: File) {
        let wanted = usize::try_from(self.left).unwrap_or(PIECE).min(PIECE);
        self.next = (wanted > 0).then(|| Box::pin(read(file, wanted)) as NextRead);
    }

    fn take(&mut self, file: File, piece: Bytes) -> io::Result<Bytes> {
        // The length of the body was announced already.
        if piece.is_empty() {
            return Err(io::Error::other("the file became shorter while it was sent"));
        }
        self.left -= piece.len() as u64;
        self.prepare(file);
        Ok(piece)
    }
}

#[cfg_attr(not(feature = "hyper"), expect(clippy::unused_async, reason = "without `tokio`, the read blocks"))]
async fn read(file: File, wanted: usize) -> io::Result<(File, Bytes)> {
    #[cfg(feature = "hyper")]
    if tokio::runtime::Handle::try_current().is_ok() {
        return tokio::task::spawn_blocking(move || read_blocking(file, wanted)).await.map_err(io::Error::other)?;
    }
    read_blocking(file, wanted)
}

fn read_blocking(mut file: File, wanted: usize) -> io::Result<(File, Bytes)> {
    let mut piece = vec![0; wanted];
    let read = file.read(&mut piece)?;
    piece.truncate(read);
    Ok((file, piece.into()))
}

impl Pieces for Disk {
    fn poll_piece(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<Bytes, TransportError>>> {
        let Some(next) = &mut self.next else { return Poll::Ready(None) };
        self.is_new = false;
        let done = ready!(next.as_mut().poll(context));
        self.next = None;
        let piece = done.and_then(|(file, piece)| self.take(file, piece));
        Poll::Ready(Some(piece.map_err(TransportError::new)))
    }

    fn left(&self) -> Option<u64> {
        Some(self.left)
    }

    /// Opens the file again, because two handles of one file would share a position. A file of another length is another body.
    fn try_clone(&self) -> Option<Body> {
        let other = Self::open(&self.path).ok().filter(|other| self.is_new && other.left == self.left);
        other.map(Body::pieces)
    }
}
