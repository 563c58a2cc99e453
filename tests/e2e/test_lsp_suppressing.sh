#!/bin/sh
# What the code actions offer silences a finding, where it stands or at the helper on its way, or explains it.
set -eu
# shellcheck source=tests/e2e/lsp_lib.sh
. "$COROLINT_SOURCE/tests/e2e/lsp_lib.sh"

converse suppressing
