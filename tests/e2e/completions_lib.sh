# What a shell's completion must offer, compared with what corolint says of itself; sourced after
# lib.sh by a test that defines `offers LINE`: prints what its shell offers at the end of LINE, one a line.
# shellcheck shell=sh

# shellcheck source=tests/e2e/help_lib.sh
. "$COROLINT_SOURCE/tests/e2e/help_lib.sh"

# shellcheck disable=SC2034 # for the tests
completions=$COROLINT_SOURCE/packaging/completions

# What is completed, told by the name --help gives it: a new name needs a line here and in each of
# the completions. "-" is for what only the user knows.
kind_of() {
    case $1 in
    DIR) echo directories ;;
    FILE | PATH) echo files ;;
    FMT | LEVEL) echo words ;;
    RULE) echo rules ;;
    RULE,*) echo lists ;;
    REV*) echo revisions ;;
    N | SECONDS | SIZE | FUNCTION) echo - ;;
    *) fail "no completion knows what $1 is: $2" ;;
    esac
}

# expect_offers LINE: exactly what stands on standard input, in any order
expect_offers() {
    sort -u >wanted
    offers "$1" | sort -u >offered
    diff -u wanted offered || fail "what is offered behind '$1' differs"
}

expect_offered() {
    offers "$1" >offered
    grep -qxF -e "$2" offered || fail "behind '$1' there is no $2"
}

expect_not_offered() {
    offers "$1" >offered
    ! grep -qxF -e "$2" offered || fail "behind '$1' there is $2"
}

# expect_value LINE KIND OPTION: what is offered at the end of LINE, where an option's value is wanted
expect_value() {
    case $2 in
    directories)
        expect_offered "$1" there
        expect_not_offered "$1" there.c
        ;;
    files) expect_offered "$1" there.c ;;
    words) words_of_option "$3" | expect_offers "$1" ;;
    rules | lists) rules_listed | expect_offers "$1" ;;
    revisions) expect_offered "$1" tried ;;
    esac
}

check_completions() {
    PATH=$(dirname "$COROLINT"):$PATH
    mkdir there
    touch there.c
    if command -v git >/dev/null 2>&1; then
        git init -q .
        git -c user.name=me -c user.email=me@here commit -q --allow-empty -m first
        git branch tried
    fi
    # A lone dash asks for all of them, two for the long ones.
    for dashes in - --; do
        offers "corolint $dashes" | sort -u >offered
        options_of_help | sed 's/=.*//' | grep -e "^$dashes" | sort -u >wanted
        [ -s wanted ] || fail '--help shows no options'
        comm -23 wanted offered >missing
        [ ! -s missing ] || fail "not offered: $(tr '\n' ' ' <missing)"
    done
    options_of_help | grep '=' >valued
    while IFS='=' read -r option what; do
        kind=$(kind_of "$what" "$option") || fail "$kind"
        expect_value "corolint $option " "$kind" "$option"
        case $option in
        --*) expect_value "corolint $option=" "$kind" "$option" ;;
        esac
    done <valued
    # In a list only what is behind the last comma is completed.
    for line in 'corolint --select blocking-lock,lock-' 'corolint --select=blocking-lock,lock-'; do
        offers "$line" | sed 's/.*,//' >offered
        [ "$(cat offered)" = lock-per-call ] || fail "behind '$line' there is $(tr '\n' ' ' <offered)"
    done
    expect_offered 'corolint the' there.c
    expect_offered 'corolint there.c -- -I the' there
}
