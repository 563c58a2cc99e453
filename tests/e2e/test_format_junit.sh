#!/bin/sh
# --format junit is XML that is valid by JUnit's schema, whatever the sources hold.
set -eu
# shellcheck source=tests/e2e/formats_lib.sh
. "$COROLINT_SOURCE/tests/e2e/formats_lib.sh"
needs xmllint

expect_valid() {
    xmllint --noout --schema "$COROLINT_SOURCE/tests/schemas/junit.xsd" "$outcome/stdout" ||
        fail 'the report is not valid'
}

# expect_value XPATH VALUE
expect_value() {
    value=$(xmllint --xpath "string($1)" "$outcome/stdout")
    [ "$value" = "$2" ] || fail "$1 is '$value', expected '$2'"
}

write_way way.c
run --format junit way.c
expect_status 1
expect_valid
expect_value 'count(//testsuite)' 1
expect_value '//testsuite/@name' way.c
expect_value '//testsuite/@failures' 1
expect_value '//testcase/@classname' way.c
expect_value '//failure/@type' warning
expect_value 'contains(//failure/@message, "sleep")' true
expect_value 'contains(//failure, "way.c:5:34: warning: ")' true
expect_value "contains(//failure, \"way.c:3:27: note: 'inner' calls 'sleep'\")" true

# The test keeps its name when its line moves, and each has a name of its own.
name=$(xmllint --xpath 'string(//testcase/@name)' "$outcome/stdout")
{
    echo '/* a line more */'
    cat way.c
    echo 'void coroutine_fn twice(void) { outer(); outer(); }'
} >moved.c
mv moved.c way.c
run --format junit way.c
expect_valid
expect_value '//testcase[1]/@name' "$name"
expect_value 'count(//testcase)' 3
expect_value 'count(//testcase[@name = preceding-sibling::testcase/@name])' 0

write_hostile
run --format junit 'a,b' 'x<y' missing.c
expect_status 2
expect_valid
expect_value 'count(//testsuite)' 3
expect_value '//testsuite[1]/@name' "a,b/it's 100%:\"&\".c"
expect_value '//testsuite[2]/@name' 'x<y/latin.c'
expect_value '//testsuite[@errors = 1]/@name' missing.c
expect_value '//error/@type' error

# Nothing found is a test that passed: Jenkins takes a report without tests for a mistake.
write_clean clean.c
run --format junit clean.c -o report.xml
expect_status 0
expect_no_stdout
mv report.xml "$outcome/stdout"
expect_valid
expect_value 'count(//testcase)' 1
expect_value 'count(//failure | //error)' 0
