#include "infer/inference.h"

#include "infer/ownership.h"
#include "infer/stalls.h"

static void stall_free(gpointer data) {
    Stall *stall = data;
    g_free(stall->range.file);
    g_free(stall->callee);
    g_free(stall);
}

static void own_lock_free(gpointer data) {
    OwnLock *lock = data;
    g_free(lock->range.file);
    g_free(lock);
}

SourceRange inference_range(const View *view, FactsRange range) {
    return (SourceRange){program_path(view->program, view->facts, range.file), range.line,
                         range.column, range.end_line, range.end_column};
}

static void add_bodies(Inference *inference, const ProgramFunction *function) {
    if (function->flags & FACTS_FUNCTION_INITIALISER)
        return;
    LoopRole role = context_role(inference->catalog, function);
    inference->function_count++;
    if (role == LOOP_ROLE_COROUTINE)
        inference->coroutine_count++;
    if (role == LOOP_ROLE_NONE)
        return;
    for (guint i = 0; i < function->bodies->len; i++) {
        LoopBody *body = g_new0(LoopBody, 1);
        *body = (LoopBody){g_array_index(function->bodies, ProgramBody, i), function, role};
        g_ptr_array_add(inference->bodies, body);
    }
}

static void look_into(Inference *inference, const LoopBody *body) {
    View view;
    view_init(&view, inference->program, inference->catalog, body->body);
    g_autoptr(GHashTable) own = ownership_find(&view);
    if (body->role == LOOP_ROLE_COROUTINE)
        ownership_report(&view, own, body, inference->own_locks);
    stalls_find(&view, own, body, inference->stalls);
    view_clear(&view);
}

Inference *inference_new(const Program *program, const Catalog *catalog) {
    Inference *inference = g_new0(Inference, 1);
    inference->program = program;
    inference->catalog = catalog;
    inference->bodies = g_ptr_array_new_with_free_func(g_free);
    inference->stalls = g_ptr_array_new_with_free_func(stall_free);
    inference->own_locks = g_ptr_array_new_with_free_func(own_lock_free);
    for (guint i = 0; i < program->in_order->len; i++) {
        const ProgramFunction *function = g_ptr_array_index(program->in_order, i);
        if (function->bodies)
            add_bodies(inference, function);
    }
    for (guint i = 0; i < inference->bodies->len; i++)
        look_into(inference, g_ptr_array_index(inference->bodies, i));
    return inference;
}

void inference_free(Inference *inference) {
    if (!inference)
        return;
    g_ptr_array_unref(inference->bodies);
    g_ptr_array_unref(inference->stalls);
    g_ptr_array_unref(inference->own_locks);
    g_free(inference);
}
