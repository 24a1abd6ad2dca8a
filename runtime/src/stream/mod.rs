//! Responses that arrive piece by piece: Server-Sent Events, JSON Lines, JSON text sequences. And bodies that are sent
//! so: a [`Sequence`] of JSON values.
//!
//! | bytes | frame | becomes |
//! |---|---|---|
//! | `id: 7⏎data: {"n": 1}⏎⏎` | one event | [`Event`] of an [`EventStream`] |
//! | `{"n": 1}⏎` | one line | a value of a [`JsonStream`] |
//! | `␞{"n": 1}⏎` | one record | a value of a [`JsonStream`] |

mod event;
mod events;
mod frames;
mod items;
mod sequence;

pub use self::event::Event;
pub use self::events::EventStream;
pub use self::items::JsonStream;
pub use self::sequence::Sequence;
