/* The cache's parts: its files and their limit, the manifests, what files hold. */
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

#include "driver/cache_manifest.h"
#include "driver/cache_store.h"
#include "driver/cache_trim.h"
#include "model/checksum.h"
#include "temporary_tree.h"

#define NANOSECONDS G_GINT64_CONSTANT(1000000000)

static void set_age(const char *path, gint64 seconds) {
    struct timespec time = {.tv_sec = g_get_real_time() / G_USEC_PER_SEC - seconds};
    struct timespec times[] = {time, time};
    g_assert_cmpint(utimensat(AT_FDCWD, path, times, 0), ==, 0);
}

static gboolean is_there(const char *path) {
    return g_file_test(path, G_FILE_TEST_EXISTS);
}

/* Manifests. */

static GBytes *some_manifest(void) {
    static const FileState source = {.path = (char *)"/project/src/a.c", .id = 1};
    static const FileState header = {.path = (char *)"/project/src/a.h", .id = 2};
    static const FileState missing = {.path = (char *)"/config.h", .id = 3};
    Digest digest = digest_of("int a;", 6);
    Digest facts = digest_of("facts", 5);
    g_autoptr(ManifestDraft) draft = manifest_draft_new();
    manifest_draft_add_file(draft, &source, &digest);
    manifest_draft_add_file(draft, &header, &facts);
    manifest_draft_add_file(draft, &missing, NULL);
    manifest_draft_add_problem(draft, "line 1: 'config.h' file not found");
    return manifest_draft_to_bytes(draft, &facts);
}

static void assert_path(const Manifest *manifest, guint index, const char *wanted) {
    g_autofree char *path = manifest_file_path(manifest, &manifest->files[index]);
    g_assert_cmpstr(path, ==, wanted);
}

static void test_a_manifest_survives(void) {
    g_autoptr(GBytes) bytes = some_manifest();
    Manifest manifest;
    g_assert_true(manifest_read(&manifest, bytes));
    g_assert_cmpuint(manifest.file_count, ==, 3);
    assert_path(&manifest, 0, "/project/src/a.c");
    assert_path(&manifest, 1, "/project/src/a.h");
    assert_path(&manifest, 2, "/config.h");
    g_assert_cmpuint(manifest.files[1].id, ==, 2);
    Digest digest = digest_of("int a;", 6);
    Digest facts = digest_of("facts", 5);
    g_assert_true(digest_equal(&manifest.files[0].digest, &digest));
    g_assert_true(digest_equal(&manifest.facts, &facts));
    g_assert_false(manifest.files[0].name & MANIFEST_FILE_MISSING);
    g_assert_true(manifest.files[2].name & MANIFEST_FILE_MISSING);
    g_assert_cmpuint(manifest.problem_count, ==, 1);
    g_assert_cmpstr(manifest.texts + manifest.problems[0], ==, "line 1: 'config.h' file not found");
}

static gboolean manifest_accepted(const guint8 *data, gsize size) {
    g_autoptr(GBytes) copy = g_bytes_new(data, size);
    Manifest manifest;
    return manifest_read(&manifest, copy);
}

/* With a checksum that is right all the same; it stands behind magic and layout. */
static gboolean number_accepted(GBytes *bytes, const guint32 *number, guint32 other) {
    gsize size = 0;
    const guint8 *data = g_bytes_get_data(bytes, &size);
    g_autofree guint8 *changed = g_memdup2(data, size);
    memcpy(changed + ((const guint8 *)number - data), &other, sizeof other);
    guint64 checksum = checksum_of(changed + 16, size - 16);
    memcpy(changed + 8, &checksum, sizeof checksum);
    return manifest_accepted(changed, size);
}

static void test_offsets_of_a_manifest_lead_to_texts(void) {
    g_autoptr(GBytes) bytes = some_manifest();
    Manifest manifest;
    g_assert_true(manifest_read(&manifest, bytes));
    guint32 end = (guint32)manifest.text_size;
    const guint32 *numbers[] = {&manifest.files[0].directory, &manifest.files[1].name,
                                &manifest.files[2].name, &manifest.problems[0]};
    for (guint i = 0; i < G_N_ELEMENTS(numbers); i++) {
        g_assert_true(number_accepted(bytes, numbers[i], end - 1));
        g_assert_false(number_accepted(bytes, numbers[i], end));
        g_assert_false(number_accepted(bytes, numbers[i], G_MAXUINT32));
    }
    g_assert_true(number_accepted(bytes, numbers[2], (end - 1) | MANIFEST_FILE_MISSING));
}

