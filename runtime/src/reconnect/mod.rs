//! Event streams over several connections: a call whose stream is lost is made again.
//!
//! | file | holds |
//! |---|---|
//! | `settings` | the delays and attempts that callers choose |
//! | `attempts` | the attempts so far, and the next delay |
//! | `line` | the call and the state of its connections, whatever the type of the events |
//! | `source` | the stream as callers get it |

mod attempts;
mod line;
mod settings;
mod source;

pub use self::settings::Reconnect;
pub use self::source::EventSource;
use crate::call::SendFuture;
use crate::stream::EventStream;

impl<T, E, H> SendFuture<EventStream<T>, E, H> {
    /// Receives events over as many connections as it takes: a lost connection is resumed with `Last-Event-ID`.
    ///
    /// ```
    /// # use clientwright_runtime::{EventStream, Reconnect, SendFuture};
    /// # async fn follow<E: std::fmt::Debug>(call: SendFuture<EventStream<String>, E>) {
    /// let mut events = call.reconnecting(Reconnect::default());
    /// while let Some(event) = events.next().await {
    ///     println!("{event:?}");
    /// }
    /// # }
    /// ```
    ///
    /// A time limit of the call applies to each connection. A request that cannot be repeated, because its body is a stream, is
    /// not sent: the stream yields one error and ends.
    pub fn reconnecting(self, reconnect: Reconnect) -> EventSource<T, E> {
        let (call, decode) = self.into_repeated();
        EventSource::new(call, reconnect, decode)
    }
}
