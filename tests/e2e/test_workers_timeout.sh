#!/bin/sh
# A file whose parse does not end is given up after --timeout; the others are linted.
set -eu
# shellcheck source=tests/e2e/lib.sh
. "$COROLINT_SOURCE/tests/e2e/lib.sh"
# shellcheck source=tests/e2e/workers_lib.sh
. "$COROLINT_SOURCE/tests/e2e/workers_lib.sh"

write_waiting waiting.c
write_faulty a.c
write_faulty z.c update_z
for jobs in 1 2; do
    run --no-cache -j $jobs --timeout 5 a.c waiting.c z.c
    expect_status 2
    expect_complaints 1
    expect_message 'corolint: waiting.c: took longer than 5 seconds'
    expect_findings <<EOT
a.c:4 blocking-sleep
z.c:4 blocking-sleep
EOT
done

run --timeout 1 waiting.c
expect_status 2
expect_message 'corolint: waiting.c: took longer than 1 second'
expect_no_stdout
