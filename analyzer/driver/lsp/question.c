#include "driver/lsp/question.h"

#define QUESTION_TYPE "(ua(ayayb)aay)"

static GVariant *pack_bytes(GBytes *bytes) {
    return g_variant_new_from_bytes(G_VARIANT_TYPE_BYTESTRING, bytes, TRUE);
}

GBytes *lsp_question_pack(guint number, const GArray *changed, const GPtrArray *files) {
    GVariantBuilder changes;
    GVariantBuilder wanted;
    g_variant_builder_init(&changes, G_VARIANT_TYPE("a(ayayb)"));
    for (guint i = 0; i < changed->len; i++) {
        const LspFileFacts *change = &g_array_index(changed, LspFileFacts, i);
        g_variant_builder_add(&changes, "(@ay@ayb)", g_variant_new_bytestring(change->file),
                              pack_bytes(change->facts->bytes), change->incomplete);
    }
    g_variant_builder_init(&wanted, G_VARIANT_TYPE("aay"));
    for (guint i = 0; i < files->len; i++)
        g_variant_builder_add(&wanted, "^ay", g_ptr_array_index(files, i));
    g_autoptr(GVariant) question =
        g_variant_ref_sink(g_variant_new(QUESTION_TYPE, number, &changes, &wanted));
    return g_variant_get_data_as_bytes(question);
}

static void free_changed(gpointer data) {
    LspChangedFile *changed = data;
    g_free(changed->file);
    facts_free(changed->facts);
    g_free(changed);
}

static void unpack_change(LspQuestion *question, GVariant *change) {
    g_autoptr(GVariant) file = g_variant_get_child_value(change, 0);
    g_autoptr(GVariant) packed = g_variant_get_child_value(change, 1);
    g_autoptr(GBytes) bytes = g_variant_get_data_as_bytes(packed);
    Facts *facts = facts_from_bytes(bytes, NULL);
    if (!facts)
        return;
    LspChangedFile *changed = g_new(LspChangedFile, 1);
    *changed = (LspChangedFile){.file = g_variant_dup_bytestring(file, NULL), .facts = facts};
    g_variant_get_child(change, 2, "b", &changed->incomplete);
    g_ptr_array_add(question->changed, changed);
}

void lsp_question_unpack(GBytes *bytes, LspQuestion *question) {
    /* Trusted, as a copy of this process has packed it: GLib would look at each byte of the facts.
     */
    g_autoptr(GVariant) packed =
        g_variant_ref_sink(g_variant_new_from_bytes(G_VARIANT_TYPE(QUESTION_TYPE), bytes, TRUE));
    *question =
        (LspQuestion){.changed = g_ptr_array_new_with_free_func(free_changed),
                      .files = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL)};
    g_autoptr(GVariantIter) changes = NULL;
    g_autoptr(GVariantIter) wanted = NULL;
    g_variant_get(packed, QUESTION_TYPE, &question->number, &changes, &wanted);
    for (GVariant *change; (change = g_variant_iter_next_value(changes)) != NULL;) {
        unpack_change(question, change);
        g_variant_unref(change);
    }
    for (char *file; g_variant_iter_next(wanted, "^ay", &file);)
        g_hash_table_add(question->files, file);
}

void lsp_question_clear(LspQuestion *question) {
    g_clear_pointer(&question->changed, g_ptr_array_unref);
    g_clear_pointer(&question->files, g_hash_table_unref);
}
