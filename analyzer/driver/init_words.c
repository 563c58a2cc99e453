#include "driver/init_words.h"

#include <string.h>

gsize init_words_identifier(const char *text) {
    gsize length = 0;
    if (g_ascii_isdigit(text[0]))
        return 0;
    while (g_ascii_isalnum(text[length]) || text[length] == '_')
        length++;
    return length;
}

static gboolean is_one_of(const char *word, gsize length, const char *const *words) {
    for (; *words; words++)
        if (strlen(*words) == length && g_ascii_strncasecmp(word, *words, length) == 0)
            return TRUE;
    return FALSE;
}

static gboolean has_word(const char *name, gsize length, const char *const *words) {
    for (gsize start = 0; start < length;) {
        gsize end = start;
        while (end < length && g_ascii_isalnum(name[end]))
            end++;
        if (is_one_of(name + start, end - start, words))
            return TRUE;
        start = end + 1;
    }
    return FALSE;
}

/* The length of name without its last word, when that is one of words; else length. */
static gsize without_last_word(const char *name, gsize length, const char *const *words) {
    gsize start = length;
    while (start > 0 && g_ascii_isalnum(name[start - 1]))
        start--;
    if (start == 0 || !is_one_of(name + start, length - start, words))
        return length;
    while (start > 0 && !g_ascii_isalnum(name[start - 1]))
        start--;
    return start;
}

gboolean init_words_suggest_mark(const char *name, gsize length) {
    static const char *const coroutines[] = {"co",    "coro",  "coroutine", "coroutines",
                                             "async", "fiber", "fibre",     "greenlet",
                                             "green", "task",  NULL};
    static const char *const functions[] = {"fn", "func", "function", NULL};
    static const char *const mixed[] = {"mixed", NULL};
    length = without_last_word(name, length, functions);
    length = without_last_word(name, length, mixed);
    gsize start = length;
    while (start > 0 && g_ascii_isalnum(name[start - 1]))
        start--;
    return is_one_of(name + start, length - start, coroutines);
}

gboolean init_words_may_expand_mark(const char *body) {
    static const char *const others[] = {"visibility", "dllexport", "dllimport",   "deprecated",
                                         "unused",     "packed",    "aligned",     "format",
                                         "nonnull",    "section",   "clang::coro", NULL};
    if (*body == '\0' || *body == '\r' || g_str_has_prefix(body, "//") ||
        g_str_has_prefix(body, "/*"))
        return TRUE;
    if (!g_str_has_prefix(body, "__attribute__") && !g_str_has_prefix(body, "[["))
        return FALSE;
    for (const char *const *word = others; *word; word++)
        if (strstr(body, *word))
            return FALSE;
    return TRUE;
}

CatalogMark init_words_guess_mark(const char *name) {
    static const char *const mixed[] = {"mixed", NULL};
    static const char *const plain[] = {"no", "non", "not", "never", "outside", NULL};
    if (has_word(name, strlen(name), mixed))
        return CATALOG_MARK_MIXED;
    return has_word(name, strlen(name), plain) ? CATALOG_MARK_PLAIN : CATALOG_MARK_COROUTINE;
}
