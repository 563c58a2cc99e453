#include "catalog/catalog.h"

#include "catalog/builtin.h"
#include "catalog/json_text.h"

static void add(Catalog *catalog, const char *text) {
    g_autoptr(GError) error = NULL;
    gboolean added = catalog_add_json(catalog, "a.json", text, &error);
    g_assert_no_error(error);
    g_assert_true(added);
}

static Catalog *catalog_of(const char *text) {
    Catalog *catalog = catalog_new();
    add(catalog, text);
    return catalog;
}

static const CatalogEntry *entry_about(const Catalog *catalog, CatalogMatcher matcher,
                                       const char *name, guint index) {
    const GPtrArray *entries = catalog_lookup(catalog, matcher, name);
    g_assert_nonnull(entries);
    g_assert_cmpuint(index, <, entries->len);
    return g_ptr_array_index(entries, index);
}

static const CatalogEntry *only_entry(const Catalog *catalog) {
    return entry_about(catalog, CATALOG_FUNCTION, "f", 0);
}

static void assert_subject(CatalogSubject subject, CatalogSubjectKind kind, guint argument,
                           CatalogLockKind lock) {
    g_assert_cmpint(subject.kind, ==, kind);
    g_assert_cmpuint(subject.argument, ==, argument);
    g_assert_cmpint(subject.lock, ==, lock);
}

static void assert_arguments(const GArray *subjects, guint first, guint second) {
    g_assert_nonnull(subjects);
    g_assert_cmpuint(subjects->len, ==, 2);
    assert_subject(g_array_index(subjects, CatalogSubject, 0), CATALOG_SUBJECT_ARGUMENT, first,
                   CATALOG_LOCK_BY_TYPE);
    assert_subject(g_array_index(subjects, CatalogSubject, 1), CATALOG_SUBJECT_ARGUMENT, second,
                   CATALOG_LOCK_BY_TYPE);
}

static void assert_refused(const char *text, const char *message) {
    g_autoptr(Catalog) catalog = catalog_new();
    g_autoptr(GError) error = NULL;
    g_assert_false(catalog_add_json(catalog, "a.json", text, &error));
    g_assert_error(error, CATALOG_ERROR, 0);
    g_assert_cmpstr(error->message, ==, message);
    g_assert_cmpuint(catalog_name_count(catalog), ==, 0);
}

/* The entry, whose text starts in column 14 of the catalog's only line, is refused. */
static void assert_entry_refused(const char *entry, const char *message) {
    g_autofree char *text = g_strdup_printf("{\"entries\": [%s]}", entry);
    assert_refused(text, message);
}

static void test_an_entry_is_found_by_each_of_its_names(void) {
    g_autoptr(Catalog) catalog = catalog_of(
        "{\"library\": \"house\", \"external\": true, \"entries\": ["
        "{\"function\": [\"read\", \"N::T::read\"], \"blocks\": \"io\"}, {\"macro\": \"READ\"}]}");
    const CatalogEntry *entry = entry_about(catalog, CATALOG_FUNCTION, "read", 0);
    g_assert_true(entry == entry_about(catalog, CATALOG_FUNCTION, "N::T::read", 0));
    g_assert_cmpstr(entry->library, ==, "house");
    g_assert_true(entry->external);
    g_assert_cmpint(entry->blocks, ==, CATALOG_BLOCK_IO);
    g_assert_null(catalog_lookup(catalog, CATALOG_FUNCTION, "T::read"));
    g_assert_null(catalog_lookup(catalog, CATALOG_FUNCTION, "READ"));
    g_assert_nonnull(catalog_lookup(catalog, CATALOG_MACRO, "READ"));
    g_assert_cmpuint(catalog_name_count(catalog), ==, 3);
}

static void test_what_was_added_earlier_comes_first(void) {
    g_autoptr(Catalog) catalog =
        catalog_of("{\"marks\": {\"blocking\": [\"slow\"]}, \"entries\": [{\"function\": \"f\"}]}");
    add(catalog, "{\"marks\": {\"coroutine\": [\"slow\", \"task\"]},"
                 " \"entries\": [{\"function\": \"f\", \"blocks\": \"io\"},"
                 " {\"function\": \"f\", \"blocks\": \"wait\"}]}");
    g_assert_cmpint(entry_about(catalog, CATALOG_FUNCTION, "f", 0)->blocks, ==, CATALOG_BLOCK_NONE);
    g_assert_cmpint(entry_about(catalog, CATALOG_FUNCTION, "f", 1)->blocks, ==, CATALOG_BLOCK_IO);
    g_assert_cmpint(entry_about(catalog, CATALOG_FUNCTION, "f", 2)->blocks, ==, CATALOG_BLOCK_WAIT);
    g_assert_cmpint(catalog_mark(catalog, "slow"), ==, CATALOG_MARK_BLOCKING);
    g_assert_cmpint(catalog_mark(catalog, "task"), ==, CATALOG_MARK_COROUTINE);
    g_assert_cmpint(catalog_mark(catalog, "fast"), ==, CATALOG_MARK_NONE);
}

