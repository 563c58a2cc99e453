#!/bin/sh
# --graph draws what leads to a function, and from it down to blocking calls.
set -eu
# shellcheck source=tests/e2e/lib.sh
. "$COROLINT_SOURCE/tests/e2e/lib.sh"

cat >a.c <<'END'
#define coroutine_fn
void save(void);
void unrelated(void);
void coroutine_fn update(void) { save(); }
void coroutine_fn refresh(void) { update(); save(); unrelated(); }
END
cat >b.c <<'END'
#include <unistd.h>
void flush_all(void);
void count(void);
void save(void) {
    flush_all();
    count();
    flush_all();
}
void flush_all(void) { fsync(1); }
void count(void) {}
void unrelated(void) { sleep(1); }
END

# draws: dot takes what was printed, where there is one
draws() {
    expect_status 0
    [ "$(grep -c '^digraph' "$outcome/stdout")" -eq 1 ] || fail 'one graph was expected'
    [ "$(tail -n 1 "$outcome/stdout")" = '}' ] || fail 'it does not end'
    if command -v dot >/dev/null 2>&1; then
        dot -Tsvg -o graph.svg "$outcome/stdout" || fail 'dot does not take it'
    fi
}

# node LABEL: its name in the graph
node() {
    grep -F "label=\"$1" "$outcome/stdout" | sed -n '1s/^ *\(n[0-9]*\) \[.*/\1/p'
}

# expect_edge FROM TO ATTRIBUTES
expect_edge() {
    expect_stdout_has "$(node "$1") -> $(node "$2") [$3]"
}

run --graph save a.c b.c
draws
expect_edge 'update\n' 'save\n' 'label="4", style=bold, penwidth=2.5'
expect_edge 'refresh\n' 'save\n' 'label="5"'
expect_edge 'save\n' 'flush_all\n' 'label="5, 7", style=bold, penwidth=2.5'
expect_edge 'flush_all\n' 'fsync\nblocking-io' 'label="9", style=bold, penwidth=2.5'
expect_stdout_has 'label="update\na.c:4", fillcolor="#cfe2ff"]'
expect_stdout_has 'label="save\nb.c:4", fillcolor="#fff3cd", penwidth=3]'
expect_stdout_has 'label="fsync\nblocking-io", shape=box, style=filled, color="#dc3545"'
# What leads neither here nor on to a block is left out.
expect_stdout_lacks count
expect_stdout_lacks unrelated
expect_stdout_lacks 'left out'
cp "$outcome/stdout" first
run --graph save b.c a.c
expect_stdout <first

# A coroutine, with who calls it.
run --graph update a.c b.c
draws
expect_edge 'refresh\n' 'update\n' 'label="5", style=dashed'

# Not reached from the loop: only what is below.
cat >c.cpp <<'END'
#include <unistd.h>
struct Odd { Odd operator|(const char *) { sleep(1); return *this; } };
template <typename T> Odd both(T left) { return left | "\"\\"; }
Odd use() { return both(Odd()); }
END
run --graph both c.cpp
draws
expect_edge both 'Odd::operator|\n' 'label="3", style=bold, penwidth=2.5'
expect_stdout_has 'label="sleep\nblocking-sleep"'

# More than anybody reads is cut, and said.
{
    echo '#include <unistd.h>'
    echo '#define coroutine_fn'
    echo 'void middle(void) { fsync(1); }'
    i=0
    while [ $i -lt 100 ]; do
        echo "void coroutine_fn task$i(void) { middle(); }"
        i=$((i + 1))
    done
} >many.c
run --graph middle many.c
draws
expect_stdout_has '// 39 more functions further away are left out.'

run --graph midle many.c
expect_status 2
expect_no_stdout
expect_message "'midle'" "'middle'"
