//! A client as the generator writes it, by hand: what the runtime must serve.

#![allow(
    dead_code,
    unreachable_pub,
    missing_docs,
    reason = "each test program uses a part of it, as if it were a crate"
)]

use clientwright_runtime::codegen::v1::{
    self as codegen, BuildError, Builder, Bytes, Call, Core, Credential, Duration, Infallible, Json, PathStyle,
    QueryStyle, SchemeKind, Secret, SecurityScheme, ToJson, Transport, identity,
};

const SCHEMES: &[SecurityScheme] = &[
    SecurityScheme { name: "api_key", setter: "api_key", kind: SchemeKind::ApiKeyHeader("X-Api-Key") },
    SecurityScheme { name: "query_key", setter: "query_key", kind: SchemeKind::ApiKeyQuery("key") },
    SecurityScheme { name: "session", setter: "session", kind: SchemeKind::ApiKeyCookie("sid") },
    SecurityScheme { name: "bearer", setter: "token", kind: SchemeKind::Bearer },
    SecurityScheme { name: "login", setter: "login", kind: SchemeKind::Basic },
];

/// The store.
#[derive(Debug, Clone)]
pub struct Client(Core);

/// Puts a [`Client`] together.
#[derive(Debug)]
pub struct ClientBuilder(Builder);

impl ClientBuilder {
    pub fn base_url(self, url: impl Into<String>) -> Self {
        Self(self.0.base_url(url.into()))
    }

    pub fn api_key(self, key: impl Into<Secret>) -> Self {
        Self(self.0.credential("api_key", Credential::Token(key.into())))
    }

    pub fn query_key(self, key: impl Into<Secret>) -> Self {
        Self(self.0.credential("query_key", Credential::Token(key.into())))
    }

    pub fn session(self, key: impl Into<Secret>) -> Self {
        Self(self.0.credential("session", Credential::Token(key.into())))
    }

    pub fn token(self, token: impl Into<Secret>) -> Self {
        Self(self.0.credential("bearer", Credential::Token(token.into())))
    }

    pub fn login(self, username: &str, password: impl Into<Secret>) -> Self {
        let username = username.to_owned();
        Self(self.0.credential("login", Credential::Basic { username, password: password.into() }))
    }

    pub fn timeout(self, limit: Duration) -> Self {
        Self(self.0.timeout(limit))
    }

    pub fn max_response_bytes(self, limit: usize) -> Self {
        Self(self.0.max_response_bytes(limit))
    }

    pub fn default_header(self, name: impl Into<String>, value: impl Into<String>) -> Self {
        Self(self.0.default_header(name.into(), value.into()))
    }

    pub fn transport(self, transport: impl Transport) -> Self {
        Self(self.0.transport(transport))
    }

    pub fn root_certificate(self, pem: impl Into<Vec<u8>>) -> Self {
        Self(self.0.root_certificate(pem))
    }

    pub fn unix_socket(self, path: impl Into<std::path::PathBuf>) -> Self {
        Self(self.0.unix_socket(path))
    }

    pub fn build(self) -> Result<Client, BuildError> {
        self.0.build().map(Client)
    }
}

impl Client {
    pub fn core(&self) -> &Core {
        &self.0
    }

    pub fn builder() -> ClientBuilder {
        ClientBuilder(Builder::new(SCHEMES, Some("https://api.example.com/v1/"), "petstore/1.0"))
    }

    pub fn builder_without_server() -> ClientBuilder {
        ClientBuilder(Builder::new(SCHEMES, None, "petstore/1.0"))
    }

    pub fn list(&self) -> List {
        List::new(&self.0)
    }

    pub fn get(&self, id: &str) -> Get {
        let mut call = Get::new(&self.0);
        call.0.path("id", &id);
        call
    }

    pub fn create(&self, pet: &Pet) -> Create {
        let mut call = Create::new(&self.0);
        call.0.json(pet);
        call
    }

    /// Every place a value can go to.
    pub fn search(&self) -> Search {
        Search::new(&self.0)
    }
}

/// [`Client::list`] being put together.
#[must_use]
pub struct List(Call<Vec<Pet>, ListError>);

impl List {
    pub fn limit(mut self, limit: i32) -> Self {
        self.0.query("limit", &limit);
        self
    }

    pub fn tag(mut self, tag: Option<&str>) -> Self {
        self.0.query("tag", &tag);
        self
    }
}

codegen::call!(List(Vec<Pet>, ListError) "listPets" {
    GET "/pets" in "pets",
    accept "application/json",
    security none,
    200 => ok_json(identity),
    404 => err_empty(ListError::Status404),
    400..=499 => err_json(ListError::Status4xx),
    _ => undocumented(),
});

/// What [`Client::list`] documents.
#[derive(Debug, Clone, PartialEq)]
pub enum ListError {
    Status404,
    Status4xx(Problem),
}

/// [`Client::get`] being put together.
#[must_use]
pub struct Get(Call<Pet, Infallible>);
codegen::call!(Get(Pet, Infallible) "getPet" {
    GET "/pets/{id}",
    security none,
    200 => ok_json(identity),
    _ => undocumented(),
});

/// [`Client::create`] being put together.
#[must_use]
pub struct Create(Call<(), Infallible>);
codegen::call!(Create((), Infallible) "createPet" {
    POST "/pets",
    accept "application/json",
    security ["api_key", "session"] or ["login"] or ["bearer"] or ["query_key"],
    200..=299 => ok_empty(()),
    _ => undocumented(),
});

/// [`Client::search`] being put together.
#[must_use]
pub struct Search(pub Call<Bytes, Infallible>);
codegen::call!(Search(Bytes, Infallible) "search" {
    PUT "/find/{kind}{at}?mode=all",
    security ["bearer"] or [],
    _ => ok_bytes(identity),
});

impl Search {
    pub fn kind(mut self, style: PathStyle, kind: &dyn ToJson) -> Self {
        self.0.path_styled("kind", style, kind);
        self
    }

    pub fn at(mut self, at: &str) -> Self {
        self.0.path("at", &at);
        self
    }

    pub fn filter(mut self, style: QueryStyle, filter: &dyn ToJson) -> Self {
        self.0.query_styled("filter", style, filter);
        self
    }

    pub fn trace(mut self, trace: &dyn ToJson) -> Self {
        self.0.header("X-Trace", trace);
        self
    }

    pub fn theme(mut self, theme: &str) -> Self {
        self.0.cookie("theme", &theme);
        self
    }

    pub fn form(mut self, form: &Json) -> Self {
        self.0.form(form);
        self
    }
}

/// A pet.
#[derive(Clone, PartialEq)]
pub struct Pet {
    pub id: i64,
    pub name: String,
    pub status: Option<Status>,
    pub level: Option<Level>,
}

impl Pet {
    pub fn new(id: i64, name: &str) -> Self {
        Self { id, name: name.to_owned(), status: None, level: None }
    }
}

codegen::object!(Pet { required id "id", required name "name", optional status "status", optional level "level" });

/// What went wrong.
#[derive(Clone, PartialEq)]
pub struct Problem {
    pub message: String,
}

codegen::object!(Problem { required message "message" });

/// Where a pet stands.
#[derive(Debug, Clone)]
pub enum Status {
    Available,
    SoldOut,
    Unrecognized(String),
}

codegen::string_enum!(Status { Available = "available", SoldOut = "sold-out" });

/// How dear it is.
#[derive(Debug, Clone)]
pub enum Level {
    Low,
    High,
    Unrecognized(i64),
}

codegen::integer_enum!(Level { Low = -1, High = 2 });
