#!/bin/sh
# Whatever a client sends, it is refused or left out, and the rest goes on.
set -eu
# shellcheck source=tests/e2e/lsp_lib.sh
. "$COROLINT_SOURCE/tests/e2e/lsp_lib.sh"

converse malformed
