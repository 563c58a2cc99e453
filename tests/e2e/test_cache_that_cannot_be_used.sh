#!/bin/sh
# A damaged, unreadable or read-only cache costs time and a line on standard error, and changes neither
# the report nor the exit status.
set -eu
# shellcheck source=tests/e2e/lib.sh
. "$COROLINT_SOURCE/tests/e2e/lib.sh"
# shellcheck source=tests/e2e/cache_lib.sh
. "$COROLINT_SOURCE/tests/e2e/cache_lib.sh"

mkdir tree
write_faulty tree/a.c a_work
write_faulty tree/b.c b_work
settle
run --no-cache tree
cp "$outcome/stdout" wanted

# expect_right COMPLAINTS: the report as it should be, and so many lines about the cache
expect_right() {
    expect_status 1
    expect_stdout <wanted
    expect_complaints "$1"
}

run_cached tree
expect_right 0

# damage KIND COMMAND…: does that to each file of the kind
damage() {
    kind=$1
    shift
    cached "$kind" | while read -r file; do
        chmod u+w "$file"
        "$@" "$file"
    done
}
cut_short() {
    head -c 100 "$1" >short
    cat short >"$1"
}
empty() {
    : >"$1"
}
flip() {
    size=$(wc -c <"$1")
    printf '\377' | dd of="$1" bs=1 seek=$((size / 2)) conv=notrunc 2>/dev/null
}
lengthen() {
    echo more >>"$1"
}
replace() {
    write_clean "$1"
}
for kind in unit facts files; do
    for how in cut_short empty flip lengthen replace; do
        damage $kind $how
        run_cached tree
        expect_right 1
        expect_message "$cache" damaged
        settle
        run_without_workers tree
        expect_right 0
    done
    # Gone altogether: parsed again without a word.
    damage $kind rm -f
    run_cached tree
    expect_right 0
done

# Something else where a file belongs.
damage unit rm -f
damage facts sh -c 'rm "$1" && mkdir "$1"' sh
run_cached tree
expect_right 1
rm -rf "$cache"

# A cache in which nothing can be written is read.
as_nobody=
if [ "$(id -u)" -eq 0 ]; then
    needs setpriv
    as_nobody='setpriv --reuid=65534 --regid=65534 --clear-groups'
    chmod a+rx . tree
    $as_nobody test -x "$COROLINT" -a -r tree/a.c || skip 'nobody may not run corolint here'
fi
run_as_nobody() {
    # shellcheck disable=SC2086 # a command and its options
    run_as $as_nobody "$COROLINT" --cache-dir "$cache" "$@"
}
run_cached tree/a.c
chmod -R a+rX,a-w "$cache"
run_as_nobody tree/a.c
expect_status 1
expect_complaints 0
run_as_nobody tree
expect_right 1
expect_message "$cache" 'Permission denied'
chmod -R u+w "$cache"

# So is one that cannot be made, and one that cannot be looked into.
mkdir locked
chmod a= locked
cache=$PWD/locked/cache
run_as_nobody tree
expect_right 1
cache=$PWD/locked
run_as_nobody tree
expect_right 1
chmod u+rwx locked

# A full disk.
cache=$PWD/cache
rm -rf "$cache"
# shellcheck disable=SC2016 # for the inner shell
run_as sh -c '(ulimit -f 0 && exec "$@" 2>&1 >/dev/null) | cat' sh "$COROLINT" --cache-dir "$cache" tree
expect_stdout_has 'corolint: the cache in '
[ "$(grep -c '^corolint: ' "$outcome/stdout")" -eq 1 ] || fail 'one complaint was expected'
[ -z "$(find "$cache" -name 'writing-*')" ] || fail 'half a file was left behind'
run_cached tree
expect_right 0
