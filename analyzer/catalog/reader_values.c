#include "catalog/reader_values.h"

#include <string.h>

/* Names */

gboolean read_name_list(const JsonText *json, const cJSON *value, const char *what, char ***target,
                        GError **error) {
    if (!json_check_list(json, value, what, error))
        return FALSE;
    char **names = g_new0(char *, (gsize)cJSON_GetArraySize(value) + 1);
    char **next = names;
    for (const cJSON *item = value->child; item != NULL; item = item->next) {
        if (!json_check_name(json, item, "a name", error)) {
            g_strfreev(names);
            return FALSE;
        }
        *next++ = g_strdup(item->valuestring);
    }
    *target = names;
    return TRUE;
}

gboolean read_names(const JsonText *json, const cJSON *value, char ***target, GError **error) {
    static const char what[] = "a name or a list of names";
    if (cJSON_IsArray(value))
        return read_name_list(json, value, what, target, error);
    if (!json_check_name(json, value, what, error))
        return FALSE;
    *target = g_new0(char *, 2);
    (*target)[0] = g_strdup(value->valuestring);
    return TRUE;
}

/* `Matrix::operator*` is a name. */
gboolean names_is_pattern(const char *name) {
    return strpbrk(name, "*?") && !strstr(name, "operator");
}

static gboolean check_exact_name(const JsonText *json, const cJSON *value, GError **error) {
    return !names_is_pattern(value->valuestring) ||
           json_text_reject(json, value, JSON_VALUE, error,
                            "'%s' is a pattern; an entry is about names, each of them written out",
                            value->valuestring);
}

gboolean read_exact_names(const JsonText *json, const cJSON *value, char ***target,
                          GError **error) {
    if (!read_names(json, value, target, error))
        return FALSE;
    if (!cJSON_IsArray(value))
        return check_exact_name(json, value, error);
    for (const cJSON *item = value->child; item != NULL; item = item->next)
        if (!check_exact_name(json, item, error))
            return FALSE;
    return TRUE;
}

/* Subjects */

static const char *const subject_texts[] = {
    [CATALOG_SUBJECT_RECEIVER] = "receiver",
    [CATALOG_SUBJECT_RESULT] = "result",
    [CATALOG_SUBJECT_ARGUMENTS] = "arguments",
};
static const Words subject_words = WORDS(subject_texts);

static gboolean subject_taken(SubjectSet takes, guint kind) {
    return (takes & (1u << kind)) != 0;
}

static gboolean reject_subject(const JsonText *json, const cJSON *value, SubjectSet takes,
                               GError **error) {
    g_autoptr(GString) expected = g_string_new(NULL);
    if (subject_taken(takes, CATALOG_SUBJECT_ARGUMENT))
        g_string_append(expected, "an argument number");
    for (guint kind = 0; kind < subject_words.count; kind++) {
        if (subject_taken(takes, kind) && subject_words.texts[kind] != NULL) {
            g_string_append_printf(expected, "%s'%s'", expected->len > 0 ? " or " : "",
                                   subject_words.texts[kind]);
        }
    }
    if (subject_taken(takes, CATALOG_SUBJECT_ALWAYS))
        g_string_append(expected, " or true");
    return json_check_reject(json, value, expected->str, error);
}

static gboolean is_argument_number(const cJSON *value) {
    return cJSON_IsNumber(value) && value->valuedouble >= 0 && value->valuedouble <= G_MAXINT &&
           value->valuedouble == (guint)value->valuedouble;
}

gboolean read_subject(const JsonText *json, const cJSON *value, SubjectSet takes,
                      CatalogSubject *target, GError **error) {
    CatalogSubject subject = {.kind = CATALOG_SUBJECT_NONE};
    if (is_argument_number(value)) {
        subject.kind = CATALOG_SUBJECT_ARGUMENT;
        subject.argument = (guint)value->valuedouble;
    } else if (cJSON_IsTrue(value)) {
        subject.kind = CATALOG_SUBJECT_ALWAYS;
    } else if (cJSON_IsString(value)) {
        guint kind = words_index(&subject_words, value->valuestring);
        if (kind < subject_words.count)
            subject.kind = (CatalogSubjectKind)kind;
    }
    if (!subject_taken(takes, subject.kind))
        return reject_subject(json, value, takes, error);
    *target = subject;
    return TRUE;
}

