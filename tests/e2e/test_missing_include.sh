#!/bin/sh
# An include that is not found is one message; the rest of the file is linted all the same.
set -eu
# shellcheck source=tests/e2e/lib.sh
. "$COROLINT_SOURCE/tests/e2e/lib.sh"

write_faulty faulty.c
cat >lost.c <<'EOF'
#include <unistd.h>
#include "generated/config.h"
#define coroutine_fn
void coroutine_fn update(void) { sleep(1); }
EOF
run lost.c faulty.c
expect_status 2
expect_complaints 1
expect_message 'corolint: lost.c' 'line 2' generated/config.h
expect_findings <<'EOF'
faulty.c:4 blocking-sleep
lost.c:4 blocking-sleep
EOF

cat >several.c <<'EOF'
#include "one.h"
#include "two.h"
#include <unistd.h>
#define coroutine_fn
struct two *pair(struct one *one) { return one->two; }
void coroutine_fn update(void) { sleep(1); }
EOF
run several.c
expect_status 2
expect_complaints 1
expect_message 'corolint: several.c' 'line 1' one.h
expect_findings <<'EOF'
several.c:6 blocking-sleep
EOF

# Where that may be why no coroutine was seen, nobody is told to declare their own.
printf '#include "one.h"\nTask<int> update() { co_return 1; }\n' >task.cpp
write_clean clean.c
run task.cpp clean.c
expect_status 2
expect_message 'no coroutine or event-loop callback was seen, but 1 of 2 files could not be analysed fully' ' -p' 'after --'
! grep -qF '"marks"' "$outcome/stderr" || fail 'declaring is no cure here'
echo '[{"directory": "'"$PWD"'", "file": "task.cpp", "arguments": ["c++", "-std=c++20", "-c", "task.cpp"]}]' >compile_commands.json
run -p . task.cpp
expect_status 2
expect_message 'but 1 of 1 file could not be analysed fully' 'out of date?'
rm compile_commands.json
echo '{"colour": 1}' >.corolint.json
run clean.c
expect_status 2
expect_message 'no coroutine or event-loop callback was seen: ' '"marks"'
rm .corolint.json

# A cycle of includes comes to an end.
echo '#include "cycle.c"' >cycle.c
run cycle.c faulty.c
expect_status 2
expect_complaints 1
expect_message 'corolint: cycle.c'
expect_stdout_has 'faulty.c:4:34: warning:'

# What the compiler itself takes for a mere warning is no trouble.
echo 'int f(void) { int unused; return sizeof(int) == -1; }' >warned.c
run warned.c -- -Wall -Wextra -Werror
expect_status 0
expect_complaints 0
