#!/bin/sh
# The man page and --help tell of the same options, with the same arguments; every exit status has
# its words; and mandoc and man find nothing to mend, where they are.
set -eu
# shellcheck source=tests/e2e/lib.sh
. "$COROLINT_SOURCE/tests/e2e/lib.sh"
# shellcheck source=tests/e2e/help_lib.sh
. "$COROLINT_SOURCE/tests/e2e/help_lib.sh"

page=$COROLINT_SOURCE/packaging/corolint.1.in

# section NAME: its lines
section() {
    sed -n "/^\.SH $1\$/,/^\.SH /{/^\.SH/d;p;}" "$page"
}

# `.BR \-p ", " \-\-build =\fIDIR\fR` → "-p=DIR --build=DIR"
section OPTIONS | grep -A1 '^\.TP' | grep '^\.BR\{0,1\} ' |
    sed -e 's/^\.BR\{0,1\} //' -e 's/\\|//g' -e 's/\\f[IR]//g' -e 's/\\//g' -e 's/\.\.\./…/' -e 's/ =/=/' \
        -e 's/^\(-[a-z]\) ", " --\([^=]*\)\(=.*\)\{0,1\}$/\1\3 --\2\3/' | tr ' ' '\n' >documented
options_of_help >wanted
diff -u wanted documented || fail 'the options of --help (-) and those of the man page (+) differ'

section 'EXIT STATUS' | sed -n 's/^\.B \([0-9]\)$/\1/p' | tr -d '\n' >statuses
[ "$(cat statuses)" = 012 ] || fail 'not every exit status is in the man page'

# Where it names the words that an option takes, it names all.
for option in --format --fail-on; do
    words_of_option "$option" | sort >wanted
    section OPTIONS | sed -n "/^\.BR .*$(echo "$option" | sed 's/-/\\\\-/g') /,/^\.TP/p" | sed '1d' |
        sed -n 's/^\.BR\{0,1\} \([a-z]*\).*/\1/p' | sort >named
    diff -u wanted named || fail "what $option takes (-) and what the man page says (+) differ"
done

sed 's/@[A-Z_]*@/0/' "$page" >corolint.1
if command -v mandoc >/dev/null 2>&1; then
    mandoc -Tlint corolint.1 || fail 'mandoc has something to say of the man page'
fi
if command -v man >/dev/null 2>&1; then
    LC_ALL=C.UTF-8 MANROFFSEQ='' MANWIDTH=80 man --warnings -l corolint.1 >formatted 2>complaints || cat complaints
    [ ! -s complaints ] || { cat complaints; fail 'man has something to say of the man page'; }
fi
