#!/bin/sh
# What has not changed is not parsed again, and the report is the same to the byte.
set -eu
# shellcheck source=tests/e2e/lib.sh
. "$COROLINT_SOURCE/tests/e2e/lib.sh"
# shellcheck source=tests/e2e/cache_lib.sh
. "$COROLINT_SOURCE/tests/e2e/cache_lib.sh"

mkdir tree
write_faulty tree/faulty.c
write_clean tree/clean.c
echo '#include "missing.h"' >tree/broken.c
echo '#include <mutex>
#include <coroutine>
std::mutex guard;' >tree/more.cpp

# The limit on descriptors does what it is for.
run_without_workers tree
expect_needs_worker

run_cached tree
expect_status 2
expect_message 'corolint: tree/broken.c' 'missing.h'
expect_cached unit 4
expect_cached files 1
cp "$outcome/stdout" first
sed 's/ in [0-9.]* s//' "$outcome/stderr" >first-messages
settle
run_without_workers tree
expect_status 2
expect_stdout <first
sed 's/ in [0-9.]* s//' "$outcome/stderr" | diff first-messages - || fail 'the messages differ'
run_without_workers -j 1 --select blocking-sleep tree
expect_stdout <first

# Each file by itself, in any order and company.
run_without_workers tree/faulty.c
expect_status 1
run_without_workers tree/more.cpp tree/clean.c
expect_status 0

# Touching is not changing.
touch tree/faulty.c tree/clean.c
settle
run_without_workers tree
expect_stdout <first
# And that they hold what they held is remembered.
run_without_workers tree
expect_stdout <first

# Without a cache it is the same.
run --no-cache tree
expect_stdout <first
