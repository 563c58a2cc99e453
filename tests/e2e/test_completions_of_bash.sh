#!/bin/sh
# bash completes every option, and what each takes.
set -eu
# shellcheck source=tests/e2e/lib.sh
. "$COROLINT_SOURCE/tests/e2e/lib.sh"
# shellcheck source=tests/e2e/completions_lib.sh
. "$COROLINT_SOURCE/tests/e2e/completions_lib.sh"
needs bash

# bash calls the function with the line in words, '=' being one; compopt works in the shell's own call only.
cat >ask.bash <<'EOF'
compopt() { :; }
source "$1"
read -r -a COMP_WORDS <<<"${2//=/ = }"
[[ $2 != *[\ =] ]] || COMP_WORDS+=('')
COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
function=$(complete -p corolint | sed 's/.*-F \([^ ]*\).*/\1/')
"$function" corolint "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD - 1]}"
[[ ${#COMPREPLY[@]} -eq 0 ]] || printf '%s\n' "${COMPREPLY[@]}"
EOF

offers() {
    bash ask.bash "$completions/corolint.bash" "$1" | sed 's/=$//'
}
check_completions
