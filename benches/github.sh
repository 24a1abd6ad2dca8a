#!/usr/bin/env bash
# Measures all steps for one large document: generating the crate, and `cargo check` of it with its dependencies
# built and without incremental state. Prints the median of several runs: wall time and peak memory. Needs GNU time.
#
#   benches/github.sh [DOCUMENT] [RUNS]      ../shared/corpus/github.json, 5
set -euo pipefail
cd "$(dirname "$0")/.."
source benches/measure.sh

document=${1:-${CLIENTWRIGHT_CORPUS:-../shared/corpus}/github.json}
runs=${2:-5}
target=${CARGO_TARGET_DIR:-$PWD/target}
bench=$target/bench
crate=$bench/client

median() { sort -n | awk '{ line[NR] = $0 } END { print line[int((NR + 1) / 2)] }'; }

# A column's median, each by itself.
report() {
    local name=$1 log=$2
    printf '%-12s %6s s %6s MB   (%s runs)\n' "$name" \
        "$(cut -d' ' -f1 "$log" | median)" "$(cut -d' ' -f2 "$log" | median)" "$(wc -l <"$log")"
}

cargo build --quiet --release --package clientwright
generator=$target/release/clientwright
mkdir -p "$bench"
generating=$(mktemp) checking=$(mktemp)
trap 'rm -f "$generating" "$checking"' EXIT

for _ in $(seq "$runs"); do
    rm -rf "$crate"
    measure "$generator" generate "$document" --out "$crate" --name client --runtime-path runtime >>"$generating"
done

printf '[workspace]\nmembers = ["client"]\nresolver = "3"\n' >"$bench/Cargo.toml"
cp Cargo.lock "$bench/Cargo.lock"
export CARGO_TARGET_DIR=$bench/target CARGO_INCREMENTAL=0
check=(cargo check --quiet --manifest-path "$bench/Cargo.toml")
"${check[@]}"
for _ in $(seq "$runs"); do
    cargo clean --quiet --manifest-path "$bench/Cargo.toml" --package client
    measure "${check[@]}" >>"$checking"
done

echo "$(basename "$document"): $(find "$crate/src" -name '*.rs' -exec cat {} + | wc -l) lines, $(nproc) cores, $(rustc --version | cut -d' ' -f1-2)"
report generate "$generating"
report 'cargo check' "$checking"
