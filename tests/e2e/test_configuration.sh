#!/bin/sh
# .corolint.json: the nearest upward from each file, its rules, paths and levels, and what stands above it.
set -eu
# shellcheck source=tests/e2e/lib.sh
. "$COROLINT_SOURCE/tests/e2e/lib.sh"

mkdir -p src/deep gen
write_faulty src/a.c update_a
write_faulty src/deep/b.c update_b
write_faulty gen/c.c update_c

run .
expect_status 1
expect_findings <<'EOF'
gen/c.c:4 blocking-sleep
src/a.c:4 blocking-sleep
src/deep/b.c:4 blocking-sleep
EOF

# Comments are allowed; paths count from the file's own directory, wherever corolint is started.
cat >.corolint.json <<'EOF'
{
  "exclude": ["gen/"], // made by a machine
  "overrides": [{"files": "src/*.c", "rules": {"blocking-sleep": "note"}}]
}
EOF
run .
expect_status 1
expect_complaints 0
expect_findings <<'EOF'
src/a.c:4 blocking-sleep
src/deep/b.c:4 blocking-sleep
EOF
expect_stdout_has 'src/a.c:4:36: note: '
(
    cd src
    outcome=$PWD/../outcome
    run a.c
    expect_status 0
    expect_stdout_has 'a.c:4:36: note: '
    run --fail-on note a.c
    expect_status 1
)

# An excluded file that is named says why nothing is reported; its errors are nobody's concern.
run gen/c.c
expect_status 0
expect_no_stdout
expect_message 'gen/c.c is excluded'
echo 'int broken(' >gen/broken.c
run .
expect_status 1
expect_complaints 0
rm gen/broken.c

# The nearest counts alone.
echo '{"rules": {"blocking-sleep": "error"}}' >src/deep/.corolint.json
run .
expect_stdout_has 'src/a.c:4:36: note: '
expect_stdout_has 'src/deep/b.c:4:36: error: '
run --no-config .
expect_findings <<'EOF'
gen/c.c:4 blocking-sleep
src/a.c:4 blocking-sleep
src/deep/b.c:4 blocking-sleep
EOF
expect_stdout_lacks ' error: '

# --config is for all files, whatever lies nearer; --select and --ignore stand above it.
echo '{"rules": {"blocking-sleep": "off"}}' >quiet.json
run --config quiet.json .
expect_status 0
expect_no_stdout
run --config quiet.json --select blocking-sleep src/deep
expect_status 1
expect_stdout_has 'src/deep/b.c:4:36: warning: '
run --ignore blocking-sleep .
expect_status 0

# The report and --verify go by it too.
run --format json src/deep
expect_json 'r["findings"][0]["severity"] == "error"'
sed 's|$| // expect: blocking-sleep|' src/deep/b.c | sed '1,3s| //.*||' >verified.c
run --verify verified.c
expect_status 0
run --verify --config quiet.json verified.c
expect_status 1
echo '{"exclude": "verified.c"}' >quiet.json
run --verify --config quiet.json verified.c
expect_status 0
expect_message '0 differences in 0 files'

# Wrong usage.
run --config none.json .
expect_status 2
expect_message "--config takes a configuration file, not 'none.json': there is no such file"
run --config src .
expect_status 2
run --config quiet.json --no-config .
expect_status 2
expect_message '--config does not go with --no-config'
