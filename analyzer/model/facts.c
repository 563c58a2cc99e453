#include "model/facts.h"

#include <string.h>

G_DEFINE_QUARK(corolint_facts_error, facts_error)

/* Changes with the layout of any row: facts of another layout are not read. */
#define FACTS_LAYOUT 1U
#define FACTS_MAGIC 0x43464c43U

static const gsize row_sizes[FACTS_TABLE_COUNT] = {
    [FACTS_TABLE_WORDS] = sizeof(guint32),           [FACTS_TABLE_FILES] = sizeof(FactsFile),
    [FACTS_TABLE_FUNCTIONS] = sizeof(FactsFunction), [FACTS_TABLE_TYPES] = sizeof(FactsType),
    [FACTS_TABLE_VARIABLES] = sizeof(FactsVariable), [FACTS_TABLE_PLACES] = sizeof(FactsPlace),
    [FACTS_TABLE_VALUES] = sizeof(FactsValue),       [FACTS_TABLE_BLOCKS] = sizeof(FactsBlock),
    [FACTS_TABLE_EDGES] = sizeof(FactsEdge),         [FACTS_TABLE_ACTIONS] = sizeof(FactsAction),
};

typedef struct FactsHeader {
    guint32 magic;
    guint32 layout;
    guint32 text_bytes;
    guint32 rows[FACTS_TABLE_COUNT];
} FactsHeader;

static Facts *facts_new_empty(void) {
    Facts *facts = g_new0(Facts, 1);
    facts->texts = g_byte_array_new();
    for (guint i = 0; i < FACTS_TABLE_COUNT; i++)
        facts->tables[i] = g_array_new(FALSE, TRUE, (guint)row_sizes[i]);
    return facts;
}

Facts *facts_new(void) {
    Facts *facts = facts_new_empty();
    facts->text_index = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    g_byte_array_append(facts->texts, (const guint8 *)"", 1);
    for (guint i = 0; i < FACTS_TABLE_COUNT; i++)
        g_array_set_size(facts->tables[i], 1);
    return facts;
}

void facts_free(Facts *facts) {
    if (!facts)
        return;
    g_byte_array_unref(facts->texts);
    if (facts->text_index)
        g_hash_table_unref(facts->text_index);
    for (guint i = 0; i < FACTS_TABLE_COUNT; i++)
        g_array_unref(facts->tables[i]);
    g_free(facts);
}

FactsText facts_add_text(Facts *facts, const char *text) {
    if (!text || !*text)
        return 0;
    gpointer known = g_hash_table_lookup(facts->text_index, text);
    if (known)
        return GPOINTER_TO_UINT(known);
    FactsText offset = facts->texts->len;
    g_byte_array_append(facts->texts, (const guint8 *)text, (guint)strlen(text) + 1);
    g_hash_table_insert(facts->text_index, g_strdup(text), GUINT_TO_POINTER(offset));
    return offset;
}

const char *facts_text(const Facts *facts, FactsText text) {
    return (const char *)facts->texts->data + text;
}

FactsRow facts_add_row(Facts *facts, FactsTable table) {
    guint row = facts->tables[table]->len;
    g_array_set_size(facts->tables[table], row + 1);
    return row;
}

FactsSlice facts_add_words(Facts *facts, const guint32 *words, guint count) {
    FactsSlice slice = {facts->tables[FACTS_TABLE_WORDS]->len, count};
    if (count == 0)
        return (FactsSlice){0, 0};
    g_array_append_vals(facts->tables[FACTS_TABLE_WORDS], words, count);
    return slice;
}

guint32 facts_word(const Facts *facts, FactsSlice slice, guint index) {
    return g_array_index(facts->tables[FACTS_TABLE_WORDS], guint32, slice.first + index);
}

guint facts_count(const Facts *facts, FactsTable table) {
    return facts->tables[table]->len;
}

#define FACTS_ACCESSOR(function, Type, TABLE)                                                      \
    Type *function(const Facts *facts, FactsRow row) {                                             \
        return &g_array_index(facts->tables[TABLE], Type, row);                                    \
    }

FACTS_ACCESSOR(facts_file, FactsFile, FACTS_TABLE_FILES)
FACTS_ACCESSOR(facts_function, FactsFunction, FACTS_TABLE_FUNCTIONS)
FACTS_ACCESSOR(facts_type, FactsType, FACTS_TABLE_TYPES)
FACTS_ACCESSOR(facts_variable, FactsVariable, FACTS_TABLE_VARIABLES)
FACTS_ACCESSOR(facts_place, FactsPlace, FACTS_TABLE_PLACES)
FACTS_ACCESSOR(facts_value, FactsValue, FACTS_TABLE_VALUES)
FACTS_ACCESSOR(facts_block, FactsBlock, FACTS_TABLE_BLOCKS)
FACTS_ACCESSOR(facts_edge, FactsEdge, FACTS_TABLE_EDGES)
FACTS_ACCESSOR(facts_action, FactsAction, FACTS_TABLE_ACTIONS)

FactsRow facts_argument(const Facts *facts, const FactsAction *action, guint index) {
    return index < action->arguments.count ? facts_word(facts, action->arguments, index) : 0;
}

gboolean facts_words_contain_text(const Facts *facts, FactsSlice slice, const char *text) {
    for (guint i = 0; i < slice.count; i++)
        if (strcmp(facts_text(facts, facts_word(facts, slice, i)), text) == 0)
            return TRUE;
    return FALSE;
}

GBytes *facts_to_bytes(const Facts *facts) {
    FactsHeader header = {
        .magic = FACTS_MAGIC, .layout = FACTS_LAYOUT, .text_bytes = facts->texts->len};
    GByteArray *bytes = g_byte_array_new();
    for (guint i = 0; i < FACTS_TABLE_COUNT; i++)
        header.rows[i] = facts->tables[i]->len;
    g_byte_array_append(bytes, (const guint8 *)&header, sizeof header);
    for (guint i = 0; i < FACTS_TABLE_COUNT; i++)
        g_byte_array_append(bytes, (const guint8 *)facts->tables[i]->data,
                            header.rows[i] * (guint)row_sizes[i]);
    g_byte_array_append(bytes, facts->texts->data, facts->texts->len);
    return g_byte_array_free_to_bytes(bytes);
}

Facts *facts_from_bytes(GBytes *bytes, GError **error) {
    gsize size = 0;
    const guint8 *data = g_bytes_get_data(bytes, &size);
    FactsHeader header;
    if (size < sizeof header) {
        g_set_error(error, FACTS_ERROR, 0, "the facts are cut short");
        return NULL;
    }
    memcpy(&header, data, sizeof header);
    gsize expected = sizeof header + header.text_bytes;
    for (guint i = 0; i < FACTS_TABLE_COUNT; i++)
        expected += header.rows[i] * row_sizes[i];
    if (header.magic != FACTS_MAGIC || header.layout != FACTS_LAYOUT || expected != size ||
        header.text_bytes == 0 || data[size - 1] != '\0') {
        g_set_error(error, FACTS_ERROR, 0, "these are no facts of this version of corolint");
        return NULL;
    }
    Facts *facts = facts_new_empty();
    const guint8 *next = data + sizeof header;
    for (guint i = 0; i < FACTS_TABLE_COUNT; i++) {
        g_array_append_vals(facts->tables[i], next, header.rows[i]);
        next += header.rows[i] * row_sizes[i];
    }
    g_byte_array_append(facts->texts, next, header.text_bytes);
    return facts;
}
