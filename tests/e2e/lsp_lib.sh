# What the tests of the language server share: they are Python scripts that talk to it.
# shellcheck shell=sh
# shellcheck source=tests/e2e/lib.sh
. "$COROLINT_SOURCE/tests/e2e/lib.sh"

needs python3

# converse NAME: runs lsp_NAME.py in this directory; what it says on standard error ends the test.
converse() {
    PYTHONDONTWRITEBYTECODE=1 PYTHONPATH=$COROLINT_SOURCE/tests/e2e \
        python3 "$COROLINT_SOURCE/tests/e2e/lsp_$1.py" "$COROLINT" "$PWD" 2>complaints ||
        { cat complaints; fail 'the conversation ended badly'; }
    if grep -E 'Sanitizer|runtime error:|(CRITICAL|WARNING|ERROR) \*\*' complaints; then
        fail 'the server reported a fault of its own'
    fi
}
