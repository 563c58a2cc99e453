# What `cmake --install` puts where. Everything finds its own by relative paths, so that the tree may be moved.
include(CMakePackageConfigHelpers)
include(GNUInstallDirs)

# Where the dynamic linker looks anyway (a distribution's libclang) no path is written into the binary.
get_filename_component(_libclang "${LibClang_LIBRARY}" REALPATH)
get_filename_component(_libclang_directory "${_libclang}" DIRECTORY)
set(_searched "")
foreach(_directory IN LISTS CMAKE_C_IMPLICIT_LINK_DIRECTORIES)
  get_filename_component(_directory "${_directory}" REALPATH)
  list(APPEND _searched "${_directory}")
endforeach()
if(NOT _libclang_directory IN_LIST _searched)
  set_target_properties(corolint PROPERTIES INSTALL_RPATH "${_libclang_directory}")
endif()

add_library(corolint_annotations INTERFACE)
set_target_properties(corolint_annotations PROPERTIES EXPORT_NAME annotations)
target_include_directories(corolint_annotations INTERFACE
                           "$<BUILD_INTERFACE:${CMAKE_CURRENT_SOURCE_DIR}/include>"
                           "$<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}>")

install(TARGETS corolint corolint_annotations EXPORT corolint
        RUNTIME DESTINATION "${CMAKE_INSTALL_BINDIR}")
install(DIRECTORY include/corolint DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}")

# find_package(corolint), from the build tree as well.
set(_package_directory "${CMAKE_INSTALL_LIBDIR}/cmake/corolint")
set(_package_build_directory "${CMAKE_CURRENT_BINARY_DIR}/cmake")
configure_package_config_file(cmake/corolint-config.cmake.in
                              "${_package_build_directory}/corolint-config.cmake"
                              INSTALL_DESTINATION "${_package_directory}"
                              NO_CHECK_REQUIRED_COMPONENTS_MACRO NO_SET_AND_CHECK_MACRO)
write_basic_package_version_file("${_package_build_directory}/corolint-config-version.cmake"
                                 COMPATIBILITY SameMinorVersion ARCH_INDEPENDENT)
configure_file(cmake/corolint-lint.cmake "${_package_build_directory}/corolint-lint.cmake" COPYONLY)
export(EXPORT corolint NAMESPACE corolint:: FILE "${_package_build_directory}/corolint-targets.cmake")
install(EXPORT corolint NAMESPACE corolint:: FILE corolint-targets.cmake
        DESTINATION "${_package_directory}")
install(FILES "${_package_build_directory}/corolint-config.cmake"
              "${_package_build_directory}/corolint-config-version.cmake"
              "${_package_build_directory}/corolint-lint.cmake"
        DESTINATION "${_package_directory}")

# pkg-config, for the annotations' include path.
set(_pkgconfig_directory "${CMAKE_INSTALL_LIBDIR}/pkgconfig")
file(RELATIVE_PATH COROLINT_PREFIX_FROM_PC "${CMAKE_INSTALL_FULL_LIBDIR}/pkgconfig"
     "${CMAKE_INSTALL_PREFIX}")
string(REGEX REPLACE "/$" "" COROLINT_PREFIX_FROM_PC "${COROLINT_PREFIX_FROM_PC}")
configure_file(packaging/corolint.pc.in "${CMAKE_CURRENT_BINARY_DIR}/corolint.pc" @ONLY)
install(FILES "${CMAKE_CURRENT_BINARY_DIR}/corolint.pc" DESTINATION "${_pkgconfig_directory}")

configure_file(packaging/corolint.1.in "${CMAKE_CURRENT_BINARY_DIR}/corolint.1" @ONLY)
install(FILES "${CMAKE_CURRENT_BINARY_DIR}/corolint.1" DESTINATION "${CMAKE_INSTALL_MANDIR}/man1")

install(FILES packaging/completions/corolint.bash RENAME corolint
        DESTINATION "${CMAKE_INSTALL_DATADIR}/bash-completion/completions")
install(FILES packaging/completions/_corolint
        DESTINATION "${CMAKE_INSTALL_DATADIR}/zsh/site-functions")
install(FILES packaging/completions/corolint.fish
        DESTINATION "${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d")

# The documentation, and what it links to, lie as they do here; what is only read to work on corolint stays here, and the
# README names it without a link.
set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS README.md)
file(READ README.md _readme)
string(REGEX REPLACE "\\[([^]]*)\\]\\((analyzer|tests)[^)]*\\)" "\\1" _readme "${_readme}")
file(WRITE "${CMAKE_CURRENT_BINARY_DIR}/installed/README.md" "${_readme}")
install(FILES "${CMAKE_CURRENT_BINARY_DIR}/installed/README.md" LICENSE DESTINATION "${CMAKE_INSTALL_DOCDIR}")
install(DIRECTORY docs DESTINATION "${CMAKE_INSTALL_DOCDIR}")
install(DIRECTORY rules DESTINATION "${CMAKE_INSTALL_DOCDIR}" FILES_MATCHING PATTERN "*.json")
install(DIRECTORY samples DESTINATION "${CMAKE_INSTALL_DOCDIR}" PATTERN "CMakeLists.txt" EXCLUDE)
file(GLOB _schemas CONFIGURE_DEPENDS rules/*.schema.json docs/*.schema.json)
install(FILES ${_schemas} DESTINATION "${CMAKE_INSTALL_DATADIR}/corolint/schemas")
