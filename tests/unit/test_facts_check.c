/* Facts that do not hold together are refused, and those that are accepted bring nobody down. */
#include "model/facts_check.h"

#include <string.h>

#include "infer/inference.h"
#include "snippet.h"

/* One row of everything, each with as much in it as there can be. */
static Facts *full_facts(void) {
    Facts *facts = facts_new();
    FactsText text = facts_add_text(facts, "text");
    FactsRow file = facts_add_row(facts, FACTS_TABLE_FILES);
    FactsRow function = facts_add_row(facts, FACTS_TABLE_FUNCTIONS);
    FactsRow lambda = facts_add_row(facts, FACTS_TABLE_FUNCTIONS);
    FactsRow base = facts_add_row(facts, FACTS_TABLE_TYPES);
    FactsRow type = facts_add_row(facts, FACTS_TABLE_TYPES);
    FactsRow variable = facts_add_row(facts, FACTS_TABLE_VARIABLES);
    FactsRow place = facts_add_row(facts, FACTS_TABLE_PLACES);
    FactsRow field = facts_add_row(facts, FACTS_TABLE_PLACES);
    FactsRow element = facts_add_row(facts, FACTS_TABLE_PLACES);
    FactsRow read = facts_add_row(facts, FACTS_TABLE_VALUES);
    FactsRow sum = facts_add_row(facts, FACTS_TABLE_VALUES);
    FactsRow literal = facts_add_row(facts, FACTS_TABLE_VALUES);
    FactsRow closure = facts_add_row(facts, FACTS_TABLE_VALUES);
    FactsRow comment = facts_add_row(facts, FACTS_TABLE_COMMENTS);
    FactsRange range = {.file = file, .line = 1, .column = 1};
    FactsSlice texts = facts_add_words(facts, &text, 1);
    FactsSlice types = facts_add_words(facts, &base, 1);
    FactsSlice variables = facts_add_words(facts, &variable, 1);
    FactsSlice values = facts_add_words(facts, &read, 1);
    FactsSlice pair = facts_add_words(facts, (guint32[]){variable, read}, 2);
    FactsAction actions[] = {{.kind = FACTS_ACTION_DECLARE, .id = 1, .target = place},
                             {.kind = FACTS_ACTION_CALL,
                              .id = 2,
                              .range = range,
                              .function = lambda,
                              .target = field,
                              .type = type,
                              .value = closure,
                              .arguments = values}};
    FactsEdge edge = {FACTS_BLOCK_EXIT, sum, FACTS_EDGE_TRUE};
    FactsBlock blocks[] = {{facts_add_rows(facts, FACTS_TABLE_ACTIONS, actions, 2),
                            facts_add_rows(facts, FACTS_TABLE_EDGES, &edge, 1)},
                           {{0, 0}, {0, 0}}};
    facts_file(facts, file)->path = text;
    *facts_comment(facts, comment) = (FactsComment){.text = text, .range = range};
    *facts_function(facts, function) =
        (FactsFunction){.key = text,
                        .name = text,
                        .range = range,
                        .flags = FACTS_FUNCTION_DEFINED,
                        .marks = texts,
                        .return_type = type,
                        .class_type = base,
                        .overrides = texts,
                        .parameters = variables,
                        .blocks = facts_add_rows(facts, FACTS_TABLE_BLOCKS, blocks, 2),
                        .action_count = 3};
    *facts_function(facts, lambda) =
        (FactsFunction){.key = text, .parent = function, .captures = values};
    *facts_type(facts, type) = (FactsType){.name = text,
                                           .base_name = text,
                                           .aliases = texts,
                                           .pointee = base,
                                           .arguments = types,
                                           .bases = types,
                                           .fields = variables,
                                           .destructor = function,
                                           .marks = texts};
    *facts_variable(facts, variable) = (FactsVariable){.name = text,
                                                       .key = text,
                                                       .type = type,
                                                       .range = range,
                                                       .initial = literal,
                                                       .marks = texts};
    *facts_place(facts, place) = (FactsPlace){FACTS_PLACE_LOCAL, 0, variable, 0, type};
    *facts_place(facts, field) = (FactsPlace){FACTS_PLACE_FIELD, place, variable, 0, type};
    *facts_place(facts, element) =
        (FactsPlace){FACTS_PLACE_INDEX, field, 0x80000000U | sum, 0, type};
    *facts_value(facts, read) =
        (FactsValue){.kind = FACTS_VALUE_PLACE, .left = place, .type = type, .identifiers = texts};
    *facts_value(facts, sum) = (FactsValue){
        .kind = FACTS_VALUE_BINARY, .operator= FACTS_OPERATOR_ADD, .left = read, .right = read};
    *facts_value(facts, literal) = (FactsValue){.kind = FACTS_VALUE_OBJECT, .fields = pair};
    *facts_value(facts, closure) =
        (FactsValue){.kind = FACTS_VALUE_LAMBDA, .left = lambda, .fields = values};
    return facts;
}

