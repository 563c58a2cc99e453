#!/bin/sh
# What may not be read is one message; the rest is still linted.
set -eu
# shellcheck source=tests/e2e/lib.sh
. "$COROLINT_SOURCE/tests/e2e/lib.sh"

mkdir -p tree/locked
write_faulty tree/faulty.c
write_faulty tree/locked/hidden.c
write_faulty tree/secret.c
chmod a=,u=w tree/secret.c
chmod a= tree/locked

# Root may read everything: then somebody who may not runs it.
as_nobody=
if [ "$(id -u)" -eq 0 ]; then
    needs setpriv
    as_nobody='setpriv --reuid=65534 --regid=65534 --clear-groups'
    chmod a+rx . tree
    $as_nobody test -x "$COROLINT" -a -r tree/faulty.c || skip 'nobody may not run corolint here'
fi
run_as_nobody() {
    # shellcheck disable=SC2086 # a command and its options
    run_as $as_nobody "$COROLINT" --no-cache "$@"
}

run_as_nobody tree
expect_status 2
expect_complaints 2
expect_message 'corolint: tree/locked: ' 'Permission denied'
expect_message 'corolint: tree/secret.c: ' 'Permission denied'
expect_findings <<'EOF'
tree/faulty.c:4 blocking-sleep
EOF

run_as_nobody tree/locked
expect_status 2
expect_complaints 1
expect_message 'corolint: tree/locked: ' 'Permission denied'

run_as_nobody tree/secret.c tree/faulty.c
expect_status 2
expect_complaints 1
expect_message 'corolint: tree/secret.c: ' 'Permission denied'
expect_findings <<'EOF'
tree/faulty.c:4 blocking-sleep
EOF

run_as_nobody tree/locked/hidden.c
expect_status 2
expect_complaints 1
expect_message 'corolint: tree/locked/hidden.c: ' 'Permission denied'

# A checkout is listed by git, which passes over what it may not read.
rm tree/secret.c
if command -v git >/dev/null 2>&1; then
    git init -q tree
    run_as_nobody tree
    expect_status 2
    expect_complaints 1
    expect_message 'corolint: tree/locked: '
    expect_findings <<'EOF'
tree/faulty.c:4 blocking-sleep
EOF
    rm -r tree/.git
fi

mkdir build
echo '[]' >build/compile_commands.json
chmod a= build/compile_commands.json
run_as_nobody -p build tree/faulty.c
expect_status 2
expect_complaints 1
expect_message 'corolint: build/compile_commands.json: ' 'Permission denied'
expect_findings <<'EOF'
tree/faulty.c:4 blocking-sleep
EOF
rm -r build

echo 'void seen(void);' >inner.h
echo '#include "inner.h"' >outer.c
chmod a= inner.h
run_as_nobody outer.c tree/faulty.c
expect_status 2
expect_complaints 1
expect_message 'corolint: outer.c' inner.h
expect_stdout_has 'tree/faulty.c:4:34: warning:'