static void test_effects_that_are_not_named_are_unsaid(void) {
    g_autoptr(Catalog) catalog = catalog_of("{\"entries\": [{\"function\": \"f\"}]}");
    const CatalogEntry *entry = only_entry(catalog);
    g_assert_cmpstr(entry->library, ==, "a.json");
    g_assert_null(entry->when);
    g_assert_null(entry->unless);
    g_assert_null(entry->calls);
    g_assert_null(entry->instead);
    g_assert_cmpint(entry->suspends, ==, CATALOG_UNSAID);
    g_assert_cmpint(entry->returns, ==, CATALOG_UNSAID);
    g_assert_cmpint(entry->acquires.kind, ==, CATALOG_SUBJECT_NONE);
    g_assert_false(entry->guard);
    g_assert_false(entry->external);
}

static void test_locks_are_read_in_each_form(void) {
    g_autoptr(Catalog) catalog = catalog_of(
        "{\"entries\": [{\"function\": \"f\", \"acquires\": 1, \"tries\": \"arguments\","
        " \"success\": \"negative\", \"releases\": {\"argument\": 2, \"kind\": \"file\"},"
        " \"releases_while_waiting\": {\"argument\": \"receiver\", \"kind\": \"async\"},"
        " \"initialises\": \"result\", \"adopts\": {\"argument\": 0}, \"disarms\": "
        "\"receiver\"}]}");
    const CatalogEntry *entry = only_entry(catalog);
    assert_subject(entry->acquires, CATALOG_SUBJECT_ARGUMENT, 1, CATALOG_LOCK_BY_TYPE);
    assert_subject(entry->tries, CATALOG_SUBJECT_ARGUMENTS, 0, CATALOG_LOCK_BY_TYPE);
    g_assert_cmpint(entry->success, ==, CATALOG_SUCCESS_NEGATIVE);
    assert_subject(entry->releases, CATALOG_SUBJECT_ARGUMENT, 2, CATALOG_LOCK_FILE);
    assert_subject(entry->releases_while_waiting, CATALOG_SUBJECT_RECEIVER, 0, CATALOG_LOCK_ASYNC);
    assert_subject(entry->initialises, CATALOG_SUBJECT_RESULT, 0, CATALOG_LOCK_BY_TYPE);
    assert_subject(entry->adopts, CATALOG_SUBJECT_ARGUMENT, 0, CATALOG_LOCK_BY_TYPE);
    assert_subject(entry->disarms, CATALOG_SUBJECT_RECEIVER, 0, CATALOG_LOCK_BY_TYPE);
}

static void test_every_other_effect_is_read(void) {
    g_autoptr(Catalog) catalog = catalog_of(
        "{\"entries\": [{\"function\": \"f\", \"blocks\": \"process\", \"suspends\": true,"
        " \"returns\": false, \"descriptor\": 0, \"nonblocking\": \"result\", \"file\": 3,"
        " \"output\": true, \"calls\": [\"receiver\"], \"constructs\": \"mapped\","
        " \"destroys\": \"element\", \"loop\": [1, 2], \"pool\": [3, 4], \"spawns\": [5, 6],"
        " \"keeps\": [7, 8], \"hops\": \"loop\", \"predicate\": \"holds_lock\","
        " \"allocates\": true, \"instead\": \"use g\"}, {\"function\": \"g\", \"returns\": 1, "
        "\"output\": 2},"
        " {\"function\": \"h\", \"returns\": \"receiver\", \"suspends\": false},"
        " {\"function\": \"i\", \"reads\": \"receiver\", \"writes\": 1}]}");
    const CatalogEntry *entry = only_entry(catalog);
    g_assert_cmpint(entry->blocks, ==, CATALOG_BLOCK_PROCESS);
    g_assert_cmpint(entry->suspends, ==, CATALOG_YES);
    g_assert_cmpint(entry->returns, ==, CATALOG_NO);
    g_assert_cmpint(entry->returns_same.kind, ==, CATALOG_SUBJECT_NONE);
    assert_subject(entry->descriptor, CATALOG_SUBJECT_ARGUMENT, 0, CATALOG_LOCK_BY_TYPE);
    assert_subject(entry->nonblocking, CATALOG_SUBJECT_RESULT, 0, CATALOG_LOCK_BY_TYPE);
    assert_subject(entry->file, CATALOG_SUBJECT_ARGUMENT, 3, CATALOG_LOCK_BY_TYPE);
    assert_subject(entry->output, CATALOG_SUBJECT_ALWAYS, 0, CATALOG_LOCK_BY_TYPE);
    g_assert_cmpuint(entry->calls->len, ==, 1);
    assert_subject(g_array_index(entry->calls, CatalogSubject, 0), CATALOG_SUBJECT_RECEIVER, 0,
                   CATALOG_LOCK_BY_TYPE);
    g_assert_cmpint(entry->constructs, ==, CATALOG_PART_MAPPED);
    g_assert_cmpint(entry->destroys, ==, CATALOG_PART_ELEMENT);
    assert_arguments(entry->loop, 1, 2);
    assert_arguments(entry->pool, 3, 4);
    assert_arguments(entry->spawns, 5, 6);
    assert_arguments(entry->keeps, 7, 8);
    g_assert_cmpint(entry->hops, ==, CATALOG_HOP_LOOP);
    g_assert_cmpint(entry->predicate, ==, CATALOG_PREDICATE_HOLDS_LOCK);
    g_assert_true(entry->allocates);
    g_assert_cmpstr(entry->instead, ==, "use g");
    const CatalogEntry *other = entry_about(catalog, CATALOG_FUNCTION, "g", 0);
    g_assert_cmpint(other->returns, ==, CATALOG_UNSAID);
    assert_subject(other->returns_same, CATALOG_SUBJECT_ARGUMENT, 1, CATALOG_LOCK_BY_TYPE);
    assert_subject(other->output, CATALOG_SUBJECT_ARGUMENT, 2, CATALOG_LOCK_BY_TYPE);
    other = entry_about(catalog, CATALOG_FUNCTION, "i", 0);
    assert_subject(other->reads, CATALOG_SUBJECT_RECEIVER, 0, CATALOG_LOCK_BY_TYPE);
    assert_subject(other->writes, CATALOG_SUBJECT_ARGUMENT, 1, CATALOG_LOCK_BY_TYPE);
    other = entry_about(catalog, CATALOG_FUNCTION, "h", 0);
    assert_subject(other->returns_same, CATALOG_SUBJECT_RECEIVER, 0, CATALOG_LOCK_BY_TYPE);
    g_assert_cmpint(other->suspends, ==, CATALOG_NO);
}

