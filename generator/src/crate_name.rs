//! The default name of a generated crate: short, and made of the words that distinguish this API from others.
//!
//! ```text
//! GitHub's official OpenAPI spec   →  github-client
//! Swagger Petstore - OpenAPI 3.0   →  petstore-client
//! API, served at api.example.com   →  example-client
//! ```

use std::path::Path;

/// The maximum length of the words, including the hyphens between them.
const LENGTH: usize = 28;

/// Words that could be in the title of any API.
const FILLERS: [&str; 46] = [
    "a",
    "an",
    "and",
    "api",
    "apis",
    "by",
    "client",
    "core",
    "definition",
    "definitions",
    "description",
    "doc",
    "docs",
    "document",
    "documentation",
    "endpoint",
    "endpoints",
    "file",
    "for",
    "http",
    "https",
    "in",
    "interface",
    "internal",
    "json",
    "main",
    "oas",
    "of",
    "official",
    "openapi",
    "public",
    "reference",
    "rest",
    "restful",
    "schema",
    "sdk",
    "service",
    "services",
    "spec",
    "specification",
    "specs",
    "swagger",
    "the",
    "to",
    "version",
    "with",
];

/// Labels of a host that do not identify the provider.
const HOST_FILLERS: [&str; 9] = ["ac", "app", "co", "com", "edu", "gov", "net", "org", "www"];

/// Names a crate after the title, else after the host of the first server, else after the file of the document.
pub(crate) fn default_name(title: &str, server: Option<&str>, document: &Path) -> String {
    let host = || server.and_then(host_of).and_then(word_of_host).map(|word| vec![word]);
    let file = || document.file_stem().and_then(|stem| usable(words_of(&stem.to_string_lossy())));
    let words = usable(words_of(title)).or_else(host).or_else(file).unwrap_or_else(|| vec!["api".to_owned()]);
    let name = shorten(&words);
    let first = if name.starts_with(|first: char| first.is_ascii_digit()) { "api-" } else { "" };
    format!("{first}{name}-client")
}

fn usable(words: Vec<String>) -> Option<Vec<String>> {
    (!words.is_empty()).then_some(words)
}

/// Returns the words of a string in lower case, without fillers and versions.
fn words_of(text: &str) -> Vec<String> {
    let text = text.to_lowercase().replace("'s ", " ").replace("’s ", " ").replace("open api", "openapi");
    let words = text.split(|letter: char| !letter.is_alphanumeric());
    words.filter(|word| tells(word)).map(str::to_owned).collect()
}

/// Returns true if a word is not a filler, a version or a year. Names of crates are ASCII.
fn tells(word: &str) -> bool {
    let is_number = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let is_version = word.strip_prefix('v').is_some_and(is_number);
    !word.is_empty() && word.is_ascii() && word != "s" && !is_number(word) && !is_version && !FILLERS.contains(&word)
}

/// Returns as many of the first words as fit, and at least a part of the first.
fn shorten(words: &[String]) -> String {
    let mut name = String::new();
    for word in words {
        if name.is_empty() {
            name.extend(word.chars().take(LENGTH));
        } else if name.len() + 1 + word.len() <= LENGTH {
            name.extend(["-", word.as_str()]);
        } else {
            break;
        }
    }
    name
}

/// Returns the host of an absolute URL.
fn host_of(url: &str) -> Option<&str> {
    let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"))?;
    let authority = rest.split(['/', '?', '#']).next()?;
    authority.rsplit('@').next()?.split(':').next()
}

/// `api.eu.example.com` → `example`: the last label that is neither a suffix nor a filler.
fn word_of_host(host: &str) -> Option<String> {
    let host = host.to_lowercase();
    let (labels, suffix) = host.rsplit_once('.')?;
    if suffix.parse::<u8>().is_ok() {
        return None;
    }
    let tells = |label: &&str| !HOST_FILLERS.contains(label) && words_of(label).len() == 1;
    labels.rsplit('.').find(tells).and_then(|label| words_of(label).pop())
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::default_name;
    use crate::config::CrateName;

    const TITLES: [(&str, &str); 29] = [
        ("GitHub v3 REST API", "github-client"),
        ("GitHub's official OpenAPI spec", "github-client"),
        ("GitHub’s official OpenAPI Specification", "github-client"),
        ("Train Travel API", "train-travel-client"),
        ("Swagger Petstore - OpenAPI 3.0", "petstore-client"),
        ("Petstore", "petstore-client"),
        ("Pet Store Client", "pet-store-client"),
        ("The Stripe API", "stripe-client"),
        ("Stripe API 2023-10-16", "stripe-client"),
        ("Slack Web API", "slack-web-client"),
        ("DigitalOcean API", "digitalocean-client"),
        ("OpenAI API", "openai-client"),
        ("Open API for Weather", "weather-client"),
        ("Box Platform API", "box-platform-client"),
        ("Amazon Simple Queue Service", "amazon-simple-queue-client"),
        ("Zoom API v2.0.0 Documentation", "zoom-client"),
        ("Official Definition of the Payments Services", "payments-client"),
        ("1Password Connect", "api-1password-connect-client"),
        ("Twilio - Api", "twilio-client"),
        ("Kubernetes", "kubernetes-client"),
        ("Ein Dienst für Bücher", "ein-dienst-client"),
        ("The Extraordinarily Long Title Of A Rather Ordinary Thing", "extraordinarily-long-title-client"),
        ("Supercalifragilisticexpialidocious", "supercalifragilisticexpialid-client"),
        ("Abcdefghijklmno Pqrstuvwxyzq", "abcdefghijklmno-pqrstuvwxyzq-client"),
        ("Abcdefghijklmno Pqrstuvwxyzqr", "abcdefghijklmno-client"),
        ("fn", "fn-client"),
        ("std", "std-client"),
        ("<b>Pets\u{0} & more</b>", "b-pets-more-b-client"),
        ("../../etc", "etc-client"),
    ];

    #[test]
    fn titles_become_short_names() {
        for (title, name) in TITLES {
            assert_eq!(default_name(title, None, Path::new("openapi.yaml")), name, "{title}");
            assert!(CrateName::new(name).is_ok(), "{name}");
        }
    }

    #[test]
    fn a_title_without_a_word_of_its_own_gives_way_to_the_host_and_then_the_file() {
        let name = |server, file| default_name("API", server, Path::new(file));
        assert_eq!(name(Some("https://api.example.com/v1"), "billing.yaml"), "example-client");
        assert_eq!(name(Some("https://user@eu.billing.example.co.uk:443"), "x.yaml"), "example-client");
        assert_eq!(name(Some("http://127.0.0.1:8080"), "billing.yaml"), "billing-client");
        assert_eq!(name(Some("http://localhost"), "specs/billing-v2.yaml"), "billing-client");
        assert_eq!(name(Some("/v1"), "openapi.json"), "api-client");
        assert_eq!(default_name("天気", None, Path::new("<stdin>")), "stdin-client");
    }
}