static void test_a_damaged_manifest_is_refused(void) {
    g_autoptr(GBytes) bytes = some_manifest();
    gsize size = 0;
    const guint8 *data = g_bytes_get_data(bytes, &size);
    for (gsize shorter = 0; shorter < size; shorter++)
        g_assert_false(manifest_accepted(data, shorter));
    g_autofree guint8 *flipped = g_memdup2(data, size);
    for (gsize bit = 0; bit < size * 8; bit++) {
        flipped[bit / 8] ^= (guint8)(1U << bit % 8);
        g_assert_false(manifest_accepted(flipped, size));
        flipped[bit / 8] ^= (guint8)(1U << bit % 8);
    }
    g_assert_true(manifest_accepted(flipped, size));
}

/* What files hold. */

static void assert_digest(FileStates *states, const char *path, const char *wanted) {
    const Digest *digest = file_state_digest(states, file_states_get(states, path));
    Digest known = digest_of(wanted, strlen(wanted));
    g_assert_nonnull(digest);
    g_assert_true(digest_equal(digest, &known));
}

/* What the next run begins with. */
static FileStates *next_run(FileStates *states) {
    g_autoptr(GBytes) bytes = file_states_to_bytes(states);
    file_states_free(states);
    states = file_states_new(bytes);
    g_assert_nonnull(states);
    return states;
}

static void test_a_file_is_looked_at_once(void) {
    g_auto(TemporaryTree) tree = tree_new();
    const char *path = tree_write(&tree, "a.c", "int a;");
    FileStates *states = file_states_new(NULL);
    assert_digest(states, path, "int a;");
    tree_write(&tree, "a.c", "int a, b;");
    assert_digest(states, path, "int a;");
    file_states_get_again(states, path);
    assert_digest(states, path, "int a, b;");
    file_states_free(states);
}

static void test_an_untouched_file_is_not_read_again(void) {
    g_auto(TemporaryTree) tree = tree_new();
    const char *path = tree_write(&tree, "a.c", "int a;");
    g_usleep(100000); /* older than its reading */
    FileStates *states = file_states_new(NULL);
    assert_digest(states, path, "int a;");
    states = next_run(states);
    FileState *state = file_states_get(states, path);
    g_assert_true(state->known);
    g_assert_null(file_states_to_bytes(states));
    tree_write(&tree, "a.c", "int b;"); /* of the same size */
    file_states_get_again(states, path);
    g_assert_false(state->known);
    assert_digest(states, path, "int b;");
    file_states_free(states);
}

static void test_the_digest_of_a_file_written_just_now_is_not_kept(void) {
    g_auto(TemporaryTree) tree = tree_new();
    const char *path = tree_write(&tree, "a.c", "int a;");
    set_age(path, -60); /* as young as can be, whatever the clock says */
    FileStates *states = file_states_new(NULL);
    assert_digest(states, path, "int a;");
    g_assert_null(file_states_to_bytes(states));
    /* Nor does its stamp tell that it holds the same still. */
    g_assert_false(file_states_get_again(states, path)->known);
    file_states_free(states);
}

static void test_a_file_is_older_when_clocks_cannot_err(void) {
    g_auto(TemporaryTree) tree = tree_new();
    const char *path = tree_write(&tree, "a.c", "int a;");
    FileStates *states = file_states_new(NULL);
    FileState *state = file_states_get(states, path);
    state->stamp.modified = g_get_real_time() * 1000;
    g_assert_false(file_state_is_older(state, g_get_real_time()));
    state->stamp.modified -= NANOSECONDS;
    state->stamp.changed = state->stamp.modified;
    g_assert_true(file_state_is_older(state, g_get_real_time()));
    /* Where only whole seconds are kept, one is not long enough. */
    state->stamp.modified -= state->stamp.modified % NANOSECONDS;
    state->stamp.changed = state->stamp.modified;
    g_assert_false(file_state_is_older(state, state->stamp.modified / 1000 + G_USEC_PER_SEC));
    file_states_free(states);
}

static void test_what_is_no_file_has_no_digest(void) {
    g_auto(TemporaryTree) tree = tree_new();
    const char *directory = tree_make_directory(&tree, "directory");
    const char *fifo = tree_path(&tree, "fifo");
    g_assert_cmpint(mkfifo(fifo, 0600), ==, 0);
    const char *paths[] = {directory, fifo, tree_path(&tree, "nothing")};
    FileStates *states = file_states_new(NULL);
    for (guint i = 0; i < G_N_ELEMENTS(paths); i++)
        g_assert_null(file_state_digest(states, file_states_get(states, paths[i])));
    g_assert_true(file_states_get(states, directory)->exists);
    g_assert_false(file_states_get(states, paths[2])->exists);
    file_states_free(states);
}

