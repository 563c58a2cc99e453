#!/bin/sh
# A file that holds no text, or no C, is one message; the other files are still linted.
set -eu
# shellcheck source=tests/e2e/lib.sh
. "$COROLINT_SOURCE/tests/e2e/lib.sh"

write_faulty faulty.c

head -c 5000 "$COROLINT" >binary.c
printf '\377\376i\000n\000t\000 \000x\000;\000' >utf16.c
for file in binary.c utf16.c; do
    run $file faulty.c
    expect_status 2
    expect_complaints 1
    expect_message "corolint: $file: " 'not a text file'
    expect_findings <<'EOF'
faulty.c:4 blocking-sleep
EOF
done

# Found by walking, it is no less said.
mkdir tree
cp binary.c faulty.c tree/
run tree
expect_status 2
expect_complaints 1
expect_message 'corolint: tree/binary.c: '
expect_findings <<'EOF'
tree/faulty.c:4 blocking-sleep
EOF

# Listed by a database, too.
write_database . binary.c faulty.c
run
expect_status 2
expect_complaints 1
expect_message 'corolint: binary.c: '
expect_findings <<'EOF'
faulty.c:4 blocking-sleep
EOF
rm compile_commands.json

# Text, but of what?
echo 'a note' >notes.txt
run notes.txt faulty.c
expect_status 2
expect_complaints 1
expect_message 'corolint: notes.txt: ' -x
expect_stdout_has 'faulty.c:4:34: warning:'

# Nothing at all is a source like any other, and so is Latin-1 in a comment.
: >empty.c
printf '/* caf\351 */\nint f(void) { return 0; }\n' >latin1.c
run empty.c latin1.c
expect_status 0
expect_complaints 0

# In the JSON, names and lines that are no UTF-8 must not spoil it.
name=$(printf 'caf\351.c')
cp faulty.c "$name" 2>/dev/null || skip 'the file system takes UTF-8 only'
run "$name"
expect_status 1
run --format json "$name"
expect_status 1
expect_json 'len(r["findings"]) == 1'
