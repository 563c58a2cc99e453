#include "driver/flag_donors.h"

#include <string.h>

typedef struct Donor {
    const char *file;
    const CompilerCommand *command;
} Donor;

struct FlagDonors {
    GHashTable *by_stem;      /* stem -> GArray of Donor */
    GHashTable *by_directory; /* directory -> GArray of Donor */
    GPtrArray *directories;   /* the keys of by_directory in the order they came */
};

static void free_donor_array(gpointer data) {
    g_array_unref(data);
}

FlagDonors *flag_donors_new(void) {
    FlagDonors *donors = g_new(FlagDonors, 1);
    donors->by_stem = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, free_donor_array);
    donors->by_directory = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, free_donor_array);
    donors->directories = g_ptr_array_new();
    return donors;
}

/* "block" for "block.c", "block.h" and "block.c.inc". */
static char *stem_of(const char *file) {
    g_autofree char *name = g_path_get_basename(file);
    gsize length = strcspn(name, ".");
    return g_strndup(name, length);
}

/* Takes over key. TRUE when it is new. */
static gboolean add_to(GHashTable *table, char *key, const Donor *donor) {
    GArray *array = g_hash_table_lookup(table, key);
    gboolean is_new = array == NULL;
    if (is_new) {
        array = g_array_new(FALSE, FALSE, sizeof(Donor));
        g_hash_table_insert(table, key, array);
    } else {
        g_free(key);
    }
    g_array_append_vals(array, donor, 1);
    return is_new;
}

void flag_donors_add(FlagDonors *donors, const char *file, const CompilerCommand *command) {
    Donor donor = {file, command};
    add_to(donors->by_stem, stem_of(file), &donor);
    char *directory = g_path_get_dirname(file);
    if (add_to(donors->by_directory, directory, &donor))
        g_ptr_array_add(donors->directories, directory);
}

/* Steps from the directory `from` up and down to the directory `to`. */
static guint distance_between(const char *from, const char *to) {
    gsize common = 0;
    for (gsize i = 0;; i++) {
        gboolean from_ends = from[i] == '\0' || from[i] == '/';
        gboolean to_ends = to[i] == '\0' || to[i] == '/';
        if (from_ends && to_ends)
            common = i;
        if (from[i] != to[i] || from[i] == '\0')
            break;
    }
    guint steps = 0;
    for (const char *at = from + common; *at != '\0'; at++)
        steps += *at == '/';
    for (const char *at = to + common; *at != '\0'; at++)
        steps += *at == '/';
    return steps;
}

static gboolean speaks(const Donor *donor, SourceLanguage wanted) {
    return wanted == SOURCE_LANGUAGE_OTHER ||
           source_language_is_cxx(donor->command->language) == source_language_is_cxx(wanted);
}

/* The nearest donor of array to directory that speaks the wanted language (OTHER: any). */
static const Donor *nearest_in(const GArray *array, const char *directory, SourceLanguage wanted) {
    const Donor *nearest = NULL;
    guint least = G_MAXUINT;
    for (guint i = 0; array != NULL && i < array->len; i++) {
        const Donor *donor = &g_array_index(array, Donor, i);
        if (!speaks(donor, wanted))
            continue;
        g_autofree char *home = g_path_get_dirname(donor->file);
        guint distance = distance_between(directory, home);
        if (distance < least) {
            least = distance;
            nearest = donor;
        }
    }
    return nearest;
}

static const Donor *nearest_anywhere(const FlagDonors *donors, const char *directory,
                                     SourceLanguage wanted) {
    const Donor *nearest = NULL;
    guint least = G_MAXUINT;
    for (guint i = 0; i < donors->directories->len; i++) {
        const char *home = g_ptr_array_index(donors->directories, i);
        guint distance = distance_between(directory, home);
        if (distance >= least)
            continue;
        const Donor *donor =
            nearest_in(g_hash_table_lookup(donors->by_directory, home), directory, wanted);
        if (donor != NULL) {
            least = distance;
            nearest = donor;
        }
    }
    return nearest;
}

static const Donor *find_speaker(const FlagDonors *donors, const char *file,
                                 SourceLanguage wanted) {
    g_autofree char *stem = stem_of(file);
    g_autofree char *directory = g_path_get_dirname(file);
    const Donor *donor = nearest_in(g_hash_table_lookup(donors->by_stem, stem), directory, wanted);
    return donor != NULL ? donor : nearest_anywhere(donors, directory, wanted);
}

const CompilerCommand *flag_donors_find(const FlagDonors *donors, const char *file) {
    SourceLanguage wanted =
        source_language_is_open(file) ? SOURCE_LANGUAGE_OTHER : source_language_of_path(file);
    const Donor *donor = find_speaker(donors, file, wanted);
    if (donor == NULL && wanted != SOURCE_LANGUAGE_OTHER)
        donor = find_speaker(donors, file, SOURCE_LANGUAGE_OTHER);
    return donor == NULL ? NULL : donor->command;
}

void flag_donors_free(FlagDonors *donors) {
    if (donors == NULL)
        return;
    g_ptr_array_unref(donors->directories);
    g_hash_table_unref(donors->by_stem);
    g_hash_table_unref(donors->by_directory);
    g_free(donors);
}
