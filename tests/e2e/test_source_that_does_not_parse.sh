#!/bin/sh
# A source with errors is one message that says where; what could be read of it, and the others, are linted.
set -eu
# shellcheck source=tests/e2e/lib.sh
. "$COROLINT_SOURCE/tests/e2e/lib.sh"

write_faulty faulty.c

cat >broken.c <<'EOF'
#include <unistd.h>
#define coroutine_fn

int broken( {
void coroutine_fn after(void) { sleep(1); }
EOF
run broken.c faulty.c
expect_status 2
expect_stdout_has 'faulty.c:4:34: warning:'
expect_complaints 1
expect_message 'corolint: broken.c' 'line 4'

# An error inside one function does not hide the next one.
cat >half.c <<'EOF'
#include <unistd.h>
#define coroutine_fn
int first(void) { return undeclared; }
void coroutine_fn second(void) { sleep(1); }
int third(void) { return undeclared + missing(); }
EOF
run half.c faulty.c
expect_status 2
expect_complaints 1
expect_message 'corolint: half.c' 'line 3' undeclared
expect_findings <<'EOF'
faulty.c:4 blocking-sleep
half.c:4 blocking-sleep
EOF

# Hundreds of errors are one message too, and do not hide what comes after them.
{
    echo '#include <unistd.h>'
    echo '#define coroutine_fn'
    yes 'int unfinished = ;' | head -n 300
    echo 'void coroutine_fn last(void) { sleep(1); }'
} >many.c
run many.c
expect_status 2
expect_complaints 1
expect_message 'corolint: many.c' 'line 3'
expect_findings <<'EOF'
many.c:303 blocking-sleep
EOF

# The error is in a header: the message names header and source.
echo 'int broken( {' >broken.h
echo '#include "broken.h"' >user.c
run user.c faulty.c
expect_status 2
expect_complaints 1
expect_message user.c broken.h 'line 1'
expect_stdout_has 'faulty.c:4:34: warning:'

# C++ read as C, as a wrong database would have it.
echo 'template <typename T> T same(T value) { return value; }' >template.c
run template.c faulty.c
expect_status 2
expect_complaints 1
expect_message template.c 'line 1'
expect_stdout_has 'faulty.c:4:34: warning:'

# Compiled twice, it is as broken as before.
printf '[{"directory": "%s", "file": "half.c", "command": "cc -DONCE -c half.c"},
 {"directory": "%s", "file": "half.c", "command": "cc -DTWICE -c half.c"}]\n' "$PWD" "$PWD" >compile_commands.json
run half.c
expect_status 2
expect_complaints 1
expect_findings <<'EOF'
half.c:4 blocking-sleep
EOF
rm compile_commands.json

needs python3
run --format json broken.c half.c faulty.c
expect_status 2
expect_json \
    '[e["file"] for e in r["errors"]] == ["broken.c", "half.c"]' \
    'r["summary"]["errors"] == 2 and r["summary"]["files"] == 3' \
    'len(r["findings"]) == 2'
# A report reads the same wherever the project lies.
expect_stdout_lacks "$PWD"
