//! Bytes as they come, and files that they become.

use std::fs;
use std::path::Path;

use super::answering;
use crate::clients::responses::{Client, Error};
use crate::recorder::answer;
use crate::soon;

#[tokio::test]
async fn a_download_is_not_buffered() {
    let body: Vec<u8> = (0..100_000_u32).flat_map(u32::to_le_bytes).collect();
    let (_, client) = answering(answer("200 OK", &[("content-type", "image/png")], &body));
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("picture.png");
    let written = client.read().download().stream().await.expect("a body").save(&path).await.expect("a file");
    assert_eq!((written, std::fs::read(&path).expect("a file") == body), (400_000, true));

    let mut stream = client.read().download().stream().await.expect("a body");
    let mut read = Vec::new();
    while let Some(bytes) = soon(stream.chunk()).await {
        read.extend_from_slice(&bytes.expect("bytes"));
    }
    assert!(read == body);
}

#[tokio::test]
async fn a_download_that_breaks_off_is_an_error() {
    let (_, client) =
        answering(vec![b"HTTP/1.1 200 OK\r\ncontent-type: image/png\r\ncontent-length: 10\r\n\r\nhalf".to_vec()]);
    let mut stream = client.read().download().stream().await.expect("a body");
    assert_eq!(soon(stream.chunk()).await.expect("bytes").expect("bytes").as_ref(), b"half");
    assert!(soon(stream.chunk()).await.expect("an error").is_err());
    assert!(matches!(client.read().download().await, Err(Error::Transport(_))));
}

/// What is in a folder, by name.
fn listed(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let entries = fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry"));
    let mut files: Vec<_> = entries
        .map(|entry| (entry.file_name().into_string().expect("a name"), fs::read(entry.path()).expect("a file")))
        .collect();
    files.sort();
    files
}

fn whole(body: &[u8]) -> Client {
    answering(answer("200 OK", &[("content-type", "image/png")], body)).1
}

fn broken() -> Client {
    answering(vec![b"HTTP/1.1 200 OK\r\ncontent-type: image/png\r\ncontent-length: 10\r\n\r\nhalf".to_vec()]).1
}

async fn save(client: &Client, path: &Path) -> Result<u64, String> {
    let body = client.read().download().stream().await.expect("a body");
    body.save(path).await.map_err(|error| error.to_string())
}

#[tokio::test]
async fn what_is_there_is_replaced_by_what_is_whole() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("picture.png");
    fs::write(&path, "an older and longer one").expect("a file");
    assert!(save(&broken(), &path).await.expect_err("half a body").starts_with("the exchange with the server failed"));
    assert_eq!(listed(folder.path()), [("picture.png".to_owned(), b"an older and longer one".to_vec())]);
    assert_eq!(save(&whole(b"new"), &path).await, Ok(3));
    assert_eq!(listed(folder.path()), [("picture.png".to_owned(), b"new".to_vec())]);
}

#[tokio::test]
async fn what_breaks_off_leaves_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    assert!(save(&broken(), &folder.path().join("picture.png")).await.is_err());
    assert_eq!(listed(folder.path()), []);
}

#[tokio::test]
async fn what_nobody_waits_for_leaves_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("picture.png");
    let endless = std::iter::once(b"HTTP/1.1 200 OK\r\ncontent-type: image/png\r\n\r\n".to_vec());
    let (_, client) = answering(endless.chain((0..5000).map(|_| vec![b'x'; 10])).collect());
    let body = client.read().download().stream().await.expect("a body");
    let saving = tokio::time::timeout(std::time::Duration::from_millis(30), body.save(&path));
    assert!(saving.await.is_err());
    assert_eq!(listed(folder.path()), []);
}

#[tokio::test]
async fn a_file_that_cannot_be_written_is_told() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("missing/picture.png");
    let told = format!(
        "the response cannot be written to its file: `{}`: No such file or directory (os error 2)",
        path.display()
    );
    assert_eq!(save(&whole(b"new"), &path).await, Err(told));
    assert!(save(&whole(b"new"), folder.path()).await.expect_err("a folder").contains("Is a directory"));
}

#[cfg(unix)]
#[tokio::test]
async fn links_permissions_and_pipes_stay_what_they_are() {
    use std::os::unix::fs::{FileTypeExt as _, PermissionsExt as _, symlink};
    use std::process::Command;
    let folder = tempfile::tempdir().expect("a folder");
    let (path, link) = (folder.path().join("picture.png"), folder.path().join("link"));
    fs::write(&path, "old").expect("a file");
    fs::set_permissions(&path, fs::Permissions::from_mode(0o600)).expect("permissions");
    symlink(&path, &link).expect("a link");
    assert_eq!(save(&whole(b"new"), &link).await, Ok(3));
    assert!(fs::symlink_metadata(&link).expect("a link").is_symlink());
    assert_eq!(fs::read(&path).expect("a file"), b"new");
    assert_eq!(fs::metadata(&path).expect("a file").permissions().mode() & 0o777, 0o600);

    let pipe = folder.path().join("pipe");
    assert!(Command::new("mkfifo").arg(&pipe).status().expect("a command").success());
    let reader = std::thread::spawn({
        let pipe = pipe.clone();
        move || fs::read(pipe)
    });
    assert_eq!(save(&whole(b"new"), &pipe).await, Ok(3));
    assert!(fs::metadata(&pipe).expect("a pipe").file_type().is_fifo());
    assert_eq!(reader.join().expect("a thread").expect("bytes"), b"new");
}
