//! `clientwright.toml` becomes a [`Config`].
//!
//! ```text
//! nam = "petstore"   →   clientwright.toml:1:1: unknown key `nam`; did you mean `name`?
//! ```

use std::fs;
use std::io::{self, ErrorKind, Read};
use std::path::Path;

use super::error::ConfigError;
use super::{Config, Runtime};
use crate::diagnostic::nearest;

/// The maximum length in bytes: that of hundreds of thousands of renames.
const LONGEST: u64 = 4 << 20;

/// Reads a file of options. Its paths are relative to its directory.
pub fn read_config(path: &Path) -> Result<Config, ConfigError> {
    let text = read_text(path).map_err(|error| ConfigError::Unreadable(path.to_owned(), error))?;
    let mut config: Config = toml::from_str(&text).map_err(|error| malformed(path, &text, &error))?;
    let base = path.parent().unwrap_or(Path::new(""));
    let runtime = runtime_of(&mut config).map_err(|message| ConfigError::Malformed {
        path: path.to_owned(),
        line: 1,
        column: 1,
        message,
    })?;
    config.runtime = runtime.map(|runtime| runtime.based(base));
    config.document = config.document.map(|document| document.based(base));
    config.out = config.out.map(|path| path.based(base));
    config.overlays = config.overlays.into_iter().map(|path| path.based(base)).collect();
    config.ref_root = config.ref_root.map(|path| path.based(base));
    config.dependencies = config.dependencies.based(base);
    Ok(config)
}

/// Reads the text of a file of options, which may be a pipe, or a device that has no end.
pub fn read_text(path: &Path) -> io::Result<String> {
    let mut bytes = Vec::new();
    fs::File::open(path)?.take(LONGEST + 1).read_to_end(&mut bytes)?;
    let invalid = |why: String| io::Error::new(ErrorKind::InvalidData, why);
    if bytes.len() as u64 > LONGEST {
        return Err(invalid(format!("it is larger than {} MiB", LONGEST >> 20)));
    }
    String::from_utf8(bytes).map_err(|_| invalid("it is not UTF-8".to_owned()))
}

/// Returns the source of the runtime, given by either of its keys.
pub(super) fn runtime_of(config: &mut Config) -> Result<Option<Runtime>, String> {
    match (config.runtime.take(), config.runtime_path.take()) {
        (Some(_), Some(_)) => Err("`runtime` and `runtime-path` exclude each other; delete one of them".to_owned()),
        (runtime, path) => Ok(runtime.or(path.map(Runtime::Path))),
    }
}

fn malformed(path: &Path, text: &str, error: &toml::de::Error) -> ConfigError {
    let start = error.span().map_or(0, |span| span.start);
    let before = text.get(..start).unwrap_or_default();
    let line = before.matches('\n').count() + 1;
    let column = before.chars().rev().take_while(|letter| *letter != '\n').count() + 1;
    let message = explain(error.message());
    ConfigError::Malformed { path: path.to_owned(), line, column, message }
}

/// Explains a message of `serde`; that for an unknown key or value suggests the nearest one.
pub(super) fn explain(message: &str) -> String {
    let unknown = |noun: &str, rest: &str| unknown(noun, rest).unwrap_or_else(|| message.to_owned());
    match (message.strip_prefix("unknown field "), message.strip_prefix("unknown variant ")) {
        (Some(rest), _) => unknown("key", rest),
        (None, Some(rest)) => unknown("value", rest),
        (None, None) => message.to_owned(),
    }
}

/// Returns the message for an unknown name. `serde` lists the name and then the known ones, each in backquotes.
fn unknown(noun: &str, rest: &str) -> Option<String> {
    let mut names = rest.split('`').skip(1).step_by(2);
    let name = names.next()?;
    let known: Vec<&str> = names.collect();
    Some(match nearest(name, known.iter().copied()) {
        Some(near) => format!("unknown {noun} `{name}`; did you mean `{near}`?"),
        None => format!("unknown {noun} `{name}`; there are `{}`", known.join("`, `")),
    })
}

