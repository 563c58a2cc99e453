#include "model/facts.h"

#include <string.h>

#include "model/checksum.h"

G_DEFINE_QUARK(corolint_facts_error, facts_error)

#define FACTS_MAGIC 0x43464c43U

static const gsize row_sizes[FACTS_TABLE_COUNT] = {
    [FACTS_TABLE_WORDS] = sizeof(guint32),           [FACTS_TABLE_FILES] = sizeof(FactsFile),
    [FACTS_TABLE_FUNCTIONS] = sizeof(FactsFunction), [FACTS_TABLE_TYPES] = sizeof(FactsType),
    [FACTS_TABLE_VARIABLES] = sizeof(FactsVariable), [FACTS_TABLE_PLACES] = sizeof(FactsPlace),
    [FACTS_TABLE_VALUES] = sizeof(FactsValue),       [FACTS_TABLE_BLOCKS] = sizeof(FactsBlock),
    [FACTS_TABLE_EDGES] = sizeof(FactsEdge),         [FACTS_TABLE_ACTIONS] = sizeof(FactsAction),
    [FACTS_TABLE_COMMENTS] = sizeof(FactsComment),
};

/* Without padding in any row, and each row of FactsValue where a gint64 may stand. */
G_STATIC_ASSERT(sizeof(FactsValue) == sizeof(gint64) + 8 * sizeof(guint32));
#define ROW_ALIGNMENT 8U

/* Every table starts at a multiple of ROW_ALIGNMENT, with zeros in between; the texts come last. */
typedef struct FactsHeader {
    guint32 magic;
    guint32 layout;
    guint64 checksum; /* of all that follows */
    guint64 size;     /* of everything */
    guint32 text_size;
    guint32 rows[FACTS_TABLE_COUNT];
} FactsHeader;

#define CHECKED_FROM G_STRUCT_OFFSET(FactsHeader, size)
G_STATIC_ASSERT(sizeof(FactsHeader) % ROW_ALIGNMENT == 0);

struct FactsDraft {
    GByteArray *texts;
    GHashTable *text_index; /* text to FactsText */
    GArray *tables[FACTS_TABLE_COUNT];
};

/* What readers see is where the growing array stands now. */
static void show_table(Facts *facts, FactsTable table) {
    const GArray *rows = facts->draft->tables[table];
    facts->tables[table] = (FactsRows){rows->data, rows->len};
}

static void show_texts(Facts *facts) {
    facts->texts = (const char *)facts->draft->texts->data;
    facts->text_size = facts->draft->texts->len;
}

Facts *facts_new(void) {
    Facts *facts = g_new0(Facts, 1);
    facts->draft = g_new0(struct FactsDraft, 1);
    facts->draft->text_index = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    facts->draft->texts = g_byte_array_new();
    g_byte_array_append(facts->draft->texts, (const guint8 *)"", 1);
    show_texts(facts);
    for (guint i = 0; i < FACTS_TABLE_COUNT; i++) {
        facts->draft->tables[i] = g_array_new(FALSE, TRUE, (guint)row_sizes[i]);
        facts_add_row(facts, i);
    }
    return facts;
}

static void draft_free(struct FactsDraft *draft) {
    g_byte_array_unref(draft->texts);
    g_hash_table_unref(draft->text_index);
    for (guint i = 0; i < FACTS_TABLE_COUNT; i++)
        g_array_unref(draft->tables[i]);
    g_free(draft);
}

void facts_free(Facts *facts) {
    if (!facts)
        return;
    g_clear_pointer(&facts->draft, draft_free);
    g_clear_pointer(&facts->bytes, g_bytes_unref);
    g_free(facts);
}

FactsText facts_add_text(Facts *facts, const char *text) {
    struct FactsDraft *draft = facts->draft;
    if (!text || !*text)
        return 0;
    gpointer known = g_hash_table_lookup(draft->text_index, text);
    if (known)
        return GPOINTER_TO_UINT(known);
    FactsText offset = draft->texts->len;
    g_byte_array_append(draft->texts, (const guint8 *)text, (guint)strlen(text) + 1);
    g_hash_table_insert(draft->text_index, g_strdup(text), GUINT_TO_POINTER(offset));
    show_texts(facts);
    return offset;
}

FactsRow facts_add_row(Facts *facts, FactsTable table) {
    GArray *rows = facts->draft->tables[table];
    g_array_set_size(rows, rows->len + 1);
    show_table(facts, table);
    return rows->len - 1;
}

FactsSlice facts_add_rows(Facts *facts, FactsTable table, gconstpointer rows, guint count) {
    GArray *known = facts->draft->tables[table];
    FactsSlice slice = {known->len, count};
    if (count == 0)
        return (FactsSlice){0, 0};
    g_array_append_vals(known, rows, count);
    show_table(facts, table);
    return slice;
}

