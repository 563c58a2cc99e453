#!/bin/sh
# The table of rules in the README is the list that corolint itself gives.
set -eu
# shellcheck source=tests/e2e/lib.sh
. "$COROLINT_SOURCE/tests/e2e/lib.sh"

readme=$COROLINT_SOURCE/README.md
[ "$(grep -cx -e '<!-- rules -->' -e '<!-- /rules -->' "$readme")" -eq 2 ] ||
    fail 'README.md has not the two marks between which the table stands'
sh "$COROLINT_SOURCE/tests/readme_with_rules.sh" "$COROLINT" >README.new
diff -u "$readme" README.new ||
    fail 'README.md differs from --list-rules; tests/readme_with_rules.sh says how to make the table anew'
# shellcheck disable=SC2016 # Markdown's back quotes
grep -q '^| `blocking-lock` | warning | ' README.new || fail 'the table is empty'
