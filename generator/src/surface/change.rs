//! A change of a public item, and the rule by which it is judged.

use std::fmt;

/// A change of a public item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SurfaceChange {
    /// The item.
    pub item: String,
    /// The rule.
    pub rule: SurfaceRule,
    /// The part of the item that the rule concerns, such as an argument or a trait; may be empty.
    pub part: String,
    /// The declaration in the old crate; `None` for a new item.
    pub old: Option<String>,
    /// The declaration in the new crate; `None` for a removed item.
    pub new: Option<String>,
}

/// A rule about changes of public items.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "`summary` documents each")]
pub enum SurfaceRule {
    ItemRemoved,
    KindChanged,
    FeatureRemoved,
    FeatureNeeded,
    FieldTypeChanged,
    RequiredFieldAdded,
    VariantAddedToClosedEnum,
    VariantChanged,
    ArgumentAdded,
    ArgumentRemoved,
    ArgumentTypeChanged,
    ReceiverChanged,
    OutputChanged,
    ConstantChanged,
    AliasChanged,
    TraitLost,
    ConstructionClosed,
    ArgumentsReordered,
    ArgumentWidened,
    ArgumentRenamed,
    ItemAdded,
    FeatureAdded,
    FieldAdded,
    VariantAdded,
    TraitAdded,
}

impl SurfaceRule {
    /// All rules: breaking ones first.
    pub const ALL: [Self; 25] = [
        Self::ItemRemoved,
        Self::KindChanged,
        Self::FeatureRemoved,
        Self::FeatureNeeded,
        Self::FieldTypeChanged,
        Self::RequiredFieldAdded,
        Self::VariantAddedToClosedEnum,
        Self::VariantChanged,
        Self::ArgumentAdded,
        Self::ArgumentRemoved,
        Self::ArgumentTypeChanged,
        Self::ReceiverChanged,
        Self::OutputChanged,
        Self::ConstantChanged,
        Self::AliasChanged,
        Self::TraitLost,
        Self::ConstructionClosed,
        Self::ArgumentsReordered,
        Self::ArgumentWidened,
        Self::ArgumentRenamed,
        Self::ItemAdded,
        Self::FeatureAdded,
        Self::FieldAdded,
        Self::VariantAdded,
        Self::TraitAdded,
    ];

    /// The id of the rule.
    pub fn id(self) -> &'static str {
        self.text().0
    }

    /// One sentence about what changed and what callers do.
    pub fn summary(self) -> &'static str {
        self.text().1
    }

    /// Returns true if code of a caller stops compiling.
    pub fn breaks(self) -> bool {
        self < Self::ArgumentsReordered
    }

    /// Returns true if code of a caller compiles as before and does something else.
    pub fn misleads(self) -> bool {
        self == Self::ArgumentsReordered
    }

    fn text(self) -> (&'static str, &'static str) {
        match self {
            Self::ItemRemoved => ("rust-item-removed", "The item is gone: remove its uses."),
            Self::KindChanged => ("rust-kind-changed", "The item is of another kind: write its uses anew."),
            Self::FeatureRemoved => ("rust-feature-removed", "The feature is gone: remove it from your manifest."),
            Self::FeatureNeeded => ("rust-feature-needed", "The item needs another feature: enable it."),
            Self::FieldTypeChanged => ("rust-field-type-changed", "The field has another type."),
            Self::RequiredFieldAdded => {
                ("rust-required-field-added", "A struct that callers write as a literal has one more field: give it.")
            }
            Self::VariantAddedToClosedEnum => {
                ("rust-variant-added-to-closed-enum", "An enum that callers match in full has one more variant.")
            }
            Self::VariantChanged => ("rust-variant-changed", "The variant holds another type."),
            Self::ArgumentAdded => ("rust-argument-added", "The function has one more argument: pass it."),
            Self::ArgumentRemoved => ("rust-argument-removed", "The function has one argument less: do not pass it."),
            Self::ArgumentTypeChanged => ("rust-argument-type-changed", "The argument has another type."),
            Self::ReceiverChanged => ("rust-receiver-changed", "The function takes its value in another way."),
            Self::OutputChanged => ("rust-output-changed", "The function returns another type."),
            Self::ConstantChanged => ("rust-constant-changed", "The constant has another type."),
            Self::AliasChanged => ("rust-alias-changed", "The name stands for another type."),
            Self::TraitLost => ("rust-trait-lost", "The type no longer implements the trait."),
            Self::ConstructionClosed => {
                ("rust-construction-closed", "The type can no longer be written as a literal or matched in full.")
            }
            Self::ArgumentsReordered => (
                "rust-arguments-reordered",
                "The arguments stand in another order, and their types agree: calls compile and pass the wrong values.",
            ),
            Self::ArgumentWidened => ("rust-argument-widened", "The argument takes more types than before."),
            Self::ArgumentRenamed => {
                ("rust-argument-renamed", "The argument has another name, which callers do not write.")
            }
            Self::ItemAdded => ("rust-item-added", "The item is new."),
            Self::FeatureAdded => ("rust-feature-added", "The feature is new."),
            Self::FieldAdded => {
                ("rust-field-added", "The struct has one more field; it can only be constructed by functions.")
            }
            Self::VariantAdded => {
                ("rust-variant-added", "The enum has one more variant; every `match` has an arm for others.")
            }
            Self::TraitAdded => ("rust-trait-added", "The type implements one more trait."),
        }
    }
}

impl fmt::Display for SurfaceChange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let part = if self.part.is_empty() { String::new() } else { format!(" ({})", self.part) };
        write!(f, "{} {}{part}", self.rule.id(), self.item)
    }
}
