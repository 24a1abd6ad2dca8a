//! Bodies of requests and responses.

use std::fmt;
use std::path::Path;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use bytes::Bytes;
use http_body::{Body as HttpBody, Frame, SizeHint};

use super::alarm::{NO_BYTES, Watch};
use super::{Pieces, TransportError};

/// The body of a request or response: bytes in memory, or frames that arrive.
#[derive(Default)]
pub struct Body(Inner, Option<Box<str>>);

/// The number of bytes for which there is space before they arrive: a length that is announced need not be true.
const RESERVED: usize = 1 << 20;

#[derive(Default)]
enum Inner {
    #[default]
    Empty,
    Full(Bytes),
    /// A body of this crate that is produced while it is sent.
    Pieces(Box<dyn Pieces>),
    Stream(Pin<Box<dyn HttpBody<Data = Bytes, Error = TransportError> + Send + Sync>>),
}

impl From<Inner> for Body {
    fn from(inner: Inner) -> Self {
        Self(inner, None)
    }
}

impl Body {
    /// An empty body.
    pub fn empty() -> Self {
        Inner::Empty.into()
    }

    /// A body whose frames arrive one by one.
    pub fn stream<B>(frames: B) -> Self
    where
        B: HttpBody<Data = Bytes> + Send + Sync + 'static,
        B::Error: Into<TransportError>,
    {
        Self::unpinned_stream(Box::pin(frames))
    }

    /// The same for frames that can be moved, in one box.
    pub(crate) fn unpinned_stream<B>(frames: B) -> Self
    where
        B: HttpBody<Data = Bytes> + Unpin + Send + Sync + 'static,
        B::Error: Into<TransportError>,
    {
        Self::frames(ConvertedFrames(frames))
    }

    /// The same for frames whose errors need no conversion.
    pub(crate) fn frames(frames: impl HttpBody<Data = Bytes, Error = TransportError> + Send + Sync + 'static) -> Self {
        Inner::Stream(Box::pin(frames)).into()
    }

    pub(crate) fn pieces(pieces: impl Pieces) -> Self {
        Inner::Pieces(Box::new(pieces)).into()
    }

    /// The body of a file that has a media type of its own.
    pub(crate) fn with_content_type(self, content_type: Option<String>) -> Self {
        Self(self.0, content_type.map(String::into_boxed_str))
    }

    /// The media type of the file that the body was made of.
    pub(crate) fn content_type(&self) -> Option<&str> {
        self.1.as_deref()
    }

    /// A second body of the same bytes, if nothing has been read from this one and it consists of bytes and files. A stream
    /// cannot be cloned.
    pub fn try_clone(&self) -> Option<Self> {
        let copy = match &self.0 {
            Inner::Empty => Self::empty(),
            Inner::Full(bytes) => bytes.clone().into(),
            Inner::Pieces(pieces) => pieces.try_clone()?,
            Inner::Stream(_) => return None,
        };
        Some(Self(copy.0, self.1.clone()))
    }

    /// The bytes, if they are all in memory.
    pub fn as_bytes(&self) -> Option<&[u8]> {
        match &self.0 {
            Inner::Empty => Some(&[]),
            Inner::Full(bytes) => Some(bytes),
            Inner::Pieces(_) | Inner::Stream(_) => None,
        }
    }

    /// The bytes, if they are all in memory.
    pub fn into_bytes(self) -> Option<Bytes> {
        match self.0 {
            Inner::Empty => Some(Bytes::new()),
            Inner::Full(bytes) => Some(bytes),
            Inner::Pieces(_) | Inner::Stream(_) => None,
        }
    }

    /// The bytes, if they are all in memory; otherwise the unchanged body.
    pub(crate) fn into_inline(self) -> Result<Bytes, Self> {
        match self.0 {
            Inner::Empty => Ok(Bytes::new()),
            Inner::Full(bytes) => Ok(bytes),
            stream @ (Inner::Pieces(_) | Inner::Stream(_)) => Err(Self(stream, self.1)),
        }
    }

    /// The number of bytes that are still to come, if it is known.
    pub(crate) fn left(&self) -> Option<u64> {
        self.size_hint().exact()
    }

    /// The next bytes, or `None` at the end.
    ///
    /// # Errors
    /// The connection breaks.
    pub async fn chunk(&mut self) -> Option<Result<Bytes, TransportError>> {
        loop {
            match std::future::poll_fn(|context| Pin::new(&mut *self).poll_frame(context)).await? {
                Ok(frame) => match frame.into_data() {
                    Ok(data) => return Some(Ok(data)),
                    Err(_trailers) => {}
                },
                Err(error) => return Some(Err(error)),
            }
        }
    }

    /// Writes the body to a file while it arrives, and returns the number of bytes.
    ///
    /// The bytes are written to `NAME.….part` beside the file, which replaces it when the body is complete. If the connection
    /// breaks, or the future is dropped, the partial file is deleted.
    ///
    /// # Errors
    /// The connection breaks, or the file cannot be written.
    pub async fn save(self, path: impl AsRef<Path>) -> Result<u64, TransportError> {
        super::save::save(self, path.as_ref()).await
    }

