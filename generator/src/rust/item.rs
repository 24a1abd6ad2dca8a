//! Definitions of types.

use super::{DefaultFunction, DefaultValue, Docs, FeatureName, Ident, Purpose, Rule, Type};

/// A public type of the crate.
#[derive(Debug)]
pub struct Item {
    /// Its name.
    pub ident: Ident,
    /// The document's description.
    pub docs: Docs,
    /// The places that the type serves, where that is worth a sentence.
    pub purpose: Option<Purpose>,
    /// The end of its documentation.
    pub details: Docs,
    /// True if the type is deprecated.
    pub deprecated: bool,
    /// The traits that it derives beside the usual ones.
    pub derives: Vec<Derive>,
    /// The kind of type.
    pub kind: ItemKind,
}

/// A trait of the standard library that a type can derive.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Deserialize, serde::Serialize)]
#[expect(missing_docs, reason = "the names are those of the traits")]
pub enum Derive {
    Copy,
    Default,
    Eq,
    Hash,
    Ord,
    PartialOrd,
}

impl Derive {
    /// The name of the trait.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Copy => "Copy",
            Self::Default => "Default",
            Self::Eq => "Eq",
            Self::Hash => "Hash",
            Self::Ord => "Ord",
            Self::PartialOrd => "PartialOrd",
        }
    }
}

/// The kind of type that an item is.
#[derive(Debug)]
pub enum ItemKind {
    /// An object with known properties.
    Struct(Struct),
    /// One of several strings.
    StringEnum(StringEnum),
    /// One of several integers.
    IntegerEnum(IntegerEnum),
    /// One of several types.
    Union(Union),
    /// Another name for a type.
    Alias(Alias),
    /// A type that contains itself through arrays or maps.
    Newtype(Newtype),
}

/// An object with known properties.
#[derive(Debug)]
pub struct Struct {
    /// The fields, in document order.
    pub fields: Vec<Field>,
    /// The field for other entries, if they are kept.
    pub rest: Option<Rest>,
    /// The union of its subtypes, if it is a parent schema.
    pub heirs: Option<Type>,
    /// The functions that return the defaults of fields.
    pub defaults: Vec<DefaultFunction>,
    /// The way callers construct a value.
    pub construction: Construction,
    /// The setters of optional fields.
    pub setters: Vec<Setter>,
    /// The setter of other entries.
    pub rest_setter: Option<RestSetter>,
}

impl Struct {
    /// The maximum number of fields of an object that the runtime reads as one tuple, by a table of rows.
    pub const MOST_ROWS: usize = 48;
}

/// The way callers construct a struct.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Construction {
    /// By a derived `Default`: nothing is required.
    Derived,
    /// By a `Default` that fills constants: no other field is required.
    Constants,
    /// By `new`, with an argument for each required field.
    Arguments,
    /// By `new`, with a struct of this name that has the required fields.
    Required(Ident),
    /// Not at all: it is only received, and requires too many fields for arguments.
    Received,
}

/// A method that sets an optional field.
#[derive(Debug)]
pub struct Setter {
    /// The index of the field.
    pub field: usize,
    /// The method that takes a value.
    pub ident: Ident,
    /// The method that sets null, if null and absent differ.
    pub null: Option<Ident>,
}

/// A method that adds an entry beside the fields.
#[derive(Debug)]
pub struct RestSetter {
    /// Its name.
    pub ident: Ident,
    /// True if it takes anything that converts into the type.
    pub converts: bool,
}

/// A field of a struct.
#[derive(Debug)]
pub struct Field {
    /// Its name in Rust.
    pub ident: Ident,
    /// Its name in JSON.
    pub wire: String,
    /// The documentation.
    pub docs: Docs,
    /// True if the field is deprecated.
    pub deprecated: bool,
    /// The type, without the wrapper for an optional value.
    pub ty: Type,
    /// The presence: required, optional, or optional and nullable.
    pub presence: Presence,
    /// The constraints on its value.
    pub rules: Vec<Rule>,
    /// The value that construction fills in.
    pub constant: Option<DefaultValue>,
    /// The way callers pass the value.
    pub given: Given,
}

/// The way callers pass the value of a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Given {
    /// A value of the type.
    Value,
    /// Anything that converts into the type: `impl Into<String>`.
    Into,
    /// Anything that yields the items: `impl IntoIterator<Item = i64>`.
    Items {
        /// True if anything that converts into the type of the items may be yielded.
        convert: bool,
    },
    /// Anything that yields keys and values: `impl IntoIterator<Item = (impl Into<String>, i64)>`.
    Entries {
        /// True if anything that converts into the type of the keys may be yielded.
        convert_keys: bool,
        /// The same for the values.
        convert_values: bool,
    },
}

