#include "driver/config_globs.h"

#include <string.h>

/* Any one character of a name, in bytes: paths need not be UTF-8. */
#define ONE_CHARACTER "(?:[^/\\x80-\\xff]|[\\xc0-\\xff][\\x80-\\xbf]*|[\\x80-\\xbf])"

struct ConfigGlob {
    char *text;
    GRegex *regex;
    gboolean negated;
};

/* Where the translation into a regular expression stands. */
typedef struct Translation {
    const char *at;
    GString *regex;
    guint braces; /* that are open */
    const char *fault;
} Translation;

static void translate_stars(Translation *translation, const char *start) {
    if (translation->at[1] != '*') {
        g_string_append(translation->regex, "[^/]*");
        translation->at++;
        return;
    }
    gboolean opens = translation->at == start || translation->at[-1] == '/';
    translation->at += 2;
    if (opens && *translation->at == '/') {
        g_string_append(translation->regex, "(?:.*/)?");
        translation->at++;
    } else {
        g_string_append(translation->regex, opens && !*translation->at ? ".+" : ".*");
    }
}

/* The length of "[:alpha:]" and its like; 0 when text is none. */
static gsize named_class_length(const char *text) {
    if (text[0] != '[' || text[1] != ':')
        return 0;
    gsize letters = strspn(text + 2, "abcdefghijklmnopqrstuvwxyz");
    return g_str_has_prefix(text + 2 + letters, ":]") ? letters + 4 : 0;
}

/* One of what stands in a class; how long it is there. */
static gsize translate_member(GString *regex, const char *at, gboolean edge) {
    gsize named = named_class_length(at);
    gboolean escaped = *at == '\\' && at[1];
    if (named > 0)
        g_string_append_len(regex, at, (gssize)named);
    if (named > 0)
        return named;
    at += escaped;
    if (strchr("[]\\^", *at) || (*at == '-' && (edge || escaped)))
        g_string_append_c(regex, '\\');
    g_string_append_c(regex, *at);
    return escaped ? 2 : 1;
}

/* `[a-z]`, `[!a]`, `[[:digit:]]`: a bracket right behind the opening one stands for itself. */
static void translate_class(Translation *translation) {
    const char *at = translation->at + 1;
    gboolean negated = *at == '!' || *at == '^';
    at += negated;
    const char *first = at;
    g_string_append(translation->regex, negated ? "[^/" : "(?!/)[");
    while (*at && (*at != ']' || at == first))
        at += translate_member(translation->regex, at, at == first || at[1] == ']');
    g_string_append_c(translation->regex, ']');
    if (*at)
        translation->at = at + 1;
    else
        translation->fault = "a ']' for each '['";
}

static void append_literal(GString *regex, char character) {
    if (!g_ascii_isalnum(character) && !((guchar)character & 0x80))
        g_string_append_c(regex, '\\');
    g_string_append_c(regex, character);
}

static void translate_one(Translation *translation, const char *start) {
    char character = *translation->at;
    switch (character) {
    case '*':
        translate_stars(translation, start);
        return;
    case '[':
        translate_class(translation);
        return;
    case '?':
        g_string_append(translation->regex, ONE_CHARACTER);
        break;
    case '{':
        g_string_append(translation->regex, "(?:");
        translation->braces++;
        break;
    case '}':
    case ',':
        if (translation->braces == 0) {
            append_literal(translation->regex, character);
            break;
        }
        g_string_append(translation->regex, character == ',' ? "|" : ")");
        translation->braces -= character == '}';
        break;
    case '\\':
        if (!translation->at[1]) {
            translation->fault = "a character behind '\\'";
            return;
        }
        translation->at++;
        append_literal(translation->regex, *translation->at);
        break;
    default:
        append_literal(translation->regex, character);
        break;
    }
    translation->at++;
}

/* text without its '!' and the slashes around it. */
static char *translate(const char *text, gboolean anchored, gboolean directory,
                       const char **fault) {
    Translation translation = {.at = text, .regex = g_string_new(anchored ? "^" : "^(?:.*/)?")};
    while (*translation.at && !translation.fault)
        translate_one(&translation, text);
    if (!translation.fault && translation.braces > 0)
        translation.fault = "a '}' for each '{'";
    g_string_append(translation.regex, directory ? "/.*$" : "(?:/.*)?$");
    *fault = translation.fault;
    return g_string_free(translation.regex, FALSE);
}

static gboolean leaves_directory(const char *text) {
    g_auto(GStrv) parts = g_strsplit(text, "/", -1);
    return g_strv_contains((const char *const *)parts, "..");
}

ConfigGlob *config_glob_new(const char *text, const char **fault) {
    const char *body = *text == '!' ? text + 1 : text;
    gboolean anchored = FALSE;
    if (g_str_has_prefix(body, "./"))
        anchored = TRUE, body += 2;
    while (*body == '/')
        anchored = TRUE, body++;
    g_autofree char *trimmed = g_strdup(body);
    gsize length = strlen(trimmed);
    gboolean directory = length > 0 && trimmed[length - 1] == '/';
    while (length > 0 && trimmed[length - 1] == '/')
        trimmed[--length] = '\0';
    *fault = length == 0                 ? "a pattern of paths"
             : leaves_directory(trimmed) ? "a pattern of paths without '..'"
                                         : NULL;
    if (*fault)
        return NULL;
    anchored = anchored || strchr(trimmed, '/') != NULL;
    g_autofree char *regex = translate(trimmed, anchored, directory, fault);
    if (*fault)
        return NULL;
    GRegex *compiled =
        g_regex_new(regex, G_REGEX_RAW | G_REGEX_DOTALL | G_REGEX_DOLLAR_ENDONLY, 0, NULL);
    if (!compiled) {
        *fault = "a pattern of paths";
        return NULL;
    }
    ConfigGlob *glob = g_new0(ConfigGlob, 1);
    *glob = (ConfigGlob){g_strdup(text), compiled, *text == '!'};
    return glob;
}

void config_glob_free(ConfigGlob *glob) {
    if (!glob)
        return;
    g_regex_unref(glob->regex);
    g_free(glob->text);
    g_free(glob);
}

const ConfigGlob *config_globs_find(const GPtrArray *globs, const char *path) {
    for (guint i = globs->len; i-- > 0;) {
        const ConfigGlob *glob = g_ptr_array_index(globs, i);
        if (g_regex_match(glob->regex, path, 0, NULL))
            return glob;
    }
    return NULL;
}

gboolean config_glob_is_negated(const ConfigGlob *glob) {
    return glob->negated;
}

const char *config_glob_text(const ConfigGlob *glob) {
    return glob->text;
}
