/* What a NOLINT comment means, as clang-tidy reads it.
 *
 * `NOLINT` speaks of its own line, `NOLINTNEXTLINE` of the next one, `NOLINTBEGIN` and `NOLINTEND`
 * of all between them. Without a list of names in brackets, which has to follow at once, every
 * check of every tool is meant. Names may have `*` in them; one with `-` in front takes out what
 * names before it have let in. corolint's own rules are named with "corolint-" in front. */
#ifndef COROLINT_MODEL_NOLINT_H
#define COROLINT_MODEL_NOLINT_H

#include <glib.h>

#define NOLINT_PREFIX "corolint-"

typedef enum NolintKind {
    NOLINT_NONE, /* no word that is known */
    NOLINT_LINE,
    NOLINT_NEXT_LINE,
    NOLINT_BEGIN,
    NOLINT_END,
} NolintKind;

/* One name of a list. */
typedef struct NolintName {
    char *glob;   /* owned; without the '-' */
    gsize offset; /* where it begins in the text */
    gboolean negative;
} NolintName;

typedef struct Nolint {
    NolintKind kind;
    char *list;    /* owned; what stands in the brackets, without blanks around; NULL: none do */
    GArray *names; /* of NolintName, in order; never NULL, empty without a list */
} Nolint;

/* text: from the word on, to the end of the list. */
Nolint nolint_parse(const char *text);
void nolint_clear(Nolint *nolint);

/* Whether the comment means a rule, given by its id without prefix: there is no list, or the last
 * of its names that matches is not negative. */
gboolean nolint_means(const Nolint *nolint, const char *rule);
gboolean nolint_name_matches(const NolintName *name, const char *rule);

/* Whether a name can only mean rules of corolint's. */
gboolean nolint_name_is_own(const NolintName *name);

#endif