static const char *const lock_kind_texts[] = {
    [CATALOG_LOCK_THREAD] = "thread",
    [CATALOG_LOCK_ASYNC] = "async",
    [CATALOG_LOCK_FILE] = "file",
};
static const Words lock_kinds = WORDS(lock_kind_texts);

static const char *const lock_key_texts[] = {"argument", "kind"};
static const Words lock_keys = WORDS(lock_key_texts);

gboolean read_lock(const JsonText *json, const cJSON *value, CatalogSubject *target,
                   GError **error) {
    if (!cJSON_IsObject(value))
        return read_subject(json, value, TAKES_LOCK, target, error);
    if (!json_check_object(json, value, "a lock", &lock_keys, error))
        return FALSE;
    const cJSON *argument = cJSON_GetObjectItemCaseSensitive(value, "argument");
    const cJSON *kind = cJSON_GetObjectItemCaseSensitive(value, "kind");
    if (argument == NULL)
        return json_text_reject(json, value, JSON_VALUE, error, "this lock has no key 'argument'");
    CatalogSubject subject;
    guint lock = CATALOG_LOCK_BY_TYPE;
    if (!read_subject(json, argument, TAKES_LOCK, &subject, error) ||
        (kind != NULL && !json_check_word(json, kind, &lock_kinds, &lock, error))) {
        return FALSE;
    }
    subject.lock = (CatalogLockKind)lock;
    *target = subject;
    return TRUE;
}

gboolean read_subjects(const JsonText *json, const cJSON *value, SubjectSet takes, GArray **target,
                       GError **error) {
    const char *what = subject_taken(takes, CATALOG_SUBJECT_RECEIVER)
                           ? "a list of argument numbers or 'receiver'"
                           : "a list of argument numbers";
    if (!json_check_list(json, value, what, error))
        return FALSE;
    g_autoptr(GArray) subjects = g_array_new(FALSE, FALSE, sizeof(CatalogSubject));
    for (const cJSON *item = value->child; item != NULL; item = item->next) {
        CatalogSubject subject;
        if (!read_subject(json, item, takes, &subject, error))
            return FALSE;
        g_array_append_val(subjects, subject);
    }
    *target = g_steal_pointer(&subjects);
    return TRUE;
}

/* Conditions */

enum {
    CONDITION_ARGUMENT,
    CONDITION_RECEIVER,
    CONDITION_RESULT,
    CONDITION_FIRST_TEST
};

static const char *const condition_key_texts[] = {
    [CONDITION_ARGUMENT] = "argument",
    [CONDITION_RECEIVER] = "receiver",
    [CONDITION_RESULT] = "result",
    [CONDITION_FIRST_TEST + CATALOG_CONDITION_HAS] = "has",
    [CONDITION_FIRST_TEST + CATALOG_CONDITION_IS] = "is",
    [CONDITION_FIRST_TEST + CATALOG_CONDITION_ZERO] = "zero",
    [CONDITION_FIRST_TEST + CATALOG_CONDITION_NULL] = "null",
    [CONDITION_FIRST_TEST + CATALOG_CONDITION_TYPE] = "type",
    [CONDITION_FIRST_TEST + CATALOG_CONDITION_GIVEN] = "given",
};
static const Words condition_keys = WORDS(condition_key_texts);

static const char *const receiver_test_texts[] = {
    [CATALOG_CONDITION_IS] = "is",
    [CATALOG_CONDITION_TYPE] = "type",
};
static const Words receiver_tests = WORDS(receiver_test_texts);

static const char *const result_test_texts[] = {"discarded"};
static const Words result_tests = WORDS(result_test_texts);

static gboolean read_test(const JsonText *json, const cJSON *test, CatalogCondition *condition,
                          GError **error) {
    switch (condition->kind) {
    case CATALOG_CONDITION_HAS:
    case CATALOG_CONDITION_IS:
        return read_name_list(json, test, "a list of constants", &condition->names, error);
    case CATALOG_CONDITION_TYPE:
        return read_names(json, test, &condition->names, error);
    case CATALOG_CONDITION_ZERO:
    case CATALOG_CONDITION_NULL:
        return cJSON_IsTrue(test) || json_check_reject(json, test, "true", error);
    case CATALOG_CONDITION_GIVEN:
        condition->given = cJSON_IsTrue(test);
        return cJSON_IsBool(test) || json_check_reject(json, test, "true or false", error);
    case CATALOG_CONDITION_DISCARDED:
        break;
    }
    return FALSE;
}