static void test_types_are_locks_and_guards(void) {
    g_autoptr(Catalog) catalog =
        catalog_of("{\"entries\": [{\"type\": \"Mutex\", \"lock\": \"async\"},"
                   " {\"type\": \"Guard\", \"guard\": true}]}");
    g_assert_cmpint(entry_about(catalog, CATALOG_TYPE, "Mutex", 0)->lock, ==, CATALOG_LOCK_ASYNC);
    g_assert_true(entry_about(catalog, CATALOG_TYPE, "Guard", 0)->guard);
}

static void assert_condition(const CatalogEntry *entry, guint index, CatalogConditionKind kind,
                             CatalogSubjectKind subject, const char *first_name) {
    const CatalogCondition *condition = &g_array_index(entry->when, CatalogCondition, index);
    g_assert_cmpint(condition->kind, ==, kind);
    g_assert_cmpint(condition->subject.kind, ==, subject);
    g_assert_cmpuint(condition->subject.argument, ==,
                     subject == CATALOG_SUBJECT_ARGUMENT ? index : 0);
    g_assert_cmpstr(condition->names != NULL ? condition->names[0] : NULL, ==, first_name);
}

static void test_every_condition_is_read(void) {
    g_autoptr(Catalog) catalog = catalog_of(
        "{\"entries\": [{\"function\": \"f\", \"when\": ["
        "{\"argument\": 0, \"has\": [\"A\", \"B\"]}, {\"argument\": 1, \"is\": [\"C\"]},"
        " {\"argument\": 2, \"zero\": true}, {\"argument\": 3, \"null\": true},"
        " {\"argument\": 4, \"type\": \"T\"}, {\"argument\": 5, \"given\": true},"
        " {\"argument\": 6, \"given\": false}, {\"receiver\": \"type\", \"type\": [\"U\"]},"
        " {\"receiver\": \"is\", \"is\": [\"V\"]}, {\"result\": \"discarded\"}],"
        " \"unless\": [{\"argument\": 0, \"zero\": true}]}]}");
    const CatalogEntry *entry = only_entry(catalog);
    g_assert_cmpuint(entry->when->len, ==, 10);
    g_assert_cmpuint(entry->unless->len, ==, 1);
    assert_condition(entry, 0, CATALOG_CONDITION_HAS, CATALOG_SUBJECT_ARGUMENT, "A");
    assert_condition(entry, 1, CATALOG_CONDITION_IS, CATALOG_SUBJECT_ARGUMENT, "C");
    assert_condition(entry, 2, CATALOG_CONDITION_ZERO, CATALOG_SUBJECT_ARGUMENT, NULL);
    assert_condition(entry, 3, CATALOG_CONDITION_NULL, CATALOG_SUBJECT_ARGUMENT, NULL);
    assert_condition(entry, 4, CATALOG_CONDITION_TYPE, CATALOG_SUBJECT_ARGUMENT, "T");
    assert_condition(entry, 5, CATALOG_CONDITION_GIVEN, CATALOG_SUBJECT_ARGUMENT, NULL);
    assert_condition(entry, 6, CATALOG_CONDITION_GIVEN, CATALOG_SUBJECT_ARGUMENT, NULL);
    assert_condition(entry, 7, CATALOG_CONDITION_TYPE, CATALOG_SUBJECT_RECEIVER, "U");
    assert_condition(entry, 8, CATALOG_CONDITION_IS, CATALOG_SUBJECT_RECEIVER, "V");
    assert_condition(entry, 9, CATALOG_CONDITION_DISCARDED, CATALOG_SUBJECT_RESULT, NULL);
    g_assert_true(g_array_index(entry->when, CatalogCondition, 5).given);
    g_assert_false(g_array_index(entry->when, CatalogCondition, 6).given);
    g_assert_cmpstr(g_array_index(entry->when, CatalogCondition, 0).names[1], ==, "B");
}

