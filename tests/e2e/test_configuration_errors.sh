#!/bin/sh
# What is wrong in a configuration is told with its place and left out; the run goes on, and ends with status 2.
set -eu
# shellcheck source=tests/e2e/lib.sh
. "$COROLINT_SOURCE/tests/e2e/lib.sh"

mkdir -p good bad
write_faulty good/a.c update_a
write_faulty bad/b.c update_b
cat >bad/.corolint.json <<'EOF'
{
  "rules": {
    "blocking-slep": "off",
    "blocking-sleep": "warn"
  },
  "excludes": [],
  "exclude": ["[a"],
  "entries": [{"function": "f", "blocks": "slow"}]
}
EOF

run .
expect_status 2
expect_complaints 5
expect_message "corolint: bad/.corolint.json:3:5: there is no rule 'blocking-slep'; did you mean 'blocking-sleep'?"
expect_message "corolint: bad/.corolint.json:4:23: expected 'note', 'warning', 'error' or 'off', found 'warn'; did you mean 'warning'?"
expect_message "corolint: bad/.corolint.json:6:3: unknown key 'excludes' in a configuration, did you mean 'exclude'?"
expect_message "corolint: bad/.corolint.json:7:15: expected a ']' for each '[', found '[a'"
expect_message "corolint: bad/.corolint.json:8:43: expected 'none', 'lock'" "found 'slow'"
expect_findings <<'EOF'
bad/b.c:4 blocking-sleep
good/a.c:4 blocking-sleep
EOF

# A file that nobody asked about may have one too: the whole database is read.
run good
expect_status 1
expect_complaints 0

# JSON names the file apart from the place.
run --format json bad
expect_status 2
expect_json 'len(r["errors"]) == 5' 'r["errors"][0]["file"] == "bad/.corolint.json"' \
    'r["errors"][0]["message"].startswith("line 3, column 5: ")'

# Not JSON at all.
printf '{"rules": {"blocking-sleep": "off"}\n' >bad/.corolint.json
run .
expect_status 2
expect_complaints 1
expect_message 'bad/.corolint.json:2:1: malformed JSON'
expect_findings <<'EOF'
bad/b.c:4 blocking-sleep
good/a.c:4 blocking-sleep
EOF
printf '\000\377' >bad/.corolint.json
run bad
expect_status 2
expect_complaints 1
rm bad/.corolint.json
mkdir bad/.corolint.json
run bad
expect_status 2
expect_message 'bad/.corolint.json: is a directory'
rmdir bad/.corolint.json

# A circle is told with all its files, and the rest of them holds.
echo '{"extends": "../base.json", "rules": {"blocking-sleep": "error"}}' >bad/.corolint.json
echo '{"extends": ["good/.corolint.json"]}' >base.json
echo '{"extends": "../base.json"}' >good/.corolint.json
run .
expect_status 2
expect_message "base.json → good/.corolint.json → base.json"
expect_stdout_has 'bad/b.c:4:36: error: '
echo '{"extends": "none.json"}' >base.json
run bad
expect_status 2
expect_complaints 1
expect_message "base.json:1:13: there is no file 'none.json' to extend"
expect_stdout_has 'bad/b.c:4:36: error: '

# A pattern where names are exact would match nothing; where patterns are taken it does.
cat >bad/.corolint.json <<'EOF'
{
  "functions": {"plain": ["update_*"]},
  "entries": [{"function": "use*", "blocks": "none"}]
}
EOF
run bad
expect_status 2
expect_complaints 1
expect_message "corolint: bad/.corolint.json:3:28: 'use*' is a pattern; an entry is about names, each of them written out"
echo '{"functions": {"plain": ["update_*"]}}' >bad/.corolint.json
run bad
expect_status 0

# Each part of the knowledge holds by itself: what is wrong is told, all of it, and left out alone.
cat >bad/.corolint.json <<'EOF'
{
  "marks": {"corutine": ["task"], "plain": ["p", 5]},
  "functions": {"plain": ["use_nothing", " "], "blokcing": []},
  "rulse": {},
  "entries": [
    {"function": "f", "block": "io"},
    {"function": "update_b", "pool": 1},
    {"function": "sleep", "blocks": "none"}
  ],
  "rules": {"blocking-sleep": "of"},
  "colour": 1
}
EOF
run bad
expect_status 2
expect_complaints 9
expect_message "corolint: bad/.corolint.json:2:13: unknown key 'corutine' in marks, did you mean 'coroutine'?"
expect_message "corolint: bad/.corolint.json:2:50: expected a name, found 5"
expect_message "corolint: bad/.corolint.json:3:42: ' ' begins or ends with white space"
expect_message "corolint: bad/.corolint.json:3:48: unknown key 'blokcing' in functions, did you mean 'blocking'?"
expect_message "corolint: bad/.corolint.json:4:3: unknown key 'rulse' in a configuration, did you mean 'rules'?"
expect_message "corolint: bad/.corolint.json:6:23: unknown key 'block' in an entry, did you mean 'blocks'?"
expect_message "corolint: bad/.corolint.json:7:38: expected a list of argument numbers, found 1"
expect_message "corolint: bad/.corolint.json:10:31: expected 'note', 'warning', 'error' or 'off', found 'of'; did you mean 'off'?"
expect_message "corolint: bad/.corolint.json:11:3: unknown key 'colour' in a configuration"
expect_findings </dev/null

# Nobody writes into a pipe that lies about: it is not waited for.
if mkfifo bad/pipe.json; then
    echo '{"extends": "pipe.json"}' >bad/.corolint.json
    run bad
    expect_status 2
    expect_message 'bad/pipe.json' 'is a pipe, no configuration'
fi
