//! A client as the generator writes it, by hand: what the runtime must serve.

#![allow(
    dead_code,
    unreachable_pub,
    missing_docs,
    reason = "each test program uses a part of it, as if it were a crate"
)]

use clientwright_runtime::codegen::{
    self, BuildError, Builder, Bytes, Call, Core, Credential, DecodeError, Duration, FromJson, Json, NoDocumentedError,
    Operation, Outcome, PathStyle, QueryStyle, Reply, SchemeKind, Secret, SecurityScheme, ToJson, Transport, Value,
    Writer, identity,
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
    pub fn base_url(self, url: &str) -> Self {
        Self(self.0.base_url(url))
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

    pub fn default_header(self, name: &str, value: &str) -> Self {
        Self(self.0.default_header(name, value))
    }

    pub fn transport(self, transport: impl Transport) -> Self {
        Self(self.0.transport(transport))
    }

    pub fn build(self) -> Result<Client, BuildError> {
        self.0.build().map(Client)
    }
}

impl Client {
    pub fn builder() -> ClientBuilder {
        ClientBuilder(Builder::new(SCHEMES, Some("https://api.example.com/v1/"), "petstore/1.0"))
    }

    pub fn builder_without_server() -> ClientBuilder {
        ClientBuilder(Builder::new(SCHEMES, None, "petstore/1.0"))
    }

    pub fn list(&self) -> List {
        const OPERATION: Operation = Operation::new("listPets", "GET", "/pets").accept("application/json");
        List(self.0.call(OPERATION, |reply| match reply.status() {
            200 => reply.ok_json(identity),
            404 => reply.err_empty(ListError::Status404),
            400..=499 => reply.err_json(ListError::Status4xx),
            _ => reply.undocumented(),
        }))
    }

    pub fn get(&self, id: &str) -> Get {
        const OPERATION: Operation = Operation::new("getPet", "GET", "/pets/{id}");
        let mut call = self.0.call(OPERATION, get_reply as fn(&Reply) -> _);
        call.path("id", &id);
        Get(call)
    }

    pub fn create(&self, pet: &Pet) -> Create {
        const OPERATION: Operation = Operation::new("createPet", "POST", "/pets")
            .accept("application/json")
            .security(&[&["api_key", "session"], &["login"], &["bearer"], &["query_key"]]);
        let mut call = self.0.call(OPERATION, create_reply as fn(&Reply) -> _);
        call.json(pet);
        Create(call)
    }

    /// Every place a value can go to.
    pub fn search(&self) -> Search {
        const OPERATION: Operation =
            Operation::new("search", "PUT", "/find/{kind}{at}?mode=all").security(&[&["bearer"], &[]]);
        Search(self.0.call(OPERATION, |reply| reply.ok_bytes(identity)))
    }
}

fn get_reply(reply: &Reply) -> Outcome<Pet, NoDocumentedError> {
    match reply.status() {
        200 => reply.ok_json(identity),
        _ => reply.undocumented(),
    }
}

fn create_reply(reply: &Reply) -> Outcome<(), NoDocumentedError> {
    match reply.status() {
        200..=299 => reply.ok_empty(()),
        _ => reply.undocumented(),
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

codegen::call!(List, Vec<Pet>, ListError);

/// What [`Client::list`] documents.
#[derive(Debug, Clone, PartialEq)]
pub enum ListError {
    Status404,
    Status4xx(Problem),
}

/// [`Client::get`] being put together.
#[must_use]
pub struct Get(Call<Pet, NoDocumentedError>);
codegen::call!(Get, Pet, NoDocumentedError);

/// [`Client::create`] being put together.
#[must_use]
pub struct Create(Call<(), NoDocumentedError>);
codegen::call!(Create, (), NoDocumentedError);

/// [`Client::search`] being put together.
#[must_use]
pub struct Search(pub Call<Bytes, NoDocumentedError>);
codegen::call!(Search, Bytes, NoDocumentedError);

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
#[derive(Debug, Clone, PartialEq)]
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

impl FromJson for Pet {
    #[inline]
    fn from_json(value: Value<'_>) -> Result<Self, DecodeError> {
        let mut pet = value.object("Pet")?;
        Ok(Self {
            id: pet.required("id")?,
            name: pet.required("name")?,
            status: pet.optional("status")?,
            level: pet.optional("level")?,
        })
    }
}

impl ToJson for Pet {
    #[inline]
    fn to_json(&self, json: &mut Writer) {
        json.object()
            .field("id", &self.id)
            .field("name", &self.name)
            .optional("status", &self.status)
            .optional("level", &self.level)
            .end();
    }
}

codegen::serde_bridge!(Pet);

/// What went wrong.
#[derive(Debug, Clone, PartialEq)]
pub struct Problem {
    pub message: String,
}

impl FromJson for Problem {
    fn from_json(value: Value<'_>) -> Result<Self, DecodeError> {
        Ok(Self { message: value.object("Problem")?.required("message")? })
    }
}

/// Where a pet stands.
#[derive(Debug, Clone, PartialEq)]
pub enum Status {
    Available,
    SoldOut,
    Unrecognized(String),
}

codegen::string_enum!(Status, "Status" { Available = "available", SoldOut = "sold-out" });

/// How dear it is.
#[derive(Debug, Clone, PartialEq)]
pub enum Level {
    Low,
    High,
    Unrecognized(i64),
}

codegen::integer_enum!(Level { Low = -1, High = 2 });
