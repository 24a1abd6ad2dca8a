# Functions shared by the benchmarks; sourced, not run.

# `seconds megabytes` of a command, wall time and peak memory; its output is shown only if it fails. Needs GNU time.
measure() {
    local log
    log=$(mktemp)
    "$(type -P time)" --format '%e %M' --output "$log" "$@" >"$log.out" 2>&1 || { cat "$log.out" >&2; exit 1; }
    awk '{ printf "%.2f %d\n", $1, $2 / 1024 }' "$log"
    rm -f "$log" "$log.out"
}
