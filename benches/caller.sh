#!/usr/bin/env bash
# Measures the cost of a generated client for the program that calls it: the client and a program of some calls, built
# from nothing but their dependencies, against the same crate whose structs derive serde. Wall time, peak memory, size
# without symbols. Needs GNU time and perl.
#
#   benches/caller.sh [DOCUMENT] [CALLS]...      ../shared/corpus/github.json, 5 100
set -euo pipefail
cd "$(dirname "$0")/.."
source benches/measure.sh

document=${1:-${CLIENTWRIGHT_CORPUS:-../shared/corpus}/github.json}
shift || true
[ $# -gt 0 ] || set -- 5 100
target=${CARGO_TARGET_DIR:-$PWD/target}
bench=$target/bench-caller
here=$PWD

cargo build --quiet --release --package clientwright
rm -rf "$bench/ours" "$bench/derived"
"$target/release/clientwright" generate "$document" --out "$bench/ours/client" --name client --runtime-path runtime >/dev/null 2>&1

cp -r "$bench/ours" "$bench/derived"
find "$bench/derived/client/src" -name '*.rs' | while read -r source; do
    perl benches/derived.pl <"$source" >"$source.new" && mv "$source.new" "$source"
done
sed -i 's/^\[dependencies\]/[dependencies]\nserde = { version = "1", features = ["derive"] }\nserde_json = "1"/' "$bench/derived/client/Cargo.toml"

# The examples of calls that need no types, as the arms of a program that could make any of them.
program() {
    echo 'fn show(answer: Result<impl std::fmt::Debug, impl std::fmt::Debug>) { println!("{answer:?}"); }'
    echo '#[tokio::main(flavor = "current_thread")]'
    echo 'async fn main() {'
    echo '    let client = client::Client::builder().build().expect("a client");'
    echo '    match std::env::args().count() {'
    grep -rhA1 --include='*.rs' '/// # async |client: client::Client| {' "$bench/ours/client/src" | grep '/// client\..*\.await$' | grep -v 'Arguments {' |
        awk -v wanted="$1" '{ line[NR] = $0 } END { step = NR / wanted; if (step < 1) step = 1; for (at = 0; at < wanted && at < NR; at++) print line[int(at * step) + 1] }' |
        sed 's|^ */// ||' | awk '{ printf "        %d => show(%s),\n", NR, $0 }'
    echo '        _ => {}'
    echo '    }'
    echo '}'
}

export CARGO_INCREMENTAL=0
for style in ours derived; do
    root=$bench/$style
    mkdir -p "$root/caller/src"
    printf '[workspace]\nmembers = ["client", "caller"]\nresolver = "3"\n[profile.release]\nstrip = true\n' >"$root/Cargo.toml"
    cp "$here/Cargo.lock" "$root/Cargo.lock"
    printf '[package]\nname = "caller"\nversion = "0.1.0"\nedition = "2024"\n[dependencies]\nclient = { path = "../client" }\ntokio = { version = "1", features = ["rt", "macros", "net", "time"] }\n' >"$root/caller/Cargo.toml"
    build() { cargo build --quiet --offline --profile "$1" --manifest-path "$root/Cargo.toml" --target-dir "$bench/target-$style"; }
    # First with nothing in the client, so that what it depends on is there.
    mv "$root/client/src" "$root/client/generated"
    mkdir "$root/client/src" && touch "$root/client/src/lib.rs"
    echo 'fn main() {}' >"$root/caller/src/main.rs"
    build dev && build release
    rm -r "$root/client/src" && mv "$root/client/generated" "$root/client/src"
    for calls in "$@"; do
        program "$calls" >"$root/caller/src/main.rs"
        for profile in dev release; do
            cargo clean --quiet --offline --profile "$profile" --manifest-path "$root/Cargo.toml" --target-dir "$bench/target-$style" --package client --package caller
            cost=$(measure cargo build --quiet --offline --profile "$profile" --manifest-path "$root/Cargo.toml" --target-dir "$bench/target-$style")
            folder=$([ "$profile" = dev ] && echo debug || echo release)
            program=$bench/target-$style/$folder/caller
            [ "$profile" = release ] || strip -o "$program.stripped" "$program"
            [ "$profile" = dev ] || cp "$program" "$program.stripped"
            printf '%-8s %4d calls  %-8s %6s s %5s MB  %6d KB\n' "$style" "$(grep -c '=> show' "$root/caller/src/main.rs")" "$profile" $cost $(($(stat --format %s "$program.stripped") / 1024))
        done
    done
done
