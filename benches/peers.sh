#!/usr/bin/env bash
# `cargo check` of each document's client beside those of other generators, in the same run: dependencies built, no
# incremental state, wall time and peak memory of one run. A generator that is not installed has no column:
#
#   cargo install openapi-to-rust@0.23.0
#   cargo install cargo-progenitor@0.15.1
#
#   benches/peers.sh [DOCUMENT]...      every document at the top of ../shared/corpus
#
# Needs GNU time, and a network for the dependencies of the others.
set -euo pipefail
cd "$(dirname "$0")/.."

corpus=${CLIENTWRIGHT_CORPUS:-../shared/corpus}
target=${CARGO_TARGET_DIR:-$PWD/target}
bench=$target/bench-peers
limit=${LIMIT:-900}
[ $# -gt 0 ] || set -- "$corpus"/*.yaml "$corpus"/*.json
here=$PWD

cargo build --quiet --release --package clientwright
clientwright=$target/release/clientwright
generators=(clientwright)
! type -P openapi-to-rust >/dev/null || generators+=(openapi-to-rust)
! type -P cargo-progenitor >/dev/null || generators+=(progenitor)

# Each writes a crate called `client` into the given directory.
generate() {
    local document=$2 crate=$3
    case $1 in
    clientwright)
        "$clientwright" generate "$document" --out "$crate" --name client --runtime-path "$here/runtime" || return 1
        cp Cargo.lock "$crate"
        ;;
    openapi-to-rust)
        openapi-to-rust generate "$document" --output-dir "$crate/src" --module-name client || return 1
        mv "$crate/src/mod.rs" "$crate/src/lib.rs"
        printf '[package]\nname = "client"\nversion = "0.1.0"\nedition = "2024"\n' | cat - "$crate/src/REQUIRED_DEPS.toml" >"$crate/Cargo.toml"
        ;;
    progenitor)
        cargo progenitor --input "$document" --output "$crate" --name client --version 0.1.0 || return 1
        ;;
    esac
    printf '\n[workspace]\n' >>"$crate/Cargo.toml"
}

# Checks the crate with nothing in it, so that its dependencies are there, and then as it is.
check() {
    local crate=$1 log=$1/measured
    mv "$crate/src" "$crate/generated"
    mkdir "$crate/src" && touch "$crate/src/lib.rs"
    (cd "$crate" && cargo check --quiet) || return 1
    rm -r "$crate/src" && mv "$crate/generated" "$crate/src"
    find "$crate/src" -name '*.rs' -exec touch {} +
    (cd "$crate" && "$(type -P time)" --format '%e %M' --output "$log" timeout "$limit" cargo check) || return 1
}

# A cell of the table: lines, seconds and megabytes, or the error.
row() {
    local generator=$1 document=$2 crate=$bench/$1/client
    rm -rf "$crate"
    mkdir -p "$crate"
    if ! (generate "$generator" "$document" "$crate") >"$crate.log" 2>&1; then
        echo '| | does not generate |'
        return
    fi
    local lines
    lines=$(find "$crate/src" -name '*.rs' -exec cat {} + | wc -l)
    if (check "$crate") >"$crate.log" 2>&1; then
        awk -v lines="$lines" '{ printf "| %d | %.1f s, %d MB |\n", lines, $1, $2 / 1024 }' "$crate/measured"
    else
        echo "| $lines | does not compile, $(grep -c '^error' "$crate.log") errors |"
    fi
}

echo "$(nproc) cores, $(rustc --version | cut -d' ' -f1-2)"
echo
printf '| document |'
printf ' %s, lines | check |' "${generators[@]}"
printf '\n|---|'
printf -- '--:|---|%.0s' "${generators[@]}"
echo
export CARGO_INCREMENTAL=0
for document in "$@"; do
    printf '| %s ' "$(basename "$document")"
    for generator in "${generators[@]}"; do
        export CARGO_TARGET_DIR=$bench/$generator/target
        row "$generator" "$(realpath "$document")" | tr -d '\n' | sed 's/|$//'
    done
    echo '|'
done
