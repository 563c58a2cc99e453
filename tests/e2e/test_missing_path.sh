#!/bin/sh
# A path that is not there is one message; the other files are still linted.
set -eu
# shellcheck source=tests/e2e/lib.sh
. "$COROLINT_SOURCE/tests/e2e/lib.sh"

write_faulty faulty.c

run missing.c
expect_status 2
expect_no_stdout
expect_complaints 1
expect_message 'corolint: missing.c: ' 'no such file or directory'

run missing.c faulty.c no/such/directory
expect_status 2
expect_stdout_has 'faulty.c:4:34: warning:'
expect_complaints 2
expect_message 'corolint: missing.c: '
expect_message 'corolint: no/such/directory: '

run '' faulty.c
expect_status 2
expect_stdout_has 'faulty.c:4:34: warning:'
expect_complaints 1

ln -s nowhere.c dangling.c
run dangling.c faulty.c
expect_status 2
expect_stdout_has 'faulty.c:4:34: warning:'
expect_complaints 1
expect_message 'corolint: dangling.c: '

# Neither waited for nor read.
mkfifo pipe.c
run pipe.c faulty.c
expect_status 2
expect_stdout_has 'faulty.c:4:34: warning:'
expect_complaints 1
expect_message 'corolint: pipe.c: '

# What the database lists and nobody has generated yet.
write_database . faulty.c generated.c
run
expect_status 2
expect_stdout_has 'faulty.c:4:34: warning:'
expect_complaints 1
expect_message 'corolint: generated.c: ' compile_commands.json
# Nobody asked for it.
run faulty.c
expect_status 1
expect_complaints 0
