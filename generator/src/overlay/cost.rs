//! The cost of a JSONPath (RFC 9535), estimated before it is evaluated.
//!
//! ```text
//! $.paths['/pets']     a step for each segment
//! $..[?@.deprecated]   every value of the document
//! $[*,*,*][*,*,*]      every value nine times: each selector of a segment selects it again
//! $..*..*              every value as often as its depth
//! $[?$..a]             every value of the document for each value of the document
//! ```

use crate::limits::MOST_SELECTED;

/// The sizes of a tree that the costs of a query depend on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Size {
    /// The number of values.
    pub(super) values: usize,
    /// The depth.
    pub(super) depth: usize,
}

/// The parts of a query that multiply its cost.
#[derive(Debug, Default, PartialEq, Eq)]
struct Parts {
    /// The number of times that the segments select one value.
    repeats: usize,
    /// Segments that select at any depth.
    descendants: usize,
    /// Wildcards, slices and filters.
    wide: usize,
    /// Segments in filters that select at any depth.
    inner_descendants: usize,
    /// Queries in filters that begin at the root.
    inner_roots: usize,
}

/// The number of values that a query visits, at most.
pub(super) fn cost(path: &str, size: Size) -> usize {
    let parts = parts(path);
    let inner = parts.inner_descendants + parts.inner_roots;
    if parts.descendants + parts.wide + inner == 0 {
        return 1;
    }
    let power = |base: usize, count: usize| base.saturating_pow(u32::try_from(count).unwrap_or(u32::MAX));
    let again = power(size.depth.max(1), parts.descendants.saturating_sub(1));
    let inside =
        power(size.depth.max(1), parts.inner_descendants).saturating_mul(power(size.values, parts.inner_roots));
    size.values.saturating_mul(parts.repeats).saturating_mul(again).saturating_mul(inside)
}

/// The reason why a query is not evaluated, if it costs too much.
pub(super) fn refused(path: &str, cost: usize) -> Option<String> {
    let beginning: String = path.chars().take(40).collect();
    let shown = if beginning.len() < path.len() { beginning + "…" } else { beginning };
    (cost > MOST_SELECTED).then(|| format!("`{shown}` may visit more than {MOST_SELECTED} values of the document"))
}

fn parts(path: &str) -> Parts {
    let mut parts = Parts { repeats: 1, ..Parts::default() };
    let (mut depth, mut in_segment, mut quote, mut before) = (0_usize, Segment::default(), None, ' ');
    let mut characters = path.chars();
    while let Some(character) = characters.next() {
        if let Some(end) = quote {
            match character {
                '\\' => {
                    characters.next();
                }
                _ if character == end => quote = None,
                _ => {}
            }
            continue;
        }
        match character {
            '\'' | '"' => quote = Some(character),
            '[' | '(' => {
                depth += 1;
                if depth == 1 {
                    in_segment = Segment::default();
                }
            }
            ']' | ')' => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    parts.repeats = parts.repeats.saturating_mul(in_segment.repeats());
                }
            }
            ',' if depth == 1 => in_segment.selectors += 1,
            '*' | ':' | '?' => {
                parts.wide += 1;
                if depth == 1 {
                    in_segment.wide += 1;
                }
            }
            '.' if before == '.' && depth == 0 => parts.descendants += 1,
            '.' if before == '.' => parts.inner_descendants += 1,
            '$' if depth > 0 => parts.inner_roots += 1,
            _ => {}
        }
        before = character;
    }
    parts
}

/// A segment in brackets.
#[derive(Default)]
struct Segment {
    /// Commas.
    selectors: usize,
    /// Selectors that may select a value that another one selects.
    wide: usize,
}

impl Segment {
    /// The number of times that the segment may select one value. Names and indices may be repeated, too.
    fn repeats(&self) -> usize {
        if self.wide == 0 && self.selectors < 8 { 1 } else { self.selectors + 1 }
    }
}

#[cfg(test)]
mod tests {
    use super::{Size, cost};

    const SIZE: Size = Size { values: 1000, depth: 10 };

    #[test]
    fn a_path_of_names_costs_nothing() {
        assert_eq!(cost("$.info", SIZE), 1);
        assert_eq!(cost("$.paths['/pets..*[?'].get", SIZE), 1);
    }

    #[test]
    fn wildcards_visit_every_value_as_often_as_they_select_it() {
        assert_eq!(cost("$.paths.*", SIZE), 1000);
        assert_eq!(cost("$..[?@.deprecated == true]", SIZE), 1000);
        assert_eq!(cost("$[*,*,*][*,*,*]", SIZE), 9000);
        assert_eq!(cost("$..*..*", SIZE), 10_000);
        assert_eq!(cost("$[?$..a]", SIZE), 10_000_000);
        assert_eq!(cost(&format!("${}", "[*,*,*,*]".repeat(12)), SIZE), 16_777_216_000);
        assert_eq!(cost(&"..*".repeat(100), SIZE), usize::MAX);
    }
}
