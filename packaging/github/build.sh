#!/usr/bin/env bash
# The action's first step: builds corolint, and installs what that takes. COROLINT_VERSION names a
# revision to build instead of what the action was taken from.
set -euo pipefail

source=$GITHUB_ACTION_PATH
if [[ -n ${COROLINT_VERSION:-} ]]; then
    source=$RUNNER_TEMP/corolint
    if [[ ! -d $source ]]; then
        git clone --quiet --no-checkout "$GITHUB_SERVER_URL/$GITHUB_ACTION_REPOSITORY" "$source"
    fi
    git -C "$source" -c advice.detachedHead=false checkout --quiet "$COROLINT_VERSION" -- || {
        echo "::error::there is no revision '$COROLINT_VERSION' of corolint"
        exit 2
    }
fi

"$source/dev" lint --version
echo "corolint=$source/build/release/corolint" >>"$GITHUB_OUTPUT"
