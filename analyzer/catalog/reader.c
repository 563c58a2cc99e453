#include "catalog/reader.h"

#include "catalog/reader_values.h"

#include <string.h>

static const char *const matcher_texts[CATALOG_MATCHER_COUNT] = {
    [CATALOG_FUNCTION] = "function",     [CATALOG_CONSTRUCTOR] = "constructor",
    [CATALOG_DESTRUCTOR] = "destructor", [CATALOG_TYPE] = "type",
    [CATALOG_MACRO] = "macro",
};
static const Words matcher_words = WORDS(matcher_texts);

static const char *const block_texts[] = {
    [CATALOG_BLOCK_NONE] = "none",   [CATALOG_BLOCK_LOCK] = "lock",
    [CATALOG_BLOCK_SLEEP] = "sleep", [CATALOG_BLOCK_WAIT] = "wait",
    [CATALOG_BLOCK_IO] = "io",       [CATALOG_BLOCK_PROCESS] = "process",
};
const Words reader_block_kinds = WORDS(block_texts);

static const char *const success_texts[] = {
    [CATALOG_SUCCESS_ZERO] = "zero",
    [CATALOG_SUCCESS_NONZERO] = "nonzero",
    [CATALOG_SUCCESS_NEGATIVE] = "negative",
};
static const Words success_words = WORDS(success_texts);

static const char *const part_texts[] = {
    [CATALOG_PART_TEMPLATE] = "template",
    [CATALOG_PART_ELEMENT] = "element",
    [CATALOG_PART_MAPPED] = "mapped",
};
static const Words constructed_words = WORDS(part_texts);

static const char *const destroyed_texts[] = {
    [CATALOG_PART_ELEMENT] = "element",
    [CATALOG_PART_MAPPED] = "mapped",
};
static const Words destroyed_words = WORDS(destroyed_texts);

static const char *const hop_texts[] = {
    [CATALOG_HOP_POOL] = "pool",
    [CATALOG_HOP_LOOP] = "loop",
};
static const Words hop_words = WORDS(hop_texts);

static const char *const predicate_texts[] = {
    [CATALOG_PREDICATE_IN_COROUTINE] = "in_coroutine",
    [CATALOG_PREDICATE_HOLDS_LOCK] = "holds_lock",
};
static const Words predicate_words = WORDS(predicate_texts);

static const char *const type_lock_texts[] = {
    [CATALOG_LOCK_THREAD] = "thread",
    [CATALOG_LOCK_ASYNC] = "async",
};
static const Words type_lock_words = WORDS(type_lock_texts);

/* How the value of a key is read, and so of what type the field is that it goes to. */
typedef enum ValueShape {
    SHAPE_MATCHER,    /* char **, and `matcher` */
    SHAPE_CONDITIONS, /* GArray * */
    SHAPE_WORD,       /* an enumeration whose numbers are those of `words` */
    SHAPE_LOCK,       /* CatalogSubject */
    SHAPE_SUBJECT,    /* CatalogSubject, of the kinds in `takes` */
    SHAPE_SUBJECTS,   /* GArray *, of such */
    SHAPE_ANSWER,     /* CatalogAnswer */
    SHAPE_RETURNS,    /* CatalogAnswer, or `returns_same` */
    SHAPE_TRUE,       /* gboolean */
    SHAPE_ADVICE,     /* char * */
} ValueShape;

/* Kinds of entry that may have a key. */
enum {
    OF_TYPE = 1 << CATALOG_TYPE,
    OF_MACRO = 1 << CATALOG_MACRO,
    OF_CODE = 1 << CATALOG_FUNCTION | 1 << CATALOG_CONSTRUCTOR | 1 << CATALOG_DESTRUCTOR | OF_MACRO,
    OF_ANY = OF_CODE | OF_TYPE,
};

typedef struct EntryKey {
    const char *text;
    ValueShape shape;
    guint matchers;
    gsize field;
    SubjectSet takes;
    const Words *words;
} EntryKey;

#define FIELD(name) .field = offsetof(CatalogEntry, name)