static void test_unknown_keys_are_refused_with_the_nearest_known(void) {
    assert_refused("{\n  \"library\": \"a\",\n  \"entires\": []\n}",
                   "a.json:3:3: unknown key 'entires' in a catalog, did you mean 'entries'?");
    assert_refused("{\"marks\": {\"corutine\": []}}",
                   "a.json:1:12: unknown key 'corutine' in marks, did you mean 'coroutine'?");
    assert_refused("{\"entries\": [\n  {\"function\": \"f\"},\n  {\"function\": \"g\", // why\n"
                   "   \"bloks\": \"io\"}]}",
                   "a.json:4:4: unknown key 'bloks' in an entry, did you mean 'blocks'?");
    assert_entry_refused("{\"function\": \"f\", \"colour\": 1}",
                         "a.json:1:32: unknown key 'colour' in an entry");
    assert_entry_refused("{\"function\": \"f\", \"when\": [{\"argument\": 0, \"hass\": [\"X\"]}]}",
                         "a.json:1:57: unknown key 'hass' in a condition, did you mean 'has'?");
    assert_entry_refused(
        "{\"function\": \"f\", \"acquires\": {\"argument\": 0, \"color\": 1}}",
        "a.json:1:60: unknown key 'color' in a lock; expected 'argument' or 'kind'");
}

static void test_unknown_words_are_refused_with_those_known(void) {
    assert_entry_refused(
        "{\"function\": \"f\", \"blocks\": \"slep\"}",
        "a.json:1:42: expected 'none', 'lock', 'sleep', 'wait', 'io' or 'process', found "
        "'slep'; did you mean 'sleep'?");
    assert_entry_refused("{\"function\": \"f\", \"hops\": true}",
                         "a.json:1:40: expected 'pool' or 'loop', found true");
    assert_entry_refused("{\"function\": \"f\", \"destroys\": \"template\"}",
                         "a.json:1:44: expected 'element' or 'mapped', found 'template'");
    assert_entry_refused(
        "{\"function\": \"f\", \"acquires\": {\"argument\": 0, \"kind\": \"green\"}}",
        "a.json:1:68: expected 'thread', 'async' or 'file', found 'green'");
    assert_entry_refused("{\"type\": \"T\", \"lock\": \"file\"}",
                         "a.json:1:36: expected 'thread' or 'async', found 'file'");
}

static void test_wrong_values_are_refused_with_what_was_expected(void) {
    assert_refused("[]", "a.json:1:1: expected a catalog (an object), found an empty list");
    assert_refused("{\"entries\": {}}", "a.json:1:13: expected a list of entries, found an object");
    assert_refused("{\"library\": 3}", "a.json:1:13: expected the library's name, found 3");
    assert_refused("{\"external\": \"yes\"}", "a.json:1:14: expected true or false, found 'yes'");
    assert_entry_refused("7", "a.json:1:14: expected an entry (an object), found 7");
    assert_entry_refused("{\"function\": []}",
                         "a.json:1:27: expected a name or a list of names, found an empty list");
    assert_entry_refused("{\"function\": [\"f\", null]}",
                         "a.json:1:33: expected a name, found null");
    assert_entry_refused("{\"function\": \" f\"}",
                         "a.json:1:27: ' f' begins or ends with white space");
    assert_entry_refused("{\"function\": [\"f\", \"g\", \"f\"]}",
                         "a.json:1:38: 'f' stands twice in this list");
    assert_entry_refused("{\"function\": \"f\", \"acquires\": -1}",
                         "a.json:1:44: expected an argument number or 'receiver' or 'result' or "
                         "'arguments', found -1");
    assert_entry_refused("{\"function\": \"f\", \"acquires\": {\"kind\": \"file\"}}",
                         "a.json:1:44: this lock has no key 'argument'");
    assert_entry_refused("{\"function\": \"f\", \"loop\": 1}",
                         "a.json:1:40: expected a list of argument numbers, found 1");
    assert_entry_refused("{\"function\": \"f\", \"loop\": [0, 1.5]}",
                         "a.json:1:44: expected an argument number, found 1.5");
    assert_entry_refused("{\"function\": \"f\", \"loop\": [0, \"receiver\"]}",
                         "a.json:1:44: expected an argument number, found 'receiver'");
    assert_entry_refused("{\"function\": \"f\", \"output\": false}",
                         "a.json:1:42: expected an argument number or 'receiver' or true, found "
                         "false");
    assert_entry_refused(
        "{\"function\": \"f\", \"returns\": true}",
        "a.json:1:43: expected false, an argument number or 'receiver', found true");
    assert_entry_refused("{\"function\": \"f\", \"suspends\": 1}",
                         "a.json:1:44: expected true or false, found 1");
    assert_entry_refused("{\"type\": \"T\", \"guard\": false}",
                         "a.json:1:37: expected true, found false");
    assert_entry_refused("{\"function\": \"f\", \"instead\": \"use g.\"}",
                         "a.json:1:43: 'instead' must not end with a full stop");
}

