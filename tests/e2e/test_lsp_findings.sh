#!/bin/sh
# The language server shows findings while one types, with the way to them, and what follows in other open files.
set -eu
# shellcheck source=tests/e2e/lsp_lib.sh
. "$COROLINT_SOURCE/tests/e2e/lsp_lib.sh"

converse findings
