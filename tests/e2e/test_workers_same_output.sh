#!/bin/sh
# However many files are parsed at once, the report and the messages are the same bytes.
set -eu
# shellcheck source=tests/e2e/lib.sh
. "$COROLINT_SOURCE/tests/e2e/lib.sh"

mkdir sources
for name in a b c d e f g; do
    write_faulty sources/$name.c update_$name
done
# The first takes longer than the others; two have something to complain about.
{
    echo '#include <unistd.h>'
    echo '#define coroutine_fn'
    for number in $(seq 500); do
        echo "int add_$number(int left) { return left + $number; }"
    done
    echo 'void coroutine_fn last(void) { sleep(1); }'
} >sources/a.c
echo 'int unfinished = ;' >>sources/c.c
echo '#include "missing.h"' >>sources/f.c

outcome_of() {
    run --no-cache --format "$1" $2 sources
    expect_status 2
    sed '/"seconds"/d' "$outcome/stdout"
    cat "$outcome/stderr"
}

for format in text json; do
    outcome_of $format -j1 >one
    grep -qF 'c.c' one || fail 'the broken file is not complained about'
    for jobs in -j2 '-j 3' --jobs=100 ''; do
        outcome_of $format "$jobs" >several
        diff -u one several || fail "-j1 and '$jobs' differ"
    done
done
