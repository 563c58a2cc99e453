#!/bin/sh
# fish completes every option, and what each takes.
set -eu
# shellcheck source=tests/e2e/lib.sh
. "$COROLINT_SOURCE/tests/e2e/lib.sh"
# shellcheck source=tests/e2e/completions_lib.sh
. "$COROLINT_SOURCE/tests/e2e/completions_lib.sh"
needs fish

# fish keeps its history in the home directory.
HOME=$PWD/home
export HOME
mkdir home

# Each line is a word and, behind a tab, what it means; the value of --option=value comes with its option.
offers() {
    # shellcheck disable=SC2016 # $argv is fish's
    fish -c 'set -p fish_complete_path $argv[1]; complete -C $argv[2]' "$completions" "$1" |
        sed -e 's/	.*//' -e 's/^--[a-z-]*=//' -e 's,/$,,'
}
check_completions