static const EntryKey entry_keys[] = {
    {"function", SHAPE_MATCHER, OF_ANY, FIELD(names)},
    {"constructor", SHAPE_MATCHER, OF_ANY, FIELD(names)},
    {"destructor", SHAPE_MATCHER, OF_ANY, FIELD(names)},
    {"type", SHAPE_MATCHER, OF_ANY, FIELD(names)},
    {"macro", SHAPE_MATCHER, OF_ANY, FIELD(names)},
    {"when", SHAPE_CONDITIONS, OF_CODE, FIELD(when)},
    {"unless", SHAPE_CONDITIONS, OF_CODE, FIELD(unless)},
    {"blocks", SHAPE_WORD, OF_CODE, FIELD(blocks), .words = &reader_block_kinds},
    {"acquires", SHAPE_LOCK, OF_CODE, FIELD(acquires)},
    {"tries", SHAPE_LOCK, OF_CODE, FIELD(tries)},
    {"success", SHAPE_WORD, OF_CODE, FIELD(success), .words = &success_words},
    {"releases", SHAPE_LOCK, OF_CODE, FIELD(releases)},
    {"releases_while_waiting", SHAPE_LOCK, OF_CODE, FIELD(releases_while_waiting)},
    {"reads", SHAPE_SUBJECT, OF_CODE, FIELD(reads), .takes = TAKES_OBJECT},
    {"writes", SHAPE_SUBJECT, OF_CODE, FIELD(writes), .takes = TAKES_OBJECT},
    {"initialises", SHAPE_LOCK, OF_CODE, FIELD(initialises)},
    {"adopts", SHAPE_LOCK, OF_CODE, FIELD(adopts)},
    {"disarms", SHAPE_LOCK, OF_CODE, FIELD(disarms)},
    {"suspends", SHAPE_ANSWER, OF_ANY, FIELD(suspends)},
    {"returns", SHAPE_RETURNS, OF_CODE, FIELD(returns)},
    {"descriptor", SHAPE_SUBJECT, OF_CODE, FIELD(descriptor), .takes = TAKES_OBJECT},
    {"nonblocking", SHAPE_SUBJECT, OF_CODE, FIELD(nonblocking), .takes = TAKES_DESCRIPTOR},
    {"file", SHAPE_SUBJECT, OF_CODE, FIELD(file), .takes = TAKES_DESCRIPTOR},
    {"output", SHAPE_SUBJECT, OF_CODE, FIELD(output), .takes = TAKES_OUTPUT},
    {"calls", SHAPE_SUBJECTS, OF_CODE, FIELD(calls), .takes = TAKES_OBJECT},
    {"allocates", SHAPE_TRUE, OF_CODE, FIELD(allocates)},
    {"constructs", SHAPE_WORD, OF_CODE, FIELD(constructs), .words = &constructed_words},
    {"destroys", SHAPE_WORD, OF_CODE, FIELD(destroys), .words = &destroyed_words},
    {"loop", SHAPE_SUBJECTS, OF_CODE, FIELD(loop), .takes = TAKES_ARGUMENT},
    {"pool", SHAPE_SUBJECTS, OF_CODE, FIELD(pool), .takes = TAKES_ARGUMENT},
    {"spawns", SHAPE_SUBJECTS, OF_CODE, FIELD(spawns), .takes = TAKES_ARGUMENT},
    {"keeps", SHAPE_SUBJECTS, OF_CODE, FIELD(keeps), .takes = TAKES_ARGUMENT},
    {"hops", SHAPE_WORD, OF_CODE, FIELD(hops), .words = &hop_words},
    {"predicate", SHAPE_WORD, OF_CODE, FIELD(predicate), .words = &predicate_words},
    {"lock", SHAPE_WORD, OF_TYPE, FIELD(lock), .words = &type_lock_words},
    {"guard", SHAPE_TRUE, OF_TYPE | OF_MACRO, FIELD(guard)},
    {"instead", SHAPE_ADVICE, OF_CODE, FIELD(instead)},
};

/* The entries that are read, and where the first fault of this one is told. */
typedef struct Reader {
    const JsonText *json;
    GError **error;
    CatalogReading *reading;
    gboolean external;
    Words entry_words;
} Reader;

static gboolean read_matcher(const Reader *reader, const cJSON *value, CatalogEntry *entry) {
    if (entry->names != NULL) {
        return json_text_reject(reader->json, value, JSON_KEY, reader->error,
                                "an entry is about one of function, constructor, destructor, type "
                                "and macro; this has '%s' and '%s'",
                                matcher_texts[entry->matcher], value->string);
    }
    entry->matcher = (CatalogMatcher)words_index(&matcher_words, value->string);
    return read_exact_names(reader->json, value, &entry->names, reader->error);
}

