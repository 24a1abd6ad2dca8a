//! A change → one line for a changelog: the item, what happened to it, and what callers do.

use super::change::{SurfaceChange, SurfaceRule};

/// Returns the line, without a mark at its start.
pub fn note(change: &SurfaceChange) -> String {
    let (item, part) = (format!("`{}`", change.item), format!("`{}`", change.part));
    let old = change.old.as_deref().unwrap_or_default();
    let new = change.new.as_deref().unwrap_or_default();
    let now = || format!("it was `{old}` and is `{new}`");
    match change.rule {
        SurfaceRule::ItemRemoved => match present_name(old) {
            Some(present) => format!("{item}, the former name of `{present}`, was removed. Use the present one."),
            None => format!("{item} was removed. Remove its uses."),
        },
        SurfaceRule::KindChanged => format!("{item} is of another kind: {}. Write its uses anew.", now()),
        SurfaceRule::FeatureRemoved => format!("The feature {part} was removed. Remove it from your manifest."),
        SurfaceRule::FeatureNeeded => format!(
            "{item} is no longer enabled by the feature {part} alone. Enable the feature that it needs: `{new}`."
        ),
        SurfaceRule::FieldTypeChanged | SurfaceRule::ConstantChanged => format!("{item} has another type: {}.", now()),
        SurfaceRule::RequiredFieldAdded => format!("{item} is new, and literals of the struct need it: `{new}`."),
        SurfaceRule::VariantAddedToClosedEnum => format!("{item} is new. Add an arm to each `match`."),
        SurfaceRule::VariantChanged => format!("{item} holds another type: {}.", now()),
        SurfaceRule::ArgumentAdded => format!("{item} takes one more argument, {part}. Pass it: `{new}`."),
        SurfaceRule::ArgumentRemoved => format!("{item} no longer takes {part}. Do not pass it: `{new}`."),
        SurfaceRule::ArgumentTypeChanged => format!("{item} takes another type for {part}: {}.", now()),
        SurfaceRule::ReceiverChanged => format!("{item} takes its value in another way: {}.", now()),
        SurfaceRule::OutputChanged => format!("{item} returns another type: {}.", now()),
        SurfaceRule::AliasChanged => format!("{item} stands for another type: {}.", now()),
        SurfaceRule::TraitLost => format!("{item} no longer implements {part}."),
        SurfaceRule::ConstructionClosed => {
            format!(
                "{item} may get more fields or variants. Construct it by its functions, and match it with `..` or `_`."
            )
        }
        SurfaceRule::ArgumentsReordered => format!(
            "The arguments of {item} stand in another order, now {part}. Calls compile as before and pass the wrong values: check each."
        ),
        SurfaceRule::ArgumentWidened => format!("{item} takes more types for {part}: `{new}`."),
        SurfaceRule::ArgumentRenamed => {
            format!("The argument {part} of {item} had another name, which callers do not write.")
        }
        SurfaceRule::ItemAdded | SurfaceRule::FieldAdded | SurfaceRule::VariantAdded => format!("{item}: `{new}`"),
        SurfaceRule::FeatureAdded => format!("The feature `{}`", change.item.trim_start_matches("feature::")),
        SurfaceRule::TraitAdded => format!("{item} implements {part}"),
    }
}

/// Returns the target of an alias or an export of the crate.
fn present_name(declaration: &str) -> Option<&str> {
    let target = declaration.strip_prefix("type = ").or_else(|| declaration.strip_prefix("use "))?;
    target
        .contains("::")
        .then_some(target)
        .filter(|target| !target.contains(['<', ' ']) && !target.starts_with("runtime"))
}
