#!/bin/sh
# readme_with_rules.sh BINARY: prints README.md with the table of rules made anew from what BINARY
# lists. To bring the README up to date, in the project's directory:
#   sh tests/readme_with_rules.sh build/release/corolint >README.new && mv README.new README.md
set -eu
binary=$1
readme=$(dirname -- "$0")/../README.md

print_table() {
    echo '| rule | severity | reported when |'
    echo '|---|---|---|'
    "$binary" --list-rules | while read -r rule severity summary; do
        # shellcheck disable=SC2016 # Markdown's back quotes
        printf '| `%s` | %s | %s |\n' "$rule" "$severity" "$summary"
    done
}

sed '/^<!-- rules -->$/q' "$readme"
print_table
sed -n '/^<!-- \/rules -->$/,$p' "$readme"
