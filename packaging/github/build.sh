#!/usr/bin/env bash
# The action's first step: builds the revision that the workflow names behind "@", and installs what that takes.
set -euo pipefail

"$GITHUB_ACTION_PATH/dev" lint --version
echo "corolint=$GITHUB_ACTION_PATH/build/release/corolint" >>"$GITHUB_OUTPUT"