static gpointer row_at(const Facts *facts, FactsTable table, FactsRow row) {
    return (guint8 *)facts->tables[table].rows + row * facts_row_size(table);
}

/* One number of a row made another; the rows are those of full_facts(). */
typedef struct Damage {
    const char *name;
    FactsTable table;
    FactsRow row;
    gsize offset;
    guint32 number;
} Damage;

#define NOWHERE 1000U
#define DAMAGE(TABLE, row, Type, member, number)                                                   \
    {#Type "." #member "=" #number, FACTS_TABLE_##TABLE, row, G_STRUCT_OFFSET(Type, member), number}

static const Damage damages[] = {
    DAMAGE(FILES, 0, FactsFile, path, 1),
    DAMAGE(PLACES, 0, FactsPlace, base, 1),
    DAMAGE(FILES, 1, FactsFile, path, NOWHERE),
    DAMAGE(FUNCTIONS, 1, FactsFunction, key, NOWHERE),
    DAMAGE(FUNCTIONS, 1, FactsFunction, name, NOWHERE),
    DAMAGE(FUNCTIONS, 1, FactsFunction, range.file, 2),
    DAMAGE(FUNCTIONS, 1, FactsFunction, marks.first, NOWHERE),
    DAMAGE(FUNCTIONS, 1, FactsFunction, marks.count, G_MAXUINT32),
    DAMAGE(FUNCTIONS, 1, FactsFunction, return_type, 3),
    DAMAGE(FUNCTIONS, 1, FactsFunction, class_type, 3),
    DAMAGE(FUNCTIONS, 1, FactsFunction, overrides.count, NOWHERE),
    DAMAGE(FUNCTIONS, 1, FactsFunction, parent, 3),
    DAMAGE(FUNCTIONS, 1, FactsFunction, parent, 2),
    DAMAGE(FUNCTIONS, 2, FactsFunction, parent, 2),
    DAMAGE(FUNCTIONS, 1, FactsFunction, parameters.first, NOWHERE),
    DAMAGE(FUNCTIONS, 2, FactsFunction, captures.first, NOWHERE),
    DAMAGE(FUNCTIONS, 1, FactsFunction, blocks.first, NOWHERE),
    DAMAGE(FUNCTIONS, 1, FactsFunction, blocks.count, 1),
    DAMAGE(FUNCTIONS, 1, FactsFunction, blocks.count, NOWHERE),
    DAMAGE(FUNCTIONS, 1, FactsFunction, action_count, 2),
    DAMAGE(FUNCTIONS, 1, FactsFunction, action_count, 4),
    DAMAGE(FUNCTIONS, 2, FactsFunction, action_count, G_MAXUINT32),
    DAMAGE(TYPES, 2, FactsType, name, NOWHERE),
    DAMAGE(TYPES, 2, FactsType, base_name, NOWHERE),
    DAMAGE(TYPES, 2, FactsType, aliases.first, NOWHERE),
    DAMAGE(TYPES, 2, FactsType, pointee, 3),
    DAMAGE(TYPES, 2, FactsType, pointee, 2),
    DAMAGE(TYPES, 1, FactsType, pointee, 2),
    DAMAGE(TYPES, 2, FactsType, arguments.first, NOWHERE),
    DAMAGE(TYPES, 2, FactsType, bases.first, NOWHERE),
    DAMAGE(TYPES, 2, FactsType, fields.first, NOWHERE),
    DAMAGE(TYPES, 2, FactsType, destructor, 3),
    DAMAGE(TYPES, 2, FactsType, marks.first, NOWHERE),
    DAMAGE(VARIABLES, 1, FactsVariable, name, NOWHERE),
    DAMAGE(VARIABLES, 1, FactsVariable, key, NOWHERE),
    DAMAGE(VARIABLES, 1, FactsVariable, type, 3),
    DAMAGE(VARIABLES, 1, FactsVariable, range.file, 2),
    DAMAGE(VARIABLES, 1, FactsVariable, initial, 5),
    DAMAGE(VARIABLES, 1, FactsVariable, marks.first, NOWHERE),
    DAMAGE(PLACES, 1, FactsPlace, kind, FACTS_PLACE_INDEX + 1),
    DAMAGE(PLACES, 1, FactsPlace, detail, 2),
    DAMAGE(PLACES, 2, FactsPlace, detail, 2),
    DAMAGE(PLACES, 3, FactsPlace, detail, 0x80000005U),
    DAMAGE(PLACES, 3, FactsPlace, base, 4),
    DAMAGE(PLACES, 3, FactsPlace, base, 3),
    DAMAGE(PLACES, 1, FactsPlace, base, 2),
    DAMAGE(PLACES, 1, FactsPlace, type, 3),
    DAMAGE(VALUES, 1, FactsValue, kind, FACTS_VALUE_CHOICE + 1),
    DAMAGE(VALUES, 1, FactsValue, kind, (FACTS_OPERATOR_GREATER_EQUAL + 1) << 16),
    DAMAGE(VALUES, 1, FactsValue, left, 4),
    DAMAGE(VALUES, 1, FactsValue, type, 3),
    DAMAGE(VALUES, 1, FactsValue, identifiers.first, NOWHERE),
    DAMAGE(VALUES, 1, FactsValue, fields.count, 1),
    DAMAGE(VALUES, 2, FactsValue, left, 5),
    DAMAGE(VALUES, 2, FactsValue, left, 2),
    DAMAGE(VALUES, 2, FactsValue, right, 3),
    DAMAGE(VALUES, 3, FactsValue, fields.first, NOWHERE),
    DAMAGE(VALUES, 3, FactsValue, fields.count, 1),
    DAMAGE(VALUES, 4, FactsValue, left, 3),
    DAMAGE(VALUES, 4, FactsValue, fields.first, NOWHERE),
    DAMAGE(BLOCKS, 1, FactsBlock, actions.first, 2),
    DAMAGE(BLOCKS, 1, FactsBlock, edges.first, 2),
    DAMAGE(BLOCKS, 1, FactsBlock, actions.count, NOWHERE),
    DAMAGE(EDGES, 1, FactsEdge, target, 2),
    DAMAGE(EDGES, 1, FactsEdge, condition, 5),
    DAMAGE(ACTIONS, 2, FactsAction, kind, FACTS_ACTION_DELETE + 1),
    DAMAGE(ACTIONS, 2, FactsAction, id, 3),
    DAMAGE(ACTIONS, 2, FactsAction, range.file, 2),
    DAMAGE(ACTIONS, 2, FactsAction, macro, NOWHERE),
    DAMAGE(ACTIONS, 2, FactsAction, inner_macro, NOWHERE),
    DAMAGE(ACTIONS, 2, FactsAction, around, NOWHERE),
    DAMAGE(ACTIONS, 2, FactsAction, function, 3),
    DAMAGE(ACTIONS, 2, FactsAction, target, 4),
    DAMAGE(ACTIONS, 2, FactsAction, type, 3),
    DAMAGE(ACTIONS, 2, FactsAction, value, 5),
    DAMAGE(ACTIONS, 2, FactsAction, arguments.first, NOWHERE),
    DAMAGE(COMMENTS, 1, FactsComment, text, NOWHERE),
    DAMAGE(COMMENTS, 1, FactsComment, range.file, 2),
};

static void assert_refused(const Facts *facts) {
    g_autoptr(GError) error = NULL;
    g_assert_false(facts_check(facts, &error));
    g_assert_error(error, FACTS_ERROR, 0);
}

static void test_every_damaged_number_is_noticed(gconstpointer data) {
    const Damage *damage = data;
    g_autoptr(Facts) facts = full_facts();
    guint8 *row = row_at(facts, damage->table, damage->row);
    memcpy(row + damage->offset, &damage->number, sizeof damage->number);
    assert_refused(facts);
}

/* What a word is depends on the slice it is in: each of them is made one that is nowhere. */
static void test_every_damaged_word_is_noticed(void) {
    g_autoptr(Facts) facts = full_facts();
    guint32 *words = facts->tables[FACTS_TABLE_WORDS].rows;
    for (guint i = 1; i < facts_count(facts, FACTS_TABLE_WORDS); i++) {
        guint32 sound = words[i];
        words[i] = NOWHERE;
        assert_refused(facts);
        words[i] = sound;
    }
    g_autoptr(GError) error = NULL;
    g_assert_true(facts_check(facts, &error));
    g_assert_no_error(error);
}

static void test_bases_in_a_circle_are_noticed(void) {
    g_autoptr(Facts) facts = full_facts();
    FactsRow derived = 2;
    FactsSlice slice = facts_add_words(facts, &derived, 1);
    facts_type(facts, 1)->bases = slice;
    assert_refused(facts);
}

static void test_two_functions_share_no_block(void) {
    g_autoptr(Facts) facts = full_facts();
    facts_function(facts, 2)->blocks = facts_function(facts, 1)->blocks;
    facts_function(facts, 2)->action_count = 3;
    assert_refused(facts);
}

static Facts *nested_values(guint depth) {
    Facts *facts = facts_new();
    for (guint i = 0; i < depth; i++) {
        FactsRow row = facts_add_row(facts, FACTS_TABLE_VALUES);
        *facts_value(facts, row) = (FactsValue){.kind = FACTS_VALUE_NOT, .left = row - 1};
    }
    return facts;
}

static void test_values_are_not_nested_too_deep(void) {
    g_autoptr(Facts) deep = nested_values(FACTS_DEPTH_MOST);
    g_autoptr(Facts) too_deep = nested_values(FACTS_DEPTH_MOST + 1);
    g_assert_true(facts_check(deep, NULL));
    assert_refused(too_deep);
}

/* Random damage to what libclang said of a source that has a bit of everything. */

static const char source[] =
    "using size_t = decltype(sizeof 0);"
    "extern \"C\" unsigned sleep(unsigned); void *operator new(size_t);"
    "struct Mutex { void lock(); void unlock(); };"
    "struct Device { virtual ~Device(); virtual int run(int) = 0; };"
    "struct Disk : Device { int run(int x) override { mutex.lock(); sleep(x); mutex.unlock();"
    "  return x + numbers[x] + numbers[1]; } Mutex mutex; int numbers[3]; int (*hook)(int); };"
    "static int pause_for(int x) { return x > 1 ? (int)sleep(x) : 0; }"
    "struct Ops { int (*run)(int); const char *name; };"
    "static const Ops ops[] = {{pause_for, \"pause\"}, {nullptr, \"none\"}};"
    "template <class F> int call(F f) { try { return f(1); } catch (...) { return ops[0].run(2); } "
    "}"
    "int work(Device *device, Disk &disk, int n) {"
    "  Mutex *mutex = new Mutex; int total = 0; disk.hook = pause_for;"
    "  auto twice = [&](int x) { return call([=](int y) { return disk.hook(x + y); }); };"
    "  for (int i = 0; i < n && !total; i++) { total += device->run(i) || twice(i); }"
    "  switch (n) { case 1: return disk.run(n); default: delete mutex; } return total; }"
    "/* NOLINTBEGIN(corolint-*) */"
    "__attribute__((annotate(\"coroutine_fn\"))) void co(Disk *disk) { work(disk, *disk, 3); }"
    "/* NOLINTEND(corolint-*) */ // NOLINT(corolint-blocking-io)";

static void infer(GBytes *bytes, const Catalog *catalog) {
    g_autoptr(Facts) facts = facts_from_bytes(bytes, NULL);
    if (!facts || !facts_check(facts, NULL))
        return;
    g_autoptr(Program) program = program_new("/snippet");
    program_add_unit(program, "/snippet/snippet.cpp", g_steal_pointer(&facts), TRUE);
    program_join(program);
    g_autoptr(Silences) silences = silences_new(program);
    inference_free(inference_new(program, catalog, silences));
}

static guint8 *random_byte(const Facts *facts) {
    guint table = (guint)g_test_rand_int_range(0, FACTS_TABLE_COUNT);
    gsize size = facts_count(facts, table) * facts_row_size(table);
    return (guint8 *)facts->tables[table].rows + g_test_rand_int_range(0, (gint32)size);
}

static void test_random_damage_brings_nobody_down(void) {
    g_autoptr(GError) error = NULL;
    g_autoptr(Catalog) catalog = catalog_new();
    g_assert_true(catalog_add_builtin(catalog, &error));
    g_autoptr(Facts) facts = snippet_facts(SNIPPET_CXX, source);
    guint rounds = g_test_slow() ? 100000 : 3000;
    for (guint i = 0; i < rounds; i++) {
        guint8 *byte = random_byte(facts);
        guint8 sound = *byte;
        guint8 flipped = (guint8)(sound ^ 1U << g_test_rand_int_range(0, 8));
        *byte = flipped;
        if (i % 2)
            *byte = (guint8)g_test_rand_int_range(0, 256);
        g_autoptr(GBytes) bytes = facts_to_bytes(facts); /* with a checksum that is right */
        infer(bytes, catalog);
        *byte = sound;
    }
}

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    for (guint i = 0; i < G_N_ELEMENTS(damages); i++) {
        g_autofree char *path =
            g_strdup_printf("/facts_check/%u_%s", damages[i].row, damages[i].name);
        g_test_add_data_func(path, &damages[i], test_every_damaged_number_is_noticed);
    }
    g_test_add_func("/facts_check/every_damaged_word_is_noticed",
                    test_every_damaged_word_is_noticed);
    g_test_add_func("/facts_check/bases_in_a_circle_are_noticed",
                    test_bases_in_a_circle_are_noticed);
    g_test_add_func("/facts_check/two_functions_share_no_block", test_two_functions_share_no_block);
    g_test_add_func("/facts_check/values_are_not_nested_too_deep",
                    test_values_are_not_nested_too_deep);
    g_test_add_func("/facts_check/random_damage_brings_nobody_down",
                    test_random_damage_brings_nobody_down);
    return g_test_run();
}