static void test_damaged_states_are_refused(void) {
    g_auto(TemporaryTree) tree = tree_new();
    const char *path = tree_write(&tree, "a.c", "int a;");
    g_usleep(100000);
    FileStates *states = file_states_new(NULL);
    assert_digest(states, path, "int a;");
    g_autoptr(GBytes) bytes = file_states_to_bytes(states);
    file_states_free(states);
    gsize size = 0;
    const guint8 *data = g_bytes_get_data(bytes, &size);
    for (gsize at = 0; at < size; at++) {
        g_autofree guint8 *changed = g_memdup2(data, size);
        changed[at] ^= 0x10;
        g_autoptr(GBytes) flipped = g_bytes_new(changed, size);
        g_assert_null(file_states_new(flipped));
        g_autoptr(GBytes) shorter = g_bytes_new(data, at);
        g_assert_null(file_states_new(shorter));
    }
}

/* The directory. */

static Digest name_of(guint number) {
    return digest_of(&number, sizeof number);
}

static void test_what_is_stored_is_found(void) {
    g_auto(TemporaryTree) tree = tree_new();
    CacheStore *store = cache_store_new(tree_path(&tree, "made/on/demand"), 1 << 20);
    Digest name = name_of(1);
    g_assert_null(cache_store_read(store, &name, "facts"));
    g_assert_true(cache_store_write(store, &name, "facts", "bytes", 5));
    g_assert_true(cache_store_has(store, &name, "facts"));
    g_assert_null(cache_store_read(store, &name, "unit"));
    g_autoptr(GBytes) bytes = cache_store_read(store, &name, "facts");
    g_assert_cmpuint(g_bytes_get_size(bytes), ==, 5);
    cache_store_drop(store, &name, "facts");
    g_assert_false(cache_store_has(store, &name, "facts"));
    g_assert_cmpint(memcmp(g_bytes_get_data(bytes, NULL), "bytes", 5), ==, 0);
    g_assert_null(cache_store_failure(store));
    cache_store_free(store);
    g_assert_true(is_there(tree_path(&tree, "made/on/demand/CACHEDIR.TAG")));
}

static void test_a_cache_may_be_deleted_while_it_is_used(void) {
    g_auto(TemporaryTree) tree = tree_new();
    CacheStore *store = cache_store_new(tree_path(&tree, "cache"), 1 << 20);
    Digest name = name_of(1);
    g_assert_true(cache_store_write(store, &name, "facts", "bytes", 5));
    const char *moved = tree_path(&tree, "moved");
    g_assert_cmpint(g_rename(tree_path(&tree, "cache"), moved), ==, 0);
    g_assert_null(cache_store_read(store, &name, "facts"));
    g_assert_true(cache_store_write(store, &name, "facts", "bytes", 5));
    g_assert_true(cache_store_has(store, &name, "facts"));
    g_assert_null(cache_store_failure(store));
    cache_store_free(store);
}

static void test_what_cannot_be_written_is_said_once(void) {
    g_auto(TemporaryTree) tree = tree_new();
    tree_write(&tree, "file", "");
    CacheStore *store = cache_store_new(tree_path(&tree, "file/below"), 1 << 20);
    Digest name = name_of(1);
    g_assert_false(cache_store_write(store, &name, "facts", "bytes", 5));
    g_assert_cmpstr(cache_store_failure(store), ==, g_strerror(ENOTDIR));
    g_assert_false(cache_store_write(store, &name, "facts", "bytes", 5));
    cache_store_free(store);
}

static void test_the_oldest_files_go_first(void) {
    g_auto(TemporaryTree) tree = tree_new();
    const char *paths[10];
    for (guint i = 0; i < G_N_ELEMENTS(paths); i++) {
        g_autofree char *name = g_strdup_printf("cache/%u", i);
        paths[i] = tree_write(&tree, name, "0123456789");
        set_age(paths[i],
                60 + (7 * (gint64)i + 3) % 10); /* 63, 60, 67, 64, 61, 68, 65, 62, 69, 66 */
    }
    cache_trim(tree_path(&tree, "cache"), 100);
    for (guint i = 0; i < G_N_ELEMENTS(paths); i++)
        g_assert_true(is_there(paths[i]));
    cache_trim(tree_path(&tree, "cache"), 60); /* down to 54 */
    for (guint i = 0; i < G_N_ELEMENTS(paths); i++)
        g_assert_cmpint(is_there(paths[i]), ==, (7 * i + 3) % 10 < 5);
}

static void test_what_a_killed_run_left_behind_goes(void) {
    g_auto(TemporaryTree) tree = tree_new();
    const char *old = tree_write(&tree, "cache/" CACHE_TEMPORARY_PREFIX "old", "0123456789");
    const char *new = tree_write(&tree, "cache/" CACHE_TEMPORARY_PREFIX "new", "0123456789");
    set_age(old, 7200);
    cache_trim(tree_path(&tree, "cache"), 1 << 20);
    g_assert_false(is_there(old));
    g_assert_true(is_there(new));
    cache_trim(tree_path(&tree, "cache"), 1);
    g_assert_true(is_there(new)); /* another run is about to rename it */
}

