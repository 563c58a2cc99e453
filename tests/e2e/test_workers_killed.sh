#!/bin/sh
# Workers that are killed, corolint that is asked to end or is killed itself: what was found is
# printed where there is somebody to print it, and no process is left.
set -eu
# shellcheck source=tests/e2e/lib.sh
. "$COROLINT_SOURCE/tests/e2e/lib.sh"
# shellcheck source=tests/e2e/workers_lib.sh
. "$COROLINT_SOURCE/tests/e2e/workers_lib.sh"

write_waiting waiting.c
write_faulty z.c

# A killed worker is another's work, and one file's loss.
start -j1 waiting.c z.c
kill -KILL "$worker"
finish
expect_status 2
expect_complaints 1
expect_message 'corolint: waiting.c: the worker process was killed on this file (signal 9)'
expect_findings <<'EOT'
z.c:4 blocking-sleep
EOT
expect_gone "$worker"

# Asked to end, it does not wait for the files it is at.
start -j1 waiting.c z.c
kill -TERM "$corolint"
finish
expect_status 2
expect_complaints 1
expect_message 'corolint: interrupted: 0 of 2 files analysed'
expect_findings </dev/null
expect_gone "$worker"

# Killed, it can do nothing more; its workers see that.
start -j1 waiting.c z.c
kill -KILL "$corolint"
wait "$corolint" || :
expect_gone "$worker"
