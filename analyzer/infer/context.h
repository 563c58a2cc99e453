/* Context: what runs on the event loop, and as what. */
#ifndef COROLINT_INFER_CONTEXT_H
#define COROLINT_INFER_CONTEXT_H

#include "catalog/catalog.h"
#include "model/program.h"

typedef enum LoopRole {
    LOOP_ROLE_NONE,
    LOOP_ROLE_COROUTINE, /* marked as one, or a C++20 coroutine */
    LOOP_ROLE_CALLBACK,  /* runs on the loop and is no coroutine */
} LoopRole;

/* What a function is by its marks and its body. */
LoopRole context_role(const Catalog *catalog, const ProgramFunction *function);
/* What the function's marks say; CATALOG_MARK_NONE for nothing. */
CatalogMark context_mark(const Catalog *catalog, const ProgramFunction *function);

#endif