#[cfg(test)]
mod tests {
    use std::path::{Path, PathBuf};

    use super::read_config;
    use crate::config::{Config, CrateName, Runtime};
    use crate::diagnostic::Code;

    fn read(text: &str) -> Result<Config, String> {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("clientwright.toml");
        std::fs::write(&path, text).unwrap();
        let shown = format!("{}/", folder.path().display());
        read_config(&path).map_err(|error| error.to_string().replace(&shown, ""))
    }

    #[test]
    fn every_key_is_read() {
        let config = read("name = 'pets'\nstrict = true\ndeny = ['raw-body']\nruntime-path = 'r'").unwrap();
        assert_eq!(config.name, Some(CrateName::new("pets").unwrap()));
        assert!(config.strict);
        assert_eq!(config.deny, [Code::RawBody]);
        assert!(matches!(config.runtime, Some(Runtime::Path(_))));
        assert_eq!(read("runtime = 'vendored'").unwrap().runtime, Some(Runtime::Vendored));
        assert_eq!(read("").unwrap(), Config::default());
    }

    #[test]
    fn paths_are_relative_to_the_file() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("clientwright.toml");
        std::fs::write(&path, "runtime-path = '../runtime'").unwrap();
        let Some(Runtime::Path(runtime)) = read_config(&path).unwrap().runtime else { panic!("a path") };
        assert_eq!(runtime.seen_from(&folder.path().join("out/pets")), Path::new("../../../runtime"));
    }

    #[test]
    fn faults_are_told_with_their_place() {
        for (text, message) in [
            ("strict = true\n nam = 'x'", "clientwright.toml:2:2: unknown key `nam`; did you mean `name`?"),
            (
                "colour = 1",
                "clientwright.toml:1:1: unknown key `colour`; there are `document`, `out`, `module`, `name`, `edition`, \
                 `strict`, `deny`, `runtime`, `runtime-path`, `include`, `exclude`, `overlays`, `ref-root`, `allow-origin`, \
                 `formats`, `check`, `client-parameters`, `unknown-properties`, `package`, `types`, `fields`, `parameters`, \
                 `operations`, `tags`, `security`, `dependencies`",
            ),
            (
                "runtime = 'vendored'\nruntime-path = 'r'",
                "clientwright.toml:1:1: `runtime` and `runtime-path` exclude each other; delete one of them",
            ),
            (
                "runtime = 'registry'",
                "clientwright.toml:1:11: `registry` is not a source of the runtime: expected `version`, `path=PATH`, \
                 `git=URL` or `vendored`",
            ),
            ("[formats]\ndates = 'jif'", "clientwright.toml:2:9: unknown value `jif`; did you mean `jiff`?"),
            ("[package]\nlicence = 'MIT'", "clientwright.toml:2:1: unknown key `licence`; did you mean `license`?"),
            ("[types.Pet]\nrenam = 'x'", "clientwright.toml:2:1: unknown key `renam`; did you mean `rename`?"),
            ("[tags.pets]\nrenam = 'x'", "clientwright.toml:2:1: unknown key `renam`; did you mean `rename`?"),
            ("deny = ['raw-bod']", "clientwright.toml:1:8: there is no code `raw-bod`; did you mean `raw-body`?"),
            (
                "name = '1'",
                "clientwright.toml:1:8: `1` cannot be the name of a crate: use ASCII letters, digits, `-` and `_`, and \
                 begin with a letter",
            ),
            ("strict = 'yes'", "clientwright.toml:1:10: invalid type: string \"yes\", expected a boolean"),
        ] {
            assert_eq!(read(text), Err(message.to_owned()));
        }
    }

    #[test]
    fn faults_of_security_schemes_are_reported_with_their_place() {
        for (scheme, message) in [
            ("type = 'http'", "1:1: a security scheme of `type = \"http\"` needs `scheme`"),
            (
                "type = 'http'\nscheme = 'two words'",
                "1:1: `scheme = \"two words\"` is not the name of an HTTP authentication scheme",
            ),
            ("type = 'apiKey'\nname = 'X-Key'", "1:1: a security scheme of `type = \"apiKey\"` needs `in`"),
            ("type = 'apiKey'\nin = 'header'", "1:1: a security scheme of `type = \"apiKey\"` needs `name`"),
            (
                "type = 'apiKey'\nin = 'body'\nname = 'a'",
                "3:6: unknown value `body`; there are `header`, `query`, `cookie`",
            ),
            ("type = 'mutualTLS'\nname = 'a'", "1:1: a security scheme of `type = \"mutualTLS\"` has no `name`"),
            (
                "type = 'key'",
                "2:8: unknown value `key`; there are `apiKey`, `http`, `oauth2`, `openIdConnect`, `mutualTLS`",
            ),
            ("scheme = 'bearer'", "1:1: missing field `type`"),
            ("type = 'http'\nschem = 'bearer'", "3:1: unknown key `schem`; did you mean `scheme`?"),
            (
                "type = 'oauth2'\nflows.clientCredential = {}",
                "3:7: unknown value `clientCredential`; did you mean `clientCredentials`?",
            ),
            (
                "type = 'oauth2'\nflows.password.tokenURL = 'a'",
                "3:16: unknown key `tokenURL`; did you mean `tokenUrl`?",
            ),
            ("type = 'mutualTLS'\ninclude = ['tag:']", "3:11: `tag:` has no value after the colon"),
        ] {
            let found = read(&format!("[security.token]\n{scheme}"));
            assert_eq!(found, Err(format!("clientwright.toml:{message}")), "{scheme}");
        }
    }

    #[test]
    fn every_type_of_security_scheme_is_read() {
        use crate::api::{OAuthFlow, SecurityKind};

        let flow = OAuthFlow {
            name: "clientCredentials".to_owned(),
            token_url: "https://a.example/token".to_owned(),
            ..OAuthFlow::default()
        };
        for (scheme, kind) in [
            ("type = 'http'\nscheme = 'Bearer'\nbearerFormat = 'JWT'", SecurityKind::Bearer),
            ("type = 'http'\nscheme = 'BASIC'", SecurityKind::Basic),
            ("type = 'http'\nscheme = 'digest'", SecurityKind::Digest),
            ("type = 'http'\nscheme = 'Negotiate'", SecurityKind::Http("Negotiate".to_owned())),
            ("type = 'apiKey'\nin = 'header'\nname = 'X-Key'", SecurityKind::HeaderKey("X-Key".to_owned())),
            ("type = 'apiKey'\nin = 'query'\nname = 'key'", SecurityKind::QueryKey("key".to_owned())),
            ("type = 'apiKey'\nin = 'cookie'\nname = 'sid'", SecurityKind::CookieKey("sid".to_owned())),
            ("type = 'oauth2'", SecurityKind::OAuth2(Vec::new())),
            (
                "type = 'oauth2'\n[security.token.flows.clientCredentials]\ntokenUrl = 'https://a.example/token'\n\
                 scopes = { read = 'Reads.' }",
                SecurityKind::OAuth2(vec![flow]),
            ),
            (
                "type = 'openIdConnect'\nopenIdConnectUrl = 'https://a.example/.well-known/openid-configuration'",
                SecurityKind::OpenIdConnect("https://a.example/.well-known/openid-configuration".to_owned()),
            ),
            ("type = 'mutualTLS'", SecurityKind::MutualTls),
        ] {
            let config = read(&format!("[security.token]\n{scheme}")).unwrap();
            assert_eq!(config.security["token"].kind(), &kind, "{scheme}");
        }
    }

    #[test]
    fn a_file_that_is_not_there_is_told() {
        let error = read_config(&PathBuf::from("nowhere/clientwright.toml")).unwrap_err().to_string();
        assert!(error.starts_with("cannot read `nowhere/clientwright.toml`: "), "{error}");
    }
}
