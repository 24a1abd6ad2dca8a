//! Tuples: arrays of exactly so many elements, each with a type of its own.

use super::value::Value;
use super::writer::Writer;
use super::{DecodeError, FromJson, ToJson};

macro_rules! tuples {
    ($($length:literal: $($element:ident $at:tt),+;)*) => {$(
        impl<$($element: FromJson),+> FromJson for ($($element,)+) {
            #[inline]
            fn from_json(value: Value<'_>) -> Result<Self, DecodeError> {
                let mut items = value.items()?;
                if items.len() != $length {
                    return Err(wrong_length($length, items.len()));
                }
                Ok(($({
                    let item = items.next().unwrap_or(Value::NULL);
                    $element::from_json(item).map_err(|error| error.at_index($at))?
                },)+))
            }
        }

        impl<$($element: ToJson),+> ToJson for ($($element,)+) {
            #[inline]
            fn write_json(&self, json: &mut Writer) {
                let elements: [&dyn ToJson; $length] = [$(&self.$at),+];
                json.array(elements);
            }
        }
    )*};
}

tuples! {
    1: A 0;
    2: A 0, B 1;
    3: A 0, B 1, C 2;
    4: A 0, B 1, C 2, D 3;
    5: A 0, B 1, C 2, D 3, E 4;
    6: A 0, B 1, C 2, D 3, E 4, F 5;
    7: A 0, B 1, C 2, D 3, E 4, F 5, G 6;
    8: A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7;
}

#[cold]
fn wrong_length(expected: usize, found: usize) -> DecodeError {
    DecodeError::new(format!("expected an array of {expected}, found one of {found}"))
}

#[cfg(test)]
mod tests {
    use crate::json::{from_slice, to_vec};

    #[test]
    fn elements_have_types_of_their_own() {
        let pair: (String, Option<i64>) = from_slice(br#"["a", null]"#).expect("a pair");
        assert_eq!(pair, ("a".to_owned(), None));
        assert_eq!(to_vec(&pair), br#"["a",null]"#);
    }

    #[test]
    fn each_element_is_there_and_fits() {
        let length = from_slice::<(i64, i64)>(b"[1]").expect_err("too short");
        assert_eq!(length.to_string(), "$: expected an array of 2, found one of 1");
        let element = from_slice::<(i64, i64)>(b"[1, true]").expect_err("no integer");
        assert_eq!(element.to_string(), "$[1]: expected an integer, found a boolean");
    }
}
