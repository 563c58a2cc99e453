/* Links: what is found out once about how the functions of a program hang together. */
#ifndef COROLINT_INFER_LINKS_H
#define COROLINT_INFER_LINKS_H

#include "infer/flows.h"
#include "infer/hops.h"
#include "model/program_change.h"

/* Owns all four. */
typedef struct Links {
    Members *members;
    Overrides *overrides;
    Flows *flows;
    Hops *hops;
} Links;

/* Borrows program and catalog, which must outlive it. Free what it holds with links_clear(). */
void links_init(Links *links, const Program *program, const Catalog *catalog);
void links_clear(Links *links);
/* Takes in what has changed in the program: what is new counts, what is gone still does as far as
 * other files rely on it. */
void links_change(Links *links, const Program *program, const ProgramChange *change);

#endif
