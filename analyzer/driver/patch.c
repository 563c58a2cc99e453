#include "driver/patch.h"

#include <string.h>

typedef struct Reading {
    Patch *patch;
    const char *name;
    const char *at;
    const char *end;
    guint line;       /* the one that was read last */
    char *text;       /* owned; its text, without its line break */
    gboolean is_diff; /* something of a diff was seen */
    char *binary;     /* owned: the file that git is speaking of, should it be a binary one */
} Reading;

/* What a hunk's headline announces, counted down. */
typedef struct Hunk {
    guint old_left;
    guint new_left;
    guint next;         /* number of the next line of the new version */
    gboolean taken_out; /* lines were, since the last one that is in the new version … */
    gboolean put_in;    /* … and one was put in beside them */
} Hunk;

static void line_free(gpointer data) {
    g_free(((PatchLine *)data)->text);
    g_free(data);
}

static void file_free(gpointer data) {
    PatchFile *file = data;
    g_free(file->name);
    g_ptr_array_unref(file->lines);
    g_array_unref(file->gaps);
    g_free(file);
}

void patch_free(Patch *patch) {
    if (!patch)
        return;
    g_ptr_array_unref(patch->files);
    g_free(patch->fault);
    g_free(patch);
}

static gboolean read_line(Reading *reading) {
    if (reading->at >= reading->end)
        return FALSE;
    const char *end = memchr(reading->at, '\n', (gsize)(reading->end - reading->at));
    const char *next = end ? end + 1 : reading->end;
    end = end ? end : reading->end;
    if (end > reading->at && end[-1] == '\r')
        end--;
    g_free(reading->text);
    reading->text = g_strndup(reading->at, (gsize)(end - reading->at));
    reading->at = next;
    reading->line++;
    return TRUE;
}

static gboolean next_line_begins(const Reading *reading, const char *text) {
    gsize length = strlen(text);
    return (gsize)(reading->end - reading->at) >= length && memcmp(reading->at, text, length) == 0;
}

/* Always FALSE. */
static gboolean fail(Reading *reading, const char *what) {
    reading->patch->fault = g_strdup_printf("%s:%u: %s", reading->name, reading->line, what);
    return FALSE;
}

/* The name behind "+++ ": up to the tab before a time, or in quotes with escapes as in C. */
static char *file_name(const char *text) {
    if (*text != '"')
        return g_strndup(text, strcspn(text, "\t"));
    gsize length = 1;
    while (text[length] && text[length] != '"')
        length += text[length] == '\\' && text[length + 1] ? 2 : 1;
    if (!text[length])
        return g_strdup(text); /* the quote is never closed */
    g_autofree char *quoted = g_strndup(text + 1, length - 1);
    return g_strcompress(quoted);
}

static PatchFile *add_file(Reading *reading, char *name) {
    PatchFile *file = g_new0(PatchFile, 1);
    file->name = name;
    file->at = reading->line;
    file->lines = g_ptr_array_new_with_free_func(line_free);
    file->gaps = g_array_new(FALSE, FALSE, sizeof(guint));
    g_ptr_array_add(reading->patch->files, file);
    return file;
}

/* text is moved past it. */
static gboolean read_number(const char **text, guint *number) {
    char *rest = NULL;
    if (!g_ascii_isdigit(**text))
        return FALSE;
    guint64 value = g_ascii_strtoull(*text, &rest, 10);
    *number = (guint)MIN(value, G_MAXINT);
    *text = rest;
    return TRUE;
}

/* "3,4" or "3"; text is moved past it. */
static gboolean read_span(const char **text, guint *start, guint *count) {
    *count = 1;
    if (!read_number(text, start))
        return FALSE;
    if (**text != ',')
        return TRUE;
    (*text)++;
    return read_number(text, count);
}

static gboolean read_headline(const char *text, Hunk *hunk) {
    guint old_start = 0;
    *hunk = (Hunk){0};
    if (!g_str_has_prefix(text, "@@ -"))
        return FALSE;
    text += strlen("@@ -");
    if (!read_span(&text, &old_start, &hunk->old_left) || !g_str_has_prefix(text, " +"))
        return FALSE;
    text += strlen(" +");
    if (!read_span(&text, &hunk->next, &hunk->new_left) || !g_str_has_prefix(text, " @@"))
        return FALSE;
    if (hunk->new_left == 0)
        hunk->next++; /* it names the line before */
    return TRUE;
}

static void end_change(PatchFile *file, Hunk *hunk) {
    guint behind = hunk->next - 1;
    if (file && hunk->taken_out && !hunk->put_in)
        g_array_append_val(file->gaps, behind);
    hunk->taken_out = FALSE;
    hunk->put_in = FALSE;
}

static void add_line(const Reading *reading, PatchFile *file, Hunk *hunk, gboolean added) {
    hunk->new_left--;
    if (file) {
        PatchLine *line = g_new0(PatchLine, 1);
        *line = (PatchLine){hunk->next, reading->line, added,
                            g_strdup(*reading->text ? reading->text + 1 : "")};
        g_ptr_array_add(file->lines, line);
    }
    hunk->next++;
}

