#!/bin/sh
# A baseline hides the findings it has, however their lines move, and no others.
set -eu
# shellcheck source=tests/e2e/lib.sh
. "$COROLINT_SOURCE/tests/e2e/lib.sh"

write_old() {
    cat >old.c <<'EOF'
#include <stdlib.h>
#include <unistd.h>
#define coroutine_fn

static void helper(int fd)
{
    fsync(fd);
}

void coroutine_fn first(int fd)
{
    sleep(1);
    helper(fd);
}

void coroutine_fn second(void)
{
    sleep(1);
    sleep(1);
}
EOF
}

write_old
run old.c
expect_status 1
expect_message '4 findings'

run --write-baseline base.json old.c
expect_status 0
expect_no_stdout
expect_message '4 findings written to base.json'
expect_message '0 findings' '4 in the baseline'
cp base.json first.json
run --write-baseline base.json old.c
cmp base.json first.json || fail 'the same findings give another baseline'
[ "$(grep -c '"fingerprint"' base.json)" -eq 4 ] || fail 'one line a finding was expected'
! grep -q '"line"' base.json || fail 'a baseline names no lines: they move'

expect_nothing_new() {
    run --baseline base.json "$@"
    expect_status 0
    expect_no_stdout
    expect_complaints 0
    expect_message '0 findings' '4 in the baseline'
    ! grep -q 'no longer' "$outcome/stderr" || fail "$* made findings stale"
}

expect_nothing_new old.c

# Lines move, others are indented anew, comments come in between, a function is renamed that has
# nothing to do with it, and one stands elsewhere.
cat >old.c <<'EOF'
/* A comment
 * of some lines. */
#include <stdlib.h>
#include <unistd.h>
#define coroutine_fn

int added(void) { return 1; }

void coroutine_fn second(void)
{
	sleep( 1 );
        // and again
	sleep (1);
}

static void renamed_helper(int fd)
{
    // for good measure
    fsync(fd);
}
#define helper renamed_helper

void coroutine_fn first(int fd)
{
    if (fd)
        sleep(1);
    helper(fd);
}
EOF
sed -i 's/renamed_helper/helper/; /define helper/d' old.c
expect_nothing_new old.c

# So does the file, with another one beside it.
mkdir src
mv old.c src/new_name.c
write_clean src/other.c
expect_nothing_new src

# Lines are wrapped and get comments, and a way leads through another helper to the same end.
write_old
sed -i 's/^    helper(fd);/    helper( \/\/ NOLINT(other-rule)\n        fd); \/* mended? *\//
        s/^    sleep(1);$/& \/\/ why?/
        s/^    fsync(fd);/    deeper(fd);/
        s/^static void helper/static void deeper(int fd) { fsync(fd); }\n&/' old.c
expect_nothing_new old.c

# Another end of the way is another fault, behind whatever call.
sed -i 's/{ fsync(fd); }/{ ftruncate(fd, 0); }/' old.c
run --baseline base.json old.c
expect_status 1
expect_findings <<'EOF'
old.c:14 blocking-io
EOF
expect_message '1 finding (1 warning)' '3 in the baseline'

# What is new is told, and only that; of lines alike it is one, whichever.
write_old
sed -i 's/^    sleep(1);$/&\n    sleep(1);/; s/^    helper(fd);/&\n    system("true");/' old.c
run --baseline base.json old.c
expect_status 1
expect_message '4 findings (4 warnings)' '4 in the baseline'
write_old
awk '{ print } /sleep/ && ++n == 3 { print }' old.c >more.c && mv more.c old.c
run --baseline base.json old.c
expect_status 1
expect_message '1 finding (1 warning)' '4 in the baseline'
expect_stdout_has '[blocking-sleep]'
run --baseline base.json --format json old.c
expect_json 'r["summary"]["findings"] == 1' 'r["summary"]["baselined"] == 4'
run --format json old.c
expect_json '"baselined" not in r["summary"]'

# What no longer occurs is counted, unless nobody looked.
write_old
sed -i '/helper(fd);/d' old.c
run --baseline base.json old.c
expect_status 0
expect_message '1 finding of the baseline base.json no longer occurs' '--write-baseline base.json'
run --baseline base.json src/other.c
expect_complaints 0
! grep -q 'no longer' "$outcome/stderr" || fail 'old.c was not asked about'
run --baseline base.json --select blocking-sleep old.c
! grep -q 'no longer' "$outcome/stderr" || fail 'blocking-io was not asked about'

# Both: what is new against one is told, and the other gets all there is.
write_old
sed -i 's/^    helper(fd);/&\n    system("true");/' old.c
run --baseline base.json --write-baseline next.json old.c
expect_status 0
expect_findings <<'EOF'
old.c:14 blocking-process
EOF
run --baseline next.json old.c
expect_status 0
expect_no_stdout
run --baseline base.json --write-baseline base.json old.c
expect_status 0
run --baseline base.json old.c
expect_status 0
expect_no_stdout

