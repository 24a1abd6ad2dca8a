//! Clients that are made from the environment of their process: this program runs itself with variables.

use std::process::Command;

use crate::clients::{credentials, inherited};
use crate::recorder::{Recorder, answer};

fn run(variables: &[(&str, &str)]) -> bool {
    let program = std::env::current_exe().expect("this program");
    let mut command = Command::new(program);
    command.args(["--exact", "environment::calls_of_another_process", "--ignored"]).env_clear();
    command.envs(variables.iter().copied()).output().expect("it runs").status.success()
}

#[test]
fn from_env_reads_the_base_url_credentials_and_parameters() {
    let recorder = Recorder::start(|_| answer("204 No Content", &[], b""));
    let of_all = [
        ("CREDENTIALS_BASE_URL", recorder.url()),
        ("CREDENTIALS_TOKEN", "t"),
        ("CREDENTIALS_KEY", "k"),
        ("CREDENTIALS_LOGIN_USERNAME", "me"),
        ("CREDENTIALS_LOGIN_PASSWORD", "p"),
        ("CREDENTIALS_LOGIN_USERNAME_2", "l"),
        ("INHERITED_BASE_URL", recorder.url()),
        ("INHERITED_X_ACCOUNT", "a-1"),
        ("INHERITED_API_VERSION", "2025-01"),
        ("INHERITED_X_SHARD", "3"),
    ];
    assert!(run(&of_all));
    let requests = recorder.take();
    let shown: Vec<String> = requests.iter().map(|request| request.shown().replace('\n', " | ")).collect();
    assert_eq!(
        shown,
        [
            "GET /both | authorization: Bearer t | x-key: k",
            "GET /named | authorization: Basic bWU6cA== | x-login: l",
            "GET /me?api-version=2025-01 | x-account: a-1",
            "GET /shard | x-shard: 3",
        ]
    );
    assert!(!run(&of_all[..4]), "the other variables are missing");
    assert!(!run(&[&of_all[..9], &[("INHERITED_X_SHARD", "three")]].concat()), "not a number");
}

#[tokio::test]
#[ignore = "runs in a process of its own"]
async fn calls_of_another_process() {
    let client = credentials::Client::from_env().expect("a client");
    client.at().both().await.expect("an answer");
    client.at().named().await.expect("an answer");
    let client = inherited::Client::from_env().expect("a client");
    client.at().me().await.expect("an answer");
    client.at().shard().await.expect("an answer");
}
