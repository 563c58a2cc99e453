# Writes OUTPUT, a C source with the text of each of FILES, the parts of the HTML report, as a constant.
list(SORT FILES)
set(declarations "")
set(rows "")
foreach(file IN LISTS FILES)
  get_filename_component(name "${file}" NAME)
  string(MAKE_C_IDENTIFIER "text_${name}" identifier)
  file(READ "${file}" bytes HEX)
  string(REGEX REPLACE "(..)" "0x\\1," bytes "${bytes}")
  string(APPEND declarations "static const char ${identifier}[] = {${bytes}0};\n")
  string(APPEND rows "    {\"${name}\", ${identifier}},\n")
endforeach()
file(WRITE "${OUTPUT}" "#include \"report/html_parts.h\"\n\n${declarations}
const HtmlPart html_parts[] = {\n${rows}    {0, 0},\n};\n")
