#include "infer/members.h"

#include <string.h>

struct Members {
    const Program *program;
    GHashTable *call_operators; /* name of a class to GPtrArray of const ProgramFunction */
    GHashTable *constructors;   /* the same */
};

static GHashTable *new_table(void) {
    return g_hash_table_new_full(g_str_hash, g_str_equal, g_free,
                                 (GDestroyNotify)g_ptr_array_unref);
}

static void add_member(GHashTable *table, char *class_name, const ProgramFunction *function) {
    GPtrArray *members = g_hash_table_lookup(table, class_name);
    if (!members) {
        members = g_ptr_array_new();
        g_hash_table_insert(table, g_strdup(class_name), members);
    }
    if (!g_ptr_array_find(members, function, NULL))
        g_ptr_array_add(members, (gpointer)function);
    g_free(class_name);
}

static gboolean is_closure_name(const char *name) {
    return g_str_has_prefix(name, "(lambda at ");
}

/* Of a lambda what its type is spelled as: its qualified name is that of what surrounds it. */
static char *closure_name(const Program *program, const ProgramFunction *function) {
    const ProgramBody *body = &g_array_index(function->bodies, ProgramBody, 0);
    const Facts *facts = program_unit(program, body->unit)->facts;
    const FactsFunction *known = facts_function(facts, body->row);
    if (!known->class_type)
        return NULL;
    const char *name = facts_text(facts, facts_type(facts, known->class_type)->name);
    return is_closure_name(name) ? g_strdup(name) : NULL;
}

static char *name_before(const char *name, const char *member) {
    return g_str_has_suffix(name, member) ? g_strndup(name, strlen(name) - strlen(member)) : NULL;
}

/* `A::B` of `A::B::B`. */
static char *constructed_class(const char *name) {
    const char *last = g_strrstr(name, "::");
    return last ? g_strndup(name, (gsize)(last - name)) : NULL;
}

static void add_function(Members *members, const ProgramFunction *function) {
    if (function->flags & FACTS_FUNCTION_CONSTRUCTOR) {
        char *class_name = constructed_class(function->name);
        if (class_name)
            add_member(members->constructors, class_name, function);
        return;
    }
    char *class_name = closure_name(members->program, function);
    if (!class_name)
        class_name = name_before(function->name, "::operator()");
    if (class_name)
        add_member(members->call_operators, class_name, function);
}

Members *members_new(const Program *program) {
    Members *members = g_new0(Members, 1);
    members->program = program;
    members->call_operators = new_table();
    members->constructors = new_table();
    for (guint i = 0; i < program->in_order->len; i++) {
        const ProgramFunction *function = g_ptr_array_index(program->in_order, i);
        if (function->bodies)
            add_function(members, function);
    }
    return members;
}

void members_add(Members *members, const ProgramFunction *function) {
    if (function->bodies)
        add_function(members, function);
}

void members_free(Members *members) {
    if (!members)
        return;
    g_hash_table_unref(members->call_operators);
    g_hash_table_unref(members->constructors);
    g_free(members);
}

static gboolean has_body_in(const ProgramFunction *function, guint unit) {
    for (guint i = 0; function->bodies && i < function->bodies->len; i++)
        if (g_array_index(function->bodies, ProgramBody, i).unit == unit)
            return TRUE;
    return FALSE;
}

static GPtrArray *find_members(GHashTable *table, const ProgramUnit *unit, FactsRow type) {
    GPtrArray *found = g_ptr_array_new();
    const FactsType *known = facts_type(unit->facts, type);
    const char *name = facts_text(unit->facts, known->name);
    gboolean closure = is_closure_name(name);
    if (!closure)
        name = facts_text(unit->facts, known->base_name);
    const GPtrArray *all = g_hash_table_lookup(table, name);
    for (guint i = 0; all && i < all->len; i++)
        if (has_body_in(g_ptr_array_index(all, i), unit->index))
            g_ptr_array_add(found, g_ptr_array_index(all, i));
    if (found->len > 0 || closure)
        return found;
    /* A name alone does not tell the hidden classes of two files apart. */
    for (guint i = 0; all && i < all->len; i++) {
        const ProgramFunction *function = g_ptr_array_index(all, i);
        if (function->bodies && !(function->flags & FACTS_FUNCTION_INTERNAL))
            g_ptr_array_add(found, (gpointer)function);
    }
    return found;
}

GPtrArray *members_call_operators(const Members *members, const ProgramUnit *unit, FactsRow type) {
    return find_members(members->call_operators, unit, type);
}

GPtrArray *members_constructors(const Members *members, const ProgramUnit *unit, FactsRow type) {
    return find_members(members->constructors, unit, type);
}
