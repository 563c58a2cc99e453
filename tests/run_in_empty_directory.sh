#!/bin/sh
# run_in_empty_directory.sh SCRIPT [ARGS]: runs SCRIPT in a directory of its own, outside any
# checkout and away from any compile database, with a cache of its own, and removes both afterwards.
set -eu
script=$1
shift
directory=$(mktemp -d "${TMPDIR:-/tmp}/corolint-test.XXXXXX")
cache=$directory.cache
trap 'chmod -R u+rwx "$directory"; rm -rf "$directory" "$cache"' EXIT
trap 'exit 130' INT TERM
cd "$directory"
export XDG_CACHE_HOME="$cache"
status=0
sh "$script" "$@" || status=$?
cd /
exit "$status"
