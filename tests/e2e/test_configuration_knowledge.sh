#!/bin/sh
# What a configuration says of functions is known in the whole run, and what it says of paths is not.
set -eu
# shellcheck source=tests/e2e/lib.sh
. "$COROLINT_SOURCE/tests/e2e/lib.sh"

mkdir app lib
cat >app/main.c <<'EOF'
#define coroutine_fn
void lib_read(void);
void lib_log(void);
void lib_co_wait(void);
void coroutine_fn update(void)
{
    lib_read();
    lib_log();
}
EOF
cat >lib/lib.c <<'EOF'
#include <unistd.h>
void lib_log(void) { sleep(1); }
void lib_co_wait(void) { sleep(2); }
EOF
write_database . app/main.c lib/lib.c

run
expect_findings <<'EOF'
app/main.c:8 blocking-sleep
EOF

cat >lib/.corolint.json <<'EOF'
{
  "entries": [
    {"function": "lib_read", "blocks": "io", "instead": "lib_co_read"},
    {"function": "lib_log"}
  ],
  "functions": {"coroutine": ["lib_co_*"]},
  "rules": {"blocking-io": "off", "blocking-sleep": "note"}
}
EOF
run
expect_findings <<'EOF'
app/main.c:7 blocking-io
lib/lib.c:3 blocking-sleep
EOF
expect_stdout_has 'app/main.c:7:5: warning: '
expect_stdout_has 'help: lib_co_read'
expect_stdout_has 'lib/lib.c:3:26: note: '

# The same when only a part is reported.
run app
expect_findings <<'EOF'
app/main.c:7 blocking-io
EOF

# And through a header in which something may be reported.
mkdir include
cat >include/inline.h <<'EOF'
#include <unistd.h>
static inline void house_co_read(void) { sleep(3); }
EOF
echo '{"functions": {"coroutine": ["house_co_*"]}, "rules": {"all": "error"}}' >include/.corolint.json
sed -i.before 's|^#define coroutine_fn|#include "../include/inline.h"|; s|coroutine_fn||; s|lib_log();|house_co_read();|' \
    app/main.c
run
expect_findings <<'EOF'
app/main.c:8 coroutine-called-outside
include/inline.h:2 blocking-sleep
lib/lib.c:3 blocking-sleep
EOF
expect_stdout_has 'include/inline.h:2:42: error: '

# Why a function is taken for a coroutine is told.
run --why lib_co_wait
expect_status 0
expect_stdout_has "'lib_co_wait' is 'coroutine' by its name, as configured"
