#!/bin/sh
# --format sarif is what GitHub's code scanning takes: rules, places, the path as a code flow. That it
# is valid is for schema.formats to say.
set -eu
# shellcheck source=tests/e2e/formats_lib.sh
. "$COROLINT_SOURCE/tests/e2e/formats_lib.sh"
needs python3

write_way way.c
run --format sarif way.c
expect_status 1
expect_message '1 finding'
# shellcheck disable=SC2016 # "$schema" is a key
expect_json \
    'r["version"] == "2.1.0" and "2.1.0" in r["$schema"] and len(r["runs"]) == 1' \
    'r["runs"][0]["tool"]["driver"]["name"] == "corolint"' \
    'r["runs"][0]["invocations"] == [{"executionSuccessful": True}]' \
    'r["runs"][0]["columnKind"] == "utf16CodeUnits"' \
    '[(s["ruleId"], s["level"]) for s in r["runs"][0]["results"]] == [("blocking-sleep", "warning")]' \
    '"sleep" in r["runs"][0]["results"][0]["message"]["text"]' \
    'r["runs"][0]["results"][0]["locations"][0]["physicalLocation"] == {
        "artifactLocation": {"uri": "way.c", "uriBaseId": "SRCROOT"},
        "region": {"startLine": 5, "startColumn": 34, "endLine": 5, "endColumn": 41}}' \
    'r["runs"][0]["results"][0]["locations"][0]["logicalLocations"][0]["fullyQualifiedName"] == "update"' \
    '[s["location"]["physicalLocation"]["region"]["startLine"] for s in
        r["runs"][0]["results"][0]["codeFlows"][0]["threadFlows"][0]["locations"]] == [5, 4, 3]' \
    '[s["physicalLocation"]["region"]["startLine"] for s in
        r["runs"][0]["results"][0]["relatedLocations"]] == [4, 3]'

# What is known of the rules is what --explain tells; only the rules that were asked are there.
"$COROLINT" --explain blocking-sleep >explanation
expect_json \
    'len(r["runs"][0]["tool"]["driver"]["rules"]) > 5' \
    'all(d["help"]["text"] and d["help"]["markdown"] and d["fullDescription"]["text"]
        for d in r["runs"][0]["tool"]["driver"]["rules"])' \
    '[d["help"]["text"].split("\n")[0] in open("explanation", encoding="utf-8").read()
        for d in r["runs"][0]["tool"]["driver"]["rules"] if d["id"] == "blocking-sleep"] == [True]'
run --format sarif --select blocking-sleep,blocking-io way.c
expect_json '{d["id"] for d in r["runs"][0]["tool"]["driver"]["rules"]} == {"blocking-sleep", "blocking-io"}'

# The path of a lock begins where it is taken, before the call that is reported.
mkdir -p samples/c
cp "$COROLINT_SOURCE"/samples/c/blocking_in_lock.c samples/c/
cp -R "$COROLINT_SOURCE"/samples/scheduler samples/
run --format sarif samples/c/blocking_in_lock.c
expect_json \
    '[s["location"]["physicalLocation"]["region"]["startLine"] for s in
        r["runs"][0]["results"][0]["codeFlows"][0]["threadFlows"][0]["locations"]] == [20, 21]'

# A file that could not be analysed is a notification, and the run no success.
run --format sarif way.c missing.c
expect_status 2
expect_json \
    'len(r["runs"][0]["results"]) == 1' \
    'r["runs"][0]["invocations"][0]["executionSuccessful"] is False' \
    '["no such file" in n["message"]["text"]
        for n in r["runs"][0]["invocations"][0]["toolExecutionNotifications"]] == [True]'

write_hostile
run --format sarif 'a,b' 'x<y'
expect_json \
    '[s["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for s in
        r["runs"][0]["results"]] == ["a,b/it'"'"'s%20100%25%3A%22&%22.c", "x%3Cy/latin.c"]'

write_clean clean.c
run --format sarif clean.c -o report.sarif
expect_status 0
expect_no_stdout
mv report.sarif "$outcome/stdout"
expect_json 'r["runs"][0]["results"] == []'
