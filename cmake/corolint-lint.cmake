# corolint_add_target(NAME [ALL] [TARGETS target…] [PATHS path…] [FAIL_ON level] [OPTIONS option…])
#
# Adds a target that runs corolint over the compile database of this build:
#
#   find_package(corolint REQUIRED)
#   corolint_add_target(lint)                    # then: cmake --build build --target lint
#   corolint_add_target(lint-net TARGETS net FAIL_ON error)
#
#   ALL      it is part of the default target
#   TARGETS  report only the sources of these targets, which may be added later
#   PATHS    report only these files and directories, relative to the current source directory
#   FAIL_ON  the severity that fails the build: note, warning (corolint's default), error, never
#   OPTIONS  more options of corolint: OPTIONS --ignore=blocking-io
#
# Without TARGETS and PATHS the whole database is reported. What they leave out is read all the same:
# what blocks may lie there. The database lists what the Makefile and Ninja generators compile, with
# CMAKE_EXPORT_COMPILE_COMMANDS or without. Where sources or headers are generated, let the target
# depend on what generates them: add_dependencies(lint generator).
cmake_policy(VERSION 3.20)

function(corolint_add_target name)
  cmake_parse_arguments(PARSE_ARGV 1 lint "ALL" "FAIL_ON" "TARGETS;PATHS;OPTIONS")
  if(lint_UNPARSED_ARGUMENTS)
    message(FATAL_ERROR "corolint_add_target: expected ALL, TARGETS, PATHS, FAIL_ON or OPTIONS, "
                        "found '${lint_UNPARSED_ARGUMENTS}'")
  endif()
  if(lint_KEYWORDS_MISSING_VALUES)
    message(FATAL_ERROR "corolint_add_target: expected something behind ${lint_KEYWORDS_MISSING_VALUES}")
  endif()
  set(all "")
  if(lint_ALL)
    set(all ALL)
  endif()
  if(NOT CMAKE_GENERATOR MATCHES "Makefiles|Ninja")
    message(WARNING "corolint_add_target: the generator ${CMAKE_GENERATOR} writes no compile database; "
                    "target ${name} will fail. Use Ninja or a Makefile generator.")
    add_custom_target(${name} ${all} VERBATIM COMMAND "${CMAKE_COMMAND}" -E echo
                      "corolint: no compile database: configure with -G Ninja or a Makefile generator"
                      COMMAND "${CMAKE_COMMAND}" -E false)
    return()
  endif()

  set(fail_on "")
  if(lint_FAIL_ON)
    set(levels note warning error never)
    if(NOT lint_FAIL_ON IN_LIST levels)
      message(FATAL_ERROR "corolint_add_target: expected note, warning, error or never behind FAIL_ON, "
                          "found '${lint_FAIL_ON}'")
    endif()
    set(fail_on "--fail-on=${lint_FAIL_ON}")
  endif()
  set(paths "")
  foreach(path IN LISTS lint_PATHS)
    get_filename_component(path "${path}" ABSOLUTE)
    if(NOT EXISTS "${path}")
      message(FATAL_ERROR "corolint_add_target: there is no '${path}', which stands behind PATHS")
    endif()
    list(APPEND paths "${path}")
  endforeach()

  add_custom_target(${name} ${all}
                    COMMAND corolint::corolint -p "${CMAKE_BINARY_DIR}" ${fail_on} ${lint_OPTIONS} ${paths}
                            "$<TARGET_PROPERTY:${name},COROLINT_SOURCES>"
                    WORKING_DIRECTORY "${CMAKE_CURRENT_SOURCE_DIR}"
                    COMMENT "Looking for calls that stall the event loop"
                    COMMAND_EXPAND_LISTS USES_TERMINAL VERBATIM)
  set_property(TARGET ${name} PROPERTY COROLINT_TARGETS "${lint_TARGETS}")
  set_property(GLOBAL APPEND PROPERTY COROLINT_LINT_TARGETS ${name})

  # When all targets are known.
  get_property(deferred GLOBAL PROPERTY COROLINT_DEFERRED)
  if(NOT deferred)
    set_property(GLOBAL PROPERTY COROLINT_DEFERRED ON)
    cmake_language(DEFER DIRECTORY "${CMAKE_SOURCE_DIR}" CALL _corolint_finish)
  endif()
endfunction()

function(_corolint_finish)
  _corolint_export_commands("${CMAKE_SOURCE_DIR}")
  get_property(names GLOBAL PROPERTY COROLINT_LINT_TARGETS)
  foreach(name IN LISTS names)
    get_target_property(targets ${name} COROLINT_TARGETS)
    if(targets)
      _corolint_sources(sources ${name} ${targets})
      set_property(TARGET ${name} PROPERTY COROLINT_SOURCES "${sources}")
    endif()
  endforeach()
endfunction()

# The database lists the targets that have the property; a project need not ask for it.
function(_corolint_export_commands directory)
  get_property(targets DIRECTORY "${directory}" PROPERTY BUILDSYSTEM_TARGETS)
  foreach(target IN LISTS targets)
    get_target_property(type ${target} TYPE)
    if(type MATCHES "EXECUTABLE|LIBRARY" AND NOT type STREQUAL "INTERFACE_LIBRARY")
      set_property(TARGET ${target} PROPERTY EXPORT_COMPILE_COMMANDS ON)
    endif()
  endforeach()
  get_property(below DIRECTORY "${directory}" PROPERTY SUBDIRECTORIES)
  foreach(subdirectory IN LISTS below)
    _corolint_export_commands("${subdirectory}")
  endforeach()
endfunction()

# The files that targets compile, as paths. What a generator expression stands for is not known here.
function(_corolint_sources result name)
  set(sources "")
  foreach(target IN LISTS ARGN)
    if(NOT TARGET ${target})
      message(FATAL_ERROR "corolint_add_target(${name}): there is no target '${target}'")
    endif()
    get_target_property(own ${target} SOURCES)
    get_target_property(directory ${target} SOURCE_DIR)
    get_target_property(build_directory ${target} BINARY_DIR)
    foreach(source IN LISTS own)
      if(source MATCHES "\\.(c|C|cc|cp|cpp|CPP|cxx|c\\+\\+|cppm|ixx)$" AND NOT source MATCHES "^\\$<")
        get_filename_component(path "${source}" ABSOLUTE BASE_DIR "${directory}")
        if(NOT EXISTS "${path}") # CMake, too, looks for what is generated here
          get_filename_component(path "${source}" ABSOLUTE BASE_DIR "${build_directory}")
        endif()
        list(APPEND sources "${path}")
      endif()
    endforeach()
  endforeach()
  if(NOT sources)
    message(FATAL_ERROR "corolint_add_target(${name}): no C or C++ source in ${ARGN}")
  endif()
  set(${result} "${sources}" PARENT_SCOPE)
endfunction()
