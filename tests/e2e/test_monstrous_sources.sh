#!/bin/sh
# Sources no person would write cost time, never the run.
set -eu
# shellcheck source=tests/e2e/lib.sh
. "$COROLINT_SOURCE/tests/e2e/lib.sh"

write_faulty faulty.c

# repeat COUNT TEXT
repeat() {
    yes "$2" | head -n "$1" | tr -d '\n'
}

{
    echo 'int parentheses(int x) { return'
    repeat 3000 '('
    printf x
    repeat 3000 ')'
    echo '; }'
} >parentheses.c
{
    echo 'int blocks(int x) {'
    repeat 3000 'if (x) {'
    printf 'x = 1;'
    repeat 3000 '}'
    echo 'return x; }'
} >blocks.c
{
    echo '#include <unistd.h>'
    echo '#define coroutine_fn'
    printf 'void coroutine_fn chain(int x) { x = 0'
    repeat 20000 ' + 1'
    echo '; sleep(1); }'
} >chain.c
repeat 100000 '{' >open.c
{
    printf '#include <unistd.h>\n#define coroutine_fn\nvoid coroutine_fn wide(void) {'
    repeat 100000 ' '
    echo 'sleep(1); }'
} >wide.c

for file in parentheses.c blocks.c chain.c open.c wide.c; do
    run --no-cache $file faulty.c
    expect_stdout_has 'faulty.c:4:34: warning:'
    # Either it was understood, or it is said that it was not.
    [ "$status" -ne 2 ] || expect_message "corolint: $file"
done
run wide.c
expect_status 1
expect_stdout_has 'wide.c:3:100031: warning:'
[ "$(wc -c <"$outcome/stdout")" -lt 1000 ] || fail 'the whole line is printed'
