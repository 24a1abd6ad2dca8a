//! Connections that are upgraded to another protocol (RFC 9110, 15.2.2).

use std::fmt;
use std::io;
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll};

use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};

/// A connection after `101 Switching Protocols`: what is read and written is no longer HTTP.
///
/// Bytes that the server sends directly after its response are read first.
pub struct Upgraded(
    /// Only the owner has access, by `&mut`: the lock makes the type `Sync` and is never taken.
    Mutex<Pin<Box<dyn ReadWrite>>>,
);

/// Both directions of a connection.
trait ReadWrite: AsyncRead + AsyncWrite + Send {}

impl<C: AsyncRead + AsyncWrite + Send> ReadWrite for C {}

impl Upgraded {
    /// A connection as a transport has it.
    pub fn new(connection: impl AsyncRead + AsyncWrite + Send + 'static) -> Self {
        Self(Mutex::new(Box::pin(connection)))
    }

    fn connection(&mut self) -> Pin<&mut dyn ReadWrite> {
        self.0.get_mut().unwrap_or_else(PoisonError::into_inner).as_mut()
    }
}

impl AsyncRead for Upgraded {
    fn poll_read(mut self: Pin<&mut Self>, context: &mut Context<'_>, into: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        self.connection().poll_read(context, into)
    }
}

impl AsyncWrite for Upgraded {
    fn poll_write(mut self: Pin<&mut Self>, context: &mut Context<'_>, from: &[u8]) -> Poll<io::Result<usize>> {
        self.connection().poll_write(context, from)
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        self.connection().poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        self.connection().poll_shutdown(context)
    }
}

impl fmt::Debug for Upgraded {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Upgraded")
    }
}

/// An upgraded connection, which a transport adds to the extensions of a response of status 101. A transport that
/// cannot upgrade leaves it out.
#[derive(Debug, Clone)]
pub struct Upgrade(Arc<Mutex<Option<Upgraded>>>);

impl Upgrade {
    /// Hands this connection over, once.
    pub fn new(connection: Upgraded) -> Self {
        Self(Arc::new(Mutex::new(Some(connection))))
    }

    pub(crate) fn take(&self) -> Option<Upgraded> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).take()
    }
}
