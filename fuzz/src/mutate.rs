//! Changes inputs by chance, with a stable compiler and without coverage:
//!
//! ```sh
//! cargo run --release --example mutate -- TARGET|all SECONDS [SEED]
//! ```
//!
//! The input that runs is in `running.TARGET`, so that it is there if the process dies. An input that panics or takes
//! more than five seconds ends the program, and stays in that file.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::process::ExitCode;
use std::time::{Duration, Instant};

use clientwright_fuzz::{TARGETS, Target};

/// Longer than any small input takes, on a machine that is busy.
const LONGEST: Duration = Duration::from_secs(5);

/// The size of the largest input.
const LARGEST: usize = 1 << 16;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [wanted, seconds, seed @ ..] = &arguments[..] else {
        eprintln!("mutate TARGET|all SECONDS [SEED]");
        return ExitCode::from(2);
    };
    let seconds = Duration::from_secs(seconds.parse().unwrap_or(60));
    let seed = seed.first().and_then(|seed| seed.parse().ok()).unwrap_or(1_u64);
    let mut is_sound = true;
    for (name, target, first) in TARGETS.iter().filter(|(name, ..)| wanted == "all" || wanted == name) {
        is_sound &= hunt(name, *target, first, seconds, seed);
    }
    if is_sound { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn hunt(name: &str, target: Target, first: &str, seconds: Duration, seed: u64) -> bool {
    let mut chance = Chance(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15).max(1));
    let mut pool: Vec<Vec<u8>> = vec![first.as_bytes().to_vec()];
    let (started, running) = (Instant::now(), format!("running.{name}"));
    let mut rounds = 0_u64;
    while started.elapsed() < seconds {
        let mut input = pool[chance.below(pool.len())].clone();
        for _ in 0..=chance.below(8) {
            change(&mut input, &pool, &mut chance);
        }
        input.truncate(LARGEST);
        if std::fs::write(&running, &input).is_err() {
            return false;
        }
        let begun = Instant::now();
        let ended = catch_unwind(AssertUnwindSafe(|| target(&input))).is_ok();
        if !ended || begun.elapsed() > LONGEST {
            eprintln!("{name}: {} after {:?}, see {running}", if ended { "ended" } else { "panicked" }, begun.elapsed());
            return false;
        }
        if rounds % 16 == 0 && pool.len() < 256 {
            pool.push(input);
        }
        rounds += 1;
    }
    let _ = std::fs::remove_file(&running);
    println!("{name}: {rounds} inputs without a fault in {:?}", started.elapsed());
    true
}

/// One change: a part is removed, repeated, replaced by bytes with a meaning, or taken from another input.
fn change(input: &mut Vec<u8>, pool: &[Vec<u8>], chance: &mut Chance) {
    const PIECES: [&[u8]; 28] = [
        b"{", b"}", b"[", b"]", b"\"", b"'", b"\\", b"\n", b"\r", b"\0", b": ", b"- ", b"&a", b"*a", b"<<: ", b"$ref", b"#/",
        b"null", b"1e400", b"-1", b"\xff", b"\xE2\x80\xAE", b"\xCC\x81", b"`", b"```\n", b"<a>", b"..", b"/*",
    ];
    let at = chance.below(input.len() + 1);
    let length = 1 << chance.below(10);
    let end = (at + chance.below(length + 1)).min(input.len());
    match chance.below(6) {
        0 => drop(input.drain(at..end)),
        1 => {
            let part = input[at..end].repeat(1 + chance.below(20));
            input.splice(at..at, part);
        }
        2 | 3 => {
            let piece = PIECES[chance.below(PIECES.len())].repeat(1 + chance.below(3));
            input.splice(at..end.min(at + chance.below(3)), piece);
        }
        4 => {
            let other = &pool[chance.below(pool.len())];
            let from = chance.below(other.len() + 1);
            let part = other[from..(from + length).min(other.len())].to_vec();
            input.splice(at..end, part);
        }
        _ => {
            if let Some(byte) = input.get_mut(at) {
                *byte ^= 1 << chance.below(8);
            }
        }
    }
}

/// Numbers by chance, the same in every run (G. Marsaglia, Xorshift RNGs, 2003).
struct Chance(u64);

impl Chance {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).unwrap_or_default() % end.max(1)
    }
}
