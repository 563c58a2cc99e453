#!/bin/sh
# Where the cache is, how large it may grow, and how to do without it.
set -eu
# shellcheck source=tests/e2e/lib.sh
. "$COROLINT_SOURCE/tests/e2e/lib.sh"
# shellcheck source=tests/e2e/cache_lib.sh
. "$COROLINT_SOURCE/tests/e2e/cache_lib.sh"

write_faulty a.c
settle

# In the user's cache directory, marked as what it is.
export XDG_CACHE_HOME="$PWD/user"
run a.c
expect_status 1
[ -f user/corolint/CACHEDIR.TAG ] || fail 'there is no CACHEDIR.TAG'
grep -q '^Signature: 8a477f597d28d172789f06886806bc55' user/corolint/CACHEDIR.TAG ||
    fail 'CACHEDIR.TAG has not the signature'
[ "$(find user -name '*.unit' | wc -l)" -eq 1 ] || fail 'nothing was kept'
rm -r user

# Where the option says, relative to the current directory too.
run --cache-dir here a.c
expect_status 1
[ -f here/CACHEDIR.TAG ] || fail 'the option was not followed'
[ ! -e user ] || fail 'both places were used'

# A directory with something else in it is not marked: backup programs would leave that out.
mkdir other
run --cache-dir other a.c
expect_status 1
[ ! -e other/CACHEDIR.TAG ] || fail 'somebody else is marked as a cache'
[ "$(find other -name '*.unit' | wc -l)" -eq 1 ] || fail 'nothing was kept'

# Nowhere.
run --no-cache a.c
expect_status 1
[ ! -e user ] || fail 'something was kept with --no-cache'
run --no-cache --cache-dir nowhere a.c
expect_status 1
[ ! -e nowhere ] || fail 'something was kept with --no-cache'

# Its size: what was used longest ago goes.
i=0
while [ $i -lt 40 ]; do
    write_faulty "many_$i.c" "work_$i"
    i=$((i + 1))
done
mkdir many
mv many_*.c many
settle
run_cached many
size=$(du -sk "$cache" | cut -f 1)
[ "$size" -gt 200 ] || fail "only $size KiB were kept"
rm -r "$cache"
run_cached --cache-size 64k many
expect_status 1
size=$(find "$cache" -type f -exec cat {} + | wc -c)
[ "$size" -le 66000 ] || fail "$size bytes were kept, more than 64 KiB"
run_cached --cache-size 64k many
expect_status 1

# What makes no sense is said.
for wrong in '' 0 -1 x 1x 1.5G 99999999999T ' 1' 10KB; do
    run --cache-size "$wrong" a.c
    expect_status 2
    expect_message '--cache-size'
    expect_no_stdout
done
for wrong in '' a.c; do
    run --cache-dir "$wrong" a.c
    expect_status 2
    expect_message '--cache-dir'
    expect_no_stdout
done
