# Writes OUTPUT, a C source with the text of each of FILES as a constant, in the order of their names.
list(SORT FILES)
set(declarations "")
set(rows "")
foreach(file IN LISTS FILES)
  get_filename_component(name "${file}" NAME_WE)
  file(READ "${file}" bytes HEX)
  string(REGEX REPLACE "(..)" "0x\\1," bytes "${bytes}")
  string(APPEND declarations "static const char text_${name}[] = {${bytes}0};\n")
  string(APPEND rows "    {\"${name}\", text_${name}},\n")
endforeach()
file(WRITE "${OUTPUT}" "#include \"catalog/builtin.h\"\n\n${declarations}
const BuiltinCatalog builtin_catalogs[] = {\n${rows}    {0, 0},\n};\n")