    /// Reads the whole body, at most `limit` bytes.
    ///
    /// # Errors
    /// The connection breaks, or the body is longer than `limit`.
    pub async fn bytes(mut self, limit: usize) -> Result<Bytes, TransportError> {
        self.bytes_in_time(limit, &mut Watch::off(), Duration::ZERO).await
    }

    /// The next bytes, which must not be late.
    pub(crate) async fn chunk_in_time(
        &mut self,
        watch: &mut Watch<'_>,
        idle: Duration,
    ) -> Option<Result<Bytes, TransportError>> {
        watch.wait(idle, self.chunk()).await.unwrap_or_else(|late| Some(Err(late.error(NO_BYTES, idle))))
    }

    /// The rest of the body, whose pieces must not be late.
    pub(crate) async fn bytes_in_time(
        &mut self,
        limit: usize,
        watch: &mut Watch<'_>,
        idle: Duration,
    ) -> Result<Bytes, TransportError> {
        if let Inner::Full(bytes) = &mut self.0 {
            let bytes = std::mem::take(bytes);
            return if bytes.len() > limit { Err(TransportError::too_long(limit)) } else { Ok(bytes) };
        }
        let mut whole = Vec::new();
        while let Some(data) = self.chunk_in_time(watch, idle).await {
            let data = data?;
            // Most bodies arrive in one piece, which need not be copied.
            if whole.is_empty() && data.len() <= limit && self.is_end_stream() {
                return Ok(data);
            }
            if whole.is_empty() {
                let rest = usize::try_from(self.size_hint().lower()).unwrap_or(limit);
                whole.reserve(data.len().saturating_add(rest).min(limit).min(RESERVED));
            }
            if whole.len().saturating_add(data.len()) > limit {
                return Err(TransportError::too_long(limit));
            }
            whole.extend_from_slice(&data);
        }
        Ok(whole.into())
    }
}

impl HttpBody for Body {
    type Data = Bytes;
    type Error = TransportError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, TransportError>>> {
        match &mut self.0 {
            Inner::Empty => Poll::Ready(None),
            Inner::Full(bytes) => {
                let bytes = std::mem::take(bytes);
                self.0 = Inner::Empty;
                Poll::Ready((!bytes.is_empty()).then(|| Ok(Frame::data(bytes))))
            }
            Inner::Pieces(pieces) => pieces.poll_piece(context).map(|piece| piece.map(|piece| piece.map(Frame::data))),
            Inner::Stream(frames) => frames.as_mut().poll_frame(context),
        }
    }

    fn is_end_stream(&self) -> bool {
        match &self.0 {
            Inner::Empty => true,
            Inner::Full(bytes) => bytes.is_empty(),
            Inner::Pieces(pieces) => pieces.left() == Some(0),
            Inner::Stream(frames) => frames.is_end_stream(),
        }
    }

    fn size_hint(&self) -> SizeHint {
        match &self.0 {
            Inner::Empty => SizeHint::with_exact(0),
            Inner::Full(bytes) => SizeHint::with_exact(bytes.len() as u64),
            Inner::Pieces(pieces) => pieces.left().map_or_else(SizeHint::default, SizeHint::with_exact),
            Inner::Stream(frames) => frames.size_hint(),
        }
    }
}

/// Frames whose errors are converted.
struct ConvertedFrames<B>(B);

impl<B> HttpBody for ConvertedFrames<B>
where
    B: HttpBody<Data = Bytes> + Unpin,
    B::Error: Into<TransportError>,
{
    type Data = Bytes;
    type Error = TransportError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, TransportError>>> {
        let frame = ready!(Pin::new(&mut self.0).poll_frame(context));
        Poll::Ready(frame.map(|frame| frame.map_err(Into::into)))
    }

    fn is_end_stream(&self) -> bool {
        self.0.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.0.size_hint()
    }
}

impl From<Bytes> for Body {
    fn from(bytes: Bytes) -> Self {
        if bytes.is_empty() { Inner::Empty.into() } else { Inner::Full(bytes).into() }
    }
}

impl From<Vec<u8>> for Body {
    fn from(bytes: Vec<u8>) -> Self {
        Bytes::from(bytes).into()
    }
}

impl From<String> for Body {
    fn from(text: String) -> Self {
        Bytes::from(text).into()
    }
}

impl From<&'static str> for Body {
    fn from(text: &'static str) -> Self {
        Bytes::from_static(text.as_bytes()).into()
    }
}

impl fmt::Debug for Body {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.as_bytes() {
            Some(bytes) => write!(f, "Body({} bytes)", bytes.len()),
            None => f.write_str("Body(stream)"),
        }
    }
}

/// The bytes as they arrive.
impl futures_core::Stream for Body {
    type Item = Result<Bytes, TransportError>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        loop {
            match ready!(self.as_mut().poll_frame(context)) {
                Some(Ok(frame)) => match frame.into_data() {
                    Ok(data) => return Poll::Ready(Some(Ok(data))),
                    Err(_trailers) => {}
                },
                Some(Err(error)) => return Poll::Ready(Some(Err(error))),
                None => return Poll::Ready(None),
            }
        }
    }
}
