# Writes a C file with a hash of FILES, which says what the extraction was built from.
# Usage: cmake -DOUTPUT=… "-DFILES=a.c;b.h" -P HashExtraction.cmake
set(hashes "")
foreach(file IN LISTS FILES)
  file(SHA256 "${file}" hash)
  string(APPEND hashes "${hash}")
endforeach()
string(SHA256 hash "${hashes}")
file(WRITE "${OUTPUT}" "#include \"extract/extract.h\"\n\nconst char extract_build[] = \"${hash}\";\n")
