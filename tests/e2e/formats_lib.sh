# What the tests of the report formats share; they source it from $COROLINT_SOURCE.
# shellcheck shell=sh
# shellcheck source=tests/e2e/lib.sh
. "$COROLINT_SOURCE/tests/e2e/lib.sh"

# Paths are relative to these where they are set.
unset GITHUB_WORKSPACE CI_PROJECT_DIR

# write_way FILE: a finding with a path of three steps, each of its lines told here
write_way() {
    cat >"$1" <<'EOT'
#include <unistd.h>
#define coroutine_fn
static void inner(void) { sleep(1); }
static void outer(void) { inner(); }
void coroutine_fn update(void) { outer(); }
EOT
}

# write_hostile: sources whose names and texts every format has to escape, with a finding in each:
# markup, what ends a comment or a script, control characters, and bytes that are no text.
write_hostile() {
    mkdir -p 'a,b' 'x<y'
    write_way "a,b/it's 100%:\"&\".c"
    write_way 'x<y/latin.c'
    printf '/* </script><!-- ]]> \033[31m \377 */\n' >>'x<y/latin.c'
}
