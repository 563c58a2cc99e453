#include "model/nolint.h"

#include <string.h>

static const struct {
    const char *word;
    NolintKind kind;
} words[] = {{"NOLINT", NOLINT_LINE},
             {"NOLINTNEXTLINE", NOLINT_NEXT_LINE},
             {"NOLINTBEGIN", NOLINT_BEGIN},
             {"NOLINTEND", NOLINT_END}};

static NolintKind kind_of_word(const char *text, gsize length) {
    for (guint i = 0; i < G_N_ELEMENTS(words); i++)
        if (strlen(words[i].word) == length && strncmp(words[i].word, text, length) == 0)
            return words[i].kind;
    return NOLINT_NONE;
}

static void name_clear(gpointer data) {
    g_free(((NolintName *)data)->glob);
}

/* From start to end of text, blanks and a '-' around it included. */
static void add_name(Nolint *nolint, const char *text, gsize start, gsize end) {
    while (start < end && g_ascii_isspace(text[start]))
        start++;
    NolintName name = {.negative = start < end && text[start] == '-'};
    start += name.negative ? 1 : 0;
    while (start < end && g_ascii_isspace(text[start]))
        start++;
    while (start < end && g_ascii_isspace(text[end - 1]))
        end--;
    if (start == end)
        return;
    name.glob = g_strndup(text + start, end - start);
    name.offset = start;
    g_array_append_val(nolint->names, name);
}

Nolint nolint_parse(const char *text) {
    gsize length = 0;
    while (g_ascii_isalpha(text[length]))
        length++;
    Nolint nolint = {.kind = kind_of_word(text, length),
                     .names = g_array_new(FALSE, FALSE, sizeof(NolintName))};
    g_array_set_clear_func(nolint.names, name_clear);
    const char *close = text[length] == '(' ? strchr(text + length, ')') : NULL;
    if (!close)
        return nolint;
    nolint.list = g_strstrip(g_strndup(text + length + 1, (gsize)(close - text) - length - 1));
    gsize list_end = (gsize)(close - text);
    for (gsize start = length + 1; start < list_end;) {
        gsize end = MIN(start + strcspn(text + start, ","), list_end);
        add_name(&nolint, text, start, end);
        start = end + 1;
    }
    return nolint;
}

void nolint_clear(Nolint *nolint) {
    g_free(nolint->list);
    g_clear_pointer(&nolint->names, g_array_unref);
}

/* Greedy from star to star: what stands before the last one never has to be looked at again. */
static gboolean matches(const char *glob, const char *text) {
    const char *star = NULL;
    const char *retry = text;
    while (*text) {
        if (*glob == '*') {
            star = ++glob;
            retry = text;
        } else if (*glob == *text) {
            glob++;
            text++;
        } else if (star) {
            glob = star;
            text = ++retry;
        } else {
            return FALSE;
        }
    }
    return glob[strspn(glob, "*")] == '\0';
}

gboolean nolint_name_matches(const NolintName *name, const char *rule) {
    g_autofree char *check = g_strconcat(NOLINT_PREFIX, rule, NULL);
    return matches(name->glob, check);
}

gboolean nolint_means(const Nolint *nolint, const char *rule) {
    for (guint i = nolint->names->len; i > 0; i--) {
        const NolintName *name = &g_array_index(nolint->names, NolintName, i - 1);
        if (nolint_name_matches(name, rule))
            return !name->negative;
    }
    return nolint->list == NULL;
}

gboolean nolint_name_is_own(const NolintName *name) {
    return !name->negative && g_str_has_prefix(name->glob, NOLINT_PREFIX);
}
