#!/bin/sh
# -o writes the report to a file, replacing what it held; what cannot be written is trouble.
set -eu
# shellcheck source=tests/e2e/lib.sh
. "$COROLINT_SOURCE/tests/e2e/lib.sh"

write_faulty faulty.c
run faulty.c
cp "$outcome/stdout" wanted

run faulty.c -o report.txt
expect_status 1
expect_no_stdout
expect_message '1 finding'
cmp wanted report.txt || fail 'the file differs from standard output'

yes 'an old report' | head -n 1000 >report.txt
run --output=report.txt faulty.c
cmp wanted report.txt || fail 'what the file held before is not gone'

run -o - faulty.c
expect_status 1
expect_stdout <wanted
[ ! -e ./- ] || fail 'a dash is standard output, no file'

write_clean clean.c
run -o report.txt clean.c
expect_status 0
[ ! -s report.txt ] || fail 'the file should be empty'

run -o no/such/directory/report.txt faulty.c
expect_status 2
expect_complaints 1
expect_message 'no/such/directory/report.txt'

if [ -e /dev/full ]; then
    run -o /dev/full faulty.c
    expect_status 2
    expect_message /dev/full

    status=0
    "$COROLINT" faulty.c >/dev/full 2>"$outcome/stderr" || status=$?
    expect_status 2
    expect_message 'corolint: ' 'cannot write'
fi

needs python3
run -o report.json --format json faulty.c
expect_status 1
expect_no_stdout
cp report.json "$outcome/stdout"
expect_json 'len(r["findings"]) == 1'
