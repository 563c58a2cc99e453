#!/usr/bin/env bash
# Tells where the action's build is kept from one workflow to the next, and the key it is good for: these sources on
# this system.
set -euo pipefail

cd "$GITHUB_ACTION_PATH"
each_source() {
    find . \( -path ./build -o -path ./.git \) -prune -o -type f "$@"
}

# The key tells sources apart. To Ninja they would all be newer than the build, having just been fetched.
each_source -exec touch -t 200001010000 {} +
sources=$(each_source -print0 | LC_ALL=C sort -z | xargs -0 sha256sum | sha256sum | cut -c 1-16)
# shellcheck source=/dev/null
system=$(. /etc/os-release && echo "$ID-${VERSION_ID:-}")

{
    echo "path=$PWD/build/release"
    echo "key=corolint-build-$system-$(uname -m)-${ImageVersion:-}-$sources"
} >>"$GITHUB_OUTPUT"
