#!/bin/sh
# A directory stands for the C and C++ sources in it; in a git checkout .gitignore holds.
set -eu
# shellcheck source=tests/e2e/lib.sh
. "$COROLINT_SOURCE/tests/e2e/lib.sh"

mkdir -p tree/deep/er tree/.hidden tree/ignored
write_faulty tree/b.c
write_faulty tree/deep/er/a.cc
write_faulty tree/deep/header.h
write_faulty tree/.hidden/c.c
write_faulty tree/ignored/d.c
echo 'not a source' >tree/notes.txt

run tree
expect_status 1
expect_complaints 0
expect_findings <<'EOF'
tree/b.c:4 blocking-sleep
tree/deep/er/a.cc:4 blocking-sleep
tree/ignored/d.c:4 blocking-sleep
EOF

mkdir barren
echo 'not a source' >barren/notes.txt
run barren
expect_status 2
expect_complaints 1
expect_message 'corolint: barren: ' sources

needs git
rm -r tree/.hidden
git init -q tree
echo 'ignored/' >tree/.gitignore
run tree
expect_findings <<'EOF'
tree/b.c:4 blocking-sleep
tree/deep/er/a.cc:4 blocking-sleep
EOF
# What is named is linted all the same.
run tree/ignored/d.c
expect_findings <<'EOF'
tree/ignored/d.c:4 blocking-sleep
EOF
