#!/bin/sh
# The action's step runs corolint as its inputs say, and hands on its status and its report.
set -eu
# shellcheck source=tests/e2e/lib.sh
. "$COROLINT_SOURCE/tests/e2e/lib.sh"
needs bash

# step PATHS BUILD-DIR OPTIONS FORMAT FAIL-ON, as action.yml hands them over
step() {
    : >output
    run_as env COROLINT_PATHS="$1" COROLINT_BUILD_DIR="$2" COROLINT_OPTIONS="$3" COROLINT_FORMAT="$4" COROLINT_FAIL_ON="$5" \
        COROLINT="$COROLINT" RUNNER_TEMP="$PWD" GITHUB_OUTPUT="$PWD/output" bash "$COROLINT_SOURCE/packaging/github/lint.sh"
}

expect_output() {
    grep -qxF "$1" output || {
        cat output
        fail "expected among the step's outputs: $1"
    }
}

# A build is kept for the same sources on the same system, whenever they were fetched.
key() {
    : >output
    GITHUB_ACTION_PATH=$PWD/action GITHUB_OUTPUT=$PWD/output bash "$COROLINT_SOURCE/packaging/github/key.sh"
    sed -n 's/^key=//p' output
}
mkdir -p action/build/release
echo one >action/main.c
first=$(key)
expect_output "path=$PWD/action/build/release"
echo built >action/build/release/corolint
touch action/main.c
[ "$(key)" = "$first" ] || fail 'the same sources have another key'
[ -n "$(find action/build/release/corolint -newer action/main.c)" ] || fail 'what was kept is out of date'
echo two >action/main.c
[ "$(key)" != "$first" ] || fail 'other sources have the same key'
rm -r action

# The step before builds what the workflow names, with the action's own ./dev, and tells where it is.
mkdir -p action
# shellcheck disable=SC2016 # for the script
printf '#!/bin/sh\nmkdir -p "${0%%/*}/build/release" && echo "$*" >"${0%%/*}/build/release/corolint"\n' >action/dev
chmod +x action/dev
GITHUB_ACTION_PATH=$PWD/action GITHUB_OUTPUT=$PWD/output bash "$COROLINT_SOURCE/packaging/github/build.sh"
built=$(sed -n 's/^corolint=//p' output)
[ "$(cat "$built")" = 'lint --version' ] || fail 'the step builds something else'

write_faulty 'first file.c'
write_faulty second.c reload

step 'first file.c
   second.c
' '' '--no-cache
--jobs=1' text warning
expect_status 1
expect_output status=1
expect_stdout_has 'first file.c:4:34: warning'
expect_stdout_has 'second.c:4:34: warning'
! grep '^sarif=' output || fail 'there is no SARIF to speak of'

step second.c '' --ignore=blocking-sleep text warning
expect_status 0
expect_output status=0

step second.c '' '' text error
expect_status 0

mkdir build
write_database build second.c
step '' build '' text never
expect_status 0
expect_findings <<'EOF'
second.c:4 blocking-sleep
EOF

step nowhere.c '' '' text warning
expect_status 2
expect_output status=2

step second.c '' '' sarif warning
if grep -qF -e '--format takes' "$outcome/stderr"; then
    expect_output status=2
else
    expect_status 1
    expect_output "sarif=$PWD/corolint.sarif"
    grep -qF blocking-sleep corolint.sarif || fail 'the report does not tell of the finding'
fi

# Every input of action.yml gets there.
for name in COROLINT_PATHS COROLINT_BUILD_DIR COROLINT_OPTIONS COROLINT_FORMAT COROLINT_FAIL_ON COROLINT; do
    grep -q "^        $name: " "$COROLINT_SOURCE/action.yml" || fail "action.yml does not set $name"
    grep -q "[{\$]$name\b" "$COROLINT_SOURCE"/packaging/github/*.sh || fail "no step reads $name"
done
