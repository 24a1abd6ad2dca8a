#!/usr/bin/env bash
# Measures the documents of the corpus, one row each: generating the crate, and `cargo check` of it with its dependencies
# built and without incremental state. Wall time and peak memory of one run. Needs GNU time.
#
#   benches/corpus.sh [DOCUMENT]...      every document at the top of ../shared/corpus
set -euo pipefail
cd "$(dirname "$0")/.."

corpus=${CLIENTWRIGHT_CORPUS:-../shared/corpus}
target=${CARGO_TARGET_DIR:-$PWD/target}
bench=$target/bench-corpus
[ $# -gt 0 ] || set -- "$corpus"/*.yaml "$corpus"/*.json "$corpus"/lichess-multi/doc/specs/lichess-api.yaml

# `seconds megabytes` of a command, whose output goes to the file named first.
measure() {
    local output=$1 log
    shift
    log=$(mktemp)
    if ! "$(type -P time)" --format '%e %M' --output "$log" "$@" >"$output" 2>&1; then
        echo 'failed -'
    else
        awk '{ printf "%.2f %d\n", $1, $2 / 1024 }' "$log"
    fi
    rm -f "$log"
}

cargo build --quiet --release --package clientwright
generator=$target/release/clientwright
mkdir -p "$bench"
printf '[workspace]\nmembers = ["client"]\nresolver = "3"\n' >"$bench/Cargo.toml"
cp Cargo.lock "$bench/Cargo.lock"
output=$(mktemp)
trap 'rm -f "$output"' EXIT

echo '| document | lines | generate s | MB | check s | MB | warnings |'
echo '|---|--:|--:|--:|--:|--:|--:|'
export CARGO_INCREMENTAL=0
for document in "$@"; do
    rm -rf "$bench/client"
    generate=$(measure "$output" "$generator" generate "$document" --out "$bench/client" --name client --runtime-path runtime)
    lines=$(find "$bench/client/src" -name '*.rs' -exec cat {} + | wc -l)
    CARGO_TARGET_DIR=$bench/target cargo check --quiet --manifest-path "$bench/Cargo.toml" --package clientwright-runtime
    check=$(CARGO_TARGET_DIR=$bench/target measure "$output" cargo check --manifest-path "$bench/Cargo.toml")
    warnings=$(grep -c '^warning' "$output" || true)
    echo "| $(basename "$document") | $lines | ${generate/ / | } | ${check/ / | } | $warnings |"
done
