#include "report/html_sources.h"

#include "report/columns.h"
#include "report/json_output.h"

#include <string.h>

/* In lines. */
enum {
    LINES_AROUND = 3,
    LINES_OF_RANGE = 12
};

/* In bytes: the longest line shown whole, and what is shown of a longer one. */
enum {
    LENGTH_LIMIT = 600,
    LENGTH_BEFORE_MARK = 150,
    LENGTH_OF_CUT = 500
};

typedef struct HtmlFile {
    char *path;
    GHashTable *lines; /* number → the column it was first needed for, 0 when it is only around */
} HtmlFile;

struct HtmlSources {
    SourceLines *sources;
    GPtrArray *files;    /* of HtmlFile */
    GHashTable *by_path; /* path, borrowed → index + 1 */
};

static void html_file_free(void *pointer) {
    HtmlFile *file = pointer;
    g_free(file->path);
    g_hash_table_unref(file->lines);
    g_free(file);
}

HtmlSources *html_sources_new(SourceLines *sources) {
    HtmlSources *html = g_new0(HtmlSources, 1);
    html->sources = sources;
    html->files = g_ptr_array_new_with_free_func(html_file_free);
    html->by_path = g_hash_table_new(g_str_hash, g_str_equal);
    return html;
}

void html_sources_free(HtmlSources *html) {
    g_hash_table_unref(html->by_path);
    g_ptr_array_unref(html->files);
    g_free(html);
}

static guint file_index(HtmlSources *html, const char *path) {
    guint known = GPOINTER_TO_UINT(g_hash_table_lookup(html->by_path, path));
    if (known > 0)
        return known - 1;
    HtmlFile *file = g_new0(HtmlFile, 1);
    file->path = g_strdup(path);
    file->lines = g_hash_table_new(NULL, NULL);
    g_ptr_array_add(html->files, file);
    g_hash_table_insert(html->by_path, file->path, GUINT_TO_POINTER(html->files->len));
    return html->files->len - 1;
}

static void need_line(HtmlFile *file, unsigned number, unsigned column) {
    gpointer key = GUINT_TO_POINTER(number);
    if (GPOINTER_TO_UINT(g_hash_table_lookup(file->lines, key)) == 0)
        g_hash_table_replace(file->lines, key, GUINT_TO_POINTER(column));
}

HtmlExcerpt html_sources_add(HtmlSources *html, const SourceRange *range) {
    if (range->file == NULL)
        return (HtmlExcerpt){.file = -1};
    guint index = file_index(html, range->file);
    if (range->line == 0)
        return (HtmlExcerpt){.file = (int)index};
    unsigned first = range->line > LINES_AROUND ? range->line - LINES_AROUND : 1;
    unsigned end = CLAMP(range->end_line, range->line, range->line + LINES_OF_RANGE);
    HtmlExcerpt excerpt = {(int)index, first, end + LINES_AROUND};
    HtmlFile *file = g_ptr_array_index(html->files, index);
    for (unsigned number = excerpt.first; number <= excerpt.last; number++)
        need_line(file, number, number == range->line ? range->column : 0);
    return excerpt;
}

/* The start of the character that the byte at offset belongs to; offset itself in what is not
 * UTF-8.
 */
static gsize character_start(SourceLine line, gsize offset) {
    for (gsize back = 0; back < 4 && back <= offset && offset < line.length; back++)
        if (((guchar)line.text[offset - back] & 0xC0U) != 0x80U)
            return offset - back;
    return offset;
}

static cJSON *text_to_json(const char *text, gsize length) {
    g_autofree char *valid = g_utf8_make_valid(text, (gssize)length);
    return cJSON_CreateString(valid);
}

static cJSON *cut_line_to_json(SourceLine line, unsigned column) {
    gsize mark = column > 0 ? MIN(column - 1, line.length) : 0;
    gsize begin = mark > LENGTH_BEFORE_MARK ? character_start(line, mark - LENGTH_BEFORE_MARK) : 0;
    gsize end = character_start(line, MIN(begin + LENGTH_OF_CUT, line.length));
    cJSON *cut = cJSON_CreateArray();
    cJSON_AddItemToArray(cut, cJSON_CreateNumber(utf16_length(line.text, begin)));
    cJSON_AddItemToArray(cut, text_to_json(line.text + begin, end - begin));
    cJSON_AddItemToArray(cut, cJSON_CreateBool(end < line.length));
    return cut;
}

static int compare_numbers(const void *left, const void *right) {
    guint a = GPOINTER_TO_UINT(*(const void *const *)left);
    guint b = GPOINTER_TO_UINT(*(const void *const *)right);
    return (a > b) - (a < b);
}

/* Behind the last line break there is a line without text, which nobody calls a line. */
static gboolean get_line(const HtmlSources *html, const HtmlFile *file, guint number,
                         SourceLine *line) {
    SourceLine next;
    return source_lines_get(html->sources, file->path, number, line) &&
           (line->length > 0 || source_lines_get(html->sources, file->path, number + 1, &next));
}

static cJSON *lines_to_json(const HtmlSources *html, const HtmlFile *file) {
    cJSON *lines = cJSON_CreateObject();
    guint count = 0;
    g_autofree gpointer *numbers = g_hash_table_get_keys_as_array(file->lines, &count);
    qsort(numbers, count, sizeof *numbers, compare_numbers);
    for (guint i = 0; i < count; i++) {
        SourceLine line;
        guint number = GPOINTER_TO_UINT(numbers[i]);
        if (!get_line(html, file, number, &line))
            continue;
        unsigned column = GPOINTER_TO_UINT(g_hash_table_lookup(file->lines, numbers[i]));
        char key[16];
        g_snprintf(key, sizeof key, "%u", number);
        cJSON_AddItemToObject(lines, key,
                              line.length > LENGTH_LIMIT ? cut_line_to_json(line, column)
                                                         : text_to_json(line.text, line.length));
    }
    return lines;
}

cJSON *html_sources_to_json(const HtmlSources *html, const ShownPaths *paths) {
    cJSON *files = cJSON_CreateArray();
    for (guint i = 0; i < html->files->len; i++) {
        const HtmlFile *file = g_ptr_array_index(html->files, i);
        cJSON *object = cJSON_CreateObject();
        json_add_text(object, "path", shown_path(paths, file->path));
        cJSON_AddItemToObject(object, "lines", lines_to_json(html, file));
        cJSON_AddItemToArray(files, object);
    }
    return files;
}
