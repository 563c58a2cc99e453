#!/bin/sh
# An unknown option or rule, a value that is missing or none: a message, and nothing is linted.
set -eu
# shellcheck source=tests/e2e/lib.sh
. "$COROLINT_SOURCE/tests/e2e/lib.sh"

write_faulty faulty.c

# expect_refusal WORD ARGS…: the message has the word in it
expect_refusal() {
    word=$1
    shift
    run "$@"
    expect_status 2
    expect_no_stdout
    expect_message 'corolint: ' "$word"
    expect_message --help
}

expect_refusal --frobnicate faulty.c --frobnicate
expect_refusal --frobnicate --frobnicate=yes faulty.c
expect_refusal -Z faulty.c -Z
# A server reports to an editor, on what the editor opens.
expect_refusal --lsp --lsp faulty.c
expect_refusal --lsp --lsp --format json
expect_refusal --lsp --lsp --stdin-filename faulty.c

for option in --select --ignore; do
    expect_refusal "'blocking-nap'" $option blocking-nap faulty.c
    expect_refusal "'blocking-sleep'" $option blocking-slep faulty.c
    expect_refusal "'Blocking-Sleep'" $option Blocking-Sleep faulty.c
    expect_refusal "'nonsense'" $option blocking-sleep,nonsense faulty.c
    expect_refusal "$option" faulty.c $option
    # Taken at its word it would switch off every rule, or none.
    expect_refusal "''" $option '' faulty.c
    expect_refusal "''" $option blocking-sleep, faulty.c
done
expect_refusal --list-rules --select nonsense faulty.c

for option in --format --fail-on --explain; do
    expect_refusal "'nonsense'" $option nonsense faulty.c
    expect_refusal "$option" faulty.c $option
done
for option in -p -o --why --graph; do
    expect_refusal "$option" faulty.c $option
done
