//! Calls without an async runtime: `.call()` beside `.await`.
//!
//! One thread, which is started by the first call, drives all connections; the calling thread polls the future and sleeps
//! in between. So connections are kept from call to call, whichever threads make them.

use std::io;
use std::pin::pin;
use std::sync::{Arc, OnceLock};
use std::task::{Context, Poll, Wake, Waker};
use std::thread::{self, Thread};

use tokio::runtime::{Builder, Handle};

use crate::error::Error;
use crate::transport::TransportError;

/// More than the budget of a task, which is 128.
const BUDGET: usize = 1000;

/// Waits for a future on the thread that calls it: `.call()` in place of `.await`, for programs without an async runtime.
///
/// Everything that can be awaited has it: calls, `send()` and `send_undecoded()`, the `next()` of streams, and the methods of
/// bodies.
///
/// ```no_run
/// # use clientwright_runtime::{Blocking, Call, Error, EventStream};
/// # fn main_of<E: std::fmt::Debug>(call: Call<EventStream<String>, E>) -> Result<(), Error<E>> {
/// let mut events = call.call()?;
/// while let Some(event) = events.next().call() {
///     println!("{event:?}");
/// }
/// # Ok(())
/// # }
/// ```
///
/// Within an async runtime of `tokio`, where waiting would stop other tasks, it is an error of the kind
/// [`Error::Transport`], and nothing is sent. The threads of `spawn_blocking` may wait.
pub trait Blocking: IntoFuture {
    /// Waits for the result.
    fn call(self) -> Self::Output
    where
        Self: Sized,
        Self::Output: BlockingOutput,
    {
        match enter() {
            Ok(runtime) => {
                let _entered = runtime.enter();
                wait(self.into_future())
            }
            Err(error) => Self::Output::refused(error),
        }
    }
}

impl<F: IntoFuture> Blocking for F {}

/// A result that can be the error that a thread must not wait: a `Result` of this crate, or the next element of a stream.
pub trait BlockingOutput {
    /// The result of a future that was not polled.
    fn refused(error: TransportError) -> Self;
}

impl<T, E> BlockingOutput for Result<T, Error<E>> {
    fn refused(error: TransportError) -> Self {
        Err(Error::Transport(error))
    }
}

impl<T> BlockingOutput for Result<T, TransportError> {
    fn refused(error: TransportError) -> Self {
        Err(error)
    }
}

impl<T: BlockingOutput> BlockingOutput for Option<T> {
    fn refused(error: TransportError) -> Self {
        Some(T::refused(error))
    }
}

/// The runtime that drives connections, if the calling thread may wait.
fn enter() -> Result<&'static Handle, TransportError> {
    if Handle::try_current().is_ok() && is_limited() {
        return Err(TransportError::new("`.call()` would block an async runtime; use `.await` there"));
    }
    driver()
        .as_ref()
        .map_err(|error| TransportError::new(format!("no thread for connections could be started: {error}")))
}

/// Returns `true` on a thread that polls futures, and `false` on one of `spawn_blocking`. `tokio` has no function for this, but
/// it gives each task, and no such thread, a budget, after which the task has to let others run. A task that is not allowed to
/// wait has used up its budget: it lets the others run once.
fn is_limited() -> bool {
    let mut context = Context::from_waker(Waker::noop());
    (0..BUDGET).any(|_| pin!(tokio::task::consume_budget()).poll(&mut context).is_pending())
}

/// The handle of the runtime on the thread that drives all connections.
fn driver() -> &'static io::Result<Handle> {
    static DRIVER: OnceLock<io::Result<Handle>> = OnceLock::new();
    DRIVER.get_or_init(|| {
        let runtime = Builder::new_current_thread().enable_all().build()?;
        let handle = runtime.handle().clone();
        let drive = move || runtime.block_on(std::future::pending::<()>());
        thread::Builder::new().name("clientwright-blocking".to_owned()).spawn(drive)?;
        Ok(handle)
    })
}

/// Polls the future on this thread, which sleeps until it is woken.
fn wait<F: Future>(future: F) -> F::Output {
    let waker = Waker::from(Arc::new(Unpark(thread::current())));
    let mut context = Context::from_waker(&waker);
    let mut future = pin!(future);
    loop {
        match future.as_mut().poll(&mut context) {
            Poll::Ready(output) => return output,
            Poll::Pending => thread::park(),
        }
    }
}

struct Unpark(Thread);

impl Wake for Unpark {
    fn wake(self: Arc<Self>) {
        self.0.unpark();
    }
}
