//! Files that are sent: from memory, from the disk or from a stream.

use std::path::Path;

use bytes::Bytes;

use super::Body;
use super::disk::Disk;

/// A file that is sent: its content, and optionally its name and media type.
///
/// ```
/// use clientwright_runtime::Upload;
///
/// let photo = Upload::new(vec![0xff, 0xd8]).with_name("rex.jpg").with_content_type("image/jpeg");
/// let from_disk = Upload::open("Cargo.toml")?;
/// # let _ = (photo, from_disk);
/// # Ok::<(), std::io::Error>(())
/// ```
#[derive(Debug, Default)]
pub struct Upload {
    pub(crate) name: Option<String>,
    pub(crate) content_type: Option<String>,
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: Body,
}

impl Upload {
    /// An upload of bytes or of a stream, without a name.
    pub fn new(body: impl Into<Body>) -> Self {
        Self { name: None, content_type: None, headers: Vec::new(), body: body.into() }
    }

    /// Opens a file of the disk, which is sent under its own name. It is read piece by piece while it is sent.
    ///
    /// # Errors
    /// The file cannot be opened.
    pub fn open(path: impl AsRef<Path>) -> std::io::Result<Self> {
        let path = path.as_ref();
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned());
        Ok(Self { name, ..Self::new(Body::pieces(Disk::open(path)?)) })
    }

    /// The same file, if its body can be cloned: see [`Body::try_clone`].
    #[must_use]
    pub fn try_clone(&self) -> Option<Self> {
        let body = self.body.try_clone()?;
        let (name, content_type) = (self.name.clone(), self.content_type.clone());
        Some(Self { name, content_type, headers: self.headers.clone(), body })
    }

    /// Sets the file name.
    #[must_use]
    pub fn with_name(mut self, name: &str) -> Self {
        self.name = Some(name.to_owned());
        self
    }

    /// Sets the media type.
    #[must_use]
    pub fn with_content_type(mut self, media_type: &str) -> Self {
        self.content_type = Some(media_type.to_owned());
        self
    }

    /// Adds a header to the part of a multipart body.
    #[must_use]
    pub fn with_header(mut self, name: &str, value: &str) -> Self {
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }
}

macro_rules! from_contents {
    ($($contents:ty),*) => {$(
        impl From<$contents> for Upload {
            fn from(contents: $contents) -> Self {
                Self::new(contents)
            }
        }
    )*};
}

from_contents!(Body, Bytes, Vec<u8>, String, &'static str);

/// The content with its media type, without the name. The media type is sent if the document describes a range that contains it.
impl From<Upload> for Body {
    fn from(upload: Upload) -> Self {
        let content_type = upload.content_type.or_else(|| upload.body.content_type().map(str::to_owned));
        upload.body.with_content_type(content_type)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_are_cloned_and_streams_are_not() {
        let upload = Upload::new("Rex").with_name("rex.txt").with_content_type("text/plain");
        let copy = upload.try_clone().expect("bytes can be cloned");
        assert_eq!(copy.name.as_deref(), Some("rex.txt"));
        assert_eq!(copy.content_type.as_deref(), Some("text/plain"));
        assert_eq!(copy.body.as_bytes(), Some(&b"Rex"[..]));
        let stream = Upload::new(Body::stream(Body::from("Rex")));
        assert!(stream.try_clone().is_none());
    }

    #[test]
    fn a_file_is_read_with_and_without_an_async_runtime() {
        let path = std::env::temp_dir().join(format!("clientwright-upload-{}", std::process::id()));
        let content = vec![7; 100_000];
        std::fs::write(&path, &content).expect("a file");
        let (first, second) = (Upload::open(&path).expect("a file"), Upload::open(&path).expect("a file"));
        let copy = first.try_clone().expect("a file can be opened again");
        let runtime = tokio::runtime::Builder::new_current_thread().build().expect("an async runtime");
        let read = runtime.block_on(first.body.bytes(usize::MAX)).expect("bytes");
        assert_eq!(read, content);
        assert_eq!(runtime.block_on(copy.body.bytes(usize::MAX)).expect("bytes"), content);
        let mut pieces = Box::pin(second.body.bytes(usize::MAX));
        let mut context = std::task::Context::from_waker(std::task::Waker::noop());
        assert!(matches!(pieces.as_mut().poll(&mut context), std::task::Poll::Ready(Ok(read)) if read == content));
        std::fs::remove_file(&path).expect("a file");
    }
}
