#!/bin/sh
# The text format, to the letter: place, severity, message, rule, source line, caret and range, notes, help.
set -eu
# shellcheck source=tests/e2e/lib.sh
. "$COROLINT_SOURCE/tests/e2e/lib.sh"

cat >direct.c <<'EOF'
#include <unistd.h>
#define coroutine_fn

void coroutine_fn update(void)
{
	if (usleep(10) == 0)
		return;
}
EOF
run direct.c
expect_status 1
# The tab in front is kept in the line of the caret.
expect_stdout <<'EOF'
direct.c:6:6: warning: 'usleep' puts the thread to sleep, in coroutine 'update' [blocking-sleep]
	if (usleep(10) == 0)
	    ^~~~~~~~~~
help: suspend on a timer of the event loop
EOF
expect_complaints 0
expect_message '1 finding (1 warning) in 1 file, 1 function, 1 coroutine'

cat >macro.c <<'EOF'
#include <unistd.h>
#define coroutine_fn
#define PAUSE() usleep(10)

void coroutine_fn update(void)
{
    PAUSE();
}
EOF
run macro.c
expect_status 1
expect_stdout <<'EOF'
macro.c:7:5: warning: 'usleep' puts the thread to sleep, in coroutine 'update' [blocking-sleep]
    PAUSE();
    ^~~~~~~
macro.c:7:5: note: in the expansion of macro 'PAUSE'
help: suspend on a timer of the event loop
EOF

# The way to a block behind plain functions, step by step.
cat >update.c <<'EOF'
#define coroutine_fn
void save(void);
void coroutine_fn update(void) { save(); }
EOF
cat >save.c <<'EOF'
#include <unistd.h>
#define NAP() usleep(10)
void save(void);
static void settle(void)
{
    NAP();
}
void save(void) { settle(); }
EOF
run update.c save.c
expect_status 1
expect_stdout <<'EOF'
update.c:3:34: warning: 'save' leads to 'usleep', which puts the thread to sleep, in coroutine 'update' [blocking-sleep]
void coroutine_fn update(void) { save(); }
                                 ^~~~~~
save.c:8:19: note: 'save' calls 'settle'
void save(void) { settle(); }
                  ^~~~~~~~
save.c:6:5: note: 'settle' calls 'usleep', which may block
    NAP();
    ^~~~~
help: suspend on a timer of the event loop
EOF

# A place is shown relative to the current directory when it lies below it, and whole when not.
mkdir below
cd below
run ../macro.c
expect_stdout_has "${PWD%/below}/macro.c:7:5: warning:"
cd ..
cp macro.c below/
run "$PWD/below/macro.c"
expect_stdout_has 'below/macro.c:7:5: warning:'
expect_stdout_lacks "$PWD"

write_clean clean.c
run clean.c
expect_status 0
expect_no_stdout
expect_message '0 findings in 1 file, 1 function, 0 coroutines'
expect_message 'no coroutine or event-loop callback was seen' .corolint.json '"marks"' '"loop"'
