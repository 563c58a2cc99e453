#!/bin/sh
# run_in_empty_directory.sh SCRIPT [ARGS]: runs SCRIPT in a directory of its own, outside any
# checkout and away from any compile database, and removes the directory afterwards.
set -eu
script=$1
shift
directory=$(mktemp -d "${TMPDIR:-/tmp}/corolint-test.XXXXXX")
trap 'chmod -R u+rwx "$directory"; rm -rf "$directory"' EXIT
trap 'exit 130' INT TERM
cd "$directory"
status=0
sh "$script" "$@" || status=$?
cd /
exit "$status"
