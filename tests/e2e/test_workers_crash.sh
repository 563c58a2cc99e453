#!/bin/sh
# A file that libclang crashes on costs itself: the others are linted, and the report says so.
set -eu
# shellcheck source=tests/e2e/lib.sh
. "$COROLINT_SOURCE/tests/e2e/lib.sh"

echo '#pragma clang __debug parser_crash' >crash.c
run crash.c
[ "$status" -ne 0 ] || skip 'this libclang does not crash when it is asked to'

for name in a b d e; do
    write_faulty $name.c update_$name
done
cp crash.c another.c
for jobs in 1 2 8; do
    run --no-cache -j $jobs .
    expect_status 2
    expect_complaints 2
    expect_message 'corolint: another.c: libclang crashed on this file' signal
    expect_message 'corolint: crash.c: libclang crashed on this file' signal
    expect_findings <<EOT
a.c:4 blocking-sleep
b.c:4 blocking-sleep
d.c:4 blocking-sleep
e.c:4 blocking-sleep
EOT
done

# A crash leaves no core files behind.
for file in core*; do
    [ ! -e "$file" ] || fail "there is a file $file"
done

needs python3
run --format json .
expect_json \
    '[e["file"] for e in r["errors"]] == ["another.c", "crash.c"]' \
    'len(r["findings"]) == 4'
