#!/bin/bash
# bounded.sh SECONDS COMMAND…: ends a command that hangs and says so; a hang is tried once more, a failure is not.
set -u
seconds=$1
shift
for try in 1 2; do
  timeout --kill-after=10 "$seconds" "$@"
  status=$?
  [[ $status -eq 124 || $status -eq 137 ]] || exit "$status"
  echo "HUNG after ${seconds}s (try $try): $*" >&2
done
exit 124