static void test_an_entry_has_exactly_one_matcher(void) {
    assert_entry_refused(
        "{\"blocks\": \"io\"}",
        "a.json:1:14: this entry does not say what it is about; expected one of the "
        "keys function, constructor, destructor, type and macro");
    assert_entry_refused("{\"function\": \"f\", \"macro\": \"F\"}",
                         "a.json:1:32: an entry is about one of function, constructor, destructor, "
                         "type and macro; this has 'function' and 'macro'");
    assert_entry_refused("{\"function\": \"f\", \"function\": \"g\"}",
                         "a.json:1:32: the key 'function' stands twice in an entry");
}

static void test_patterns_are_refused_where_names_are_exact(void) {
    assert_entry_refused("{\"function\": \"db::*\", \"blocks\": \"io\"}",
                         "a.json:1:27: 'db::*' is a pattern; an entry is about names, each of them "
                         "written out");
    assert_entry_refused("{\"type\": [\"mutex\", \"house_?utex\"], \"lock\": \"thread\"}",
                         "a.json:1:33: 'house_?utex' is a pattern; an entry is about names, each "
                         "of them written out");
    assert_refused("{\"marks\": {\"coroutine\": [\"co_*\"]}}",
                   "a.json:1:26: 'co_*' is a pattern; marks are names, each of them written out: "
                   "'functions' takes patterns");
}

static void test_operators_are_no_patterns(void) {
    g_autoptr(Catalog) catalog = catalog_of(
        "{\"entries\": [{\"function\": [\"Ptr::operator*\", \"Ptr::operator->*\"], \"returns\": "
        "\"receiver\"}]}");
    g_assert_nonnull(catalog_lookup(catalog, CATALOG_FUNCTION, "Ptr::operator*"));
    g_assert_nonnull(catalog_lookup(catalog, CATALOG_FUNCTION, "Ptr::operator->*"));
}

static void test_keys_that_do_not_go_together_are_refused(void) {
    assert_entry_refused("{\"type\": \"T\", \"blocks\": \"io\"}",
                         "a.json:1:28: an entry for a type cannot have 'blocks'");
    assert_entry_refused("{\"function\": \"f\", \"lock\": \"thread\"}",
                         "a.json:1:32: an entry for a function cannot have 'lock'");
    assert_entry_refused("{\"guard\": true, \"function\": \"f\"}",
                         "a.json:1:15: an entry for a function cannot have 'guard'");
    assert_entry_refused(
        "{\"function\": \"f\", \"success\": \"zero\"}",
        "a.json:1:32: 'success' says when a lock was taken; there is no 'tries' or "
        "'acquires' in this entry");
    assert_refused("{\"marks\": {\"plain\": [\"m\"], \"mixed\": [\"m\"]}}",
                   "a.json:1:38: 'm' stands twice in marks");
}

static void test_conditions_that_say_too_little_or_too_much_are_refused(void) {
    static const struct {
        const char *condition; /* starts in column 41 */
        const char *message;
    } rows[] = {
        {"{\"argument\": 0}", "a.json:1:41: this condition asks nothing of its argument; expected "
                              "'has', 'is', 'zero', 'null', 'type' or 'given'"},
        {"{\"zero\": true}", "a.json:1:41: this condition is about nothing; expected 'argument', "
                             "'receiver' or 'result'"},
        {"{\"argument\": 0, \"zero\": true, \"null\": true}",
         "a.json:1:71: a condition with 'zero' cannot have 'null' as well"},
        {"{\"argument\": 0, \"receiver\": \"is\"}",
         "a.json:1:57: a condition with 'argument' cannot have 'receiver' as well"},
        {"{\"argument\": 0, \"zero\": false}", "a.json:1:65: expected true, found false"},
        {"{\"argument\": 0, \"given\": 1}", "a.json:1:66: expected true or false, found 1"},
        {"{\"argument\": 0, \"has\": \"X\"}",
         "a.json:1:64: expected a list of constants, found 'X'"},
        {"{\"argument\": \"receiver\", \"zero\": true}",
         "a.json:1:54: expected an argument number, found 'receiver'"},
        {"{\"receiver\": \"typ\", \"type\": \"T\"}",
         "a.json:1:54: expected 'is' or 'type', found 'typ'; did you mean 'type'?"},
        {"{\"receiver\": \"type\", \"is\": [\"x\"]}",
         "a.json:1:62: expected the key 'type' beside \"receiver\": \"type\""},
        {"{\"receiver\": \"is\"}",
         "a.json:1:42: expected the key 'is' beside \"receiver\": \"is\""},
        {"{\"result\": \"discarded\", \"zero\": true}",
         "a.json:1:65: a condition with 'result' cannot have 'zero' as well"},
        {"{\"result\": \"used\"}", "a.json:1:52: expected 'discarded', found 'used'"},
    };
    for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autofree char *entry =
            g_strdup_printf("{\"function\": \"f\", \"when\": [%s]}", rows[i].condition);
        assert_entry_refused(entry, rows[i].message);
    }
}

