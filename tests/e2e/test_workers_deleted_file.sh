#!/bin/sh
# A file that is deleted after the run has begun is an error of its own.
set -eu
# shellcheck source=tests/e2e/lib.sh
. "$COROLINT_SOURCE/tests/e2e/lib.sh"
# shellcheck source=tests/e2e/workers_lib.sh
. "$COROLINT_SOURCE/tests/e2e/workers_lib.sh"

write_waiting a.c
write_faulty b.c
write_faulty c.c update_c
start -j1 a.c b.c c.c
rm b.c
echo 'int gate;' >gate
finish
expect_status 2
expect_complaints 1
expect_message 'corolint: b.c: '
expect_findings <<'EOT'
c.c:4 blocking-sleep
EOT
