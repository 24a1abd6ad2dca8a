//! Definitions of types.

use super::{DefaultFunction, DefaultValue, Docs, Ident, Purpose, Rule, Type};

/// A public type of the crate.
#[derive(Debug)]
pub struct Item {
    /// Its name.
    pub ident: Ident,
    /// What it is, in the document's words.
    pub docs: Docs,
    /// The places that it serves, where that is worth a sentence.
    pub purpose: Option<Purpose>,
    /// What else its documentation ends with.
    pub details: Docs,
    /// Whether users should move on.
    pub deprecated: bool,
    /// What it derives beside the usual.
    pub derives: Vec<Derive>,
    /// What kind of type it is.
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

/// What kind of type an item is.
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
    /// A type that holds itself by way of arrays or maps.
    Newtype(Newtype),
}

/// An object with known properties.
#[derive(Debug)]
pub struct Struct {
    /// In document order.
    pub fields: Vec<Field>,
    /// Where other entries are kept.
    pub rest: Option<Rest>,
    /// The union of its heirs, where it is a base class.
    pub heirs: Option<Type>,
    /// What gives the defaults of fields.
    pub defaults: Vec<DefaultFunction>,
    /// How callers make one.
    pub construction: Construction,
    /// The setters of optional fields.
    pub setters: Vec<Setter>,
    /// The setter of other entries.
    pub rest_setter: Option<RestSetter>,
}

/// How callers make a struct.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Construction {
    /// By a derived `Default`: nothing is required.
    Derived,
    /// By a `Default` that fills constants: nothing else is required.
    Constants,
    /// By `new`, with an argument for each required field.
    Arguments,
    /// By `new`, with a struct of this name that has the required fields.
    Required(Ident),
    /// Only by the server: it requires too many fields for arguments, and is not sent.
    Received,
}

/// A method that sets an optional field.
#[derive(Debug)]
pub struct Setter {
    /// The index of the field.
    pub field: usize,
    /// The method that takes a value.
    pub ident: Ident,
    /// The method that sets null, where it differs from absent.
    pub null: Option<Ident>,
}

/// A method that adds an entry beside the fields.
#[derive(Debug)]
pub struct RestSetter {
    /// Its name.
    pub ident: Ident,
    /// Whether it takes what its type is made from.
    pub converts: bool,
}

/// A field of a struct.
#[derive(Debug)]
pub struct Field {
    /// Its name in Rust.
    pub ident: Ident,
    /// Its name in JSON.
    pub wire: String,
    /// What it is.
    pub docs: Docs,
    /// Whether users should move on.
    pub deprecated: bool,
    /// Its type, without the wrapper of its presence.
    pub ty: Type,
    /// Whether it may be absent.
    pub presence: Presence,
    /// What its value must keep.
    pub rules: Vec<Rule>,
    /// The value that construction fills in.
    pub constant: Option<DefaultValue>,
    /// Whether callers give what the type is made from, by `Into`.
    pub converts: bool,
}

impl Field {
    /// Whether callers must give it to make a value.
    pub fn is_asked(&self) -> bool {
        self.presence == Presence::Required && self.constant.is_none()
    }
}

/// Whether a field may be absent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Presence {
    /// An object without it is wrong.
    Required,
    /// It may be absent: the field is an `Option`.
    Optional,
    /// It may be absent or null, which mean different things: the field is a `Nullable`.
    Nullable,
}

/// The field that keeps entries with other keys.
#[derive(Debug)]
pub struct Rest {
    /// Its name.
    pub ident: Ident,
    /// The type of the values.
    pub values: Type,
    /// What the values must keep.
    pub rules: Vec<Rule>,
}

/// One of several strings; unknown ones are kept.
#[derive(Debug)]
pub struct StringEnum {
    /// In document order.
    pub variants: Vec<StringVariant>,
    /// Whether it is what the keys of a map are.
    pub is_key: bool,
}

/// A known string.
#[derive(Debug)]
pub struct StringVariant {
    /// The variant.
    pub ident: Ident,
    /// The string.
    pub value: String,
    /// What it means.
    pub docs: Docs,
}

/// One of several integers; unknown ones are kept.
#[derive(Debug)]
pub struct IntegerEnum {
    /// In document order.
    pub variants: Vec<IntegerVariant>,
}

/// A known integer.
#[derive(Debug)]
pub struct IntegerVariant {
    /// The variant.
    pub ident: Ident,
    /// The integer.
    pub value: i64,
    /// What it means.
    pub docs: Docs,
}

/// One of several types; what is none of them is kept as JSON.
#[derive(Debug)]
pub struct Union {
    /// In document order.
    pub variants: Vec<Variant>,
    /// How a value is told to be one of them.
    pub dispatch: Dispatch,
}

/// A type of a union.
#[derive(Debug)]
pub struct Variant {
    /// The variant.
    pub ident: Ident,
    /// What it holds.
    pub ty: Type,
    /// Whether a value of that type is made one of the union by `From`: no other variant holds the like.
    pub converts: bool,
    /// Whether a `&str` is made one of the union by `From`: no other variant takes strings.
    pub takes_str: bool,
    /// What it is.
    pub docs: Docs,
}

/// How a value is told to be one of the variants.
#[derive(Debug)]
pub enum Dispatch {
    /// By the string under a key.
    Tag {
        /// The key.
        property: String,
        /// Which strings mean which variant.
        arms: Vec<TagArm>,
        /// Whether the property may hold a number or a boolean.
        by_scalar: bool,
        /// The variants that may be without the key, the most telling first.
        untagged: Vec<Attempt>,
        /// The variant of values that the property does not tell.
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
    /// The variants to try, the most telling first; a single one is not tried but taken.
    pub attempts: Vec<Attempt>,
}

/// What a value of one JSON type can be.
#[derive(Debug)]
pub struct KindArm {
    /// The JSON types.
    pub kinds: Vec<JsonKind>,
    /// The variants to try, the most telling first; a single one is not tried but taken.
    pub attempts: Vec<Attempt>,
}

/// A variant to try.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attempt {
    /// The index of the variant.
    pub variant: usize,
    /// Keys whose values must be these.
    pub constants: Vec<(String, Constant)>,
}

/// What the value under a key must be.
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
    /// What it stands for.
    pub ty: Type,
}

/// A type that holds itself by way of arrays or maps.
#[derive(Debug)]
pub struct Newtype {
    /// What it holds.
    pub ty: Type,
}