static void test_nothing_of_a_refused_text_is_added(void) {
    assert_refused(
        "{\"marks\": {\"plain\": [\"m\"]}, \"entries\": [{\"function\": \"f\"}, {}]}",
        "a.json:1:60: this entry does not say what it is about; expected one of the keys "
        "function, constructor, destructor, type and macro");
}

static void test_a_configuration_may_have_keys_of_its_own(void) {
    g_autoptr(Catalog) catalog = catalog_new();
    g_autoptr(GError) error = NULL;
    g_autoptr(JsonText) json = json_text_parse(
        ".corolint.json", "{\"pedantic\": true, \"entries\": [{\"function\": \"f\"}]}", -1, &error);
    g_assert_no_error(error);
    catalog_add_parsed(catalog, json);
    g_assert_cmpstr(only_entry(catalog)->library, ==, ".corolint.json");
}

/* Each part of a configuration holds by itself. */
static void test_of_a_configuration_what_is_right_is_added(void) {
    g_autoptr(Catalog) catalog = catalog_new();
    g_autoptr(GError) error = NULL;
    g_autoptr(JsonText) json = json_text_parse(
        ".corolint.json",
        "{\"library\": 3, \"external\": 4,"
        " \"marks\": {\"corutine\": [\"a\"], \"plain\": [\"p\", 5, \"q\"], \"blocking\": \"b\"},"
        " \"functions\": [], \"return_types\": [\"Task\", \"\"], \"detect\": {},"
        " \"entries\": [{\"function\": \"g\", \"block\": \"io\"}, 7,"
        " {\"function\": \"f\", \"blocks\": \"io\"}]}",
        -1, &error);
    g_assert_no_error(error);
    catalog_add_parsed(catalog, json);
    g_assert_cmpint(only_entry(catalog)->blocks, ==, CATALOG_BLOCK_IO);
    g_assert_cmpstr(only_entry(catalog)->library, ==, ".corolint.json");
    g_assert_null(catalog_lookup(catalog, CATALOG_FUNCTION, "g"));
    g_assert_cmpint(catalog_mark(catalog, "a"), ==, CATALOG_MARK_NONE);
    g_assert_cmpint(catalog_mark(catalog, "b"), ==, CATALOG_MARK_NONE);
    g_assert_cmpint(catalog_mark(catalog, "p"), ==, CATALOG_MARK_PLAIN);
    g_assert_cmpint(catalog_mark(catalog, "q"), ==, CATALOG_MARK_PLAIN);
    g_assert_true(catalog_returns_task(catalog, "Task"));
}

static void test_every_builtin_catalog_loads(void) {
    g_autoptr(Catalog) catalog = catalog_new();
    g_autoptr(GError) error = NULL;
    gboolean added = catalog_add_builtin(catalog, &error);
    g_assert_no_error(error);
    g_assert_true(added);
    const CatalogEntry *entry = entry_about(catalog, CATALOG_FUNCTION, "pthread_mutex_lock", 0);
    g_assert_cmpstr(entry->library, ==, "posix");
    assert_subject(entry->acquires, CATALOG_SUBJECT_ARGUMENT, 0, CATALOG_LOCK_THREAD);
}

/* How many names the built-in catalogs of these libraries know together. */
static guint count_builtin_names(const char *const *libraries) {
    g_autoptr(Catalog) catalog = catalog_new();
    for (const BuiltinCatalog *builtin = builtin_catalogs; builtin->name != NULL; builtin++)
        if (g_strv_contains(libraries, builtin->name))
            add(catalog, builtin->text);
    return catalog_name_count(catalog);
}

static void test_builtin_catalogs_know_the_standard_libraries(void) {
    static const char *const c_libraries[] = {"posix", "glibc", "c11", NULL};
    static const char *const cxx_libraries[] = {"cxx_std", NULL};
    static const char *const glib_libraries[] = {"glib", NULL};
    g_assert_cmpuint(count_builtin_names(c_libraries), >=, 200);
    g_assert_cmpuint(count_builtin_names(cxx_libraries), >=, 110);
    g_assert_cmpuint(count_builtin_names(glib_libraries), >=, 120);
}

