//! Schemas with values that are not shown: `format: password` and `writeOnly`.
//!
//! ```yaml
//! Login: {properties: {pin: {type: string, writeOnly: true}}}   # messages about responses with a Login show no values
//! ```

use super::holding::{Holding, find_holding};
use crate::api::{Api, Format, Scalar, Schema, Shape};

/// Finds the schemas that contain such a value.
pub(in crate::lower) fn find_secrets(api: &Api) -> Holding {
    find_holding(api, |id| is_secret(&api.schemas[id]))
}

/// Returns true if values of a schema are not shown.
fn is_secret(schema: &Schema) -> bool {
    let is_password = |scalar: &Scalar| matches!(scalar, Scalar::String { format: Some(Format::Password), .. });
    schema.write_only || matches!(&schema.shape, Shape::Scalar(scalar) if is_password(scalar))
}
