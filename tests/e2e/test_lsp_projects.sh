#!/bin/sh
# Several folders, files outside of them, files without a name, and files that change on disk.
set -eu
# shellcheck source=tests/e2e/lsp_lib.sh
. "$COROLINT_SOURCE/tests/e2e/lsp_lib.sh"

converse projects
