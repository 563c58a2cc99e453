#!/bin/sh
# Several runs at once use one cache, and none sees the work of another half done.
set -eu
# shellcheck source=tests/e2e/lib.sh
. "$COROLINT_SOURCE/tests/e2e/lib.sh"
# shellcheck source=tests/e2e/cache_lib.sh
. "$COROLINT_SOURCE/tests/e2e/cache_lib.sh"

mkdir tree
for name in a b c d e f g h; do
    write_faulty tree/$name.c ${name}_work
done
settle
run --no-cache tree
cp "$outcome/stdout" wanted

# at_once ARGS…: four runs, each of which must say what one would
at_once() {
    pids=
    for number in 1 2 3 4; do
        "$COROLINT" -j 2 --cache-dir "$cache" "$@" tree >out.$number 2>err.$number </dev/null &
        pids="$pids $!"
    done
    for pid in $pids; do
        code=0
        wait "$pid" || code=$?
        [ $code -eq 1 ] || fail "exit status $code"
    done
    for number in 1 2 3 4; do
        diff wanted out.$number || fail 'the reports differ'
        ! grep '^corolint: ' err.$number || fail 'there was a complaint'
    done
}
for round in 1 2 3; do
    rm -rf "$cache"
    at_once
    at_once
    # One that changes what the others read, and a cache too small for all of them.
    echo "void round_$round(void);" >>tree/a.c
    at_once --cache-size 32k
done
run_cached tree
expect_stdout <wanted
expect_complaints 0
[ -z "$(find "$cache" -name 'writing-*')" ] || fail 'half a file was left behind'
