#!/usr/bin/env bash
# Every grant of OAuth 2.0 against an authorization server that others wrote: needs node and npm.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'kill "${server:-}" 2>/dev/null || true; rm -rf "$work"' EXIT
npm install --silent --prefix "$work" oidc-provider@9 >/dev/null
cp "$here"/*.mjs "$work"
NODE_NO_WARNINGS=1 node "$work/server.mjs" >"$work/url" 2>"$work/log" &
server=$!
for _ in $(seq 100); do
    [ -s "$work/url" ] && break
    sleep 0.1
done
[ -s "$work/url" ] || { cat "$work/log"; exit 1; }
cd "$here/../.."
AUTHORIZATION_SERVER=$(cat "$work/url") PERSON="$work/person.mjs" \
    cargo test -p clientwright-tests --test docs -- --ignored --nocapture --test-threads=1 authorization_server
