#!/bin/sh
# --print-config shows what applies to a file and where each setting comes from, as a configuration.
set -eu
# shellcheck source=tests/e2e/lib.sh
. "$COROLINT_SOURCE/tests/e2e/lib.sh"

mkdir -p src/gen
run --print-config src/a.c
expect_status 0
expect_complaints 0
expect_stdout_has '// configuration: none, there is no .corolint.json there or above'
expect_stdout_has '"blocking-lock": "warning",             // built-in default'
expect_stdout_has '"coroutine_fn",                       // built in (marks)'

cat >base.json <<'EOF'
{"rules": {"blocking-lock": "note", "blocking-io": "note"}, "marks": {"coroutine": ["base_co"]}}
EOF
cat >.corolint.json <<'EOF'
{
  "extends": "base.json",
  "exclude": ["gen/", "*.pb.c"],
  "rules": {"blocking-io": "off"},
  "overrides": [
    {"files": ["src/", "*.h"], "rules": {"blocking-sleep": "error"}, "pedantic": true}
  ],
  "functions": {"blocking": ["slow_*"]},
  "return_types": ["task<*>"],
  "entries": [{"function": "house_read", "blocks": "io"}]
}
EOF
run --print-config src/a.c
expect_status 0
for line in '// what applies to src/a.c, and where each setting comes from' \
    '// configuration: .corolint.json' '//   extended by it: base.json' \
    '"exclude": [],                            // not excluded' \
    '"pedantic": true,                         // .corolint.json:6:82, for "src/" "*.h"' \
    '"blocking-lock": "note",                // base.json:1:29' \
    '"blocking-io": "off",                   // .corolint.json:4:28' \
    '"blocking-sleep": "error",              // .corolint.json:6:60, for "src/" "*.h"' \
    '"blocking-wait": "warning",             // built-in default' \
    '"base_co",                            // base.json:1:85' \
    '"slow_*"                              // .corolint.json:8:30' \
    '"task<*>"                               // .corolint.json:9:20' '{"function":"house_read","blocks":"io"} // .corolint.json:10:15' \
    '// behind these, what is built in: '; do
    expect_stdout_has "$line"
done

# What it prints has the same effect.
cp "$outcome/stdout" printed.json
run --config printed.json --print-config src/a.c
expect_status 0
sed 's| *//.*||; s/,$//; /^$/d' "$outcome/stdout" >again
sed 's| *//.*||; s/,$//; /^$/d' printed.json >first
diff -u first again

run --print-config src/gen/a.c
expect_stdout_has '"exclude": ["gen/"],                      // .corolint.json:3:15: nothing is reported in this file'

# The command line stands above all of it.
run --print-config src/a.c --select blocking-io,blocking-wait --ignore blocking-wait
expect_stdout_has '"blocking-io": "warning",               // --select'
expect_stdout_has '"blocking-wait": "off",                 // --ignore'
expect_stdout_has '"blocking-lock": "off",                 // not in --select'
run --print-config src/a.c --no-config
expect_stdout_has '// configuration: none, because of --no-config'

# A configuration that is wrong is complained about, and printed as far as it holds.
echo '{"rules": {"all": "offf", "blocking-io": "off"}}' >.corolint.json
run --print-config src/a.c
expect_status 2
expect_complaints 1
expect_message '.corolint.json:1:19: expected'
expect_stdout_has '"blocking-io": "off",                   // .corolint.json:1:42'
run --print-config src
expect_status 2
expect_message '--print-config takes a file'
