#!/bin/sh
# --version names corolint's version and libclang's; --help names every option and exit status.
set -eu
# shellcheck source=tests/e2e/lib.sh
. "$COROLINT_SOURCE/tests/e2e/lib.sh"

version=$(sed -n 's/^project(corolint VERSION \([0-9.]*\).*/\1/p' "$COROLINT_SOURCE/CMakeLists.txt")
run --version
expect_status 0
expect_complaints 0
expect_stdout_has "corolint $version ("
expect_stdout_has 'clang version '
[ "$(wc -l <"$outcome/stdout")" -eq 1 ] || fail 'one line was expected'

run --help
expect_status 0
expect_complaints 0
for text in 'corolint [OPTION…] [PATH…] [-- COMPILER FLAGS…]' -p --build --select --ignore --format \
    -o --output --fail-on --config --no-config --print-config --init --baseline --write-baseline --diff \
    --no-cache --cache-dir --cache-size --verify --why --graph --explain \
    --list-rules --version --help 'Exit status: 0 '; do
    expect_stdout_has "$text"
done
cp "$outcome/stdout" long
run -h
expect_status 0
expect_stdout <long

# Help is given whatever else stands there; it lints nothing.
write_faulty faulty.c
run faulty.c --help
expect_status 0
expect_stdout <long
