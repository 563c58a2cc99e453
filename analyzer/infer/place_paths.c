#include "infer/place_paths.h"

#include <string.h>

gboolean place_name_is_callers(const char *name) {
    if (*name == '&')
        name++;
    gboolean known_root = *name == '(' || *name == 'g' || *name == 't' || *name == 'c';
    return known_root && !strchr(name, '{') && !strchr(name, '<');
}

gboolean place_name_within(const char *name, const char *outer) {
    gsize length = strlen(outer);
    return strncmp(name, outer, length) == 0 &&
           (!name[length] || strchr("*.[", name[length]) || strchr("})>;]*", outer[length - 1]));
}

/* Behind the name of an object: whether the path goes on through a pointer, or out of the index (or
 * the arguments) that the object stands in. */
static gboolean leads_elsewhere(const char *path) {
    gint depth = 0;
    for (; *path; path++) {
        gboolean is_closed = strchr("])}", *path) && depth-- == 0;
        if (is_closed || (depth == 0 && (*path == '*' || g_str_has_prefix(path, ".target("))))
            return TRUE;
        if (strchr("[({", *path))
            depth++;
        if (*path == '.' || g_str_has_prefix(path, "g:"))
            path = strchr(path, ';'); /* keys may hold any character but that */
    }
    return FALSE;
}

gboolean place_name_part_of(const char *name, const char *outer) {
    return place_name_within(name, outer) && !leads_elsewhere(name + strlen(outer));
}

gboolean place_name_depends_on(const char *name, const char *part) {
    gsize length = strlen(part);
    for (const char *at = strstr(name, part); at; at = strstr(at + length, part))
        if (leads_elsewhere(at + length))
            return TRUE;
    return FALSE;
}

FactsRow place_name_own_variable(const View *view, const char *name) {
    const char *end = name + strcspn(name, "})");
    if ((*name != '{' && *name != '(') || !*end || leads_elsewhere(end + 1))
        return 0;
    guint number = (guint)g_ascii_strtoull(name + 1, NULL, 10);
    return *name == '{' ? number : facts_word(view->facts, view->function->parameters, number);
}

gboolean place_name_mentions(const char *name, const char *part) {
    return strstr(name, part) != NULL;
}
