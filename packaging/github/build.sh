#!/usr/bin/env bash
# The action builds the revision that the workflow names behind "@", and installs what that takes. A build that was kept
# (key.sh) is only looked through.
set -euo pipefail

"$GITHUB_ACTION_PATH/dev" lint --version
echo "corolint=$GITHUB_ACTION_PATH/build/release/corolint" >>"$GITHUB_OUTPUT"