static void test_builtin_marks_are_known(void) {
    static const struct {
        const char *mark;
        CatalogMark meaning;
    } rows[] = {
        {"coroutine_fn", CATALOG_MARK_COROUTINE},
        {"coroutine", CATALOG_MARK_COROUTINE},
        {"async_fn", CATALOG_MARK_COROUTINE},
        {"coroutine_mixed_fn", CATALOG_MARK_MIXED},
        {"no_coroutine_fn", CATALOG_MARK_PLAIN},
        {"nonblocking", CATALOG_MARK_NONBLOCKING},
        {"blocking", CATALOG_MARK_BLOCKING},
        {"blocking_fn", CATALOG_MARK_BLOCKING},
        {"offloaded", CATALOG_MARK_OFFLOADED},
        {"offloaded_fn", CATALOG_MARK_OFFLOADED},
        {"corolint::blocking", CATALOG_MARK_BLOCKING},
        {"corolint::coroutine", CATALOG_MARK_COROUTINE},
        {"corolint::coroutine_mixed", CATALOG_MARK_MIXED},
        {"corolint::nonblocking", CATALOG_MARK_NONBLOCKING},
        {"corolint::offloaded", CATALOG_MARK_OFFLOADED},
        {"corolint::plain", CATALOG_MARK_PLAIN},
    };
    g_autoptr(Catalog) catalog = catalog_new();
    g_assert_true(catalog_add_builtin(catalog, NULL));
    for (guint i = 0; i < G_N_ELEMENTS(rows); i++)
        g_assert_cmpint(catalog_mark(catalog, rows[i].mark), ==, rows[i].meaning);
}

static void test_kinds_of_blocking_have_the_names_of_the_format(void) {
    g_assert_cmpstr(catalog_block_kind_name(CATALOG_BLOCK_LOCK), ==, "lock");
    g_assert_cmpstr(catalog_block_kind_name(CATALOG_BLOCK_PROCESS), ==, "process");
    g_assert_null(catalog_block_kind_name(CATALOG_BLOCK_NONE));
}

static CatalogMark function_mark(const Catalog *catalog, const char *name) {
    CatalogMark mark = CATALOG_MARK_COUNT;
    return catalog_function_mark(catalog, name, &mark) ? mark : CATALOG_MARK_COUNT;
}

static void test_functions_are_told_by_name_and_pattern(void) {
    g_autoptr(Catalog) catalog = catalog_of("{\"functions\": {\"plain\": [\"net::*\", \"f\"],"
                                            " \"coroutine\": [\"net::co_*\", \"net::co_one\"]}}");
    add(catalog, "{\"functions\": {\"blocking\": [\"net::co_one\", \"net::co_two\", \"g\"],"
                 " \"mixed\": [\"*\"]}}");
    g_assert_cmpint(function_mark(catalog, "f"), ==, CATALOG_MARK_PLAIN);
    g_assert_cmpint(function_mark(catalog, "net::co_one"), ==, CATALOG_MARK_COROUTINE);
    /* A pattern of the first catalog counts more than a name of the second. */
    g_assert_cmpint(function_mark(catalog, "net::co_two"), ==, CATALOG_MARK_PLAIN);
    g_assert_cmpint(function_mark(catalog, "g"), ==, CATALOG_MARK_BLOCKING);
    g_assert_cmpint(function_mark(catalog, "h"), ==, CATALOG_MARK_MIXED);
    g_autoptr(Catalog) silent = catalog_of("{\"functions\": {\"none\": [\"f\"]}}");
    g_assert_cmpint(function_mark(silent, "f"), ==, CATALOG_MARK_NONE);
    g_assert_cmpint(function_mark(silent, "g"), ==, CATALOG_MARK_COUNT);
}

static void test_return_types_are_patterns(void) {
    g_autoptr(Catalog) catalog = catalog_of("{}");
    g_assert_false(catalog_knows_return_types(catalog));
    add(catalog, "{\"return_types\": []}"); /* when all in it are commented out */
    g_assert_false(catalog_knows_return_types(catalog));
    add(catalog, "{\"return_types\": [\"ns::future<*>\", \"task\"]}");
    g_assert_true(catalog_knows_return_types(catalog));
    g_assert_true(catalog_returns_task(catalog, "ns::future<std::vector<int>>"));
    g_assert_true(catalog_returns_task(catalog, "task"));
    g_assert_false(catalog_returns_task(catalog, "ns::future"));
    g_assert_false(catalog_returns_task(catalog, "other::task"));
}