# What cannot be analysed is not known to be mended: its entries stay, and of those behind it.
cat >broken.c <<'EOF'
#include <unistd.h>
#define coroutine_fn
void far(int fd) { fsync(fd); }
void coroutine_fn alone(int fd) { fdatasync(fd); }
EOF
cat >near.c <<'EOF'
#define coroutine_fn
void far(int fd);
void coroutine_fn near(int fd) { far(fd); }
EOF
write_old
run --write-baseline whole.json old.c broken.c near.c
expect_status 0
expect_message '6 findings written to whole.json'
cp whole.json base.json
sed -i 's/^void/void }{/' broken.c
sed -i 's/^    helper(fd);/&\n    system("true");/' old.c
run --baseline base.json --write-baseline base.json old.c broken.c near.c
expect_status 2
expect_message '7 findings written to base.json'
expect_message '2 of these are kept from base.json'
grep '"fingerprint"' whole.json | sed 's/,$//' >wanted_lines
grep -F '"fingerprint"' base.json | sed 's/,$//' | grep -Fxf - wanted_lines | cmp - wanted_lines ||
    fail 'entries were forgotten or changed'
grep -q '"rule":"blocking-process"' base.json || fail 'what is new was to be written as well'
cp base.json again.json
run --baseline base.json --write-baseline base.json old.c broken.c near.c
cmp base.json again.json || fail 'the second time it is another one'

# The same list without a baseline to keep them from; and once all can be analysed they go.
run --write-baseline least.json old.c broken.c near.c
expect_status 2
expect_message '5 findings written to least.json'
expect_message 'least.json may lack findings'
run --baseline least.json --write-baseline least.json old.c
expect_status 0
! grep -E 'may lack|kept from' "$outcome/stderr" || fail 'all was analysed'
echo >broken.c
run --baseline base.json --write-baseline base.json old.c broken.c near.c
expect_status 0
expect_message '5 findings written to base.json'
rm broken.c near.c

# A baseline that cannot be used is renewed, and its list lacks nothing.
echo '{}' >bad.json
run --baseline bad.json --write-baseline bad.json old.c
expect_status 2
expect_message '5 findings written to bad.json'
! grep 'may lack' "$outcome/stderr" || fail 'all was analysed'

# It may lie elsewhere; names in it are relative to where it lies.
mkdir lint
run --write-baseline lint/base.json src
grep -q '"file":"/' lint/base.json || fail 'src/ does not lie below lint/'
run --write-baseline base.json src
grep -q '"file":"src/new_name.c"' base.json || fail 'src/new_name.c lies below the baseline'
cd src
run --baseline ../base.json .
expect_status 0
expect_no_stdout
cd ..

# A baseline that cannot be used hides nothing; the rest goes on.
expect_refused() {
    run --baseline bad.json old.c
    expect_status 2
    expect_complaints 1
    expect_message "$@"
    expect_stdout_has '[blocking-process]'
}

write_bad() {
    printf '%s' "$1" >bad.json
}

write_bad ''
expect_refused 'bad.json:1:1: '
write_bad '{"version":1,"findings":[}'
expect_refused 'bad.json:1:26: '
write_bad '[]'
expect_refused 'bad.json:1:1: ' '"version": 1 was expected'
write_bad '{
  "version": 2, "findings": []}'
expect_refused 'bad.json:2:14: ' 'a baseline of version 2' 'knows version 1' '--write-baseline'
write_bad '{"version":"1"}'
expect_refused 'bad.json:1:12: ' 'was expected'
write_bad '{"version":1}'
expect_refused 'bad.json:1:1: ' 'a list of "findings" was expected'
write_bad '{"version":1,"findings":[
{"fingerprint":"x"},
{"rule":"blocking-io"}]}'
expect_refused 'bad.json:3:1: ' '"fingerprint"'
rm bad.json
expect_refused 'bad.json' 'No such file'
run --baseline bad.json --format json old.c
expect_json 'len(r["errors"]) == 1' 'r["summary"]["findings"] > 0'

# Lines that a merge has doubled are one finding; a link stays a link, and what is no file is none.
run --write-baseline base.json old.c
sed '2p' base.json >merged.json
run --baseline merged.json old.c
expect_status 0
expect_complaints 0
! grep 'no longer occur' "$outcome/stderr" || fail 'a doubled line counts as gone'
mkdir kept
ln -s kept/base.json linked.json
touch kept/base.json
run --write-baseline linked.json old.c
expect_status 0
[ -L linked.json ] && cmp base.json kept/base.json || fail 'the link was replaced'
run --write-baseline /dev/stdout -o report.txt old.c
expect_status 0
expect_stdout_has '{"version":1,'

# Nor is one that was not written a success, or anything left of it.
run --write-baseline nowhere/base.json old.c
expect_status 2
expect_message 'nowhere/base.json'
run --verify --baseline base.json old.c
expect_status 2
run --why first --baseline base.json old.c
expect_status 2
