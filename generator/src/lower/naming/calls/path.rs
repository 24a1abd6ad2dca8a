//! A path → the words of an operation without an `operationId`.
//!
//! ```text
//! GET /pets/{petId}        → get pet; get pets by pet id, where another is called so
//! GET /pets/{petId}/toys   → get pet toys; get pets by pet id toys, where another is called so
//! ```

use super::candidate::Candidate;
use crate::api::Operation;
use crate::limits::LONGEST_NAMED;
use crate::spelling::{Words, end_of};

/// Returns the words of method and path: without parameters, with those at the end, and with all.
pub(super) fn path_words(operation: &Operation) -> Vec<Candidate> {
    // The end is the most specific.
    let path = end_of(&operation.path, LONGEST_NAMED);
    let segments: Vec<&str> = path.split(['/', '?', '#']).filter(|segment| !segment.is_empty()).collect();
    let last = segments.iter().rposition(|segment| !segment.contains('{')).map_or(0, |last| last + 1);
    let words = |keeps: &dyn Fn(usize) -> bool| {
        let method = Words::of(&operation.method.to_lowercase());
        segments.iter().enumerate().fold(method, |mut words, (at, segment)| {
            let next = segments.get(at + 1);
            let is_single = next.is_some_and(|next| next.starts_with('{') && !keeps(at + 1));
            let spelled = if keeps(at) { with_parameters(segment) } else { without_parameters(segment) };
            match Words::spelled(&spelled) {
                _ if spelled.trim().is_empty() => {}
                single if is_single => words.append(&single.singular()),
                several => words.append(&several),
            }
            words
        })
    };
    let parameters = |segments: &[&str]| segments.iter().map(|segment| segment.matches('{').count()).sum::<usize>();
    let (before, all) = (parameters(&segments[..last]), parameters(&segments));
    let mut candidates = vec![
        Candidate { words: words(&|_| false), lacks: all },
        Candidate { words: words(&|at| at >= last), lacks: before },
        Candidate { words: words(&|_| true), lacks: 0 },
    ];
    candidates.retain(|candidate| candidate.words.len() > 1 || candidate.lacks == 0);
    let wholes: Vec<Words> = candidates.windows(2).map(|two| two[1].words.clone()).collect();
    let mut wholes = wholes.iter();
    candidates.retain(|candidate| wholes.next() != Some(&candidate.words));
    candidates
}

fn with_parameters(segment: &str) -> String {
    segment.replace('{', " by ").replace('}', " ")
}

/// Returns the literal part of a segment.
fn without_parameters(segment: &str) -> String {
    let mut literal = String::new();
    let mut depth = 0_usize;
    for letter in segment.chars() {
        match letter {
            '{' => depth += 1,
            '}' => depth = depth.saturating_sub(1),
            letter if depth == 0 => literal.push(letter),
            _ => {}
        }
        if letter == '}' {
            literal.push(' ');
        }
    }
    literal
}

#[cfg(test)]
mod tests {
    use super::super::tests::operation;
    use super::*;

    #[test]
    fn parameters_are_named_only_as_far_as_needed() {
        let words = |path| {
            let candidates = path_words(&operation("GET", path, None, None));
            candidates.iter().map(|candidate| candidate.words.to_string()).collect::<Vec<_>>()
        };
        assert_eq!(words("/pets"), ["get pets"]);
        assert_eq!(words("/pets/{petId}"), ["get pet", "get pets by pet id"]);
        assert_eq!(words("/pets/{petId}/toys"), ["get pet toys", "get pets by pet id toys"]);
        assert_eq!(
            words("/users/{id}/pets/{petId}"),
            ["get user pet", "get user pets by pet id", "get users by id pets by pet id"]
        );
        assert_eq!(words("/{id}"), ["get by id"]);
    }
}
