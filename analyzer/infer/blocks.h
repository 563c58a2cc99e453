/* Blocks: the actions of one body that by themselves may block the thread. */
#ifndef COROLINT_INFER_BLOCKS_H
#define COROLINT_INFER_BLOCKS_H

#include "infer/view.h"

/* Why a call that is known to block does not, where it stands. */
typedef enum BlockExcuse {
    BLOCK_EXCUSE_NONE,
    BLOCK_EXCUSE_CONDITION,  /* the entry's `unless` */
    BLOCK_EXCUSE_OWN_LOCK,   /* nobody else can see the lock */
    BLOCK_EXCUSE_OUTPUT,     /* program output */
    BLOCK_EXCUSE_DESCRIPTOR, /* it does not block */
    BLOCK_EXCUSE_ENDS,       /* it is written on the way to abort() */
} BlockExcuse;

typedef struct Block {
    const FactsAction *action;
    const CatalogEntry *entry; /* NULL for a function that is only marked as blocking */
    CatalogBlockKind kind;
    FactsRow lock;      /* the place of the lock that is taken; 0 for none or an unknown one */
    BlockExcuse excuse; /* NONE but for blocks_each_excused(), and for output under pedantic */
} Block;

/* Calls visit for each. own holds the variables of locks nobody else can see (ownership.h): taking
 * those never blocks. */
typedef void (*BlockVisitor)(const View *view, const Block *block, gpointer data);
void blocks_each(const View *view, GHashTable *own, BlockVisitor visit, gpointer data);

/* The same for the calls that are known to block and do not where they stand. */
void blocks_each_excused(const View *view, GHashTable *own, BlockVisitor visit, gpointer data);

/* What blocks there, as a message names it: the callee, the class, the macro. NULL for nothing. */
const char *blocks_name(const View *view, const Block *block);

#endif
