#!/bin/sh
# "pedantic" tells of program output, directly and through helpers, as notes, in the files it is set for.
set -eu
# shellcheck source=tests/e2e/lib.sh
. "$COROLINT_SOURCE/tests/e2e/lib.sh"

cat >a.c <<'EOF'
#include <stdio.h>
#include <stdlib.h>
#define coroutine_fn

static void tell(void) { printf("here\n"); }
static void save(FILE *file) { fputs("here\n", file); tell(); }

void coroutine_fn update(FILE *file)
{
    puts("now");
    fputs("now", stderr);
    tell();
    save(file);
    if (!file) {
        fprintf(stderr, "no file\n");
        abort();
    }
}
EOF
sed 's/update/update_b/; s/tell/tell_b/g; s/save/save_b/g' a.c >b.c

run a.c b.c
expect_status 1
expect_findings <<'EOF'
a.c:13 blocking-io
b.c:13 blocking-io
EOF

echo '{"overrides": [{"files": "a.c", "pedantic": true}]}' >.corolint.json
run a.c b.c
expect_status 1
expect_findings <<'EOF'
a.c:10 blocking-io
a.c:11 blocking-io
a.c:12 blocking-io
a.c:13 blocking-io
b.c:13 blocking-io
EOF
expect_stdout_has 'a.c:10:5: note: '
expect_stdout_has 'a.c:12:5: note: '
expect_stdout_has 'a.c:13:5: warning: '
expect_stdout_has "'tell' calls 'printf'"

# They are notes however severe the rule is, and none when it is off.
echo '{"pedantic": true, "rules": {"blocking-io": "error"}}' >.corolint.json
run a.c
expect_stdout_has 'a.c:10:5: note: '
expect_stdout_has 'a.c:13:5: error: '
echo '{"pedantic": true, "rules": {"blocking-io": "off"}}' >.corolint.json
run a.c
expect_status 0
expect_no_stdout

# Reasons are given for what is told.
echo '{"pedantic": true}' >.corolint.json
run --why tell a.c
expect_status 0
expect_stdout_has "'tell' calls 'printf', which may block"
run --graph tell a.c
expect_status 0
