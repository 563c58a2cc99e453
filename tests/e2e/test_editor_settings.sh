#!/bin/sh
# The settings in docs/editors are well-formed, and the problem matcher reads what corolint prints.
set -eu
# shellcheck source=tests/e2e/lib.sh
. "$COROLINT_SOURCE/tests/e2e/lib.sh"
needs python3

editors=$COROLINT_SOURCE/docs/editors

find "$editors" -name '*.json' | while read -r file; do
    python3 -m json.tool "$file" /dev/null || fail "$file is no JSON"
done

cat >faulty.c <<'EOF'
#include <unistd.h>
#define coroutine_fn

static void flush_all(void) { fsync(1); }
void coroutine_fn save(void) { flush_all(); }
EOF
run faulty.c
python3 - "$editors/vscode/tasks.json" "$outcome/stdout" >matched <<'EOF'
import json, re, sys
matcher = json.load(open(sys.argv[1]))["tasks"][0]["problemMatcher"]["pattern"]
fields = ["file", "line", "column", "severity", "message", "code"]
for line in open(sys.argv[2], encoding="utf-8"):
    found = re.search(matcher["regexp"], line.rstrip("\n"))
    if found:
        print(" | ".join(str(found[matcher[field]]) for field in fields))
EOF
diff -u - matched <<'EOF' || fail 'the problem matcher reads something else'
faulty.c | 5 | 32 | warning | 'flush_all' leads to 'fsync', which does input or output that may block the thread, in coroutine 'save' | blocking-io
faulty.c | 4 | 31 | note | 'flush_all' calls 'fsync', which may block | None
EOF
