//! Patterns with `*` and `**`.
//!
//! ```text
//! /pets/*    /pets/{id}, not /pets/{id}/toys
//! /pets/**   both
//! list*      listPets
//! ```

/// Returns whether `text` matches `pattern`. `**` matches any characters; `*` also does, but not a slash in a path.
pub(super) fn matches(pattern: &str, text: &str, in_path: bool) -> bool {
    let pieces = pieces(pattern, in_path);
    // The positions in the string that the pieces so far can reach: trying each combination of stars would take too
    // long.
    let mut reached = vec![false; text.len() + 1];
    reached[0] = true;
    for piece in pieces {
        reached = piece.advance(text, &reached);
    }
    reached[text.len()]
}

enum Piece<'p> {
    Literal(&'p str),
    WithinSegment,
    Any,
}

fn pieces(pattern: &str, in_path: bool) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut rest = pattern;
    while !rest.is_empty() {
        let literal = rest.find('*').unwrap_or(rest.len());
        if literal > 0 {
            pieces.push(Piece::Literal(&rest[..literal]));
        }
        rest = &rest[literal..];
        let after = rest.trim_start_matches('*');
        match rest.len() - after.len() {
            0 => {}
            1 if in_path => pieces.push(Piece::WithinSegment),
            _ => pieces.push(Piece::Any),
        }
        rest = after;
    }
    pieces
}

impl Piece<'_> {
    /// The positions at which this piece can end, for all positions at which it can begin.
    fn advance(&self, text: &str, from: &[bool]) -> Vec<bool> {
        let mut to = vec![false; from.len()];
        match self {
            Self::Literal(literal) => {
                for start in (0..from.len()).filter(|start| from[*start]) {
                    if text.as_bytes()[start..].starts_with(literal.as_bytes()) {
                        to[start + literal.len()] = true;
                    }
                }
            }
            Self::WithinSegment | Self::Any => {
                let mut open = false;
                for at in 0..from.len() {
                    open |= from[at];
                    to[at] = open;
                    if matches!(self, Self::WithinSegment) && text.as_bytes().get(at) == Some(&b'/') {
                        open = false;
                    }
                }
            }
        }
        to
    }
}

#[cfg(test)]
mod tests {
    use super::matches;

    #[test]
    fn one_star_stays_in_a_segment_of_a_path() {
        for (pattern, path, expected) in [
            ("/pets", "/pets", true),
            ("/pets", "/pets/", false),
            ("/pets/*", "/pets/{id}", true),
            ("/pets/*", "/pets/{id}/toys", false),
            ("/pets/*", "/pets/", true),
            ("/*/toys", "/pets/toys", true),
            ("/*/toys", "/pets/{id}/toys", false),
            ("/pets/**", "/pets/{id}/toys", true),
            ("/pets/**", "/pets", false),
            ("/pets**", "/pets", true),
            ("/**/toys", "/pets/{id}/toys", true),
            ("**", "/anything/at/all", true),
            ("/v*/pets", "/v2/pets", true),
        ] {
            assert_eq!(matches(pattern, path, true), expected, "{pattern} {path}");
        }
    }

    #[test]
    fn a_star_matches_any_characters_in_a_name() {
        for (pattern, name, expected) in [
            ("list*", "listPets", true),
            ("list*", "relist", false),
            ("*Pet*", "listPets", true),
            ("pets/*", "pets/list/all", true),
            ("*ü*", "grün", true),
            ("a*b*c", "abbc", true),
            ("a*b*c", "acb", false),
        ] {
            assert_eq!(matches(pattern, name, false), expected, "{pattern} {name}");
        }
    }

    #[test]
    fn many_stars_are_no_trap() {
        assert!(!matches(&"*a".repeat(200), &"a".repeat(150), false));
    }
}
