//! The files that other origins sent.

use super::{Content, Documents, Role};
use crate::source::origin::FileId;

impl Documents {
    /// The responses to URLs: the URL, the URL after redirections, and the text. Responses that are not documents are
    /// left out.
    pub(in crate::source) fn answers(&self) -> impl Iterator<Item = (&str, &str, &str)> {
        self.files.iter().filter_map(|file| match (&file.role, &file.content) {
            (Role::Answer(url), Content::Tree(..)) => Some((url.as_str(), file.uri.as_str(), file.text.as_str())),
            _ => None,
        })
    }

    /// Marks a file as the response to `url`, whose URL is `in_the_end` after redirections.
    pub(in crate::source) fn take_as_answer(&mut self, file: FileId, url: &str, in_the_end: &str) {
        self.resources.retain(|_, origin| origin.file != file);
        if let Some(answer) = self.files.get_mut(file.0 as usize) {
            answer.role = Role::Answer(url.to_owned());
            in_the_end.clone_into(&mut answer.uri);
        }
        self.name_resources(file);
        self.name_file(file, url.to_owned());
    }

    /// Returns whether a file is the response to a URL.
    pub(in crate::source) fn is_answer(&self, file: FileId) -> bool {
        self.file(file).is_some_and(|file| matches!(file.role, Role::Answer(_)))
    }
}
