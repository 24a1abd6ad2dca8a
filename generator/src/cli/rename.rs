//! `clientwright rename POINTER NAME`: writes a rename into `clientwright.toml`, and leaves the rest of the file as it is.

use std::io::ErrorKind;

use clientwright::config::read_text;
use toml_edit::{DocumentMut, Item, Table, value};

use super::arguments::Rename;
use super::ending::{Fault, Status};
use super::output::Output;
use super::replace::replace;

/// The kind of an item that has a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Type,
    Field,
    Parameter,
    Operation,
}

impl Kind {
    /// Returns the kind of the item at a pointer. An inline schema and its field have one pointer: a type has a capital.
    fn of(pointer: &str, name: &str) -> Option<Self> {
        let tokens: Vec<&str> = pointer.split_once('#')?.1.split('/').collect();
        match tokens[..] {
            _ if name.starts_with(char::is_uppercase) => Some(Self::Type),
            [.., "properties", _] => Some(Self::Field),
            [.., "parameters", _] => Some(Self::Parameter),
            ["", "paths", _, _] => Some(Self::Operation),
            _ => None,
        }
    }

    fn table(self) -> &'static str {
        match self {
            Self::Type => "types",
            Self::Field => "fields",
            Self::Parameter => "parameters",
            Self::Operation => "operations",
        }
    }

    /// Returns the effect on callers.
    fn effect(self) -> &'static str {
        match self {
            Self::Type => "The former name stays as a deprecated alias.",
            Self::Operation => "The former method stays as a deprecated one.",
            Self::Field => "Fields have no aliases: callers of the former name have to change.",
            Self::Parameter => "Parameters have no aliases: callers of the former name have to change.",
        }
    }
}

pub(super) fn rename(arguments: &Rename, output: &mut Output) -> Result<Status, Fault> {
    let path = &arguments.config;
    let text = match read_text(path) {
        Ok(text) => text,
        Err(error) if error.kind() == ErrorKind::NotFound => String::new(),
        Err(error) => return Err(Fault::File(path.clone(), error)),
    };
    let (text, kind) = add_rename(&text, &arguments.pointer, &arguments.name).map_err(Fault::Usage)?;
    replace(path, text.as_bytes())?;
    let (pointer, name, effect) = (&arguments.pointer, &arguments.name, kind.effect());
    output.result(&format!("`{pointer}` is called `{name}` from the next run on. {effect}\n"))?;
    Ok(Status::Done)
}

/// Returns the options with a rename.
fn add_rename(text: &str, pointer: &str, name: &str) -> Result<(String, Kind), String> {
    let kind = Kind::of(pointer, name).ok_or_else(|| {
        format!(
            "`{pointer}` cannot be renamed to `{name}`: give a type, operation, parameter or property by a JSON pointer such as \
             `#/components/schemas/Pet` of `clientwright.lock`, and a capital for a type"
        )
    })?;
    let mut document: DocumentMut = text.parse().map_err(|error| format!("the options are not TOML: {error}"))?;
    let broken = || format!("`{}` of the options is not a table", kind.table());
    let table = document.entry(kind.table()).or_insert_with(|| {
        let mut table = Table::new();
        table.set_implicit(true);
        Item::Table(table)
    });
    let table = table.as_table_like_mut().ok_or_else(broken)?;
    // An entry may have the name of the schema as its key.
    let schema = pointer.strip_prefix("#/components/schemas/").filter(|schema| table.contains_key(schema));
    let entry = table.entry(schema.unwrap_or(pointer)).or_insert_with(toml_edit::table);
    entry.as_table_like_mut().ok_or_else(broken)?.insert("rename", value(name));
    Ok((document.to_string(), kind))
}

#[cfg(test)]
mod tests {
    use super::{Kind, add_rename};

    #[test]
    fn a_rename_leaves_comments_and_order() {
        let old = "# Our client.\nname = \"pets\"   # short\n\n[types.Pet]\nderive = [\"Eq\"]\n\n[fields.\"Pet.tag\"]\nrename = \"label\"\n";
        let (new, kind) = add_rename(old, "#/components/schemas/Pet", "Animal").unwrap();
        assert_eq!(kind, Kind::Type);
        assert_eq!(
            new,
            "# Our client.\nname = \"pets\"   # short\n\n[types.Pet]\nderive = [\"Eq\"]\nrename = \"Animal\"\n\n[fields.\"Pet.tag\"]\nrename = \"label\"\n"
        );
        let (newest, _) = add_rename(&new, "#/components/schemas/Pet", "Creature").unwrap();
        assert_eq!(newest, new.replace("Animal", "Creature"));
    }

    #[test]
    fn a_rename_is_of_the_kind_of_its_pointer() {
        for (pointer, name, expected) in [
            ("#/paths/~1pets/get", "all", "[operations.\"#/paths/~1pets/get\"]\nrename = \"all\"\n"),
            (
                "#/paths/~1pets/get/parameters/0",
                "at_most",
                "[parameters.\"#/paths/~1pets/get/parameters/0\"]\nrename = \"at_most\"\n",
            ),
            (
                "#/components/schemas/Pet/properties/tag",
                "label",
                "[fields.\"#/components/schemas/Pet/properties/tag\"]\nrename = \"label\"\n",
            ),
            (
                "#/components/schemas/Pet/properties/tag",
                "Label",
                "[types.\"#/components/schemas/Pet/properties/tag\"]\nrename = \"Label\"\n",
            ),
        ] {
            assert_eq!(add_rename("", pointer, name).unwrap().0, expected);
        }
    }

    #[test]
    fn what_has_no_name_is_told() {
        assert_eq!(
            add_rename("", "Pet", "animal").unwrap_err(),
            "`Pet` cannot be renamed to `animal`: give a type, operation, parameter or property by a JSON pointer such as \
             `#/components/schemas/Pet` of `clientwright.lock`, and a capital for a type"
        );
    }
}