/* A blank line may have lost the space in front. */
static gboolean read_hunk_line(Reading *reading, PatchFile *file, Hunk *hunk) {
    char mark = *reading->text;
    if (mark == '\\')
        return TRUE; /* "\ No newline at end of file" */
    if (mark == '+' && hunk->new_left > 0) {
        hunk->put_in = TRUE;
        add_line(reading, file, hunk, TRUE);
    } else if (mark == '-' && hunk->old_left > 0) {
        hunk->taken_out = TRUE;
        hunk->old_left--;
    } else if ((mark == ' ' || mark == '\0') && hunk->old_left > 0 && hunk->new_left > 0) {
        end_change(file, hunk);
        hunk->old_left--;
        add_line(reading, file, hunk, FALSE);
    } else {
        return fail(reading, "the diff is malformed: a line of the hunk above was expected, that "
                             "begins with ' ', '+' or '-'");
    }
    return TRUE;
}

/* file is NULL for one that is deleted. */
static gboolean read_hunk(Reading *reading, PatchFile *file) {
    Hunk hunk;
    if (!read_headline(reading->text, &hunk))
        return fail(reading, "the diff is malformed: '@@ -LINE,COUNT +LINE,COUNT @@' was expected");
    while (hunk.old_left > 0 || hunk.new_left > 0) {
        if (!read_line(reading))
            return fail(reading,
                        "the diff is cut short: more lines of its last hunk were expected");
        if (!read_hunk_line(reading, file, &hunk))
            return FALSE;
    }
    end_change(file, &hunk);
    return TRUE;
}

/* From "+++ NAME" to what is no hunk any more. */
static gboolean read_hunks(Reading *reading) {
    char *name = file_name(reading->text + strlen("+++ "));
    gboolean deleted = strcmp(name, "/dev/null") == 0;
    PatchFile *file = deleted ? NULL : add_file(reading, name);
    if (deleted)
        g_free(name);
    while (next_line_begins(reading, "@@ ") || next_line_begins(reading, "\\ "))
        if (!read_line(reading) || (*reading->text == '@' && !read_hunk(reading, file)))
            return FALSE;
    return TRUE;
}

/* Files whose lines are not shown, be it that they are binary or that .gitattributes says so. */

/* The second of two names. Those of one file, "a/NAME" and "b/NAME", are of one length, whatever
 * NAME holds. NULL when there are not two. */
static char *second_name(const char *names, const char *between) {
    gsize length = strlen(names);
    gsize gap = strlen(between);
    const char *middle = length > gap ? names + (length - gap) / 2 : NULL;
    if (!middle || !g_str_has_prefix(middle, between))
        middle = g_strrstr(names, between);
    return middle ? file_name(middle + gap) : NULL;
}

/* Takes over name; NULL and a deleted file's are none. */
static void add_unseen_file(Reading *reading, char *name) {
    if (name && *name && strcmp(name, "/dev/null") != 0)
        add_file(reading, name)->unseen = TRUE;
    else
        g_free(name);
}

static void look_at_binary(Reading *reading) {
    static const char git[] = "diff --git ";
    static const char files[] = "Binary files ";
    static const char differ[] = " differ";
    if (g_str_has_prefix(reading->text, git)) {
        g_free(reading->binary);
        reading->binary = second_name(reading->text + strlen(git), " ");
    } else if (g_str_has_prefix(reading->text, "GIT binary patch")) {
        add_unseen_file(reading, g_steal_pointer(&reading->binary));
    } else if (g_str_has_prefix(reading->text, files) && g_str_has_suffix(reading->text, differ)) {
        reading->text[strlen(reading->text) - strlen(differ)] = '\0';
        add_unseen_file(reading, second_name(reading->text + strlen(files), " and "));
    }
}

static gboolean read_patch(Reading *reading) {
    static const char *const beginnings[] = {"diff ", "Binary files ", "Only in ", "Index: "};
    while (read_line(reading)) {
        for (guint i = 0; i < G_N_ELEMENTS(beginnings); i++)
            reading->is_diff = reading->is_diff || g_str_has_prefix(reading->text, beginnings[i]);
        look_at_binary(reading);
        if (*reading->text == '\033')
            return fail(reading, "the diff is coloured; --color=never gives one that can be read");
        if (g_str_has_prefix(reading->text, "@@@ "))
            return fail(reading, "a diff of a merge against several parents is not understood; "
                                 "compare with one of them");
        if (!g_str_has_prefix(reading->text, "--- ") || !next_line_begins(reading, "+++ "))
            continue;
        reading->is_diff = TRUE;
        if (!read_line(reading) || !read_hunks(reading))
            return FALSE;
    }
    if (reading->line > 0 && !reading->is_diff)
        return fail(reading, "this is no unified diff: no '--- FILE' and '+++ FILE' in it");
    return TRUE;
}

Patch *patch_read(const char *name, const char *text, gsize length) {
    Patch *patch = g_new0(Patch, 1);
    patch->files = g_ptr_array_new_with_free_func(file_free);
    Reading reading = {.patch = patch, .name = name, .at = text, .end = text + length};
    read_patch(&reading);
    g_free(reading.text);
    g_free(reading.binary);
    return patch;
}
