//! Server-Sent Events (WHATWG HTML, 9.2).

use std::convert::Infallible;
use std::fmt;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use futures_core::Stream;

use super::event::{Event, Gathering};
use super::frames::{Frames, Framing};
use crate::error::Error;
use crate::json::DecodeError;
use crate::policy::ItemLimit;
use crate::response::RawResponse;
use crate::transport::Body;

/// Events as they come.
///
/// ```
/// # async fn read(mut events: clientwright_runtime::EventStream<String>) {
/// while let Some(event) = events.next().await {
///     match event {
///         Ok(event) => println!("{:?}: {}", event.name, event.data),
///         Err(error) => eprintln!("{error}"),
///     }
/// }
/// # }
/// ```
///
/// It ends with the response, or at an end mark: where events are JSON, `[DONE]` is one, because it is not JSON. A lost
/// stream is resumed by another call with the header `Last-Event-ID` ([`EventStream::last_event_id`]), which
/// [`SendFuture::reconnecting`](crate::SendFuture::reconnecting) does by itself.
///
/// An event that does not fit its type is an error, and the next one can be read all the same.
pub struct EventStream<T> {
    frames: Frames,
    gathering: Gathering,
    first: bool,
    limit: ItemLimit,
    end_mark: Option<String>,
    /// The end mark has come.
    ended: bool,
    /// Status and headers, for errors.
    response: RawResponse,
    decode: fn(&str) -> Result<T, DecodeError>,
}

impl<T> EventStream<T> {
    pub(crate) fn new(
        body: Body,
        limit: ItemLimit,
        end_mark: Option<&str>,
        response: RawResponse,
        decode: fn(&str) -> Result<T, DecodeError>,
    ) -> Self {
        Self {
            frames: Frames::new(body, Framing::Lines, limit),
            gathering: Gathering::default(),
            first: true,
            limit,
            end_mark: end_mark.map(str::to_owned),
            ended: false,
            response,
            decode,
        }
    }

    /// Ends the stream at an event whose data is this; it is not given out.
    #[must_use]
    pub fn ending_at(mut self, mark: &str) -> Self {
        self.end_mark = Some(mark.to_owned());
        self
    }

    /// The id of the last event that had one: the value of `Last-Event-ID` when the stream is resumed.
    pub fn last_event_id(&self) -> Option<&str> {
        self.gathering.last_event_id()
    }

    /// The delay before a lost stream is resumed, if the server has sent one.
    pub fn reconnection_time(&self) -> Option<Duration> {
        self.gathering.reconnection_time()
    }

    /// Resumes a stream that another connection began: its last id stays until another one comes.
    pub(crate) fn resume(&mut self, last_event_id: Option<String>) {
        self.gathering.resume(last_event_id);
    }

    /// Returns `true` if the end mark has come, so that there is nothing to resume.
    pub(crate) fn is_ended(&self) -> bool {
        self.ended
    }

    /// The next event; none after the last one.
    pub async fn next(&mut self) -> Option<Result<Event<T>, Error<Infallible>>> {
        std::future::poll_fn(|context| self.poll_event(context)).await
    }

    /// The number of bytes received, including comments.
    pub(crate) fn received(&self) -> u64 {
        self.frames.received()
    }

