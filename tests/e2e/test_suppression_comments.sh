#!/bin/sh
# What NOLINT comments silence is counted, and what they no longer silence is told.
set -eu
# shellcheck source=tests/e2e/lib.sh
. "$COROLINT_SOURCE/tests/e2e/lib.sh"

cat >main.c <<'EOF'
#include <unistd.h>
#define coroutine_fn
void save(int fd);
void coroutine_fn update(int fd)
{
    sleep(1); // NOLINT(corolint-blocking-sleep): a reason
    sleep(1);
    getpid(); // NOLINT(corolint-blocking-sleep)
    save(fd);
}
EOF
cat >helper.c <<'EOF'
#include <unistd.h>
void save(int fd) { fsync(fd); } // NOLINT(corolint-blocking-io)
EOF
write_database . main.c helper.c

run
expect_status 1
expect_findings <<'EOF'
main.c:7 blocking-sleep
main.c:8 unused-suppression
EOF
expect_stdout_has "main.c:8:25: note: 'corolint-blocking-sleep' silences nothing [unused-suppression]"
expect_message '2 findings (1 note, 1 warning)' '2 suppressed'

run --format json
expect_json 'r["summary"]["suppressed"] == 2' 'r["summary"]["findings"] == 2' \
    '[f["line"] for f in r["findings"]] == [7, 8]' \
    'all(len(f["fingerprint"]) == 32 for f in r["findings"])'

# The helper's comment is of use though its user is not asked about; what it silences stands
# elsewhere, so nothing is suppressed here.
run helper.c
expect_status 0
expect_no_stdout
run --format json helper.c
expect_json 'r["summary"]["suppressed"] == 0'

# It is not asked whether a rule that is turned off would need the comment; one that merely is not
# selected was looked for all the same.
run --ignore blocking-sleep
expect_status 0
expect_no_stdout
run --select unused-suppression
expect_status 0
expect_findings <<'EOF'
main.c:8 unused-suppression
EOF
run --select unused-suppression --fail-on note
expect_status 1
run --ignore unused-suppression
expect_findings <<'EOF'
main.c:7 blocking-sleep
EOF

# Nothing is said of comments in a file that is not understood.
echo 'void broken( {' >>main.c
run
expect_status 2
expect_findings <<'EOF'
main.c:7 blocking-sleep
EOF

# A header's comment may have its use in a source that is not named.
rm compile_commands.json
cat >inline.h <<'EOF'
#include <unistd.h>
static inline void pause_a_bit(void) { getpid(); } // NOLINT(corolint-blocking-sleep)
EOF
cat >user.c <<'EOF'
#include "inline.h"
#define coroutine_fn
void coroutine_fn use(void) { pause_a_bit(); }
EOF
run user.c
expect_status 0
expect_no_stdout
rm main.c helper.c
run .
expect_status 0
expect_findings <<'EOF'
inline.h:2 unused-suppression
EOF

# The cache keeps comments: the second run says the same.
run --cache-dir cache .
cp "$outcome/stdout" first
run --cache-dir cache .
expect_stdout <first

# One cause is told at every caller, and the helper that all come by in the end; a comment on the line
# of its name is about all of them, and of what else is behind it.
cat >many.c <<'END'
#include <unistd.h>
#define coroutine_fn
static void store(int fd) {
    fsync(fd);
}
static void helper(int fd) {
    store(fd);
    fdatasync(fd);
}
static void thin(int fd) { helper(fd); }
void coroutine_fn first(int fd) { helper(fd); }
void coroutine_fn second(int fd) { thin(fd); }
void coroutine_fn third(int fd) { helper(fd); }
END
run --no-cache many.c
expect_findings <<'END'
many.c:11 blocking-io
many.c:12 blocking-io
many.c:13 blocking-io
END
expect_message "3 of these come by many.c:8 ('helper')" 'NOLINT(corolint-blocking-io) on the line of that function'
[ "$(grep -c 'of these come by' "$outcome/stderr")" -eq 1 ] || fail 'they are one group'
sed -i '6s/$/ \/\/ NOLINT(corolint-blocking-io)/' many.c
run --no-cache many.c
expect_status 0
expect_no_stdout
expect_message '0 findings' '3 suppressed'
! grep -q 'of these come by' "$outcome/stderr" || fail 'they are silenced'

# What was probably meant is told: the prefix, the other comment of the pair, the finding's line.
cat >meant.c <<'END'
#include <unistd.h>
#define coroutine_fn
int helper(int fd, int flags) { return fsync(fd + flags); }
void coroutine_fn update(int fd)
{
    sleep(1); // NOLINT(blocking-sleep)
    // NOLINTBEGIN(corolint-blocking-sleep)
    sleep(1);
    // NOLINTEND(corolint-blocking-io)
    helper(fd,
           1); // NOLINT(corolint-blocking-io): a reason
    // NOLINTNEXTLINE(corolint-blocking-sleep)
    helper(fd, 2); // NOLINTEND
}
END
run --no-cache --select unused-suppression meant.c
expect_stdout_has "meant.c:6:25: note: 'blocking-sleep' silences nothing; did you mean 'corolint-blocking-sleep'?"
expect_stdout_has "meant.c:7:8: note: unmatched 'NOLINTBEGIN' comment without a subsequent 'NOLINTEND' comment: the lists differ, 'NOLINTEND(corolint-blocking-io)' is on line 9"
expect_stdout_has "meant.c:9:8: note: unmatched 'NOLINTEND' comment without a previous 'NOLINTBEGIN' comment: the lists differ, 'NOLINTBEGIN(corolint-blocking-sleep)' is on line 7"
expect_stdout_has "meant.c:11:26: note: 'corolint-blocking-io' silences nothing: the finding is on line 10"
expect_stdout_has "meant.c:12:23: note: 'corolint-blocking-sleep' silences nothing ["
# One that has its counterpart further down is not the other of a pair.
sed -i 's/NOLINTEND$/NOLINTEND(corolint-blocking-sleep)/' meant.c
run --no-cache --select unused-suppression meant.c
expect_stdout_has "meant.c:9:8: note: unmatched 'NOLINTEND' comment without a previous 'NOLINTBEGIN' comment ["
expect_stdout_lacks 'the lists differ'
