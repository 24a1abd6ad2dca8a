//! The files that other origins sent.

use super::{Content, Documents, Role};
use crate::origin::FileId;

impl Documents {
    /// The responses to URLs: the URL, the URL after redirections, and the text. Responses that are not documents are
    /// left out.
    pub(in crate::source) fn fetched(&self) -> impl Iterator<Item = (&str, &str, &str)> {
        self.files.iter().filter_map(|file| match (&file.role, &file.content) {
            (Role::Fetched(url), Content::Tree(..)) => Some((url.as_str(), file.uri.as_str(), file.text.as_str())),
            _ => None,
        })
    }

    /// Marks a file as the response to `url`, whose URL is `final_url` after redirections.
    pub(in crate::source) fn take_as_fetched(&mut self, file: FileId, url: &str, final_url: &str) {
        self.resources.retain(|_, origin| origin.file != file);
        if let Some(fetched) = self.files.get_mut(file.0 as usize) {
            fetched.role = Role::Fetched(url.to_owned());
            final_url.clone_into(&mut fetched.uri);
        }
        self.name_resources(file);
        self.name_file(file, url.to_owned());
    }

    /// Returns whether a file is the response to a URL.
    pub(in crate::source) fn is_fetched(&self, file: FileId) -> bool {
        self.file(file).is_some_and(|file| matches!(file.role, Role::Fetched(_)))
    }
}
