//! Security requirements and security schemes.
//!
//! A request has to satisfy one of the alternatives of a requirement. A document that declares no requirement does not
//! say which credentials a request needs, while `security: []` and the alternative `{}` say that it needs none.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::at::At;
use super::comparison::{Comparison, Scope};
use super::rule::PartRule;
use crate::source::Node;

/// The rules of the document, or of an operation.
struct Rules {
    declared: PartRule,
    required: PartRule,
    removed: PartRule,
    lifted: PartRule,
    scope_added: PartRule,
    scope_removed: PartRule,
}

const OF_OPERATION: Rules = Rules {
    declared: PartRule::SecurityDeclared,
    required: PartRule::SecurityRequired,
    removed: PartRule::SecurityRemoved,
    lifted: PartRule::SecurityLifted,
    scope_added: PartRule::ScopeAdded,
    scope_removed: PartRule::ScopeRemoved,
};

const OF_DOCUMENT: Rules = Rules {
    declared: PartRule::GlobalSecurityDeclared,
    required: PartRule::GlobalSecurityRequired,
    removed: PartRule::GlobalSecurityRemoved,
    lifted: PartRule::GlobalSecurityLifted,
    scope_added: PartRule::GlobalScopeAdded,
    scope_removed: PartRule::GlobalScopeRemoved,
};

/// One alternative: schemes, each with its scopes.
type Alternative = BTreeMap<Arc<str>, Vec<String>>;

/// The requirements of one side.
struct Requirements {
    /// `None` if nothing is declared.
    alternatives: Option<Vec<(Alternative, crate::origin::Origin)>>,
    place: crate::origin::Origin,
}

impl Requirements {
    /// Those that are declared here, else those of the document.
    fn of(at: &At<'_>, document: Option<&At<'_>>) -> Self {
        let declared = at.get("security").or_else(|| document.and_then(|document| document.get("security")));
        let alternatives = declared.as_ref().map(|list| list.elements().iter().map(read_alternative).collect());
        Self { alternatives, place: declared.map_or_else(|| at.origin.clone(), |list| list.origin) }
    }

    /// Returns whether requests without credentials are declared to be valid.
    fn is_open(&self) -> bool {
        self.alternatives.as_ref().is_some_and(|list| list.is_empty() || list.iter().any(|(one, _)| one.is_empty()))
    }
}

fn read_alternative(at: &At<'_>) -> (Alternative, crate::origin::Origin) {
    let scopes = |at: &At<'_>| {
        let scopes = at.node.as_array().unwrap_or_default().iter();
        scopes.filter_map(Node::as_str).map(str::to_owned).collect()
    };
    (at.named().iter().map(|(name, at)| (name.clone(), scopes(at))).collect(), at.origin.clone())
}

/// Compares the requirements of the document, or of an operation in its document.
pub(super) fn compare_requirements(
    comparison: &mut Comparison<'_>,
    scope: Scope,
    (old, new): (&At<'_>, &At<'_>),
    documents: (Option<&At<'_>>, Option<&At<'_>>),
) {
    let is_operation = documents.0.is_some();
    if is_operation && old.get("security").is_none() && new.get("security").is_none() {
        return;
    }
    let rules = if is_operation { OF_OPERATION } else { OF_DOCUMENT };
    let (old, new) = (Requirements::of(old, documents.0), Requirements::of(new, documents.1));
    let places = (old.place.clone(), new.place.clone());
    let one = old.alternatives.clone().unwrap_or_default();
    let other = new.alternatives.clone().unwrap_or_default();
    if other.iter().all(|(alternative, _)| alternative.is_empty()) {
        if one.iter().any(|(alternative, _)| !alternative.is_empty()) && !old.is_open() {
            comparison.report_part(scope, rules.lifted, places, "credentials are not required any more");
        }
        return;
    }
    compare_alternatives(comparison, scope, &rules, (&old, &new), (&one, &other));
}

type Alternatives = [(Alternative, crate::origin::Origin)];

fn compare_alternatives(
    comparison: &mut Comparison<'_>,
    scope: Scope,
    rules: &Rules,
    (old, new): (&Requirements, &Requirements),
    (one, other): (&Alternatives, &Alternatives),
) {
    if old.is_open() && !new.is_open() {
        let sentence = format!("requests need credentials: {}", listed(other));
        comparison.report_part(scope, rules.required, (old.place.clone(), new.place.clone()), &sentence);
    }
    // The same alternative with the same scopes does not change; what is left is compared by its schemes.
    let left = |list: &Alternatives, others: &Alternatives| {
        let is_left = |(alternative, _): &&(Alternative, crate::origin::Origin)| {
            !others.iter().any(|(known, _)| known == alternative)
        };
        list.iter().filter(is_left).cloned().collect::<Vec<_>>()
    };
    let (one, other) = (&left(one, other)[..], &left(other, one)[..]);
    let keys = |alternative: &Alternative| alternative.keys().cloned().collect::<Vec<_>>();
    for (alternative, place) in one.iter().filter(|(alternative, _)| !alternative.is_empty()) {
        match other.iter().find(|(known, _)| keys(known) == keys(alternative)) {
            Some((known, there)) => {
                compare_scopes(comparison, scope, rules, (alternative, place), (known, there));
            }
            None => {
                let sentence = format!("{} is not accepted any more", shown(alternative));
                comparison.report_part(scope, rules.removed, (place.clone(), new.place.clone()), &sentence);
            }
        }
    }
    if old.is_open() {
        return;
    }
    for (alternative, place) in other.iter().filter(|(alternative, _)| !alternative.is_empty()) {
        if !one.iter().any(|(known, _)| keys(known) == keys(alternative)) {
            let sentence = match old.alternatives {
                Some(_) => format!("{} is accepted as well", shown(alternative)),
                None => format!("the security requirement {} was declared", shown(alternative)),
            };
            comparison.report_part(scope, rules.declared, (old.place.clone(), place.clone()), &sentence);
        }
    }
    if new.is_open() {
        let places = (old.place.clone(), new.place.clone());
        comparison.report_part(scope, rules.lifted, places, "credentials are not required any more");
    }
}

