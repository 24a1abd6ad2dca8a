//! Many members of an object at once: what `object!` expands to.
//!
//! Read one by one with `?`, a struct of twenty fields costs the compiler twenty branches that each drop what was read
//! before. Read as one tuple, it costs the generated crate a single call; the branches are here, compiled for the
//! structs that a program uses.

use super::object::Object;
use super::value::Value;
use super::writer::Writer;
use super::{DecodeError, Decoded, FromJson, Rule, ToJson};

/// A member: its key, and whether an object without it is wrong.
#[doc(hidden)]
pub type Member = (&'static str, bool);

/// The rules for a member, by its key.
#[doc(hidden)]
pub type MemberRules = (&'static str, &'static [Rule]);

/// Words of the table of `object!`: must an object have the member?
#[allow(non_upper_case_globals, reason = "the table reads `required id \"id\"`")]
#[doc(hidden)]
pub mod presence {
    /// It is.
    pub const required: bool = true;
    /// It is not.
    pub const optional: bool = false;
}

/// Several members, each by its own type.
#[doc(hidden)]
pub trait FromMembers: Sized {
    /// Reads them in this order; one for each of `members`.
    ///
    /// # Errors
    /// One is missing or does not fit; the error says which.
    fn from_members(object: &mut Object<'_>, members: &'static [Member]) -> Decoded<Self>;
}

impl<'a> Object<'a> {
    /// Reads several members, and makes a value of them.
    ///
    /// # Errors
    /// One is missing or does not fit; the error says which.
    #[doc(hidden)]
    #[inline]
    pub fn make<M: FromMembers, T>(&mut self, make: impl FnOnce(M) -> T, members: &'static [Member]) -> Decoded<T> {
        M::from_members(self, members).map(make)
    }

    #[inline]
    fn member<T: FromJson>(&mut self, members: &'static [Member], at: usize) -> Decoded<T> {
        let (name, required) = members.get(at).copied().unwrap_or(("", true));
        let found: Option<Value<'a>> = self.find(name);
        if found.is_none() && required {
            return Err(DecodeError::missing(name, self.type_name));
        }
        T::from_member(found, required).map_err(|error| error.at_key(name))
    }
}

impl Writer {
    /// An object of these members with these values; the optional ones that are absent are left out. `rest` adds more, with
    /// rules of their own; `rules` has those of members that have some.
    #[doc(hidden)]
    pub fn members(
        &mut self,
        members: &[Member],
        values: &[&dyn ToJson],
        rules: &'static [MemberRules],
        rest: Option<(&dyn MoreMembers, &'static [Rule])>,
    ) {
        let are_needed = self.is_marking() || rules.iter().any(|(_, own)| Rule::is_secret(own));
        let rules = if are_needed { rules } else { &[] };
        let mut object = self.object();
        for ((name, required), value) in members.iter().zip(values) {
            if *required || !value.is_absent() {
                let own = rules.iter().find(|(member, _)| member == name).map_or(&[][..], |(_, own)| own);
                object.field_within(name, own, *value);
            }
        }
        if let Some((rest, rules)) = rest {
            rest.write_members(&mut object, rules);
        }
        object.end();
    }
}

/// Entries that are written beside the members.
#[doc(hidden)]
pub trait MoreMembers {
    /// Writes them.
    fn write_members(&self, object: &mut super::ObjectWriter<'_>, rules: &'static [Rule]);
}

impl<T: ToJson> MoreMembers for std::collections::BTreeMap<String, T> {
    fn write_members(&self, object: &mut super::ObjectWriter<'_>, rules: &'static [Rule]) {
        object.fields_within(rules, self);
    }
}

impl<M: MoreMembers> MoreMembers for &M {
    fn write_members(&self, object: &mut super::ObjectWriter<'_>, rules: &'static [Rule]) {
        (*self).write_members(object, rules);
    }
}

/// The kinds of entries that stand beside the members, by the words of the table.
#[doc(hidden)]
pub mod more_members {
    use std::collections::BTreeMap;

    use super::MoreMembers;
    use crate::json::{Json, ObjectWriter, Rule};

    /// Properties that the document describes by a schema.
    #[inline]
    pub fn rest<M: MoreMembers>(members: &M) -> &M {
        members
    }

    /// Properties that the document does not describe.
    #[inline]
    pub fn unknown(members: &BTreeMap<String, Json>) -> Unknown<'_> {
        Unknown(members)
    }

    /// Properties that the document does not describe.
    #[derive(Debug)]
    pub struct Unknown<'a>(&'a BTreeMap<String, Json>);

    impl MoreMembers for Unknown<'_> {
        fn write_members(&self, object: &mut ObjectWriter<'_>, _: &'static [Rule]) {
            object.unknown(self.0);
        }
    }
}

macro_rules! tuples {
    ($($member:ident $at:literal)*) => { tuples!(@ [] $($member $at)*); };
    (@ [$($done:ident $position:literal)*] $next:ident $at:literal $($rest:tt)*) => {
        tuples!(@impl $($done $position)*);
        tuples!(@ [$($done $position)* $next $at] $($rest)*);
    };
    (@ [$($done:ident $position:literal)*]) => { tuples!(@impl $($done $position)*); };
    (@impl $($member:ident $at:literal)*) => {
        impl<$($member: FromJson),*> FromMembers for ($($member,)*) {
            #[inline]
            #[allow(clippy::unused_unit, reason = "no members make the unit")]
            fn from_members(object: &mut Object<'_>, members: &'static [Member]) -> Decoded<Self> {
                let _ = (&object, members);
                Ok(($(object.member::<$member>(members, $at)?,)*))
            }
        }
    };
}

tuples! {
    A0 0 A1 1 A2 2 A3 3 A4 4 A5 5 A6 6 A7 7 A8 8 A9 9 A10 10 A11 11 A12 12 A13 13 A14 14 A15 15
    A16 16 A17 17 A18 18 A19 19 A20 20 A21 21 A22 22 A23 23 A24 24 A25 25 A26 26 A27 27 A28 28 A29 29 A30 30 A31 31
    A32 32 A33 33 A34 34 A35 35 A36 36 A37 37 A38 38 A39 39 A40 40 A41 41 A42 42 A43 43 A44 44 A45 45 A46 46 A47 47
}