impl Field {
    /// Returns true if callers must pass the field to construct a value.
    pub fn is_asked(&self) -> bool {
        self.presence == Presence::Required && self.constant.is_none()
    }
}

/// The presence of a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Presence {
    /// The field is required: decoding fails without it.
    Required,
    /// The field may be absent: it is an `Option`.
    Optional,
    /// The field may be absent or null, which mean different things: it is a `Nullable`.
    Nullable,
}

/// The field that keeps entries with other keys.
#[derive(Debug)]
pub struct Rest {
    /// Its name.
    pub ident: Ident,
    /// The type of the values.
    pub values: Type,
    /// The constraints on the values.
    pub rules: Vec<Rule>,
    /// False if the document does not say that there are any.
    pub is_described: bool,
}

/// An enumeration of strings that keeps unknown ones.
#[derive(Debug)]
pub struct StringEnum {
    /// The known strings, in document order.
    pub variants: Vec<StringVariant>,
    /// True if it is the type of a map's keys.
    pub is_key: bool,
}

/// A known string.
#[derive(Debug)]
pub struct StringVariant {
    /// The variant.
    pub ident: Ident,
    /// The string.
    pub value: String,
    /// The documentation.
    pub docs: Docs,
}

/// An enumeration of integers that keeps unknown ones.
#[derive(Debug)]
pub struct IntegerEnum {
    /// The known integers, in document order.
    pub variants: Vec<IntegerVariant>,
}

/// A known integer.
#[derive(Debug)]
pub struct IntegerVariant {
    /// The variant.
    pub ident: Ident,
    /// The integer.
    pub value: i64,
    /// The documentation.
    pub docs: Docs,
}

/// One of several types; a value that matches none of them is kept as JSON.
#[derive(Debug)]
pub struct Union {
    /// The variants, in document order.
    pub variants: Vec<Variant>,
    /// The way a variant is chosen for a value.
    pub dispatch: Dispatch,
    /// True if the document declares a part of some variant to be secret: then a value that matches none may hold it, too.
    pub holds_secret: bool,
}

/// A type of a union.
#[derive(Debug)]
pub struct Variant {
    /// The variant.
    pub ident: Ident,
    /// The type that it holds.
    pub ty: Type,
    /// True if the union implements `From` for that type: no other variant holds a similar one.
    pub converts: bool,
    /// True if the union implements `From<&str>`: no other variant takes strings.
    pub takes_str: bool,
    /// The documentation.
    pub docs: Docs,
}

/// The way a variant is chosen for a value.
#[derive(Debug)]
pub enum Dispatch {
    /// By the string under a key.
    Tag {
        /// The key.
        property: String,
        /// The strings of each variant.
        arms: Vec<TagArm>,
        /// True if the property may hold a number or a boolean.
        by_scalar: bool,
        /// The variants that may lack the key, the most specific first.
        untagged: Vec<Attempt>,
        /// The variant for values that match no string.
        fallback: Option<usize>,
    },
    /// By the JSON type of the value, then by trying.
    Kind(Vec<KindArm>),
}

/// Strings that mean a variant, or one of several.
#[derive(Debug)]
pub struct TagArm {
    /// The strings.
    pub values: Vec<String>,
    /// The variants to try, the most specific first; a single one is taken without a try.
    pub attempts: Vec<Attempt>,
}

/// The variants for a JSON type.
#[derive(Debug)]
pub struct KindArm {
    /// The JSON types.
    pub kinds: Vec<JsonKind>,
    /// The variants to try, the most specific first; a single one is taken without a try.
    pub attempts: Vec<Attempt>,
}

/// A variant to try.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attempt {
    /// The index of the variant.
    pub variant: usize,
    /// Keys whose values must equal these.
    pub constants: Vec<(String, Constant)>,
}

/// The value that a key must have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Constant {
    /// This string.
    Text(String),
    /// This boolean.
    Truth(bool),
    /// This integer.
    Integer(i64),
}

/// A JSON type.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum JsonKind {
    /// `true`, `false`.
    Bool,
    /// Any number.
    Number,
    /// A string.
    String,
    /// An array.
    Array,
    /// An object.
    Object,
}

/// Another name for a type.
#[derive(Debug)]
pub struct Alias {
    /// The type that it stands for.
    pub ty: Type,
    /// Set if it is the name that the type had in an earlier version of the crate.
    pub former: Option<FormerName>,
}

/// The facts about a name that a type had.
#[derive(Debug)]
pub struct FormerName {
    /// The note of the deprecation.
    pub note: String,
    /// The feature that the type needs, unless the place of the name needs it too.
    pub feature: Option<FeatureName>,
}

/// A type that contains itself through arrays or maps.
#[derive(Debug)]
pub struct Newtype {
    /// The type that it wraps.
    pub ty: Type,
}
