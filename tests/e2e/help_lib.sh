# What tests read from --help; sourced after lib.sh.
# shellcheck shell=sh disable=SC2154 # outcome is lib.sh's

run --help
cp "$outcome/stdout" help

# Each option in a line with what it takes: "--build=DIR", "-p=DIR", "--verify".
options_of_help() {
    sed -n -e h -e 's/^  \(-[a-z]\), --[a-z-]*\(=[^ ]*\)\{0,1\} .*/\1\2/p' \
        -e g -e 's/^  \(-[a-z], \)\{0,1\}\(--[a-z-]*\)\(=[^ ]*\)\{0,1\} .*/\2\3/p' help
}

# The words that an option takes which takes none but certain ones: its error message names them.
words_of_option() {
    run "$1" '?'
    sed -n "s/^corolint: $1 takes \(.*\), not '?'.*/\1/p" "$outcome/stderr" | sed -e 's/ or /, /' -e 's/, /,/g' | tr ',' '\n'
}

rules_listed() {
    "$COROLINT" --list-rules | sed 's/ .*//'
}
