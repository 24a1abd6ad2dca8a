//! The faults, the attempts that the server sees, and the result.

use super::raw::{Act, Raw, bytes, fine, response};
use super::{call, core};

const HEAD: &str = "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n";

struct Case {
    name: String,
    method: &'static str,
    key: bool,
    acts: Vec<Act>,
    /// The requests that the server sees, and the status or kind of error.
    expected: (usize, &'static str),
}

fn case(name: &str, method: &'static str, acts: Vec<Act>, requests: usize, kind: &'static str) -> Case {
    Case { name: name.to_owned(), method, key: false, acts, expected: (requests, kind) }
}

fn statuses() -> Vec<Case> {
    let mut cases = Vec::new();
    let statuses = [(408, "408"), (500, "500"), (502, "502"), (503, "503"), (504, "504")];
    for (status, kind) in statuses {
        let fault = || response(status, "", "");
        cases.push(case("a burst, then recovery", "GET", vec![fault(), fault(), fine()], 3, "200"));
        cases.push(case("it lasts", "GET", vec![fault()], 3, kind));
        cases.push(case("it lasts", "POST", vec![fault(), fine()], 1, kind));
        cases.push(case("it lasts", "PATCH", vec![fault(), fine()], 1, kind));
        let keyed = case("with a key", "POST", vec![fault(), fine()], 2, "200");
        cases.push(Case { key: true, ..keyed });
    }
    for (status, kind) in [(400, "400"), (401, "401"), (403, "403"), (404, "404"), (409, "409"), (501, "501")] {
        cases.push(case("it is final", "GET", vec![response(status, "", ""), fine()], 1, kind));
    }
    for method in ["PUT", "DELETE", "OPTIONS", "QUERY"] {
        cases.push(case("an idempotent method", method, vec![response(503, "", ""), fine()], 2, "200"));
    }
    cases
}

fn throttles() -> Vec<Case> {
    let wait = |value: &str| response(429, &format!("retry-after: {value}\r\n"), "");
    let mut cases = Vec::new();
    let ignored =
        ["inf", "nan", "NaN", "-1", "-0", "-inf", "+5", "soon", "", "1e3", "0x10", "1 2", "1,2", "32 Nov 1994"];
    // RFC 9110, 5.6.7: the three forms of a date, all of them past.
    let dates = ["Sun, 06 Nov 1994 08:49:37 GMT", "Sunday, 06-Nov-94 08:49:37 GMT", "Sun Nov  6 08:49:37 1994"];
    for value in ignored.into_iter().chain(["0", "0.01"]).chain(dates) {
        cases.push(case(&format!("Retry-After: {value}"), "POST", vec![wait(value), fine()], 2, "200"));
    }
    for value in ["61", "18446744073709551615", "18446744073709551616", "1".repeat(400).as_str()]
        .into_iter()
        .chain(["Tue, 31 Dec 2199 23:59:59 GMT"])
    {
        cases.push(case(&format!("Retry-After: {value}"), "GET", vec![wait(value), fine()], 1, "429"));
    }
    let exhausted = response(403, "x-ratelimit-remaining: 0\r\nx-ratelimit-reset: 0\r\n", "");
    cases.push(case("403 without remaining requests", "POST", vec![exhausted, fine()], 2, "200"));
    let later = response(403, "x-ratelimit-remaining: 0\r\nx-ratelimit-reset: 3000\r\n", "");
    cases.push(case("403 until later", "GET", vec![later, fine()], 1, "403"));
    cases
}

fn broken() -> Vec<Case> {
    let cut = |text: &str| bytes(&format!("{HEAD}{text}"));
    let faults = [
        ("closed before headers", Act::Close),
        ("closed in the headers", bytes("HTTP/1.1 200 OK\r\ncontent-ty")),
        ("closed after headers", cut("content-length: 3\r\n\r\n")),
        ("a short body", cut("content-length: 9\r\n\r\n[1]")),
        ("a bad chunk", cut("transfer-encoding: chunked\r\n\r\nxyz\r\n[1]")),
        ("a cut chunk", cut("transfer-encoding: chunked\r\n\r\n3\r\n[1")),
        ("no last chunk", cut("transfer-encoding: chunked\r\n\r\n3\r\n[1]\r\n")),
    ];
    let mut cases = Vec::new();
    for (name, fault) in faults {
        cases.push(case(name, "GET", vec![fault.clone(), fine()], 2, "200"));
        cases.push(case(name, "GET", vec![fault.clone(), fault.clone(), fault.clone(), fine()], 3, "transport"));
        cases.push(case(name, "POST", vec![fault, fine()], 1, "transport"));
    }
    let slow_headers = Act::Stall(Vec::new());
    let slow_body = Act::Stall(format!("{HEAD}content-length: 3\r\n\r\n[").into_bytes());
    // 30 bytes take longer than the limit, and none of the pauses does.
    let trickle = Act::Trickle(format!("{HEAD}content-length: 3\r\n\r\n[1]").into_bytes());
    let slow = [("slow headers", slow_headers), ("a body that stops", slow_body), ("headers byte by byte", trickle)];
    for (name, fault) in slow {
        cases.push(case(name, "GET", vec![fault.clone(), fine()], 2, "200"));
        cases.push(case(name, "POST", vec![fault, fine()], 1, "timeout"));
    }
    cases
}

fn final_ones() -> Vec<Case> {
    let huge_head = format!("HTTP/1.1 200 OK\r\nx: {}\r\n\r\n", "x".repeat(1_000_000));
    let json = "content-type: application/json\r\n";
    let to = |status: u16, location: &str| response(status, &format!("location: {location}\r\n"), "");
    vec![
        case("a huge head", "GET", vec![bytes(&huge_head), fine()], 1, "transport"),
        case("not HTTP", "GET", vec![bytes("SSH-2.0-x\r\n\r\n"), fine()], 1, "transport"),
        case("a body beyond the limit", "GET", vec![response(200, json, &"1".repeat(2000)), fine()], 1, "transport"),
        case("deep JSON", "GET", vec![response(200, json, &"[".repeat(900)), fine()], 1, "decode"),
        case(
            "a wrong content type",
            "GET",
            vec![response(200, "content-type: text/html\r\n", "<p>"), fine()],
            1,
            "decode",
        ),
        case("a redirect", "GET", vec![to(302, "/b"), fine()], 2, "200"),
        case("a redirect of a POST", "POST", vec![to(302, "/b"), fine()], 1, "302"),
        case("a redirect that keeps the method", "POST", vec![to(307, "/b"), fine()], 2, "200"),
        case("a redirect loop", "GET", vec![to(302, "/b")], 6, "302"),
        case("another origin", "GET", vec![to(302, "http://other.invalid/"), fine()], 1, "302"),
        case("another port", "GET", vec![to(302, "http://127.0.0.1:1/"), fine()], 1, "302"),
        case("a reference to a host", "GET", vec![to(302, "//evil.invalid/"), fine()], 1, "302"),
    ]
}

#[tokio::test]
async fn each_fault_has_its_attempts_and_its_result() {
    let cases: Vec<Case> = [statuses(), throttles(), broken(), final_ones()].into_iter().flatten().collect();
    assert!(cases.len() >= 60, "{}", cases.len());
    let mut faults = Vec::new();
    for Case { name, method, key, mut acts, expected: (requests, kind) } in cases {
        // The call after the fault works.
        let lasting = acts.len() < requests;
        acts.extend(lasting.then(|| vec![acts[0].clone(); requests - acts.len()]).into_iter().flatten());
        acts.push(fine());
        let server = Raw::start(acts);
        let core = core(&server.url);
        let seen = call(&core, method, key).await;
        let found = (server.requests(), seen.kind.as_str());
        if found != (requests, kind) {
            faults.push(format!("{method} {name}: {found:?}, not {:?}; {} attempts", (requests, kind), seen.attempts));
        }
        let next = call(&core, "GET", false).await;
        if next.kind != "200" {
            faults.push(format!("{method} {name}: the next call is {}", next.kind));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[tokio::test]
async fn a_name_that_is_not_found_and_a_refused_connection_are_tried_again() {
    for url in ["http://127.0.0.1:1", "http://name.invalid"] {
        let seen = call(&core(url), "POST", false).await;
        assert_eq!((seen.kind.as_str(), seen.attempts), ("connect", 3), "{url}");
    }
}
