#!/bin/bash
# Makes the secrets that compose.yaml mounts, once; what exists is kept. Needs root: each file belongs to the user id that
# reads it inside its container (999 PostgreSQL, 10001 Assay) and to nobody else.
set -euo pipefail
umask 077
folder=$(cd "$(dirname "$0")" && pwd)/secrets
[[ $EUID == 0 ]] || { echo "make-secrets: run this as root: the files change owner" >&2; exit 1; }
mkdir -p "$folder"

# Writes standard input to a new file for one user id; an existing file stays as it is.
keep() {
  local file=$folder/$1 owner=$2
  [[ -e $file ]] && { cat >/dev/null; return; }
  cat >"$file"
  chown "$owner:$owner" "$file"
  chmod 0400 "$file"
}

random_hex() { od -An -N32 -tx1 /dev/urandom | tr -d ' \n'; }

random_hex | keep database-owner.password 999
random_hex | keep database-server.password 999
printf 'database:5432:assay:assay_owner:%s\n' "$(<"$folder/database-owner.password")" | keep owner.pgpass 10001
printf 'database:5432:assay:assay_server:%s\n' "$(<"$folder/database-server.password")" | keep server.pgpass 10001
printf '1 %s\n' "$(random_hex)" | keep operator.key 10001
# The containers' users must be able to pass through the folder; the files in it stay closed.
chmod 0711 "$folder"
echo "secrets are in $folder; keep a copy of operator.key somewhere else"
