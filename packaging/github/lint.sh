#!/usr/bin/env bash
# The action's last step: runs corolint as the inputs say, which come in COROLINT_*. Lists have one entry a line.
set -euo pipefail

# Appends the lines of $1 to the arguments; blanks around them do not count.
arguments=()
add_lines() {
    local line
    while IFS=$' \t\r' read -r line || [[ -n $line ]]; do
        [[ -z $line ]] || arguments+=("$line")
    done <<<"$1"
}

arguments+=("--format=$COROLINT_FORMAT" "--fail-on=$COROLINT_FAIL_ON")
[[ -z $COROLINT_BUILD_DIR ]] || arguments+=("--build=$COROLINT_BUILD_DIR")
if [[ $COROLINT_FORMAT == sarif ]]; then
    sarif=$RUNNER_TEMP/corolint.sarif
    arguments+=("--output=$sarif")
fi
add_lines "$COROLINT_OPTIONS"
add_lines "$COROLINT_PATHS"

status=0
"$COROLINT" "${arguments[@]}" || status=$?

echo "status=$status" >>"$GITHUB_OUTPUT"
if [[ -n ${sarif:-} && -s $sarif ]]; then
    echo "sarif=$sarif" >>"$GITHUB_OUTPUT"
fi
exit "$status"
