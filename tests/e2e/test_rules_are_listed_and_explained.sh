#!/bin/sh
# --list-rules lists each rule with severity and summary; --explain tells what, why, and what instead.
set -eu
# shellcheck source=tests/e2e/lib.sh
. "$COROLINT_SOURCE/tests/e2e/lib.sh"

run --list-rules
expect_status 0
expect_complaints 0
for rule in blocking-lock blocking-sleep blocking-wait blocking-io blocking-process lock-per-call; do
    grep -Eq "^$rule +(note|warning|error) +[^ ]" "$outcome/stdout" || fail "$rule is not listed"
done
cut -d ' ' -f 1 "$outcome/stdout" >rules

# The severities, and so the summaries, stand in a column, however long a rule's name.
columns=$(sed -E 's/^([^ ]+ +).*/\1/' "$outcome/stdout" | awk '{ print length($0) }' | sort -u | wc -l)
[ "$columns" -eq 1 ] || fail 'the columns are not straight'

while read -r rule; do
    run --explain "$rule"
    expect_status 0
    expect_complaints 0
    case $(head -n 1 "$outcome/stdout") in
    "$rule"*) ;;
    *) fail "the explanation of $rule does not start with its name" ;;
    esac
    [ "$(wc -l <"$outcome/stdout")" -ge 10 ] || fail "the explanation of $rule is short"
done <rules

# Each rule has its own explanation.
run --explain=blocking-sleep
expect_stdout_has nanosleep
run --explain lock-per-call
expect_stdout_lacks nanosleep

run --explain blocking-slep
expect_status 2
expect_no_stdout
expect_message "'blocking-slep'" "'blocking-sleep'"

run --explain
expect_status 2
expect_no_stdout
expect_message --explain
