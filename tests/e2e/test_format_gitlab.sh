#!/bin/sh
# --format gitlab is a code quality report: an array with a path, a line and a fingerprint of each.
set -eu
# shellcheck source=tests/e2e/formats_lib.sh
. "$COROLINT_SOURCE/tests/e2e/formats_lib.sh"
needs python3

mkdir src
write_way src/way.c
run --format gitlab ./src/way.c
expect_status 1
expect_json \
    'isinstance(r, list) and len(r) == 1' \
    '"sleep" in r[0]["description"] and len(r[0]["fingerprint"]) == 32' \
    'r[0]["check_name"] == "blocking-sleep" and r[0]["severity"] == "minor"' \
    'r[0]["location"] == {"path": "src/way.c", "lines": {"begin": 5, "end": 5}}'

# The fingerprint is the finding's own, which is the same when lines move.
cp "$outcome/stdout" gitlab.json
run --format json src/way.c
expect_json 'r["findings"][0]["fingerprint"] == json.load(open("gitlab.json"))[0]["fingerprint"]'

# GitLab wants paths relative to the checkout, wherever in it corolint runs.
root=$PWD
cd src
run_as env CI_PROJECT_DIR="$root" "$COROLINT" --format gitlab way.c
expect_json 'r[0]["location"]["path"] == "src/way.c"'
cd ..

run --format gitlab src/way.c missing.c
expect_status 2
expect_json \
    '[(i["check_name"], i["severity"]) for i in r] ==
        [("blocking-sleep", "minor"), ("analysis-error", "critical")]' \
    'r[1]["location"]["path"] == "missing.c" and "no such file" in r[1]["description"]'

write_clean clean.c
run --format gitlab clean.c -o report.json
expect_status 0
expect_no_stdout
mv report.json "$outcome/stdout"
expect_json 'r == []'