static void test_libraries_say_what_they_are_detected_by(void) {
    g_autoptr(Catalog) catalog =
        catalog_of("{\"library\": \"house\", \"detect\": {\"headers\": [\"house/*\"],"
                   " \"return_types\": [\"task<*>\"]}, \"entries\": [{\"function\": \"f\"}]}");
    const CatalogLibrary *library = g_ptr_array_index(catalog_libraries(catalog), 0);
    g_assert_cmpstr(library->name, ==, "house");
    g_assert_cmpstr(library->headers[0], ==, "house/*");
    g_assert_cmpstr(library->return_types[0], ==, "task<*>");
    g_assert_cmpuint(library->entries, ==, 1);
    g_assert_false(library->built_in);
    g_assert_false(catalog_knows_return_types(catalog)); /* proposed, not said */
}

static void test_what_is_wrong_with_names_of_functions(void) {
    assert_refused("{\"functions\": []}",
                   "a.json:1:15: expected functions (an object), found an empty list");
    assert_refused("{\"functions\": {\"corutine\": []}}",
                   "a.json:1:16: unknown key 'corutine' in functions, did you mean 'coroutine'?");
    assert_refused("{\"return_types\": \"task\"}",
                   "a.json:1:18: expected a list of types, found 'task'");
    assert_refused("{\"detect\": {\"header\": []}}",
                   "a.json:1:13: unknown key 'header' in what a library is detected by, did you "
                   "mean 'headers'?");
    assert_refused("{\"detect\": {}}", "a.json:1:12: there is no key 'headers' in this");
}

static void test_that_nothing_blocks_can_be_said(void) {
    g_autoptr(Catalog) catalog =
        catalog_of("{\"entries\": [{\"function\": \"f\", \"blocks\": \"none\"}]}");
    add(catalog, "{\"entries\": [{\"function\": \"f\", \"blocks\": \"io\"}]}");
    g_assert_cmpint(only_entry(catalog)->blocks, ==, CATALOG_BLOCK_NONE);
}

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/catalog/an_entry_is_found_by_each_of_its_names",
                    test_an_entry_is_found_by_each_of_its_names);
    g_test_add_func("/catalog/what_was_added_earlier_comes_first",
                    test_what_was_added_earlier_comes_first);
    g_test_add_func("/catalog/effects_that_are_not_named_are_unsaid",
                    test_effects_that_are_not_named_are_unsaid);
    g_test_add_func("/catalog/locks_are_read_in_each_form", test_locks_are_read_in_each_form);
    g_test_add_func("/catalog/every_other_effect_is_read", test_every_other_effect_is_read);
    g_test_add_func("/catalog/types_are_locks_and_guards", test_types_are_locks_and_guards);
    g_test_add_func("/catalog/every_condition_is_read", test_every_condition_is_read);
    g_test_add_func("/catalog/unknown_keys_are_refused_with_the_nearest_known",
                    test_unknown_keys_are_refused_with_the_nearest_known);
    g_test_add_func("/catalog/unknown_words_are_refused_with_those_known",
                    test_unknown_words_are_refused_with_those_known);
    g_test_add_func("/catalog/wrong_values_are_refused_with_what_was_expected",
                    test_wrong_values_are_refused_with_what_was_expected);
    g_test_add_func("/catalog/an_entry_has_exactly_one_matcher",
                    test_an_entry_has_exactly_one_matcher);
    g_test_add_func("/catalog/patterns_are_refused_where_names_are_exact",
                    test_patterns_are_refused_where_names_are_exact);
    g_test_add_func("/catalog/operators_are_no_patterns", test_operators_are_no_patterns);
    g_test_add_func("/catalog/keys_that_do_not_go_together_are_refused",
                    test_keys_that_do_not_go_together_are_refused);
    g_test_add_func("/catalog/conditions_that_say_too_little_or_too_much_are_refused",
                    test_conditions_that_say_too_little_or_too_much_are_refused);
    g_test_add_func("/catalog/nothing_of_a_refused_text_is_added",
                    test_nothing_of_a_refused_text_is_added);
    g_test_add_func("/catalog/a_configuration_may_have_keys_of_its_own",
                    test_a_configuration_may_have_keys_of_its_own);
    g_test_add_func("/catalog/every_builtin_catalog_loads", test_every_builtin_catalog_loads);
    g_test_add_func("/catalog/builtin_catalogs_know_the_standard_libraries",
                    test_builtin_catalogs_know_the_standard_libraries);
    g_test_add_func("/catalog/builtin_marks_are_known", test_builtin_marks_are_known);
    g_test_add_func("/catalog/kinds_of_blocking_have_the_names_of_the_format",
                    test_kinds_of_blocking_have_the_names_of_the_format);
    g_test_add_func("/catalog/functions", test_functions_are_told_by_name_and_pattern);
    g_test_add_func("/catalog/return_types", test_return_types_are_patterns);
    g_test_add_func("/catalog/detect", test_libraries_say_what_they_are_detected_by);
    g_test_add_func("/catalog/wrong_functions", test_what_is_wrong_with_names_of_functions);
    g_test_add_func("/catalog/right_parts", test_of_a_configuration_what_is_right_is_added);
    g_test_add_func("/catalog/blocks_none", test_that_nothing_blocks_can_be_said);
    return g_test_run();
}
