#!/bin/sh
# CPack makes a Debian package: what it depends on, what is in it, and lintian finds nothing to mend.
set -eu
# shellcheck source=tests/e2e/lib.sh
. "$COROLINT_SOURCE/tests/e2e/lib.sh"
needs cpack
needs dpkg-deb
needs dpkg-shlibdeps
needs file

build=$(dirname "$COROLINT")
[ -f "$build/CPackConfig.cmake" ] || skip 'the binary lies in no build tree of CMake'
! ldd "$COROLINT" | grep -q 'lib[a-z]*san' || skip 'a build with sanitizers is not for packages'
dpkg -S "$(ldd "$COROLINT" | sed -n 's/.*\(libclang[^ ]*\) => \([^ ]*\).*/\1/p')" >/dev/null 2>&1 ||
    skip 'libclang is of no Debian package here'

cpack --config "$build/CPackConfig.cmake" -G DEB -B "$PWD/packages" >log 2>&1 || {
    cat log
    fail 'cpack failed'
}
package=$(find packages -maxdepth 1 -name 'corolint_*.deb')
[ -n "$package" ] || fail 'there is no package'

for word in libglib2.0-0 libcjson1 libclang1- libclang-common-; do
    dpkg-deb -f "$package" Depends | grep -qF "$word" || fail "it does not depend on $word"
done
dpkg-deb -c "$package" | sed 's/.* \.//' >files
for file in /usr/bin/corolint /usr/share/man/man1/corolint.1.gz /usr/include/corolint/annotations.h \
    /usr/lib/cmake/corolint/corolint-config.cmake /usr/share/bash-completion/completions/corolint \
    /usr/share/zsh/vendor-completions/_corolint /usr/share/fish/vendor_completions.d/corolint.fish \
    /usr/share/pkgconfig/corolint.pc /usr/share/corolint/schemas/catalog.schema.json \
    /usr/share/doc/corolint/copyright /usr/share/doc/corolint/changelog.gz; do
    grep -qxF "$file" files || {
        cat files
        fail "$file is not in it"
    }
done
if command -v lintian >/dev/null 2>&1; then
    lintian --allow-root --fail-on error,warning "$package" || fail 'lintian has something to say'
fi
