//! Values with the constraints of their parameter or body.
//!
//! ```text
//! call.within(&[Rule::Maximum("100")]).query("limit", &limit);
//! ```

use std::fmt;

use super::constrained::Constrained;
use super::draft::Draft;
use crate::encode::{CookieStyle, FormStyles, HeaderStyle, PathStyle, QueryContent, QueryOptions, QueryStyle};
use crate::json::ToJson;
use crate::multipart::PartStyle;
use crate::rules::Rule;
use crate::xml::Xml;

/// A call that is given one value with these constraints.
pub struct Within<'c> {
    draft: &'c mut Draft,
    rules: &'static [Rule],
}

impl fmt::Debug for Within<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Within").field("rules", &self.rules).finish_non_exhaustive()
    }
}

/// The methods that generated code calls; each is as the one of [`Call`](super::Call).
#[doc(hidden)]
impl<'c> Within<'c> {
    #[inline]
    pub(super) fn new(draft: &'c mut Draft, rules: &'static [Rule]) -> Self {
        Self { draft, rules }
    }

    #[inline]
    pub fn path(self, name: &'static str, value: &dyn ToJson) {
        self.path_styled(name, PathStyle::Simple, value);
    }

    pub fn path_styled(self, name: &'static str, style: PathStyle, value: &dyn ToJson) {
        self.draft.path(name, style, false, Constrained { value, rules: self.rules });
    }

    pub fn path_reserved(self, name: &'static str, style: PathStyle, value: &dyn ToJson) {
        self.draft.path(name, style, true, Constrained { value, rules: self.rules });
    }

    #[inline]
    pub fn query(self, name: &str, value: &dyn ToJson) {
        self.query_with(name, QueryStyle::Form.into(), value);
    }

    #[inline]
    pub fn query_styled(self, name: &'static str, style: QueryStyle, value: &dyn ToJson) {
        self.query_with(name, style.into(), value);
    }

    pub fn query_with(self, name: &str, options: QueryOptions, value: &dyn ToJson) {
        self.draft.query(name, options, Constrained { value, rules: self.rules });
    }

    pub fn query_string(self, name: &'static str, content: QueryContent, value: &dyn ToJson) {
        self.draft.query_string(name, content, Constrained { value, rules: self.rules });
    }

    #[inline]
    pub fn header(self, name: &'static str, value: &dyn ToJson) {
        self.header_styled(name, HeaderStyle::Simple, value);
    }

    pub fn header_styled(self, name: &'static str, style: HeaderStyle, value: &dyn ToJson) {
        self.draft.header(name, style, Constrained { value, rules: self.rules });
    }

    #[inline]
    pub fn cookie(self, name: &'static str, value: &dyn ToJson) {
        self.cookie_styled(name, CookieStyle::Form, value);
    }

    pub fn cookie_styled(self, name: &'static str, style: CookieStyle, value: &dyn ToJson) {
        self.draft.cookie(name, style, Constrained { value, rules: self.rules });
    }

    #[inline]
    pub fn json(self, value: &dyn ToJson) {
        self.json_as("application/json", value);
    }

    pub fn json_as(self, content_type: &'static str, value: &dyn ToJson) {
        self.draft.json(content_type, Constrained { value, rules: self.rules });
    }

    #[inline]
    pub fn form(self, value: &dyn ToJson) {
        self.form_styled(FormStyles::NONE, value);
    }

    #[inline]
    pub fn form_styled(self, styles: FormStyles, value: &dyn ToJson) {
        self.form_as("application/x-www-form-urlencoded", styles, value);
    }

    pub fn form_as(self, content_type: &'static str, styles: FormStyles, value: &dyn ToJson) {
        self.draft.form(content_type, styles, Constrained { value, rules: self.rules });
    }

    pub fn xml(self, content_type: &'static str, root: &'static str, xml: &'static Xml, value: &dyn ToJson) {
        self.draft.xml(content_type, root, xml, Constrained { value, rules: self.rules });
    }

    #[inline]
    pub fn part(self, name: &'static str, value: &dyn ToJson) {
        self.part_styled(name, PartStyle::Content, value);
    }

    pub fn part_styled(self, name: &'static str, style: PartStyle, value: &dyn ToJson) {
        self.draft.part(name, style, Constrained { value, rules: self.rules });
    }
}