static void test_the_limit_holds(void) {
    g_auto(TemporaryTree) tree = tree_new();
    static const guint8 block[1000];
    const char *directory = tree_path(&tree, "cache");
    CacheStore *store = cache_store_new(directory, 160000);
    for (guint i = 0; i < 1000; i++) {
        Digest name = name_of(i);
        g_assert_true(cache_store_write(store, &name, "facts", block, sizeof block));
    }
    cache_store_free(store);
    store = cache_store_new(directory, 160000);
    guint left = 0;
    for (guint i = 0; i < 1000; i++) {
        Digest name = name_of(i);
        left += cache_store_has(store, &name, "facts") ? 1U : 0U;
    }
    g_assert_cmpuint(left, <=, 160);
    g_assert_cmpuint(left, >=, 100);
    cache_store_free(store);
}

static void test_what_is_larger_than_its_share_is_not_written(void) {
    g_auto(TemporaryTree) tree = tree_new();
    static const guint8 block[1001];
    CacheStore *store = cache_store_new(tree_path(&tree, "cache"), 16000);
    Digest name = name_of(1);
    g_assert_false(cache_store_write(store, &name, "facts", block, 1001));
    g_assert_false(cache_store_has(store, &name, "facts"));
    g_assert_null(cache_store_failure(store));
    g_assert_true(cache_store_write(store, &name, "facts", block, 1000));
    cache_store_free(store);
}

/* More files than a process may map, each of them held. */
static void test_any_number_of_files_is_read(void) {
    g_auto(TemporaryTree) tree = tree_new();
    CacheStore *store = cache_store_new(tree_path(&tree, "cache"), 1 << 20);
    Digest name = name_of(1);
    g_assert_true(cache_store_write(store, &name, "facts", "bytes", 5));
    g_autoptr(GPtrArray) held = g_ptr_array_new_with_free_func((GDestroyNotify)g_bytes_unref);
    for (guint i = 0; i < 70000; i++) {
        GBytes *bytes = cache_store_read(store, &name, "facts");
        g_assert_nonnull(bytes);
        g_ptr_array_add(held, bytes);
    }
    GBytes *last = g_ptr_array_index(held, held->len - 1);
    g_autoptr(GBytes) wanted = g_bytes_new_static("bytes", 5);
    g_assert_true(g_bytes_equal(last, wanted));
    cache_store_free(store);
}

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/cache/a_manifest_survives", test_a_manifest_survives);
    g_test_add_func("/cache/a_damaged_manifest_is_refused", test_a_damaged_manifest_is_refused);
    g_test_add_func("/cache/offsets_of_a_manifest_lead_to_texts",
                    test_offsets_of_a_manifest_lead_to_texts);
    g_test_add_func("/cache/a_file_is_looked_at_once", test_a_file_is_looked_at_once);
    g_test_add_func("/cache/an_untouched_file_is_not_read_again",
                    test_an_untouched_file_is_not_read_again);
    g_test_add_func("/cache/the_digest_of_a_file_written_just_now_is_not_kept",
                    test_the_digest_of_a_file_written_just_now_is_not_kept);
    g_test_add_func("/cache/a_file_is_older_when_clocks_cannot_err",
                    test_a_file_is_older_when_clocks_cannot_err);
    g_test_add_func("/cache/what_is_no_file_has_no_digest", test_what_is_no_file_has_no_digest);
    g_test_add_func("/cache/damaged_states_are_refused", test_damaged_states_are_refused);
    g_test_add_func("/cache/what_is_stored_is_found", test_what_is_stored_is_found);
    g_test_add_func("/cache/a_cache_may_be_deleted_while_it_is_used",
                    test_a_cache_may_be_deleted_while_it_is_used);
    g_test_add_func("/cache/what_cannot_be_written_is_said_once",
                    test_what_cannot_be_written_is_said_once);
    g_test_add_func("/cache/the_oldest_files_go_first", test_the_oldest_files_go_first);
    g_test_add_func("/cache/what_a_killed_run_left_behind_goes",
                    test_what_a_killed_run_left_behind_goes);
    g_test_add_func("/cache/what_is_larger_than_its_share_is_not_written",
                    test_what_is_larger_than_its_share_is_not_written);
    g_test_add_func("/cache/any_number_of_files_is_read", test_any_number_of_files_is_read);
    g_test_add_func("/cache/the_limit_holds", test_the_limit_holds);
    return g_test_run();
}
