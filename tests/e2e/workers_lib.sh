# What the tests of worker processes share; sourced after lib.sh.
# shellcheck shell=sh

needs mkfifo
needs ps

# write_waiting FILE: a source whose parse waits until somebody writes to ./gate.
write_waiting() {
    [ -p gate ] || mkfifo gate
    echo '#include "gate"' >"$1"
}

# The pids of the living children of a process.
children_of() {
    ps -A -o pid= -o ppid= -o stat= | awk -v parent="$1" '$2 == parent && $3 !~ /^Z/ { print $1 }'
}

is_alive() {
    ps -o stat= -p "$1" | grep -qv '^Z'
}

# start ARGS…: runs corolint in the background, as $corolint, until it has a worker: $worker.
# Nothing is taken from a cache.
start() {
    printf '%s\n' "$*" >"$outcome/command"
    "$COROLINT" --no-cache "$@" >"$outcome/stdout" 2>"$outcome/stderr" </dev/null &
    corolint=$!
    status=running
    worker=
    while [ -z "$worker" ]; do
        is_alive "$corolint" || fail 'it has ended without a worker'
        worker=$(children_of "$corolint")
    done
}

# Waits for what start has started.
finish() {
    status=0
    wait "$corolint" || status=$?
}

expect_gone() {
    while is_alive "$1"; do
        sleep 0.1
    done
}
