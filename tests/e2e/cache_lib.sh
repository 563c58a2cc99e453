# What the tests of the cache share; sourced after lib.sh. The cache is in ./cache unless a test says
# otherwise.
# shellcheck shell=sh

cache=$PWD/cache

# A file written a moment ago is not trusted by its time: it is read again, which is right, and not
# what most tests are about.
settle() {
    sleep 0.1
}

run_cached() {
    run --cache-dir "$cache" "$@"
}

# Runs corolint with so few descriptors that it cannot start a worker process: all it says is from the
# cache.
run_without_workers() {
    # shellcheck disable=SC2016 # for the inner shell
    run_as sh -c 'ulimit -n 7 && exec "$@"' sh "$COROLINT" --cache-dir "$cache" "$@"
}

expect_needs_worker() {
    expect_status 2
    expect_message 'no worker process can be started'
}

# The cache's files of a kind: unit, facts, files.
cached() {
    find "$cache" -type f -name "*.$1"
}

expect_cached() {
    count=$(cached "$1" | wc -l)
    [ "$count" -eq "$2" ] || fail "$count files *.$1 in the cache, expected $2"
}

# So many files were parsed and kept since the last time this was called, or the test began.
touch "$outcome/stamp"
expect_kept() {
    count=$(find "$cache" -type f -name '*.unit' -newer "$outcome/stamp" | wc -l)
    [ "$count" -eq "$1" ] || fail "$count files were parsed and kept, expected $1"
    settle
    touch "$outcome/stamp"
    settle
}
