# `cpack -G DEB` in the build tree makes a Debian package, `cpack -G TGZ` a tree to unpack anywhere.
set(COROLINT_PACKAGE_CONTACT "The corolint authors <corolint@packages.invalid>" CACHE STRING
    "Who answers for the packages made here: NAME <ADDRESS>")

set(CPACK_PACKAGE_CONTACT "${COROLINT_PACKAGE_CONTACT}")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "linter for code that stalls an event loop in C and C++")
set(CPACK_PACKAGE_DESCRIPTION
"corolint finds calls that block the thread inside C and C++ coroutines and
event-loop callbacks, and locks misused there. One such call stalls every task
of the loop, and no compiler says so. It reads the flags from a compile
database, follows calls through functions and files, and shows the way to what
blocks.")
set(CPACK_RESOURCE_FILE_LICENSE "${CMAKE_CURRENT_SOURCE_DIR}/LICENSE")
set(CPACK_STRIP_FILES ON)

set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION devel)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
# clang's own headers; the C and C++ libraries' are the linted program's affair.
set(CPACK_DEBIAN_PACKAGE_DEPENDS "libclang-common-${LibClang_VERSION}-dev")
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "g++ | c++-compiler")
set(CPACK_DEBIAN_PACKAGE_SUGGESTS "bear, cmake, meson")
# Debian's own places, and what its policy asks for.
set(CPACK_PRE_BUILD_SCRIPTS "${CMAKE_CURRENT_BINARY_DIR}/debian_layout.cmake")
configure_file(packaging/debian/layout.cmake.in "${CMAKE_CURRENT_BINARY_DIR}/debian_layout.cmake" @ONLY)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS OWNER_READ OWNER_WRITE OWNER_EXECUTE
    GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
include(CPack)
