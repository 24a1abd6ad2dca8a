//! The types of the API.

use clientwright_runtime::codegen::v1::{self as codegen, Nullable};
use clientwright_runtime::formats::chrono::DateTime;

/// A pet of the store.
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub struct Pet {
    /// Unique id.
    pub id: i64,
    /// Name to call it by.
    pub name: String,
    pub status: PetStatus,
    /// When it was born; null where nobody knows.
    pub born: Option<DateTime>,
    /// Free labels.
    pub tags: Option<Vec<String>>,
    pub owner: Option<Owner>,
}

impl Pet {
    /// Creates a value with all required fields.
    #[inline]
    pub fn new(
        id: i64,
        name: impl Into<String>,
        status: impl Into<PetStatus>,
        born: Option<DateTime>,
    ) -> Self {
        Self {
            id,
            name: name.into(),
            status: status.into(),
            born,
            tags: None,
            owner: None,
        }
    }
}

codegen::object!(Pet {
    required id "id",
    required name "name",
    required status "status",
    required born "born",
    optional tags "tags",
    optional owner "owner",
});

/// A pet that is to be taken in.
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub struct NewPet {
    /// Name to call it by.
    ///
    /// At least 1 character.
    pub name: String,
    /// When it was born; null where nobody knows, absent where nobody asked.
    pub born: Nullable<DateTime>,
    /// Free labels.
    pub tags: Option<Vec<String>>,
}

impl NewPet {
    /// Creates a value with all required fields.
    #[inline]
    pub fn new(name: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            born: Nullable::Absent,
            tags: None,
        }
    }
}

codegen::setters!(NewPet {
    with_born(born: impl Into<DateTime>) null with_born_null,
} lists {
    with_tags(tags: impl IntoIterator<Item = impl Into<String>>),
});

codegen::object!(NewPet {
    required name "name" [MinLength(1)],
    optional born "born",
    optional tags "tags",
});

/// Where a pet stands on its way to a home.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub enum PetStatus {
    Available,
    Pending,
    Sold,
    /// A value that the document does not list, unchanged.
    Unrecognized(String),
}

codegen::string_enum!(PetStatus { Available = "available", Pending = "pending", Sold = "sold" });

/// Who the pet lives with.
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub struct Owner {
    /// The owner's name.
    pub name: String,
    /// Where to write to.
    pub email: Option<String>,
}

impl Owner {
    /// Creates a value with all required fields.
    #[inline]
    pub fn new(name: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            email: None,
        }
    }
}

codegen::object!(Owner { required name "name", optional email "email" });

/// What went wrong (RFC 9457).
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub struct Problem {
    /// What kind of problem, as a URI.
    pub r#type: Option<String>,
    /// What kind of problem, in words.
    pub title: String,
    /// The status code.
    pub status: Option<i64>,
    /// What happened this time.
    pub detail: Option<String>,
}

impl Problem {
    /// Creates a value with all required fields.
    #[inline]
    pub fn new(title: impl Into<String>) -> Self {
        Self {
            r#type: None,
            title: title.into(),
            status: None,
            detail: None,
        }
    }
}

codegen::object!(Problem {
    optional r#type "type",
    required title "title",
    optional status "status",
    optional detail "detail",
});

/// What went wrong, field by field.
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub struct ValidationProblem {
    /// What kind of problem, as a URI.
    pub r#type: Option<String>,
    /// What kind of problem, in words.
    pub title: String,
    /// The status code.
    pub status: Option<i64>,
    /// What happened this time.
    pub detail: Option<String>,
    /// One for each field that does not fit.
    pub errors: Vec<ValidationProblemError>,
}

impl ValidationProblem {
    /// Creates a value with all required fields.
    #[inline]
    pub fn new(
        title: impl Into<String>,
        errors: impl IntoIterator<Item = ValidationProblemError>,
    ) -> Self {
        Self {
            r#type: None,
            title: title.into(),
            status: None,
            detail: None,
            errors: errors.into_iter().collect(),
        }
    }
}

codegen::object!(ValidationProblem {
    optional r#type "type",
    required title "title",
    optional status "status",
    optional detail "detail",
    required errors "errors",
});

/// Element of `errors` of [`ValidationProblem`].
///
/// `#/components/schemas/ValidationProblem/allOf/1/properties/errors/items` of the document.
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub struct ValidationProblemError {
    /// The field's name.
    pub field: String,
    /// What is wrong with it.
    pub message: String,
}

impl ValidationProblemError {
    /// Creates a value with all required fields.
    #[inline]
    pub fn new(field: impl Into<String>, message: impl Into<String>) -> Self {
        Self {
            field: field.into(),
            message: message.into(),
        }
    }
}

codegen::object!(ValidationProblemError { required field "field", required message "message" });
