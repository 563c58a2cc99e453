#!/bin/sh
# A compile database that cannot be read says where it is wrong; the files named are still linted.
set -eu
# shellcheck source=tests/e2e/lib.sh
. "$COROLINT_SOURCE/tests/e2e/lib.sh"

mkdir build
database=build/compile_commands.json
write_faulty faulty.c

# expect_trouble_at LINE WORDS…: in both ways to come by the database
expect_trouble_at() {
    line=$1
    shift
    run -p build
    expect_status 2
    expect_complaints 1
    expect_message "corolint: $database: " "line $line" "$@"
    run faulty.c
    expect_status 2
    expect_complaints 1
    expect_message "corolint: $database: " "line $line" "$@"
    expect_findings <<'EOF'
faulty.c:4 blocking-sleep
EOF
}

for text in '' ' ' '

'; do
    printf '%s' "$text" >$database
    run -p build faulty.c
    expect_status 2
    expect_complaints 1
    expect_message "corolint: $database: " empty
    expect_stdout_has 'faulty.c:4:34: warning:'
done

echo '[]' >$database
expect_trouble_at 1 'no entries'

echo '{"directory": "/", "file": "faulty.c"}' >$database
expect_trouble_at 1 array

printf '[\n  {"directory": "%s",\n   "file": "faulty.c"' "$PWD" >$database
expect_trouble_at 3 malformed

printf '[\n  {"directory": "/" "file": "faulty.c"}\n]\n' >$database
expect_trouble_at 2 malformed

printf '[\n  {"file": "faulty.c", "arguments": ["cc", "faulty.c"]}]\n' >$database
expect_trouble_at 2 '"directory"'

printf '[\n\n  {"directory": "/", "arguments": ["cc", "faulty.c"]}]\n' >$database
expect_trouble_at 3 '"file"'

printf '[\n  17\n]\n' >$database
expect_trouble_at 2

printf '[\n  {"directory": "%s", "file": "faulty.c",\n   "arguments": 17}\n]\n' "$PWD" >$database
expect_trouble_at 3 '"arguments"'

printf '[\n  {"directory": "%s", "file": "faulty.c",\n   "command": "cc \\"faulty.c"}\n]\n' "$PWD" >$database
run -p build faulty.c
expect_status 2
expect_complaints 1
expect_message "corolint: $database: " 'line '
expect_stdout_has 'faulty.c:4:34: warning:'

head -c 4000 "$COROLINT" >$database
run -p build faulty.c
expect_status 2
expect_complaints 1
expect_message "corolint: $database: "

# One entry is wrong: the others are not lost.
write_faulty other.c other
{
    echo '[{"file": "faulty.c"},'
    echo "{\"directory\": \"$PWD\", \"file\": \"other.c\", \"command\": \"cc -c other.c\"}]"
} >$database
run -p build
expect_status 2
expect_complaints 1
expect_message "corolint: $database: " 'line 1'
expect_findings <<'EOF'
other.c:4 blocking-sleep
EOF

run -p nowhere faulty.c
expect_status 2
expect_complaints 1
expect_message 'corolint: nowhere: '
expect_stdout_has 'faulty.c:4:34: warning:'
