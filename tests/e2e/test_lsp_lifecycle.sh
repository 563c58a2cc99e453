#!/bin/sh
# The server begins and ends as the protocol wants it, and leaves no process behind, however its client ends.
set -eu
# shellcheck source=tests/e2e/lsp_lib.sh
. "$COROLINT_SOURCE/tests/e2e/lsp_lib.sh"

converse lifecycle
