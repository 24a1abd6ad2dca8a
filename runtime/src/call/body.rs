//! Bodies: JSON, forms, XML, parts, sequences, and what is sent as it is.

use super::Call;
use crate::encode::FormStyles;
use crate::json::ToJson;
use crate::multipart::{self, FileOrText, Multipart, PartStyle};
use crate::stream::Sequence;
use crate::transport::{Body, Upload};
use crate::xml::Xml;

/// The functions that generated code calls.
#[doc(hidden)]
impl<T, E, H> Call<T, E, H> {
    /// A body of `application/json`.
    #[inline]
    pub fn json(&mut self, value: &dyn ToJson) -> &mut Self {
        self.json_as("application/json", value)
    }

    /// A JSON body of another type, such as `application/merge-patch+json`.
    #[inline]
    pub fn json_as(&mut self, content_type: &'static str, value: &dyn ToJson) -> &mut Self {
        self.within(&[]).json_as(content_type, value);
        self
    }

    /// A body as it is: bytes, a file, or a stream.
    #[inline]
    pub fn body(&mut self, content_type: &'static str, body: impl Into<Body>) -> &mut Self {
        self.draft.body(content_type, body.into());
        self
    }

    /// A body of JSON values, a line each.
    #[inline]
    pub fn lines<U>(&mut self, content_type: &'static str, values: Sequence<U>) -> &mut Self {
        self.draft.body(content_type, values.into_lines());
        self
    }

    /// A body of JSON values, a record each.
    #[inline]
    pub fn records<U>(&mut self, content_type: &'static str, values: Sequence<U>) -> &mut Self {
        self.draft.body(content_type, values.into_records());
        self
    }

    /// A body of text.
    #[inline]
    pub fn text(&mut self, content_type: &'static str, value: &str) -> &mut Self {
        self.body(content_type, value.to_owned())
    }

    /// A body of `application/x-www-form-urlencoded` whose properties are written as OAS has it by default.
    #[inline]
    pub fn form(&mut self, value: &dyn ToJson) -> &mut Self {
        self.form_styled(FormStyles::NONE, value)
    }

    /// A body of `application/x-www-form-urlencoded`.
    #[inline]
    pub fn form_styled(&mut self, styles: FormStyles, value: &dyn ToJson) -> &mut Self {
        self.within(&[]).form_styled(styles, value);
        self
    }

    /// A form of a media type with parameters, such as a charset.
    #[inline]
    pub fn form_as(&mut self, content_type: &'static str, styles: FormStyles, value: &dyn ToJson) -> &mut Self {
        self.within(&[]).form_as(content_type, styles, value);
        self
    }

    /// A body of XML, below a root of this name.
    #[inline]
    pub fn xml(
        &mut self,
        content_type: &'static str,
        root: &'static str,
        xml: &'static Xml,
        value: &dyn ToJson,
    ) -> &mut Self {
        self.within(&[]).xml(content_type, root, xml, value);
        self
    }

    /// A multipart body of this type: the parts that follow belong to it, and it is sent even if none does.
    #[inline]
    pub fn multipart(&mut self, content_type: &'static str) -> &mut Self {
        self.draft.extras().parts = Some((content_type, Vec::new()));
        self
    }

    /// A multipart body of this type that is sent if it has parts; these must be among them.
    #[inline]
    pub fn optional_multipart(&mut self, content_type: &'static str, required: &'static [&'static str]) -> &mut Self {
        self.draft.extras().parts_type = content_type;
        self.draft.extras().required_parts = required;
        self
    }

    /// A multipart body whose parts were put together by hand.
    #[inline]
    pub fn multipart_of(&mut self, content_type: &'static str, parts: Multipart) -> &mut Self {
        self.draft.extras().parts = Some((content_type, parts.parts));
        self
    }

    /// Parts beside those that the document names.
    #[inline]
    pub fn with_parts(&mut self, parts: Multipart) -> &mut Self {
        self.draft.parts().extend(parts.parts);
        self
    }

    /// A property of a multipart body.
    #[inline]
    pub fn part(&mut self, name: &'static str, value: &dyn ToJson) -> &mut Self {
        self.part_styled(name, PartStyle::Content, value)
    }

    /// A property of a multipart body, in a style or of a media type.
    #[inline]
    pub fn part_styled(&mut self, name: &'static str, style: PartStyle, value: &dyn ToJson) -> &mut Self {
        self.within(&[]).part_styled(name, style, value);
        self
    }

    /// A file of a multipart body; the media type counts where the file has none of its own, and may be empty.
    #[inline]
    pub fn file(&mut self, name: &'static str, content_type: &'static str, file: impl Into<Upload>) -> &mut Self {
        self.draft.parts().push(multipart::file_part(name, content_type, file.into()));
        self
    }

    /// Several files of a multipart body, under one name.
    #[inline]
    pub fn files(&mut self, name: &'static str, content_type: &'static str, files: Vec<Upload>) -> &mut Self {
        let parts = files.into_iter().map(|file| multipart::file_part(name, content_type, file));
        self.draft.parts().extend(parts);
        self
    }

    /// A part that is a file or text.
    #[inline]
    pub fn file_or_text(
        &mut self,
        name: &'static str,
        content_type: &'static str,
        content: impl Into<FileOrText>,
    ) -> &mut Self {
        self.draft.parts().push(multipart::file_or_text_part(name, content_type, content.into()));
        self
    }

    /// Several parts under one name, each a file or text.
    #[inline]
    pub fn files_or_texts(
        &mut self,
        name: &'static str,
        content_type: &'static str,
        contents: impl IntoIterator<Item: Into<FileOrText>>,
    ) -> &mut Self {
        let contents = contents.into_iter().map(Into::into);
        let parts = contents.map(|content| multipart::file_or_text_part(name, content_type, content));
        self.draft.parts().extend(parts);
        self
    }
}

impl<T, E, H> Call<T, E, H> {
    /// Adds a header to every part of this name. The call fails if it sends no part of the name.
    pub fn with_part_header(&mut self, part: &str, name: &str, value: &str) -> &mut Self {
        self.draft.extras().part_headers.push([part, name, value].map(str::to_owned));
        self
    }
}