FactsSlice facts_add_words(Facts *facts, const guint32 *words, guint count) {
    return facts_add_rows(facts, FACTS_TABLE_WORDS, words, count);
}

gsize facts_row_size(FactsTable table) {
    return row_sizes[table];
}

FactsRow facts_argument(const Facts *facts, const FactsAction *action, guint index) {
    return index < action->arguments.count ? facts_word(facts, action->arguments, index) : 0;
}

gboolean facts_words_contain_text(const Facts *facts, FactsSlice slice, const char *text) {
    for (guint i = 0; i < slice.count; i++)
        if (strcmp(facts_text(facts, facts_word(facts, slice, i)), text) == 0)
            return TRUE;
    return FALSE;
}

static gsize padding_after(gsize size) {
    return (ROW_ALIGNMENT - size % ROW_ALIGNMENT) % ROW_ALIGNMENT;
}

static gsize table_size(const FactsHeader *header, guint table) {
    gsize size = header->rows[table] * row_sizes[table];
    return size + padding_after(size);
}

static gsize whole_size(const FactsHeader *header) {
    gsize size = sizeof *header + header->text_size;
    for (guint i = 0; i < FACTS_TABLE_COUNT; i++)
        size += table_size(header, i);
    return size;
}

static FactsHeader header_of(const Facts *facts) {
    FactsHeader header = {
        .magic = FACTS_MAGIC, .layout = FACTS_LAYOUT, .text_size = facts->text_size};
    for (guint i = 0; i < FACTS_TABLE_COUNT; i++)
        header.rows[i] = facts->tables[i].count;
    header.size = whole_size(&header);
    return header;
}

GBytes *facts_to_bytes(const Facts *facts) {
    FactsHeader header = header_of(facts);
    guint8 *bytes = g_malloc0(header.size);
    guint8 *next = bytes + sizeof header;
    for (guint i = 0; i < FACTS_TABLE_COUNT; i++) {
        memcpy(next, facts->tables[i].rows, header.rows[i] * row_sizes[i]);
        next += table_size(&header, i);
    }
    memcpy(next, facts->texts, header.text_size);
    memcpy(bytes, &header, sizeof header);
    header.checksum = checksum_of(bytes + CHECKED_FROM, header.size - CHECKED_FROM);
    memcpy(bytes, &header, sizeof header);
    return g_bytes_new_take(bytes, header.size);
}

static const char *find_fault(const guint8 *data, gsize size) {
    FactsHeader header;
    if (size < sizeof header)
        return "the facts are cut short";
    memcpy(&header, data, sizeof header);
    if (header.magic != FACTS_MAGIC || header.layout != FACTS_LAYOUT)
        return "these are no facts of this version of corolint";
    if (header.size != size || whole_size(&header) != size || header.text_size == 0)
        return "the facts are cut short";
    for (guint i = 0; i < FACTS_TABLE_COUNT; i++)
        if (header.rows[i] == 0) /* row 0 is always there */
            return "the facts are damaged";
    if (data[size - 1] != '\0' ||
        header.checksum != checksum_of(data + CHECKED_FROM, size - CHECKED_FROM))
        return "the facts are damaged";
    return NULL;
}

static gboolean is_aligned(GBytes *bytes) {
    return (gsize)g_bytes_get_data(bytes, NULL) % ROW_ALIGNMENT == 0;
}

/* The bytes themselves, or a copy that starts where rows may stand. */
static GBytes *aligned_bytes(GBytes *bytes) {
    gsize size = 0;
    const void *data = g_bytes_get_data(bytes, &size);
    return is_aligned(bytes) ? g_bytes_ref(bytes) : g_bytes_new(data, size);
}

Facts *facts_from_bytes(GBytes *bytes, GError **error) {
    g_autoptr(GBytes) aligned = aligned_bytes(bytes);
    gsize size = 0;
    const guint8 *data = g_bytes_get_data(aligned, &size);
    const char *fault = find_fault(data, size);
    if (fault) {
        g_set_error_literal(error, FACTS_ERROR, 0, fault);
        return NULL;
    }
    const FactsHeader *header = (const FactsHeader *)(const void *)data;
    Facts *facts = g_new0(Facts, 1);
    guint8 *next = (guint8 *)data + sizeof *header;
    for (guint i = 0; i < FACTS_TABLE_COUNT; i++) {
        facts->tables[i] = (FactsRows){next, header->rows[i]};
        next += table_size(header, i);
    }
    facts->texts = (const char *)next;
    facts->text_size = header->text_size;
    facts->bytes = g_steal_pointer(&aligned);
    return facts;
}
