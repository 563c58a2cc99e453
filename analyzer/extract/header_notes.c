#include "extract/header_notes.h"

#include "extract/attributes.h"
#include "extract/functions.h"
#include "extract/keys.h"
#include "extract/source.h"

/* Of one declaration. */
typedef struct HeaderNote {
    char *file;
    GStrv marks;
    GStrv typedef_marks;
    guint32 flags;
} HeaderNote;

/* Of a function: macros declare many of these, and no position leads to them. */
typedef struct CleanupNote {
    char *key;
    char *name;
    guint32 flags;
} CleanupNote;

struct HeaderNotes {
    GHashTable *by_key;   /* key of a function to GPtrArray of HeaderNote */
    GHashTable *cleanups; /* name to CleanupNote */
    GHashTable *texts;    /* path to FileText */
    GHashTable *aliases;
};

static void note_free(gpointer data) {
    HeaderNote *note = data;
    g_free(note->file);
    g_strfreev(note->marks);
    g_strfreev(note->typedef_marks);
    g_free(note);
}

static void text_free(gpointer data) {
    file_text_free(data);
}

static void cleanup_free(gpointer data) {
    CleanupNote *note = data;
    g_free(note->key);
    g_free(note->name);
    g_free(note);
}

HeaderNotes *header_notes_new(void) {
    HeaderNotes *notes = g_new0(HeaderNotes, 1);
    notes->by_key =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_ptr_array_unref);
    notes->cleanups = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, cleanup_free);
    notes->texts = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, text_free);
    return notes;
}

void header_notes_free(HeaderNotes *notes) {
    if (!notes)
        return;
    g_hash_table_unref(notes->by_key);
    g_hash_table_unref(notes->cleanups);
    g_hash_table_unref(notes->texts);
    g_clear_pointer(&notes->aliases, g_hash_table_unref);
    g_free(notes);
}

static GStrv texts_of(const Facts *facts, FactsSlice words) {
    GStrv texts = g_new0(char *, words.count + 1);
    for (guint i = 0; i < words.count; i++)
        texts[i] = g_strdup(facts_text(facts, facts_word(facts, words, i)));
    return texts;
}

void header_notes_add(Extraction *extraction, CXCursor declaration, FactsSlice marks,
                      FactsSlice typedef_marks) {
    guint32 flags = attributes_flags(extraction, declaration);
    SourceSpot spot = source_seen(extraction, clang_getCursorLocation(declaration));
    if ((marks.count == 0 && typedef_marks.count == 0 && flags == 0) || !spot.file)
        return;
    HeaderNote *note = g_new0(HeaderNote, 1);
    note->file = g_strdup(spot.file->path);
    note->marks = texts_of(extraction->facts, marks);
    note->typedef_marks = texts_of(extraction->facts, typedef_marks);
    note->flags = flags;
    HeaderNotes *notes = extraction->notes;
    g_autofree char *key = keys_text(extraction, declaration);
    GPtrArray *known = g_hash_table_lookup(notes->by_key, key);
    if (!known) {
        known = g_ptr_array_new_with_free_func(note_free);
        g_hash_table_insert(notes->by_key, g_steal_pointer(&key), known);
    }
    g_ptr_array_add(known, note);
}

void header_notes_add_cleanup(Extraction *extraction, const char *name, FactsRow row) {
    const Facts *facts = extraction->facts;
    const FactsFunction *function = facts_function(facts, row);
    CleanupNote *note = g_new0(CleanupNote, 1);
    note->key = g_strdup(facts_text(facts, function->key));
    note->name = g_strdup(facts_text(facts, function->name));
    note->flags = function->flags & ~(guint32)FACTS_FUNCTION_DEFINED;
    g_hash_table_replace(extraction->notes->cleanups, g_strdup(name), note);
}

void header_notes_keep_aliases(Extraction *extraction) {
    extraction->notes->aliases = g_steal_pointer(&extraction->aliases);
}

static FactsSlice add_texts(Extraction *extraction, char **texts) {
    g_autoptr(GArray) words = g_array_new(FALSE, FALSE, sizeof(FactsText));
    for (; *texts; texts++) {
        FactsText text = facts_add_text(extraction->facts, *texts);
        g_array_append_val(words, text);
    }
    return facts_add_words(extraction->facts, (guint32 *)(void *)words->data, words->len);
}

/* A header that comes after the preamble is walked over like the file itself. */
static gboolean is_walked(const Extraction *extraction, const HeaderNote *note) {
    return !g_hash_table_contains(extraction->noted, note->file);
}

void header_notes_apply(Extraction *extraction, FactsRow row) {
    const char *key = facts_text(extraction->facts, facts_function(extraction->facts, row)->key);
    const GPtrArray *known = g_hash_table_lookup(extraction->notes->by_key, key);
    for (guint i = 0; known && i < known->len; i++) {
        const HeaderNote *note = g_ptr_array_index(known, i);
        if (is_walked(extraction, note))
            continue;
        facts_function(extraction->facts, row)->flags |= note->flags;
        functions_add_marks(extraction, row, add_texts(extraction, note->marks));
        functions_add_marks(extraction, row, add_texts(extraction, note->typedef_marks));
    }
}

FactsRow header_notes_cleanup_row(Extraction *extraction, const char *name) {
    const CleanupNote *note = g_hash_table_lookup(extraction->notes->cleanups, name);
    if (!note)
        return 0;
    FactsText key = facts_add_text(extraction->facts, note->key);
    FactsRow known =
        GPOINTER_TO_UINT(g_hash_table_lookup(extraction->function_keys, GUINT_TO_POINTER(key)));
    if (known)
        return known;
    FactsRow row = facts_add_row(extraction->facts, FACTS_TABLE_FUNCTIONS);
    g_hash_table_insert(extraction->function_keys, GUINT_TO_POINTER(key), GUINT_TO_POINTER(row));
    FactsFunction *function = facts_function(extraction->facts, row);
    function->key = key;
    function->name = facts_add_text(extraction->facts, note->name);
    facts_function(extraction->facts, row)->flags = note->flags;
    header_notes_apply(extraction, row);
    return row;
}

GHashTable *header_notes_aliases(const HeaderNotes *notes) {
    return notes->aliases;
}

const FileText *header_notes_text(const HeaderNotes *notes, const char *path) {
    return g_hash_table_lookup(notes->texts, path);
}

const FileText *header_notes_add_text(HeaderNotes *notes, const char *path, FileText *text) {
    if (text)
        g_hash_table_replace(notes->texts, g_strdup(path), text);
    return text;
}
