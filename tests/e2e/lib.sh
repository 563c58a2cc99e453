# What the end-to-end tests share; they source it from $COROLINT_SOURCE. A test runs corolint with
# run ARGS… and then says what it expects of the outcome; the first expectation that is not met
# ends the test with the whole outcome printed.
# shellcheck shell=sh

outcome=$PWD/outcome
mkdir "$outcome"

fail() {
    printf 'FAILED: %s\n' "$*"
    if [ -f "$outcome/command" ]; then
        printf -- '---- '
        cat "$outcome/command"
        printf -- '---- exit status %s, standard output:\n' "$status"
        cat "$outcome/stdout"
        printf -- '---- standard error:\n'
        cat "$outcome/stderr"
    fi
    exit 1
}

skip() {
    printf 'skipped: %s\n' "$*"
    exit 77
}

needs() {
    command -v "$1" >/dev/null 2>&1 || skip "there is no $1 here"
}

# Runs corolint. Whatever the input, it must end by itself with one of its own exit statuses.
run() {
    run_as "$COROLINT" "$@"
}

# The same with words in front of the binary: run_as setpriv … "$COROLINT" ARGS…
run_as() {
    printf '%s\n' "$*" >"$outcome/command"
    status=0
    "$@" >"$outcome/stdout" 2>"$outcome/stderr" </dev/null || status=$?
    [ "$status" -le 2 ] || fail "exit status $status is none of corolint's"
    if grep -E 'Sanitizer|runtime error:|(CRITICAL|WARNING|ERROR) \*\*' "$outcome/stderr"; then
        fail 'it reported a fault of its own'
    fi
}

expect_status() {
    [ "$status" -eq "$1" ] || fail "exit status $status, expected $1"
}

# The whole of standard output is what stands on this function's standard input.
expect_stdout() {
    cat >"$outcome/wanted"
    diff -u "$outcome/wanted" "$outcome/stdout" || fail 'standard output differs'
}

expect_no_stdout() {
    [ ! -s "$outcome/stdout" ] || fail 'nothing was expected on standard output'
}

expect_stdout_has() {
    grep -qF -e "$1" "$outcome/stdout" || fail "expected on standard output: $1"
}

expect_stdout_lacks() {
    ! grep -qF -e "$1" "$outcome/stdout" || fail "not expected on standard output: $1"
}

# One line of standard error holds all of the words.
expect_message() {
    cp "$outcome/stderr" "$outcome/left"
    for word in "$@"; do
        grep -F -e "$word" "$outcome/left" >"$outcome/matching" ||
            fail "expected in one line of standard error: $*"
        mv "$outcome/matching" "$outcome/left"
    done
}

# So many lines of standard error are complaints; what is said in the end is none.
expect_complaints() {
    count=$(grep -c '^corolint: ' "$outcome/stderr") || :
    [ "$count" -eq "$1" ] || fail "$count complaints, expected $1"
}

# The findings in order, each as FILE:LINE RULE, are what stands on standard input.
expect_findings() {
    cat >"$outcome/wanted"
    sed -n 's/^\([^ ]*:[0-9]*\):[0-9]*: [a-z]*: .* \[\([a-z-]*\)\]$/\1 \2/p' "$outcome/stdout" \
        >"$outcome/found"
    diff -u "$outcome/wanted" "$outcome/found" || fail 'the findings differ'
}

# The report on standard output is JSON of which the Python expressions hold; it is called r.
expect_json() {
    needs python3
    for expression in "$@"; do
        python3 -c 'import json, sys
r = json.load(open(sys.argv[1], encoding="utf-8"))
sys.exit(not eval(f"({sys.argv[2]})"))' "$outcome/stdout" "$expression" ||
            fail "does not hold of the report: $expression"
    done
}

# write_faulty FILE [FUNCTION]: C with one finding, blocking-sleep in line 4.
write_faulty() {
    cat >"$1" <<EOF
#include <unistd.h>
#define coroutine_fn

void coroutine_fn ${2:-update}(void) { sleep(1); }
EOF
}

write_clean() {
    echo 'int add(int left, int right) { return left + right; }' >"$1"
}

# write_database DIRECTORY FILE…: a database there that compiles the files, named from here.
write_database() {
    database=$1/compile_commands.json
    shift
    separator='['
    for file in "$@"; do
        printf '%s{"directory": "%s", "file": "%s", "arguments": ["cc", "-c", "%s"]}' \
            "$separator" "$PWD" "$file" "$file"
        separator=",
 "
    done >"$database"
    echo ']' >>"$database"
}
