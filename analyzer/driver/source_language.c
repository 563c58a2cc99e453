#include "driver/source_language.h"

#include <string.h>

typedef struct Extension {
    const char *text;
    SourceLanguage language;
    gboolean header;
    gboolean walked;
} Extension;

/* Case matters: .C and .H are C++ by old Unix custom, .c and .h are not. Preprocessed text (.i,
 * .ii) is linted when it is named, but a walk that picked it up would report every fault twice. */
static const Extension extensions[] = {
    {"c", SOURCE_LANGUAGE_C, FALSE, TRUE},
    {"i", SOURCE_LANGUAGE_C, FALSE, FALSE},
    {"cc", SOURCE_LANGUAGE_CXX, FALSE, TRUE},
    {"cp", SOURCE_LANGUAGE_CXX, FALSE, TRUE},
    {"cpp", SOURCE_LANGUAGE_CXX, FALSE, TRUE},
    {"cxx", SOURCE_LANGUAGE_CXX, FALSE, TRUE},
    {"c++", SOURCE_LANGUAGE_CXX, FALSE, TRUE},
    {"C", SOURCE_LANGUAGE_CXX, FALSE, TRUE},
    {"CC", SOURCE_LANGUAGE_CXX, FALSE, TRUE},
    {"CPP", SOURCE_LANGUAGE_CXX, FALSE, TRUE},
    {"ii", SOURCE_LANGUAGE_CXX, FALSE, FALSE},
    {"cppm", SOURCE_LANGUAGE_CXX_MODULE, FALSE, TRUE},
    {"ccm", SOURCE_LANGUAGE_CXX_MODULE, FALSE, TRUE},
    {"cxxm", SOURCE_LANGUAGE_CXX_MODULE, FALSE, TRUE},
    {"c++m", SOURCE_LANGUAGE_CXX_MODULE, FALSE, TRUE},
    {"ixx", SOURCE_LANGUAGE_CXX_MODULE, FALSE, TRUE},
    {"h", SOURCE_LANGUAGE_C, TRUE, FALSE},
    {"inc", SOURCE_LANGUAGE_C, TRUE, FALSE},
    {"hh", SOURCE_LANGUAGE_CXX, TRUE, FALSE},
    {"hp", SOURCE_LANGUAGE_CXX, TRUE, FALSE},
    {"hpp", SOURCE_LANGUAGE_CXX, TRUE, FALSE},
    {"hxx", SOURCE_LANGUAGE_CXX, TRUE, FALSE},
    {"h++", SOURCE_LANGUAGE_CXX, TRUE, FALSE},
    {"H", SOURCE_LANGUAGE_CXX, TRUE, FALSE},
    {"inl", SOURCE_LANGUAGE_CXX, TRUE, FALSE},
    {"ipp", SOURCE_LANGUAGE_CXX, TRUE, FALSE},
    {"tcc", SOURCE_LANGUAGE_CXX, TRUE, FALSE},
    {"tpp", SOURCE_LANGUAGE_CXX, TRUE, FALSE},
    {"txx", SOURCE_LANGUAGE_CXX, TRUE, FALSE},
};

static const Extension *extension_of_path(const char *path) {
    const char *slash = strrchr(path, '/');
    const char *name = slash == NULL ? path : slash + 1;
    const char *dot = strrchr(name, '.');
    /* The dot of ".c" starts a hidden file's name, not an extension. */
    if (dot == NULL || dot == name)
        return NULL;
    for (gsize i = 0; i < G_N_ELEMENTS(extensions); i++)
        if (strcmp(dot + 1, extensions[i].text) == 0)
            return &extensions[i];
    return NULL;
}

SourceLanguage source_language_of_path(const char *path) {
    const Extension *extension = extension_of_path(path);
    return extension == NULL ? SOURCE_LANGUAGE_OTHER : extension->language;
}

gboolean source_language_is_open(const char *path) {
    const Extension *extension = extension_of_path(path);
    return extension != NULL && extension->header && extension->language == SOURCE_LANGUAGE_C;
}

gboolean source_language_is_header(const char *path) {
    const Extension *extension = extension_of_path(path);
    return extension != NULL && extension->header;
}

gboolean source_language_is_compiled(const char *path) {
    const Extension *extension = extension_of_path(path);
    return extension != NULL && extension->walked;
}

gboolean source_language_is_cxx(SourceLanguage language) {
    return language == SOURCE_LANGUAGE_CXX || language == SOURCE_LANGUAGE_CXX_MODULE;
}

const char *source_language_option(SourceLanguage language) {
    switch (language) {
    case SOURCE_LANGUAGE_C:
        return "c";
    case SOURCE_LANGUAGE_CXX:
        return "c++";
    case SOURCE_LANGUAGE_CXX_MODULE:
        return "c++-module";
    case SOURCE_LANGUAGE_OTHER:
        break;
    }
    return NULL;
}

SourceLanguage source_language_from_option(const char *value) {
    static const char *const c_values[] = {"c", "c-header", "cpp-output"};
    for (gsize i = 0; i < G_N_ELEMENTS(c_values); i++)
        if (strcmp(value, c_values[i]) == 0)
            return SOURCE_LANGUAGE_C;
    if (strcmp(value, "c++-module") == 0)
        return SOURCE_LANGUAGE_CXX_MODULE;
    /* c++, c++-header, c++-user-header, c++-system-header, c++-cpp-output … */
    if (strcmp(value, "c++") == 0 || g_str_has_prefix(value, "c++-"))
        return SOURCE_LANGUAGE_CXX;
    return SOURCE_LANGUAGE_OTHER;
}
