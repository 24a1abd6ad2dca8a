//! Support for patterns.
//!
//! A pattern is an expression of ECMA 262 (JSON Schema 2020-12, Core, section 6.4). The runtime checks it with an
//! engine whose time is linear in the length of the string, and which supports neither look-around nor back references.

use std::cell::RefCell;
use std::collections::HashMap;
use std::sync::Arc;

use regex_lite::RegexBuilder;

use crate::limits::PATTERN_SIZES;

/// The patterns of a run. Each text is compiled once, however many schemas have it.
#[derive(Debug, Default)]
pub struct Patterns {
    known: RefCell<HashMap<Arc<str>, Option<String>>>,
    /// The number of patterns that did not fit into the size before.
    larger: RefCell<[usize; PATTERN_SIZES.len()]>,
}

impl Patterns {
    /// The reason why a pattern is not checked; `None` if it is checked.
    pub fn unchecked(&self, pattern: &Arc<str>) -> Option<String> {
        if let Some(known) = self.known.borrow().get(pattern) {
            return known.clone();
        }
        let reason = self.compile(pattern);
        self.known.borrow_mut().insert(pattern.clone(), reason.clone());
        reason
    }

    /// Compiles a pattern, which the runtime does with the same engine. The largest size is the default of the engine.
    fn compile(&self, pattern: &str) -> Option<String> {
        let mut reason = None;
        for ((size, most), larger) in PATTERN_SIZES.iter().zip(self.larger.borrow_mut().iter_mut()) {
            if *larger >= *most {
                return Some(format!("there are more than {most} patterns of its size"));
            }
            *larger += 1;
            let fault = RegexBuilder::new(pattern).size_limit(*size).build().err()?.to_string();
            if !fault.contains("size limit") {
                return Some(fault);
            }
            reason = Some(fault);
        }
        reason
    }
}

#[cfg(test)]
mod tests {
    use super::Patterns;
    use crate::limits::PATTERN_SIZES;

    #[test]
    fn patterns_that_need_backtracking_are_not_checked() {
        let unchecked = |pattern: &str| Patterns::default().unchecked(&pattern.into());
        assert_eq!(unchecked(r"^[a-z]{1,3}\/\d+$"), None);
        assert_eq!(unchecked("^(?!x)"), Some("look-around is not supported".to_owned()));
        assert!(unchecked(r"(a)\1").is_some());
        assert!(unchecked("(").is_some());
        assert_eq!(unchecked("((a{1000}){1000}){1000}"), Some("compiled regex exceeded size limit".to_owned()));
    }

    #[test]
    fn a_text_is_compiled_once_and_large_ones_are_counted() {
        let patterns = Patterns::default();
        let unchecked = |at: usize| patterns.unchecked(&format!("{at}(?:[a-z]{{1000}}){{8}}").into());
        let most = PATTERN_SIZES[2].1;
        let large = 0..most;
        assert!(large.clone().all(|at| unchecked(at).is_none()));
        assert_eq!(unchecked(most), Some(format!("there are more than {most} patterns of its size")));
        assert!(large.clone().all(|at| unchecked(at).is_none()), "known ones are not counted again");
        assert_eq!(patterns.unchecked(&"^a$".into()), None, "small ones are not affected");
    }
}
