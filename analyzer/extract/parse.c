#include "extract/parse.h"

#include <dlfcn.h>
#include <stdlib.h>
#include <string.h>

/* "line 3, column 8: unknown type name 'x'", with the file in front when it is another than the one
 * parsed. */
static char *describe_error(CXTranslationUnit unit, CXDiagnostic diagnostic) {
    CXFile file = NULL;
    unsigned line = 0;
    unsigned column = 0;
    CXSourceLocation location = clang_getDiagnosticLocation(diagnostic);
    clang_getFileLocation(location, &file, &line, &column, NULL);
    CXString name = clang_getFileName(file);
    CXString main_name = clang_getTranslationUnitSpelling(unit);
    CXString text = clang_getDiagnosticSpelling(diagnostic);
    gboolean elsewhere = strcmp(clang_getCString(name), clang_getCString(main_name)) != 0;
    char *described =
        g_strdup_printf("%s%sline %u, column %u: %s", elsewhere ? clang_getCString(name) : "",
                        elsewhere ? ", " : "", line, column, clang_getCString(text));
    clang_disposeString(name);
    clang_disposeString(main_name);
    clang_disposeString(text);
    return described;
}

/* Those without a file are about compiler options libclang does not know: parsing went on without
 * them. */
static gboolean is_error_in_code(CXDiagnostic diagnostic) {
    CXFile file = NULL;
    clang_getFileLocation(clang_getDiagnosticLocation(diagnostic), &file, NULL, NULL, NULL);
    return file && clang_getDiagnosticSeverity(diagnostic) >= CXDiagnostic_Error;
}

/* One problem, however many errors the code has: the first, for the others often follow from it. */
void parse_collect_problems(CXTranslationUnit unit, GPtrArray *problems) {
    unsigned count = clang_getNumDiagnostics(unit);
    unsigned errors = 0;
    g_autofree char *first = NULL;
    for (unsigned i = 0; i < count; i++) {
        CXDiagnostic diagnostic = clang_getDiagnostic(unit, i);
        if (is_error_in_code(diagnostic) && errors++ == 0)
            first = describe_error(unit, diagnostic);
        clang_disposeDiagnostic(diagnostic);
    }
    if (errors == 1)
        g_ptr_array_add(problems, g_steal_pointer(&first));
    else if (errors > 1)
        g_ptr_array_add(problems, g_strdup_printf("%s (and %u more error%s)", first, errors - 1,
                                                  errors == 2 ? "" : "s"));
}

const char *parse_failure(enum CXErrorCode code) {
    switch (code) {
    case CXError_Crashed:
        return "libclang crashed on this file";
    case CXError_InvalidArguments:
        return "libclang does not accept its compiler flags";
    case CXError_ASTReadError:
        return "libclang cannot read a precompiled header it needs";
    default:
        return "libclang cannot parse this file with its compiler flags";
    }
}

static guint clang_major(void) {
    CXString version = clang_getClangVersion();
    const char *number = strstr(clang_getCString(version), "version ");
    guint major = number ? (guint)strtoul(number + strlen("version "), NULL, 10) : 0;
    clang_disposeString(version);
    return major;
}

/* clang's own headers lie beside libclang (Debian keeps libclang in lib/ARCH, and them in
 * lib/llvm-N; Fedora in lib64 and lib); left to itself it looks beside the compiler of the command
 * line, which may be another one. NULL when they are not there. */
static char *resource_directory(void) {
    Dl_info library;
    if (!dladdr((const void *)(gsize)clang_createIndex, &library) || !library.dli_fname)
        return NULL;
    g_autofree char *real = realpath(library.dli_fname, NULL);
    g_autofree char *directory = g_path_get_dirname(real ? real : library.dli_fname);
    guint major = clang_major();
    g_autofree char *of_debian = g_strdup_printf("../llvm-%u/lib", major);
    const char *const libraries[] = {".", of_debian, "../lib"};
    for (guint i = 0; i < G_N_ELEMENTS(libraries); i++) {
        g_autofree char *path =
            g_strdup_printf("%s/%s/clang/%u/include", directory, libraries[i], major);
        if (g_file_test(path, G_FILE_TEST_IS_DIR)) {
            g_autofree char *resources = g_path_get_dirname(path);
            return g_canonicalize_filename(resources, NULL);
        }
    }
    return NULL;
}

/* The arguments with the resource directory put in behind the compiler's name. */
static GStrv full_arguments(char **arguments) {
    g_autoptr(GStrvBuilder) builder = g_strv_builder_new();
    g_autofree char *directory = resource_directory();
    g_strv_builder_add(builder, arguments[0]);
    if (directory) {
        g_autofree char *option = g_strconcat("-resource-dir=", directory, NULL);
        g_strv_builder_add(builder, option);
    }
    for (guint i = 1; arguments[0] && arguments[i]; i++)
        g_strv_builder_add(builder, arguments[i]);
    /* Warnings are for the compiler to give; not looking for them saves their analyses. */
    g_strv_builder_add(builder, "-w");
    return g_strv_builder_end(builder);
}

CXTranslationUnit parse_unit(CXIndex index, const ExtractRequest *request, unsigned more_options,
                             enum CXErrorCode *code) {
    CXTranslationUnit unit = NULL;
    struct CXUnsavedFile unsaved = {request->file, request->contents,
                                    (unsigned long)request->contents_length};
    unsigned options =
        CXTranslationUnit_KeepGoing | CXTranslationUnit_VisitImplicitAttributes | more_options;
    g_auto(GStrv) arguments = full_arguments(request->arguments);
    *code = clang_parseTranslationUnit2FullArgv(
        index, NULL, (const char *const *)arguments, (int)g_strv_length(arguments),
        request->contents ? &unsaved : NULL, request->contents ? 1 : 0, options, &unit);
    return unit;
}

/* The language the arguments ask for: libclang does not tell which one a unit was parsed as. */
gboolean parse_is_cxx(const ExtractRequest *request) {
    const char *language = NULL;
    for (char **argument = request->arguments; *argument; argument++)
        if (strcmp(*argument, "-x") == 0 && argument[1])
            language = argument[1];
        else if (g_str_has_prefix(*argument, "-x") && (*argument)[2])
            language = *argument + 2;
    if (language)
        return g_str_has_prefix(language, "c++");
    const char *extension = strrchr(request->file, '.');
    return extension && strcmp(extension, ".c") != 0;
}
