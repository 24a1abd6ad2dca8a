//! Files on their way to a server: from memory, from the disk, from a stream.

use std::fmt;
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::task::{Context, Poll};

use bytes::Bytes;

use super::{Body, Pieces, TransportError};

/// A file to be sent: what is in it, and what it is called.
///
/// ```
/// use clientwright_runtime::File;
///
/// let photo = File::new(vec![0xff, 0xd8]).with_name("rex.jpg").with_content_type("image/jpeg");
/// let from_disk = File::path("Cargo.toml")?;
/// # let _ = (photo, from_disk);
/// # Ok::<(), std::io::Error>(())
/// ```
#[derive(Debug, Default)]
pub struct File {
    pub(crate) name: Option<String>,
    pub(crate) content_type: Option<String>,
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: Body,
}

impl File {
    /// A file of bytes or of a stream, without a name.
    pub fn new(body: impl Into<Body>) -> Self {
        Self { name: None, content_type: None, headers: Vec::new(), body: body.into() }
    }

    /// A file of the disk, under its own name. It is opened at once and read piece by piece while it is sent.
    ///
    /// # Errors
    /// It cannot be opened.
    pub fn path(path: impl AsRef<Path>) -> std::io::Result<Self> {
        let path = path.as_ref();
        let file = std::fs::File::open(path)?;
        let left = file.metadata()?.len();
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned());
        Ok(Self { name, ..Self::new(Body::pieces(Disk { path: path.to_owned(), file, left, is_new: true })) })
    }

    /// What the server is told that it is called.
    #[must_use]
    pub fn with_name(mut self, name: &str) -> Self {
        self.name = Some(name.to_owned());
        self
    }

    /// What the server is told that it holds.
    #[must_use]
    pub fn with_content_type(mut self, media_type: &str) -> Self {
        self.content_type = Some(media_type.to_owned());
        self
    }

    /// A header of the part that it becomes in a multipart body.
    #[must_use]
    pub fn with_header(mut self, name: &str, value: &str) -> Self {
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }
}

macro_rules! from_contents {
    ($($contents:ty),*) => {$(
        impl From<$contents> for File {
            fn from(contents: $contents) -> Self {
                Self::new(contents)
            }
        }
    )*};
}

from_contents!(Body, Bytes, Vec<u8>, String, &'static str);

/// What is in it; name and type are the server's to guess.
impl From<File> for Body {
    fn from(file: File) -> Self {
        file.body
    }
}

/// How much of a file is read at once.
const PIECE: usize = 64 << 10;

/// A file that is read while it is sent: by short blocking reads, for the runtime spawns nothing.
struct Disk {
    path: PathBuf,
    file: std::fs::File,
    left: u64,
    /// Nothing has been read from it.
    is_new: bool,
}

impl Pieces for Disk {
    fn poll_piece(&mut self, _: &mut Context<'_>) -> Poll<Option<Result<Bytes, TransportError>>> {
        if self.left == 0 {
            return Poll::Ready(None);
        }
        self.is_new = false;
        let wanted = usize::try_from(self.left).unwrap_or(PIECE).min(PIECE);
        let mut piece = vec![0; wanted];
        Poll::Ready(Some(match self.file.read(&mut piece) {
            // Its length was promised already.
            Ok(0) => Err(TransportError::new("the file became shorter while it was sent")),
            Ok(read) => {
                piece.truncate(read);
                self.left -= read as u64;
                Ok(piece.into())
            }
            Err(error) => Err(TransportError::new(error)),
        }))
    }

    fn left(&self) -> Option<u64> {
        Some(self.left)
    }

    /// Opened anew: two handles of one file would share a position. One that changed its length is another body.
    fn try_clone(&self) -> Option<Body> {
        let file = std::fs::File::open(&self.path).ok().filter(|_| self.is_new)?;
        let left = file.metadata().ok()?.len();
        let disk = Self { path: self.path.clone(), file, left, is_new: true };
        (left == self.left).then(|| Body::pieces(disk))
    }
}

impl fmt::Debug for Disk {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Disk({} bytes left)", self.left)
    }
}