    pub(crate) fn poll_event(
        &mut self,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Event<T>, Error<Infallible>>>> {
        loop {
            let line = match ready!(self.frames.poll_next(context)) {
                Some(Ok((line, true))) => line,
                // An incomplete event at the end is discarded (WHATWG HTML, 9.2.6).
                Some(Ok((_, false))) | None => return Poll::Ready(None),
                Some(Err(error)) => {
                    return Poll::Ready(Some(Err(Error::exchange(error, self.response.operation()))));
                }
            };
            let line = String::from_utf8_lossy(&line);
            // One mark is for the decoder (WHATWG Encoding, “UTF-8 decode”), a second one is text.
            let is_first = std::mem::take(&mut self.first);
            let line =
                Some(&*line).filter(|_| is_first).and_then(|line| line.strip_prefix('\u{feff}')).unwrap_or(&line);
            if self.gathering.len().saturating_add(line.len()) > self.limit.bytes {
                self.frames.end();
                let error = self.limit.exceeded();
                return Poll::Ready(Some(Err(Error::exchange(error, self.response.operation()))));
            }
            let Some(event) = self.gathering.take_line(line) else { continue };
            if self.end_mark.as_deref() == Some(event.data.trim()) {
                self.frames.end();
                self.ended = true;
                return Poll::Ready(None);
            }
            return Poll::Ready(Some(match (self.decode)(&event.data) {
                Ok(data) => Ok(event.with(data)),
                Err(error) => Err(self.response.undecodable(event.data.into(), error)),
            }));
        }
    }
}

impl<T> Stream for EventStream<T> {
    type Item = Result<Event<T>, Error<Infallible>>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.poll_event(context)
    }
}

impl<T> fmt::Debug for EventStream<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "EventStream({})", self.response.operation())
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;
    use crate::operation::Operation;
    use crate::policy::SizeLimits;

    /// The items of a stream, with a limit of 1000 bytes, and the reconnection time that stays.
    async fn read(text: &str) -> (Vec<String>, Option<Duration>) {
        let response = RawResponse::new(
            const { &Operation::new("a", "GET", "/") },
            http::Response::new(()).into_parts().0,
            "".into(),
        );
        let body = Body::from(text.to_owned());
        let mut stream =
            EventStream::new(body, SizeLimits::default().body(1000).item(), None, response, |data| Ok(data.to_owned()));
        let mut found = Vec::new();
        let all = async {
            while let Some(event) = stream.next().await {
                found.push(event.map_or_else(|error| format!("! {error}"), |event| event.data));
            }
        };
        tokio::time::timeout(Duration::from_secs(5), all).await.expect("the stream ends");
        (found, stream.reconnection_time())
    }

    #[tokio::test]
    async fn an_event_of_many_lines_has_the_limit_of_one_line() {
        let line = format!("data: {}\n", "x".repeat(400));
        let too_long = "! GET / (a): the response body has more than 1000 bytes, the limit of `max_response_bytes`";
        let (found, _) = read(&format!("data: a\n\n{}\ndata: b\n\n", line.repeat(3))).await;
        assert_eq!(found, ["a", too_long], "and nothing after it");
    }

    #[tokio::test]
    async fn a_line_that_is_cut_off_says_nothing() {
        assert_eq!(read("data: a\n\nretry: 10\n").await, (vec!["a".to_owned()], Some(Duration::from_millis(10))));
        assert_eq!(read("data: a\n\nretry: 1").await, (vec!["a".to_owned()], None));
        assert_eq!(read("data: a\n\ndata: b").await, (vec!["a".to_owned()], None));
    }

    #[tokio::test]
    async fn lines_end_in_each_of_three_ways() {
        let events = |text: &'static str| async move { read(text).await.0 };
        assert_eq!(events("data: a\r\ndata: b\r\n\r\ndata: c\r\rdata: d\n\n").await, ["a\nb", "c", "d"]);
        assert_eq!(events("data: a\n\r\ndata: b\r\n\n").await, ["a", "b"]);
    }

    #[tokio::test]
    async fn only_the_first_mark_is_of_the_encoding() {
        let (found, _) = read("\u{feff}data: a\n\n\u{feff}data: b\n\ndata: c\n\n").await;
        assert_eq!(found, ["a", "c"], "the second mark is a part of a field's name");
    }

    #[tokio::test]
    async fn a_reconnection_time_is_digits() {
        for value in ["+5", "-5", "5s", "", "5.0"] {
            assert_eq!(read(&format!("retry: {value}\ndata: a\n\n")).await.1, None, "{value}");
        }
        assert_eq!(read("retry:5\n").await.1, Some(Duration::from_millis(5)));
    }
}