/* The members of a condition: what it is about, and what is asked of that. */
typedef struct ConditionMembers {
    const cJSON *subject;
    guint subject_key;
    const cJSON *test; /* NULL when there is none */
    CatalogConditionKind test_kind;
} ConditionMembers;

static gboolean find_members(const JsonText *json, const cJSON *value, ConditionMembers *members,
                             GError **error) {
    *members = (ConditionMembers){.subject = NULL};
    for (const cJSON *member = value->child; member != NULL; member = member->next) {
        guint key = words_index(&condition_keys, member->string);
        const cJSON **place = key < CONDITION_FIRST_TEST ? &members->subject : &members->test;
        if (*place != NULL) {
            return json_text_reject(json, member, JSON_KEY, error,
                                    "a condition with '%s' cannot have '%s' as well",
                                    (*place)->string, member->string);
        }
        *place = member;
        if (key < CONDITION_FIRST_TEST)
            members->subject_key = key;
        else
            members->test_kind = (CatalogConditionKind)(key - CONDITION_FIRST_TEST);
    }
    return members->subject != NULL ||
           json_text_reject(json, value, JSON_VALUE, error,
                            "this condition is about nothing; expected 'argument', 'receiver' or "
                            "'result'");
}

/* {"receiver": "type", "type": […]}: the receiver's value names the test that stands beside it. */
static gboolean check_receiver_test(const JsonText *json, const ConditionMembers *members,
                                    GError **error) {
    guint test = 0;
    if (!json_check_word(json, members->subject, &receiver_tests, &test, error))
        return FALSE;
    return (members->test != NULL && members->test_kind == (CatalogConditionKind)test) ||
           json_text_reject(json, members->test != NULL ? members->test : members->subject,
                            JSON_KEY, error, "expected the key '%s' beside \"receiver\": \"%s\"",
                            receiver_tests.texts[test], receiver_tests.texts[test]);
}

static gboolean read_result_condition(const JsonText *json, const ConditionMembers *members,
                                      CatalogCondition *condition, GError **error) {
    guint test = 0;
    if (members->test != NULL) {
        return json_text_reject(json, members->test, JSON_KEY, error,
                                "a condition with 'result' cannot have '%s' as well",
                                members->test->string);
    }
    condition->kind = CATALOG_CONDITION_DISCARDED;
    condition->subject.kind = CATALOG_SUBJECT_RESULT;
    return json_check_word(json, members->subject, &result_tests, &test, error);
}

static gboolean read_condition(const JsonText *json, const cJSON *value,
                               CatalogCondition *condition, GError **error) {
    ConditionMembers members;
    if (!json_check_object(json, value, "a condition", &condition_keys, error) ||
        !find_members(json, value, &members, error)) {
        return FALSE;
    }
    if (members.subject_key == CONDITION_RESULT)
        return read_result_condition(json, &members, condition, error);
    if (members.subject_key == CONDITION_RECEIVER) {
        condition->subject.kind = CATALOG_SUBJECT_RECEIVER;
        if (!check_receiver_test(json, &members, error))
            return FALSE;
    } else if (!read_subject(json, members.subject, TAKES_ARGUMENT, &condition->subject, error)) {
        return FALSE;
    }
    if (members.test == NULL) {
        return json_text_reject(
            json, value, JSON_VALUE, error,
            "this condition asks nothing of its argument; expected 'has', 'is', "
            "'zero', 'null', 'type' or 'given'");
    }
    condition->kind = members.test_kind;
    return read_test(json, members.test, condition, error);
}

static void clear_condition(void *condition) {
    g_strfreev(((CatalogCondition *)condition)->names);
}

gboolean read_conditions(const JsonText *json, const cJSON *value, GArray **target,
                         GError **error) {
    if (!json_check_list(json, value, "a list of conditions", error))
        return FALSE;
    g_autoptr(GArray) conditions = g_array_new(FALSE, FALSE, sizeof(CatalogCondition));
    g_array_set_clear_func(conditions, clear_condition);
    for (const cJSON *item = value->child; item != NULL; item = item->next) {
        CatalogCondition condition = {.kind = CATALOG_CONDITION_HAS};
        if (!read_condition(json, item, &condition, error))
            return FALSE;
        g_array_append_val(conditions, condition);
    }
    *target = g_steal_pointer(&conditions);
    return TRUE;
}
