#!/bin/sh
# Colour is for terminals: not for pipes and files, not under NO_COLOR, not where TERM is dumb.
set -eu
# shellcheck source=tests/e2e/lib.sh
. "$COROLINT_SOURCE/tests/e2e/lib.sh"

write_faulty faulty.c
escape=$(printf '\033')
unset NO_COLOR
export TERM=xterm

run faulty.c
expect_status 1
expect_stdout_lacks "$escape"
cp "$outcome/stdout" plain

needs python3
python3 -c 'import pty; pty.openpty()' 2>/dev/null || skip 'there are no pseudo-terminals here'
# Runs corolint with a terminal of its own as standard output, and keeps what came there.
cat >on_terminal.py <<'EOF'
import os, pty, subprocess, sys

terminal, slave = pty.openpty()
process = subprocess.Popen(sys.argv[1:], stdout=slave)
os.close(slave)
while True:
    try:
        data = os.read(terminal, 65536)
    except OSError:
        break
    if not data:
        break
    sys.stdout.buffer.write(data.replace(b"\r\n", b"\n"))
sys.exit(process.wait())
EOF

run_as python3 on_terminal.py "$COROLINT" faulty.c
expect_status 1
expect_stdout_has "${escape}[1mfaulty.c:4:34:${escape}[0m ${escape}[1;35mwarning:${escape}[0m "
expect_stdout_has "${escape}[1;32m"
# It is the same text, coloured.
sed "s/${escape}\\[[0-9;]*m//g" "$outcome/stdout" | cmp - plain || fail 'the text differs too'

for setting in NO_COLOR=1 NO_COLOR=0 TERM=dumb; do
    run_as env "$setting" python3 on_terminal.py "$COROLINT" faulty.c
    expect_status 1
    expect_stdout <plain
done

# Empty is as good as unset (no-color.org).
run_as env NO_COLOR= python3 on_terminal.py "$COROLINT" faulty.c
expect_stdout_has "${escape}[1;35m"

# JSON and files are for programs.
run_as python3 on_terminal.py "$COROLINT" --format json faulty.c
expect_stdout_lacks "$escape"
run_as python3 on_terminal.py "$COROLINT" -o report.txt faulty.c
cmp report.txt plain || fail 'the file is coloured'
