#include "driver/response_file.h"

#include <string.h>

/* Deeper than any build system nests; a file that names itself ends here. */
enum {
    MAX_DEPTH = 32
};

typedef struct Expansion {
    const char *directory;
    GPtrArray *words;
    char **problem;
} Expansion;

/* Reads the word at *at into word and moves *at behind it. */
static void read_word(const char **at, GString *word) {
    char quote = '\0';
    for (; **at != '\0'; (*at)++) {
        char c = **at;
        if (c == '\\' && (*at)[1] != '\0') {
            (*at)++;
            g_string_append_c(word, **at);
        } else if (quote != '\0') {
            if (c == quote)
                quote = '\0';
            else
                g_string_append_c(word, c);
        } else if (c == '\'' || c == '"') {
            quote = c;
        } else if (g_ascii_isspace(c)) {
            return;
        } else {
            g_string_append_c(word, c);
        }
    }
}

GStrv response_file_split(const char *text) {
    GPtrArray *words = g_ptr_array_new();
    const char *at = text;
    for (;;) {
        while (g_ascii_isspace(*at))
            at++;
        if (*at == '\0')
            break;
        GString *word = g_string_new(NULL);
        read_word(&at, word);
        g_ptr_array_add(words, g_string_free(word, FALSE));
    }
    g_ptr_array_add(words, NULL);
    return (GStrv)g_ptr_array_free(words, FALSE);
}

static void set_problem(Expansion *expansion, char *problem) {
    if (*expansion->problem == NULL)
        *expansion->problem = problem;
    else
        g_free(problem);
}

static void expand(Expansion *expansion, const char *const *words, guint depth);

static void expand_file(Expansion *expansion, const char *name, guint depth) {
    g_autofree char *path = g_canonicalize_filename(name, expansion->directory);
    if (depth == MAX_DEPTH) {
        set_problem(expansion,
                    g_strdup_printf("the response file %s names itself in a circle", path));
        return;
    }
    g_autofree char *text = NULL;
    g_autoptr(GError) error = NULL;
    if (!g_file_get_contents(path, &text, NULL, &error)) {
        set_problem(expansion,
                    g_strdup_printf("cannot read its response file: %s", error->message));
        return;
    }
    g_auto(GStrv) words = response_file_split(text);
    expand(expansion, (const char *const *)words, depth + 1);
}

static void expand(Expansion *expansion, const char *const *words, guint depth) {
    for (; *words != NULL; words++) {
        /* A circle that branches would double with every turn; one problem is enough to stop. */
        if (depth > 0 && *expansion->problem != NULL)
            return;
        if ((*words)[0] == '@' && (*words)[1] != '\0')
            expand_file(expansion, *words + 1, depth);
        else
            g_ptr_array_add(expansion->words, g_strdup(*words));
    }
}

GStrv response_file_expand(const char *const *words, const char *directory, char **problem) {
    Expansion expansion = {directory, g_ptr_array_new(), problem};
    expand(&expansion, words, 0);
    g_ptr_array_add(expansion.words, NULL);
    return (GStrv)g_ptr_array_free(expansion.words, FALSE);
}
