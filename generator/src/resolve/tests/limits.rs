//! Documents beyond a limit: what is read of them.

use super::resolve;
use crate::limits::MOST_TAGS;

#[test]
fn operations_of_tags_beyond_the_limit_have_none() {
    let operation = |at: usize, tag: usize| {
        format!(
            "  /a{at}: {{get: {{operationId: o{at}, tags: [t{tag}, other], responses: {{'204': {{description: Done.}}}}}}}}\n"
        )
    };
    let paths: String = (0..=MOST_TAGS).map(|at| operation(at, at)).collect();
    let resolved = resolve(&format!("paths:\n{paths}{}", operation(MOST_TAGS + 1, 0)));
    let tags = |at: usize| resolved.api.operations[at].tags.join(" ");
    assert_eq!([tags(0), tags(3999), tags(4000), tags(4001)], ["t0 other", "t3999 other", "", "t0 other"]);
    assert_eq!(
        resolved.findings,
        ["#/paths limit-exceeded: the operations have 4001 tags, of which the first 4000 are read; operations with \
          other tags have none"]
    );
}