fn compare_scopes(
    comparison: &mut Comparison<'_>,
    scope: Scope,
    rules: &Rules,
    (old, place): (&Alternative, &crate::origin::Origin),
    (new, there): (&Alternative, &crate::origin::Origin),
) {
    let places = || (place.clone(), there.clone());
    for (scheme, scopes) in old {
        let others = new.get(scheme).map(Vec::as_slice).unwrap_or_default();
        for name in scopes.iter().filter(|name| !others.contains(name)) {
            let sentence = format!("the scope `{name}` of `{scheme}` is not required any more");
            comparison.report_part(scope, rules.scope_removed, places(), &sentence);
        }
        for name in others.iter().filter(|name| !scopes.contains(name)) {
            let sentence = format!("the scope `{name}` of `{scheme}` is required");
            comparison.report_part(scope, rules.scope_added, places(), &sentence);
        }
    }
}

fn shown(alternative: &Alternative) -> String {
    alternative.keys().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(" with ")
}

fn listed(alternatives: &Alternatives) -> String {
    alternatives.iter().map(|(alternative, _)| shown(alternative)).collect::<Vec<_>>().join(" or ")
}

/// Compares the declarations of security schemes.
pub(super) fn compare_schemes(comparison: &mut Comparison<'_>, old: &At<'_>, new: &At<'_>) {
    let (old_at, new_at) = (components(old), components(new));
    let (one, other) = (old_at.named_of("securitySchemes"), new_at.named_of("securitySchemes"));
    for (name, at) in &one {
        match other.iter().find(|(known, _)| known == name) {
            Some((_, counterpart)) => compare_scheme(comparison, name, at, counterpart),
            None => {
                let places = (at.origin.clone(), new_at.place_of("securitySchemes"));
                let sentence = format!("the security scheme `{name}` was removed");
                comparison.report_part(Scope::DOCUMENT, PartRule::SchemeRemoved, places, &sentence);
            }
        }
    }
    for (name, at) in other.iter().filter(|(name, _)| !one.iter().any(|(known, _)| known == name)) {
        let places = (old_at.place_of("securitySchemes"), at.origin.clone());
        let sentence = format!("the security scheme `{name}` was declared");
        comparison.report_part(Scope::DOCUMENT, PartRule::SchemeAdded, places, &sentence);
    }
}

fn compare_scheme(comparison: &mut Comparison<'_>, name: &str, old: &At<'_>, new: &At<'_>) {
    let (old, new) = (old.clone().followed(), new.clone().followed());
    let places = || (old.origin.clone(), new.origin.clone());
    let form = |at: &At<'_>| {
        ["type", "in", "name", "scheme"].map(|key| {
            at.text(key).map(|word| match key {
                "name" => word.to_owned(),
                _ => word.to_ascii_lowercase(),
            })
        })
    };
    let (one, other) = (form(&old), form(&new));
    if one != other {
        let shown = |form: [Option<String>; 4]| form.into_iter().flatten().collect::<Vec<_>>().join(" ");
        let sentence = format!("the security scheme `{name}` is `{}` instead of `{}`", shown(other), shown(one));
        comparison.report_part(Scope::DOCUMENT, PartRule::SchemeChanged, places(), &sentence);
        return;
    }
    if old.text("openIdConnectUrl") != new.text("openIdConnectUrl") {
        let sentence = format!("the URL `openIdConnectUrl` of the security scheme `{name}` changed");
        comparison.report_part(Scope::DOCUMENT, PartRule::SchemeUrlChanged, places(), &sentence);
    }
    compare_flows(comparison, name, &old, &new);
}

fn compare_flows(comparison: &mut Comparison<'_>, name: &str, old: &At<'_>, new: &At<'_>) {
    let (one, other) = (old.entries_of("flows"), new.entries_of("flows"));
    for (flow, at) in &one {
        let Some((_, counterpart)) = other.iter().find(|(known, _)| known == flow) else { continue };
        let places = || (at.origin.clone(), counterpart.origin.clone());
        for key in ["authorizationUrl", "tokenUrl", "refreshUrl", "deviceAuthorizationUrl"] {
            if at.text(key) != counterpart.text(key) {
                let sentence = format!("the URL `{key}` of the security scheme `{name}` changed");
                comparison.report_part(Scope::DOCUMENT, PartRule::SchemeUrlChanged, places(), &sentence);
            }
        }
        let (ours, theirs) = (at.named_of("scopes"), counterpart.named_of("scopes"));
        for (scope, _) in ours.iter().filter(|(scope, _)| !theirs.iter().any(|(known, _)| known == scope)) {
            let sentence = format!("the scope `{scope}` of the security scheme `{name}` was removed");
            comparison.report_part(Scope::DOCUMENT, PartRule::SchemeScopeRemoved, places(), &sentence);
        }
        for (scope, _) in theirs.iter().filter(|(scope, _)| !ours.iter().any(|(known, _)| known == scope)) {
            let sentence = format!("the scope `{scope}` of the security scheme `{name}` was declared");
            comparison.report_part(Scope::DOCUMENT, PartRule::SchemeScopeAdded, places(), &sentence);
        }
    }
}

/// The components of a document, or the document if it has none.
fn components<'a>(root: &At<'a>) -> At<'a> {
    root.get("components").unwrap_or_else(|| root.clone())
}
