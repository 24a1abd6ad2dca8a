//! A step from one version of a document to the next: the public items that break, as the surface says and as the compiler
//! does, and the lines that differ.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use clientwright::Builder;
use clientwright::surface::{Declaration, SURFACE, Surface, SurfaceChange, SurfaceRule, compare};
use clientwright_tests::sources::project;
use similar::{ChangeTag, TextDiff};

use super::caller::uses;
use super::compiled::Program;

/// A step, with the items that break.
pub(crate) struct Step {
    /// The history and the version.
    pub(crate) name: String,
    /// The items that break as the surface says.
    pub(crate) judged: BTreeSet<String>,
    /// The items whose uses do not compile.
    pub(crate) failing: BTreeSet<String>,
}

impl Step {
    /// Returns the items on which the judgement and the compiler disagree, each with the side that has it.
    pub(crate) fn disagreements(&self) -> impl Iterator<Item = (&str, String)> {
        let side = |item| if self.judged.contains(item) { "only judged" } else { "only fails" };
        let both = self.judged.symmetric_difference(&self.failing);
        both.map(move |item| (item.as_str(), format!("{}: {item}: {}", self.name, side(item))))
    }
}

/// A generated crate: its public items, and its sources by their paths.
struct Generated {
    surface: Surface,
    files: BTreeMap<PathBuf, String>,
}

/// Generates each version over the last, and compiles the caller of each against the next.
pub(crate) fn steps(name: &str, versions: &[(String, PathBuf)]) -> Vec<Step> {
    let program = Program::new();
    let mut steps = Vec::new();
    let mut last: Option<Generated> = None;
    for (version, document) in versions {
        let generated = generate(document, &program.client());
        if let Some(old) = &last {
            let step = step(&format!("{name} {version}"), old, &generated, &program);
            steps.push(step);
        }
        last = Some(generated);
    }
    if let Some(Generated { surface, .. }) = last {
        let faults = program.failing(&surface);
        assert!(faults.is_empty(), "a caller of {name} does not compile against it: {faults:?}");
    }
    steps
}

/// Generates a crate, and checks that a second run has nothing to write.
fn generate(document: &Path, out: &Path) -> Generated {
    let run = || {
        let builder = Builder::new(document).name("client").runtime_path(project().join("runtime"));
        builder.generate_to(out).expect("a crate").written.expect("files")
    };
    run();
    let again = run();
    assert!(again.is_unchanged(), "{}: {:?}", document.display(), again.reasons());
    let text = fs::read_to_string(out.join(SURFACE)).expect("a surface");
    let mut files = BTreeMap::new();
    read_sources(&out.join("src"), &mut files);
    Generated { surface: Surface::read(&text).expect("lines of a surface"), files }
}

fn read_sources(directory: &Path, files: &mut BTreeMap<PathBuf, String>) {
    for path in fs::read_dir(directory).into_iter().flatten().flatten().map(|entry| entry.path()) {
        if path.is_dir() {
            read_sources(&path, files);
        } else {
            let text = fs::read_to_string(&path).expect("a source");
            files.insert(path, text);
        }
    }
}

fn step(name: &str, old: &Generated, new: &Generated, program: &Program) -> Step {
    let changes = compare(&old.surface, &new.surface);
    let judged = old.surface.items().filter(|item| changes.iter().any(|change| breaks(change, &item.path)));
    let is_feature = |item: &&clientwright::surface::PublicItem| matches!(item.declaration, Declaration::Feature(_));
    let caller: BTreeSet<String> = uses(&old.surface).into_iter().map(|used| used.item).collect();
    let step = Step {
        name: name.to_owned(),
        judged: judged.filter(|item| !is_feature(item)).map(|item| item.path.clone()).collect(),
        failing: program.failing(&old.surface),
    };
    let items: Vec<_> = old.surface.items().filter(|item| !is_feature(item)).collect();
    let used: Vec<_> = items.iter().filter(|item| caller.contains(&item.path)).collect();
    assert_eq!(used.len(), items.len(), "{name}: a caller uses every item");
    let Lines { removed, added, moved, all } = Lines::of(&old.files, &new.files);
    println!(
        "{name}: {} of {} items used, {} judged, {} fail; of {all} lines {removed} removed and {added} added, {moved} of them moved",
        used.len(),
        items.len(),
        step.judged.len(),
        step.failing.len()
    );
    assert!(moved * 10 <= removed + added, "{name} moves {moved} lines");
    step
}

/// Returns true if a change breaks the use of an item. A feature that is needed does not, because all are enabled.
fn breaks(change: &SurfaceChange, item: &str) -> bool {
    let owner = change.item.rsplit_once("::").map(|(owner, _)| owner);
    match change.rule {
        SurfaceRule::FeatureNeeded | SurfaceRule::FeatureRemoved => false,
        SurfaceRule::RequiredFieldAdded | SurfaceRule::VariantAddedToClosedEnum => owner == Some(item),
        SurfaceRule::ItemRemoved | SurfaceRule::KindChanged => {
            item == change.item || item.strip_prefix(&change.item).is_some_and(|rest| rest.starts_with("::"))
        }
        rule => rule.breaks() && item == change.item,
    }
}

/// The lines of sources that differ.
struct Lines {
    removed: usize,
    added: usize,
    /// Lines that were removed and added elsewhere.
    moved: usize,
    all: usize,
}

impl Lines {
    fn of(old: &BTreeMap<PathBuf, String>, new: &BTreeMap<PathBuf, String>) -> Self {
        let paths: BTreeSet<&PathBuf> = old.keys().chain(new.keys()).collect();
        let (mut removed, mut added): (Vec<String>, Vec<String>) = (Vec::new(), Vec::new());
        for path in paths {
            let text = |files: &BTreeMap<PathBuf, String>| files.get(path).cloned().unwrap_or_default();
            let (before, after) = (text(old), text(new));
            for change in TextDiff::from_lines(&before, &after).iter_all_changes() {
                match change.tag() {
                    ChangeTag::Delete => removed.push(change.value().to_owned()),
                    ChangeTag::Insert => added.push(change.value().to_owned()),
                    ChangeTag::Equal => {}
                }
            }
        }
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        // Short lines, and those of lists, are alike everywhere.
        removed.iter().filter(|line| line.contains("pub ")).for_each(|line| *counts.entry(line).or_default() += 1);
        let mut moved = 0;
        for line in &added {
            if let Some(count) = counts.get_mut(line.as_str()).filter(|count| **count > 0) {
                *count -= 1;
                moved += 1;
            }
        }
        let all = new.values().map(|text| text.lines().count()).sum();
        Self { removed: removed.len(), added: added.len(), moved, all }
    }
}
