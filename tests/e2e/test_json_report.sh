#!/bin/sh
# --format json prints one object with everything that is known of each finding and each error.
set -eu
# shellcheck source=tests/e2e/lib.sh
. "$COROLINT_SOURCE/tests/e2e/lib.sh"
needs python3

cat >faulty.c <<'EOF'
#include <unistd.h>
#define coroutine_fn

void coroutine_fn update(void)
{
    /* ö */ sleep(
        1);
}
EOF

run --format json faulty.c
expect_status 1
expect_json \
    'list(r) == ["version", "tool", "findings", "errors", "summary"]' \
    'r["version"] == 1' \
    'r["tool"]["name"] == "corolint" and r["tool"]["version"] and "clang" in r["tool"]["libclang"]' \
    'len(r["findings"]) == 1 and r["errors"] == []' \
    '{k: v for k, v in r["findings"][0].items() if k not in ("message", "help", "fingerprint")} ==
        {"rule": "blocking-sleep", "severity": "warning", "file": "faulty.c", "line": 6, "column": 14,
         "endLine": 7, "endColumn": 11, "function": "update", "trace": []}' \
    '"sleep" in r["findings"][0]["message"] and "update" in r["findings"][0]["message"]' \
    'r["findings"][0]["help"] and r["findings"][0]["fingerprint"]' \
    'r["summary"].pop("seconds") >= 0' \
    '{k: v for k, v in r["summary"].items() if k != "seconds"} ==
        {"files": 1, "functions": 1, "coroutines": 1, "findings": 1, "suppressed": 0, "errors": 0}'

# A fingerprint goes with the code, not with its line.
fingerprint() {
    python3 -c 'import json, sys
print(*[f["fingerprint"] for f in json.load(sys.stdin)["findings"]])' <"$outcome/stdout"
}
before=$(fingerprint)
{
    echo '/* a line more */'
    cat faulty.c
} >moved.c
mv moved.c faulty.c
run --format=json faulty.c
expect_json 'r["findings"][0]["line"] == 7'
[ "$(fingerprint)" = "$before" ] || fail 'the fingerprint changed with the line'

# Two calls alike in one function are told apart.
cat >twice.c <<'EOF'
#include <unistd.h>
#define coroutine_fn
void coroutine_fn update(void)
{
    sleep(1);
    sleep(1);
}
EOF
run --format json twice.c
expect_json 'len({f["fingerprint"] for f in r["findings"]}) == 2'

# The trace is the way to what blocks.
cat >way.c <<'EOF'
#include <unistd.h>
#define coroutine_fn
static void step(void) { sleep(1); }
void coroutine_fn update(void) { step(); }
EOF
run --format json way.c
expect_json \
    '[(f["line"], f["function"]) for f in r["findings"]] == [(4, "update")]' \
    '[(s["file"], s["line"], s["column"]) for s in r["findings"][0]["trace"]] == [("way.c", 3, 26)]' \
    '"step" in r["findings"][0]["trace"][0]["message"] and "sleep" in r["findings"][0]["trace"][0]["message"]'

run --format json faulty.c missing.c
expect_status 2
expect_json \
    'len(r["findings"]) == 1' \
    '[e["file"] for e in r["errors"]] == ["missing.c"] and "no such file" in r["errors"][0]["message"]' \
    'r["summary"]["errors"] == 1'

write_clean clean.c
run --format json clean.c
expect_status 0
expect_json 'r["findings"] == [] and r["errors"] == [] and r["summary"]["functions"] == 1'

run --format text faulty.c
expect_stdout_has 'faulty.c:7:14: warning:'

run --format yaml faulty.c
expect_status 2
expect_no_stdout
expect_message "text, json, sarif, github, gitlab, junit or html" "'yaml'"
