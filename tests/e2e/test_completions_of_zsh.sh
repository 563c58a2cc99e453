#!/bin/sh
# zsh completes every option, and what each takes. Asked through a terminal of its own.
set -eu
# shellcheck source=tests/e2e/lib.sh
. "$COROLINT_SOURCE/tests/e2e/lib.sh"
# shellcheck source=tests/e2e/completions_lib.sh
. "$COROLINT_SOURCE/tests/e2e/completions_lib.sh"
needs zsh

# Everything offered goes through compadd, which here prints what of it fits. The words printed are
# broken up where they are written, for the terminal echoes them.
cat >ask.zsh <<'EOF'
zmodload zsh/zpty || exit 77
zpty terminal zsh -f -i
zpty -w terminal "PS1= fpath=(${(q)1} \$fpath); autoload -U compinit; compinit -C -d $PWD/dump"
zpty -w terminal 'compadd() {
  local -a offered
  if [[ " $* " != *" -"[OAD]" "* ]]; then
    builtin compadd -A offered "$@"
    print -rl -- "<"${^offered}">"
  fi
  builtin compadd "$@"
}
ended() { print "<<e""nd>>"; exit }
comppostfuncs=(ended)
print "re""ady"'
zpty -r terminal started '*ready*'
zpty -w -n terminal "$2"$'\t'
zpty -r terminal shown '*<<end>>*'
print -r -- "$shown"
EOF

offers() {
    zsh -f ask.zsh "$completions" "$1" | tr -d '\r' | sed -n 's/^.*<\([^<>]*\)>$/\1/p'
}
zsh -fc 'zmodload zsh/zpty && zpty terminal true' || skip 'zsh gets no terminals of its own here (zsh/zpty)'
check_completions
