//! URLs as `reqwest` has them. Parsing one is a tenth of the work of a small call, and most of that is the host.

use std::cell::RefCell;
use std::str::FromStr;

use http::Uri;
use http::uri::{Authority, Scheme};
use reqwest::Url;

thread_local! {
    /// The origin of the last request of this thread, which most requests share.
    static LAST: RefCell<Option<Origin>> = const { RefCell::new(None) };
}

struct Origin {
    scheme: Scheme,
    authority: Authority,
    url: Url,
}

/// The URL of a request.
pub(super) fn url_of(uri: &Uri) -> Result<Url, <Url as FromStr>::Err> {
    let (Some(scheme), Some(authority)) = (uri.scheme(), uri.authority()) else { return Url::parse(&uri.to_string()) };
    LAST.with_borrow_mut(|last| {
        let origin = match last.take() {
            Some(origin) if origin.is(scheme, authority) => origin,
            _ => Origin::of(scheme, authority)?,
        };
        let mut url = last.insert(origin).url.clone();
        url.set_path(uri.path());
        url.set_query(uri.query());
        Ok(url)
    })
}

impl Origin {
    fn of(scheme: &Scheme, authority: &Authority) -> Result<Self, <Url as FromStr>::Err> {
        let url = Url::parse(&[scheme.as_str(), "://", authority.as_str()].concat())?;
        Ok(Self { scheme: scheme.clone(), authority: authority.clone(), url })
    }

    /// The text of the authority counts, because `http` compares authorities without case, userinfo included.
    fn is(&self, scheme: &Scheme, authority: &Authority) -> bool {
        self.scheme == *scheme && self.authority.as_str() == authority.as_str()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whatever was requested before, the URL is that of the whole text.
    #[test]
    fn a_url_is_that_of_its_text() {
        let urls = [
            "http://127.0.0.1:8080/pets/7",
            "http://127.0.0.1:8080/pets?limit=10&tag=a%20b",
            "http://127.0.0.1:8080",
            "http://127.0.0.1:8080/?",
            "http://127.0.0.1:8080//a//b/",
            "http://127.0.0.1:8080/a/../b/%2e%2e/./c",
            "https://127.0.0.1:8080/pets/7",
            "https://127.0.0.1:443/pets/7",
            "https://A.Example/b;c=1/d'e?h='i'&j=k|l",
            "https://a.example/b",
            "https://a.example/\u{e9}?\u{e9}",
            "https://user:Secret@a.example/b",
            "https://user:secret@a.example/b",
            "https://[::1]:9000/b?c=?d/e",
            "ftp://a.example/b",
        ];
        for url in urls {
            let uri = Uri::from_str(url).unwrap_or_else(|error| unreachable!("{url}: {error}"));
            assert_eq!(url_of(&uri), Url::parse(&uri.to_string()), "{url}");
        }
    }
}