static gboolean read_word(const Reader *reader, const cJSON *value, const Words *words,
                          void *field) {
    guint number = 0;
    if (!json_check_word(reader->json, value, words, &number, reader->error))
        return FALSE;
    G_STATIC_ASSERT(sizeof(CatalogBlockKind) == sizeof number);
    memcpy(field, &number, sizeof number);
    return TRUE;
}

static gboolean read_answer(const Reader *reader, const cJSON *value, CatalogAnswer *answer) {
    *answer = cJSON_IsTrue(value) ? CATALOG_YES : CATALOG_NO;
    return cJSON_IsBool(value) ||
           json_check_reject(reader->json, value, "true or false", reader->error);
}

static gboolean read_returns(const Reader *reader, const cJSON *value, CatalogEntry *entry) {
    if (cJSON_IsFalse(value)) {
        entry->returns = CATALOG_NO;
        return TRUE;
    }
    if (cJSON_IsNumber(value) || cJSON_IsString(value))
        return read_subject(reader->json, value, TAKES_OBJECT, &entry->returns_same, reader->error);
    return json_check_reject(reader->json, value, "false, an argument number or 'receiver'",
                             reader->error);
}

static gboolean read_true(const Reader *reader, const cJSON *value, gboolean *flag) {
    *flag = TRUE;
    return cJSON_IsTrue(value) || json_check_reject(reader->json, value, "true", reader->error);
}

static gboolean read_advice(const Reader *reader, const cJSON *value, char **advice) {
    if (!json_check_name(reader->json, value, "a short sentence", reader->error))
        return FALSE;
    if (g_str_has_suffix(value->valuestring, ".")) {
        return json_text_reject(reader->json, value, JSON_VALUE, reader->error,
                                "'%s' must not end with a full stop", value->string);
    }
    *advice = g_strdup(value->valuestring);
    return TRUE;
}

static gboolean read_entry_value(const Reader *reader, const cJSON *value, const EntryKey *key,
                                 CatalogEntry *entry) {
    void *field = G_STRUCT_MEMBER_P(entry, key->field);
    switch (key->shape) {
    case SHAPE_MATCHER:
        return read_matcher(reader, value, entry);
    case SHAPE_CONDITIONS:
        return read_conditions(reader->json, value, field, reader->error);
    case SHAPE_WORD:
        return read_word(reader, value, key->words, field);
    case SHAPE_LOCK:
        return read_lock(reader->json, value, field, reader->error);
    case SHAPE_SUBJECT:
        return read_subject(reader->json, value, key->takes, field, reader->error);
    case SHAPE_SUBJECTS:
        return read_subjects(reader->json, value, key->takes, field, reader->error);
    case SHAPE_ANSWER:
        return read_answer(reader, value, field);
    case SHAPE_RETURNS:
        return read_returns(reader, value, entry);
    case SHAPE_TRUE:
        return read_true(reader, value, field);
    case SHAPE_ADVICE:
        return read_advice(reader, value, field);
    }
    return FALSE;
}

static const EntryKey *entry_key(const Reader *reader, const cJSON *member) {
    return &entry_keys[words_index(&reader->entry_words, member->string)];
}

/* What only shows once all keys are read. */
static gboolean check_entry(const Reader *reader, const cJSON *value, const CatalogEntry *entry) {
    if (entry->names == NULL) {
        return json_text_reject(
            reader->json, value, JSON_VALUE, reader->error,
            "this entry does not say what it is about; expected one of the keys "
            "function, constructor, destructor, type and macro");
    }
    for (const cJSON *member = value->child; member != NULL; member = member->next) {
        if ((entry_key(reader, member)->matchers & 1u << entry->matcher) == 0) {
            return json_text_reject(reader->json, member, JSON_KEY, reader->error,
                                    "an entry for a %s cannot have '%s'",
                                    matcher_texts[entry->matcher], member->string);
        }
    }
    if (entry->success != CATALOG_SUCCESS_UNSAID && entry->tries.kind == CATALOG_SUBJECT_NONE &&
        entry->acquires.kind == CATALOG_SUBJECT_NONE) {
        return json_text_reject(reader->json, cJSON_GetObjectItemCaseSensitive(value, "success"),
                                JSON_KEY, reader->error,
                                "'success' says when a lock was taken; there is no "
                                "'tries' or 'acquires' in this entry");
    }
    return TRUE;
}

static gboolean read_entry(const Reader *reader, const cJSON *value, CatalogEntry *entry) {
    if (!json_check_object(reader->json, value, "an entry", &reader->entry_words, reader->error))
        return FALSE;
    entry->external = reader->external;
    for (const cJSON *member = value->child; member != NULL; member = member->next)
        if (!read_entry_value(reader, member, entry_key(reader, member), entry))
            return FALSE;
    return check_entry(reader, value, entry);
}

