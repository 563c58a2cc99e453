/* Context: what runs on the event loop, and as what. */
#ifndef COROLINT_INFER_CONTEXT_H
#define COROLINT_INFER_CONTEXT_H

#include "infer/callbacks.h"
#include "infer/links.h"
#include "infer/task_starts.h"
#include "infer/view.h"

typedef enum LoopRole {
    LOOP_ROLE_NONE,
    LOOP_ROLE_COROUTINE, /* marked as one, or a C++20 coroutine */
    LOOP_ROLE_CALLBACK,  /* runs on the loop and is no coroutine */
} LoopRole;

/* All that decides what runs where. Owns it. */
typedef struct Context {
    const Program *program;
    const Catalog *catalog;
    Links links;
    Callbacks callbacks;
    TaskStarts *starts;
} Context;

void context_init(Context *context, const Program *program, const Catalog *catalog);
void context_clear(Context *context);
/* Takes in what has changed in the program, as links_change() does. */
void context_change(Context *context, const ProgramChange *change);

/* What a function is by its marks, its body and what is done with it. Where several programs define
 * one name, what holds in the unit asked from: its own definition, when it has one. */
LoopRole context_role(const Context *context, const ProgramFunction *function, guint unit);

#endif
