# bash completion for corolint. Which options there are, and what they take, --help tells; which
# rules there are, --list-rules: nothing of it is written down here.

# _corolint_options COMMAND: a line for each way to write an option, with what it takes: "--build=DIR"
_corolint_options() {
    "$1" --help 2>/dev/null |
        sed -n -e h -e 's/^  \(-[a-z]\), --[a-z-]*\(=[^ ]*\)* .*/\1\2/p' \
            -e g -e 's/^  \(-[a-z], \)*\(--[a-z-]*\)\(=[^ ]*\)* .*/\2\3/p'
}

# _corolint_words COMMAND OPTION: the words its description lists, behind a colon if it has one
_corolint_words() {
    "$1" --help 2>/dev/null | sed -n "s/^ .*$2=[^ ]*  *//p" |
        sed -e 's/.*: //' -e 's/([a-z]*)//g' -e 's/ or / /g' -e 's/,/ /g'
}

_corolint_rules() {
    "$1" --list-rules 2>/dev/null | sed 's/ .*//'
}

_corolint_reply() {
    mapfile -t COMPREPLY < <(compgen "${@:2}" -- "$1")
}

# _corolint_argument COMMAND OPTION WHAT WORD
_corolint_argument() {
    case $3 in
    DIR)
        compopt -o filenames
        _corolint_reply "$4" -d
        ;;
    FILE | PATH)
        compopt -o filenames
        _corolint_reply "$4" -f
        ;;
    FMT | LEVEL) _corolint_reply "$4" -W "$(_corolint_words "$1" "$2")" ;;
    RULE) _corolint_reply "$4" -W "$(_corolint_rules "$1")" ;;
    RULE,*)
        local before=''
        [[ $4 != *,* ]] || before=${4%,*},
        compopt -o nospace
        _corolint_reply "${4##*,}" -W "$(_corolint_rules "$1")" -P "$before"
        ;;
    REV*) _corolint_reply "$4" -W "$(git for-each-ref --format='%(refname:short)' 2>/dev/null)" ;;
    esac
}

_corolint() {
    local command=$1 word=${COMP_WORDS[COMP_CWORD]} option=${COMP_WORDS[COMP_CWORD - 1]} i line
    COMPREPLY=()
    for ((i = 1; i < COMP_CWORD; i++)); do
        if [[ ${COMP_WORDS[i]} == -- ]]; then # the compiler's flags
            compopt -o filenames
            _corolint_reply "$word" -f
            return
        fi
    done
    # --build=x is three words here.
    if [[ $word == = ]]; then
        word=
    elif [[ $option == = ]]; then
        option=${COMP_WORDS[COMP_CWORD - 2]}
    fi
    if [[ $option == -* ]]; then
        while read -r line; do
            if [[ ${line%%=*} == "$option" && $line == *=* ]]; then
                _corolint_argument "$command" "$option" "${line#*=}" "$word"
                return
            fi
        done < <(_corolint_options "$command")
    fi
    if [[ $word == -* ]]; then
        _corolint_reply "$word" -W "$(_corolint_options "$command" | sed 's/=.*/=/; s/^\(-.\)=/\1/')"
        [[ ${COMPREPLY[0]-} != *= ]] || compopt -o nospace
        return
    fi
    compopt -o filenames
    _corolint_reply "$word" -f
}

complete -F _corolint corolint
