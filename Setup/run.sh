#!/bin/bash
# What `make run` does once everything is built: serve, verify one sample as a merchant would, keep serving.
# HOST, PORT and DATA come from the environment. Ctrl-C or SIGTERM ends the server cleanly, its PostgreSQL too.
set -euo pipefail
cd "$(dirname "$0")/.."

host=${HOST:-127.0.0.1}
port=${PORT:-8080}
data=${DATA:-.data}
samples=${ASSAY_HOME:-.deps}/samples
assay=.build/release/assay
log=$data/serve.log
key_file=$data/demo.key
scopes=verifications:write,applicants:write,evidence:read,usage:read,invoices:read,events:read
server=

say() { printf '\n== %s\n' "$*"; }

fail() {
  echo "run: $*" >&2
  exit 1
}

stop_server() {
  local status=$?
  trap - EXIT INT TERM
  if [[ -n $server ]] && kill -TERM "$server" 2>/dev/null; then
    wait "$server" || true
    echo "stopped"
  fi
  exit "$status"
}

# Shows the end of the server's log, for a failure it explains better than we can.
fail_with_log() {
  tail -n 20 "$log" >&2 || true
  fail "$* (the log above is $log)"
}

require_free_port() {
  python3 Setup/demo.py port-is-free "$host" "$port" ||
    fail "port $port on $host is taken: stop what uses it, or choose another with make run PORT=8081"
}

start_server() {
  mkdir -p "$data"
  "$assay" serve --data "$data" --host "$host" --port "$port" >"$log" 2>&1 </dev/null &
  server=$!
  local deadline=$((SECONDS + 120))
  until base_url=$(grep -m1 -oE '^ready http[^ ]+' "$log"); do
    kill -0 "$server" 2>/dev/null || fail_with_log "the server ended before it was ready"
    ((SECONDS < deadline)) || fail_with_log "the server was not ready within two minutes"
    sleep 0.1
  done
  base_url=${base_url#ready }
}

# The secret is shown once, when a key is made; a later run keeps using the one it was given.
ensure_key() {
  if [[ -s $key_file ]]; then
    key=$(<"$key_file")
    [[ $(call "$base_url/v1/usage" -o /dev/null -w '%{http_code}') == 200 ]] && return
  fi
  key=$("$assay" keys create --tenant demo --scopes "$scopes" --data "$data") || fail "no API key could be made"
  (umask 077 && printf '%s\n' "$key" >"$key_file")
}

# The key travels on standard input, so that it is in no process list.
call() {
  local url=$1
  shift
  curl --silent --show-error --max-time 90 --config - "$@" "$url" <<<"header = \"Authorization: Bearer $key\""
}

verify_sample() {
  python3 Setup/demo.py request "$samples/truth.json" >"$data/demo-request.json"
  call "$base_url/v1/verifications" \
    -H 'Expect:' -H 'Prefer: wait=60' -H "Idempotency-Key: $(python3 -c 'import uuid; print(uuid.uuid4())')" \
    -F "request=<$data/demo-request.json;type=application/json" \
    -F "document_front=@$samples/passport.jpg;type=image/jpeg" \
    -F "selfie=@$samples/selfie.jpg;type=image/jpeg"
}

[[ -x $assay ]] || fail "$assay is not built: run make build"
[[ -f $samples/truth.json ]] || fail "there are no samples: run make setup-samples"
trap stop_server EXIT
trap 'exit 0' INT TERM
require_free_port
start_server
"$assay" tenants apply Tenants/demo.yaml --data "$data" || fail "the demo tenant could not be applied"
ensure_key

say "POST /v1/verifications: a specimen passport and a selfie"
verify_sample | python3 Setup/demo.py show-verification || echo "run: the sample was not approved" >&2
say "GET /v1/usage"
call "$base_url/v1/usage" | python3 -m json.tool
say "Try it yourself (the key is also in $key_file)"
cat <<END
export ASSAY_KEY=$key
curl $base_url/v1/verifications -H "Authorization: Bearer \$ASSAY_KEY" -H 'Prefer: wait=60' \\
  -H "Idempotency-Key: \$(date +%s%N)" -F 'request=<$data/demo-request.json;type=application/json' \\
  -F document_front=@$samples/passport.jpg -F selfie=@$samples/selfie.jpg
END
printf '\nThe server logs to %s; the API is described at %s/docs. Ctrl-C ends it.\n' "$log" "$base_url"
echo "ready $base_url"
wait "$server" || fail_with_log "the server ended by itself"