static void read_entries(Reader *reader, const cJSON *value, GPtrArray *faults) {
    for (const cJSON *item = value->child; item != NULL; item = item->next) {
        CatalogEntry *entry = g_new0(CatalogEntry, 1);
        GError *fault = NULL;
        reader->error = &fault;
        if (read_entry(reader, item, entry)) {
            g_ptr_array_add(reader->reading->entries, entry);
            g_ptr_array_add(reader->reading->entry_values, (gpointer)item);
        } else {
            catalog_entry_free(entry);
            g_ptr_array_add(faults, fault);
        }
    }
}

static const char *const catalog_key_texts[] = {"$schema",   "library",      "external", "marks",
                                                "functions", "return_types", "detect",   "entries"};
const Words reader_catalog_keys = WORDS(catalog_key_texts);

static const cJSON *catalog_value(const JsonText *json, const char *key) {
    return cJSON_GetObjectItemCaseSensitive(json->root, key);
}

static CatalogReading *reading_new(void) {
    CatalogReading *reading = g_new0(CatalogReading, 1);
    reading->entries = g_ptr_array_new_with_free_func((GDestroyNotify)catalog_entry_free);
    reading->entry_values = g_ptr_array_new();
    reading->marks = marked_names_new();
    reading->functions = marked_names_new();
    reading->return_types = marked_names_new();
    return reading;
}

static void reject(const JsonText *json, const cJSON *value, const char *expected,
                   GPtrArray *faults) {
    GError *fault = NULL;
    json_check_reject(json, value, expected, &fault);
    g_ptr_array_add(faults, fault);
}

static void read_library(const JsonText *json, CatalogReading *reading, GPtrArray *faults) {
    const cJSON *library = catalog_value(json, "library");
    GError *fault = NULL;
    if (library == NULL)
        return;
    if (json_check_name(json, library, "the library's name", &fault))
        reading->library = g_strdup(library->valuestring);
    else
        g_ptr_array_add(faults, fault);
}

/* What is said of the text as a whole. */
static void read_head(const JsonText *json, CatalogReading *reading, GPtrArray *faults) {
    const cJSON *schema = catalog_value(json, "$schema");
    const cJSON *external = catalog_value(json, "external");
    if (schema != NULL && !cJSON_IsString(schema))
        reject(json, schema, "the address of a schema", faults);
    read_library(json, reading, faults);
    if (external != NULL && !cJSON_IsBool(external))
        reject(json, external, "true or false", faults);
}

static void read_entry_list(const JsonText *json, CatalogReading *reading, GPtrArray *faults) {
    const cJSON *entries = catalog_value(json, "entries");
    const char *texts[G_N_ELEMENTS(entry_keys)];
    for (guint i = 0; i < G_N_ELEMENTS(entry_keys); i++)
        texts[i] = entry_keys[i].text;
    Reader reader = {.json = json,
                     .reading = reading,
                     .external = cJSON_IsTrue(catalog_value(json, "external")),
                     .entry_words = {G_N_ELEMENTS(texts), texts}};
    if (cJSON_IsArray(entries))
        read_entries(&reader, entries, faults);
    else if (entries != NULL)
        reject(json, entries, "a list of entries", faults);
}

CatalogReading *reader_read(const JsonText *json, GPtrArray *faults) {
    CatalogReading *reading = reading_new();
    read_head(json, reading, faults);
    read_marked_names(json, catalog_value(json, "marks"), "marks", FALSE, reading->marks, faults);
    read_marked_names(json, catalog_value(json, "functions"), "functions", TRUE, reading->functions,
                      faults);
    read_return_types(json, catalog_value(json, "return_types"), reading->return_types, faults);
    read_detect(json, catalog_value(json, "detect"), &reading->detect_headers,
                &reading->detect_return_types, faults);
    read_entry_list(json, reading, faults);
    return reading;
}

void reader_free(CatalogReading *reading) {
    if (reading == NULL)
        return;
    g_ptr_array_unref(reading->entries);
    g_clear_pointer(&reading->entry_values, g_ptr_array_unref);
    g_array_unref(reading->marks);
    g_array_unref(reading->functions);
    g_array_unref(reading->return_types);
    g_strfreev(reading->detect_headers);
    g_strfreev(reading->detect_return_types);
    g_free(reading->library);
    g_free(reading);
}
