//! Judgements: how grave a change is, and which way a value travels.

use serde::Serialize;

/// The gravity of a change in one respect.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// The change has no effect in this respect.
    #[default]
    None,
    /// Existing callers keep working.
    Compatible,
    /// Existing callers may stop working.
    Breaking,
}

impl Level {
    /// The name in results.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Compatible => "compatible",
            Self::Breaking => "breaking",
        }
    }
}

/// The way of a value: from clients to the API, or from the API to clients.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Flow {
    /// Clients send the value: a change breaks if fewer values are accepted.
    Request,
    /// Clients receive the value: a change breaks if more values are possible.
    Response,
}

impl Flow {
    /// The opposite way.
    #[must_use]
    pub fn reversed(self) -> Self {
        match self {
            Self::Request => Self::Response,
            Self::Response => Self::Request,
        }
    }
}

/// The effect of a change on the set of valid values.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Effect {
    /// Fewer values are valid.
    Narrows,
    /// More values are valid.
    Widens,
    /// Values that were valid are not, and others are.
    Replaces,
    /// Existing callers stop working, whichever way the value travels.
    Breaks,
    /// The set stays, or grows in a way that callers have to expect.
    Grows,
    /// Nothing that is sent changes.
    Annotates,
}

impl Effect {
    /// The judgement of the effect on a value that travels this way.
    pub fn judge(self, flow: Flow) -> Level {
        match (self, flow) {
            (Self::Annotates, _) => Level::None,
            (Self::Grows, _) | (Self::Narrows, Flow::Response) | (Self::Widens, Flow::Request) => Level::Compatible,
            (Self::Narrows, Flow::Request) | (Self::Widens, Flow::Response) | (Self::Replaces | Self::Breaks, _) => {
                Level::Breaking
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Effect, Flow, Level};

    #[test]
    fn requests_may_accept_more_and_responses_may_give_less() {
        assert_eq!(Effect::Narrows.judge(Flow::Request), Level::Breaking);
        assert_eq!(Effect::Narrows.judge(Flow::Response), Level::Compatible);
        assert_eq!(Effect::Widens.judge(Flow::Request), Level::Compatible);
        assert_eq!(Effect::Widens.judge(Flow::Response), Level::Breaking);
        assert_eq!(Effect::Replaces.judge(Flow::Request), Level::Breaking);
        assert_eq!(Effect::Grows.judge(Flow::Response), Level::Compatible);
        assert_eq!(Effect::Annotates.judge(Flow::Response), Level::None);
    }
}
