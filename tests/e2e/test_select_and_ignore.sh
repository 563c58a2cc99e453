#!/bin/sh
# --select reports these rules only, --ignore leaves rules out; both take lists and may be repeated.
set -eu
# shellcheck source=tests/e2e/lib.sh
. "$COROLINT_SOURCE/tests/e2e/lib.sh"

cat >three.c <<'EOF'
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>
#define coroutine_fn

void coroutine_fn update(struct stat *status)
{
    sleep(1);
    stat("counter", status);
    system("true");
}
EOF

run three.c
expect_findings <<'EOF'
three.c:8 blocking-sleep
three.c:9 blocking-io
three.c:10 blocking-process
EOF

run --select blocking-io three.c
expect_status 1
expect_findings <<'EOF'
three.c:9 blocking-io
EOF

run --select=blocking-sleep,blocking-process three.c
expect_findings <<'EOF'
three.c:8 blocking-sleep
three.c:10 blocking-process
EOF

run --select blocking-sleep three.c --select ' blocking-io , blocking-lock'
expect_findings <<'EOF'
three.c:8 blocking-sleep
three.c:9 blocking-io
EOF

run --ignore blocking-sleep,blocking-io three.c
expect_findings <<'EOF'
three.c:10 blocking-process
EOF

run --ignore blocking-sleep --ignore blocking-process three.c
expect_findings <<'EOF'
three.c:9 blocking-io
EOF

run --select blocking-sleep,blocking-io --ignore blocking-io three.c
expect_findings <<'EOF'
three.c:8 blocking-sleep
EOF

run --select lock-per-call three.c
expect_status 0
expect_no_stdout
