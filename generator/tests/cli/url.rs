//! Documents of URLs, with a server on this computer.

use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

use crate::support::{Folder, PETS};

/// A server with one document, and the number of requests that it received.
struct Server {
    url: String,
    document: Arc<Mutex<String>>,
    requests: Arc<AtomicUsize>,
}

impl Server {
    fn new(document: &str) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let url = format!("http://{}/v1/openapi.yaml", listener.local_addr().expect("an address"));
        let document = Arc::new(Mutex::new(document.to_owned()));
        let requests = Arc::new(AtomicUsize::new(0));
        let (served, counted) = (document.clone(), requests.clone());
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                counted.fetch_add(1, Ordering::SeqCst);
                let text = served.lock().expect("a document").clone();
                serve(stream, &text);
            }
        });
        Self { url, document, requests }
    }

    fn requests(&self) -> usize {
        self.requests.load(Ordering::SeqCst)
    }

    fn change(&self, document: &str) {
        document.clone_into(&mut self.document.lock().expect("a document"));
    }
}

/// Sends the document, a schema, or a redirection to another origin.
fn serve(mut stream: TcpStream, document: &str) {
    let mut lines = BufReader::new(stream.try_clone().expect("a stream")).lines().map_while(Result::ok);
    let target = lines.next().and_then(|line| line.split(' ').nth(1).map(str::to_owned)).unwrap_or_default();
    let _rest: Vec<String> = lines.take_while(|line| !line.is_empty()).collect();
    let (status, header, body) = match target.as_str() {
        "/v1/openapi.yaml" => ("200 OK", "", document),
        "/v1/pet.yaml" => ("200 OK", "", "{type: object, required: [id], properties: {id: {type: integer}}}"),
        "/moved" => ("302 Found", "Location: https://elsewhere.invalid/openapi.yaml\r\n", ""),
        _ => ("404 Not Found", "", ""),
    };
    let length = body.len();
    let _ = write!(stream, "HTTP/1.1 {status}\r\n{header}Content-Length: {length}\r\nConnection: close\r\n\r\n{body}");
}

#[test]
fn a_document_is_fetched_once_and_kept_beside_the_lock() {
    let server = Server::new(PETS);
    let folder = Folder::new();
    let generate = format!("generate {} --out out --runtime version", server.url);
    folder.run(&generate).with_status(0);
    assert_eq!(server.requests(), 1);
    let index = folder.read("out/clientwright.remote/index.toml");
    assert!(index.contains(&format!("url = \"{}\"", server.url)) && index.contains("sha256 = \"sha256:"), "{index}");
    let kept =
        folder.files().into_iter().find(|file| file.starts_with("out/clientwright.remote/openapi-")).expect("kept");
    assert_eq!(folder.read(&kept), PETS);

    server.change(&PETS.replace("listPets", "findPets"));
    folder.run(&generate).with_status(0);
    folder.run(&format!("{generate} --check")).with_status(0);
    assert_eq!(server.requests(), 1);
    folder.run(&format!("{generate} --refresh")).with_status(0);
    assert_eq!(server.requests(), 2);
    assert!(folder.read(&kept).contains("findPets"));

    folder.write(&kept, "openapi: 3.1.0\n");
    let ran = folder.run(&generate).with_status(2);
    assert!(ran.stderr.contains("was changed after it was stored"), "{}", ran.stderr);
}

#[test]
fn options_may_name_a_url_and_update_fetches_it_again() {
    let server = Server::new(PETS);
    let folder = Folder::new();
    folder.run(&format!("init {} --out out", server.url)).with_status(0);
    assert!(folder.read("clientwright.toml").contains(&format!("document = \"{}\"", server.url)));
    folder.run("generate").with_status(0);
    let requests = server.requests();
    folder.run("generate --check").with_status(0);
    folder.run("inspect").with_status(0);
    assert_eq!(server.requests(), requests);
    server.change(&PETS.replace("listPets", "findPets"));
    folder.run("update --check").with_status(1);
    folder.run("update").with_status(0);
    folder.run("generate --check").with_status(0);
}

#[test]
fn update_takes_the_document_of_a_url_or_names_another() {
    let server = Server::new(&PETS.replace("listPets", "findPets"));
    let folder = Folder::with(PETS);
    folder.write("clientwright.toml", "document = 'api.yaml'\nout = 'out'\nruntime = 'version'\n");
    folder.run(&format!("update --document {}", server.url)).with_status(0);
    assert_eq!(folder.read("api.yaml"), PETS.replace("listPets", "findPets"));
    folder.run("generate").with_status(0);
    folder.run("generate --check").with_status(0);

    let other = Server::new(PETS);
    folder.write(
        "clientwright.toml",
        format!("# Ours.\ndocument = '{}' # here\nout = 'out'\nruntime = 'version'\n", other.url),
    );
    folder.run("generate").with_status(0);
    folder.run(&format!("update --document {}", server.url)).with_status(0);
    let expected = format!("# Ours.\ndocument = \"{}\" # here\nout = 'out'\nruntime = 'version'\n", server.url);
    assert_eq!(folder.read("clientwright.toml"), expected);
    folder.run("generate --check").with_status(0);
}

#[test]
fn references_of_a_fetched_document_lead_to_its_origin() {
    let server = Server::new(
        &PETS.replace("{type: object, required: [id], properties: {id: {type: integer}}}", "{$ref: pet.yaml}"),
    );
    let folder = Folder::new();
    folder.write("pet.yaml", "{type: string}");
    let ran = folder.run(&format!("generate {} --out out", server.url)).with_status(0);
    assert!(ran.stdout.contains("  findings    none\n"), "{ran:?}");
    assert!(folder.read("out/src/types.rs").contains("pub id: i64"));
    assert_eq!(server.requests(), 2);
}

#[test]
fn what_cannot_be_fetched_is_reported() {
    let server = Server::new(PETS);
    let folder = Folder::new();
    let base = server.url.trim_end_matches("/v1/openapi.yaml");
    let ran = folder.run(&format!("generate {base}/nowhere --out out")).with_status(2);
    assert!(
        ran.stderr.contains(&format!("`{base}/nowhere` cannot be read: the response is 404 Not Found")),
        "{}",
        ran.stderr
    );
    let ran = folder.run(&format!("generate {base}/moved --out out")).with_status(2);
    assert!(
        ran.stderr
            .contains("it is redirected to `https://elsewhere.invalid/openapi.yaml`, whose origin is not allowed"),
        "{}",
        ran.stderr
    );
    let ran = folder.run("generate http://example.com/api.yaml --out out").with_status(2);
    assert!(ran.stderr.contains("is not encrypted: use `https`"), "{}", ran.stderr);
    assert_eq!(folder.files(), [""; 0]);
}
