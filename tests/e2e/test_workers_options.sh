#!/bin/sh
# -j and --timeout take positive numbers; that corolint starts itself is nobody's business.
set -eu
# shellcheck source=tests/e2e/lib.sh
. "$COROLINT_SOURCE/tests/e2e/lib.sh"

write_faulty a.c
for wrong in 0 -1 x 1x '' 1.5 99999999999999999999; do
    run -j "$wrong" a.c
    expect_status 2
    expect_no_stdout
    expect_message --jobs 'a number from 1 to' "'$wrong'"
    run "--timeout=$wrong" a.c
    expect_status 2
    expect_no_stdout
    expect_message --timeout 'a number from 1 to' "'$wrong'"
done

run --help
expect_stdout_has '--jobs'
expect_stdout_has '--timeout'
expect_stdout_lacks worker

run --worker a.c
expect_status 2
expect_message --worker

# What comes from elsewhere is refused; what is cut short is too.
for bytes in 'hello there, worker' 'hello'; do
    exit_status=0
    printf '%s' "$bytes" | "$COROLINT" --worker >answer 2>complaint || exit_status=$?
    [ "$exit_status" -eq 1 ] || fail "exit status $exit_status for '$bytes'"
    [ ! -s answer ] || fail "an answer to '$bytes'"
    grep -qF "corolint's own use" complaint || fail "no complaint about '$bytes'"
done
