#!/bin/sh
# 0 nothing at or above --fail-on, 1 findings, 2 trouble, which outranks both and looks at no level.
set -eu
# shellcheck source=tests/e2e/lib.sh
. "$COROLINT_SOURCE/tests/e2e/lib.sh"

write_faulty faulty.c
write_clean clean.c

run clean.c
expect_status 0
run faulty.c
expect_status 1

# The finding is a warning, which is also the level from which findings count by default.
for level in note warning; do
    run --fail-on "$level" faulty.c
    expect_status 1
    run --fail-on "$level" clean.c
    expect_status 0
done
for level in error never; do
    run --fail-on="$level" faulty.c
    expect_status 0
    expect_stdout_has '[blocking-sleep]'
done

for level in note warning error never; do
    run --fail-on "$level" clean.c missing.c
    expect_status 2
    run --fail-on "$level" faulty.c missing.c
    expect_status 2
    expect_stdout_has '[blocking-sleep]'
done

# What is not reported does not count either.
run --ignore blocking-sleep faulty.c
expect_status 0

run --fail-on sometimes faulty.c
expect_status 2
expect_no_stdout
expect_message --fail-on note warning error never "'sometimes'"

# Options that libclang does not know are no trouble.
run clean.c -- -fno-such-option-of-gcc -Wno-such-warning
expect_status 0
expect_complaints 0
