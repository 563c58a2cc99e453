/* Silences: where comments ask that nothing be said, and which of them had anything to silence.
 *
 * Made of the facts of a joined program, which must outlive it; a header's comments are one,
 * however many units include it. A program that changes needs new ones. Inference asks it while it
 * looks for ways, so that another way than a silenced one is still found; what remains is asked for
 * each finding. */
#ifndef COROLINT_MODEL_SILENCES_H
#define COROLINT_MODEL_SILENCES_H

#include "model/nolint.h"
#include "model/program.h"

/* One comment. */
typedef struct Silence {
    Nolint nolint;
    const char *text; /* as written; not owned */
    guint line;
    guint column;
    guint end_column;
    gboolean in_doubt;         /* whatever it stands beside, no unit shows code there */
    const struct Silence *end; /* of NOLINTBEGIN: what closes it; NULL: nothing does */
    struct Silence *outer;     /* of NOLINTBEGIN: the one before that was open there; or NULL */
    gboolean matched;          /* of NOLINTEND: it closes one */
    struct Silence *differing; /* of both: the first that might be its counterpart, were their lists
                                  the same; or NULL */
    gboolean *used;            /* by name: it silenced something; NULL without a list */
} Silence;

typedef struct SilencedFile {
    char *path;          /* absolute */
    GPtrArray *silences; /* of Silence, in order */
    GHashTable *by_spot; /* private: line and column to Silence */
    GHashTable *by_line; /* a line to the GPtrArray of those that speak of it */
    GPtrArray *begins;   /* those of NOLINTBEGIN, in order */
} SilencedFile;

/* What is asked about. */
typedef struct SilenceSpot {
    guint line;
    guint column;
    gboolean by_name; /* only a comment that names corolint's rules counts */
} SilenceSpot;

typedef struct Silences Silences;

Silences *silences_new(const Program *program);
void silences_free(Silences *silences);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Silences, silences_free)

gboolean silences_are_none(const Silences *silences);
/* Of SilencedFile, in order of their paths. Owned by the Silences. */
const GPtrArray *silences_files(const Silences *silences);

/* NULL for a file without such comments. */
const SilencedFile *silences_file(const Silences *silences, const char *path);
/* The same for a file of a unit's facts, without a look at its path each time. */
const SilencedFile *silences_unit_file(Silences *silences, guint unit, FactsRow file);

/* Whether a comment silences the rule there; file may be NULL. */
gboolean silences_cover(const SilencedFile *file, SilenceSpot spot, const char *rule);
/* The same, and every comment that does has been of use. */
gboolean silences_use(const SilencedFile *file, SilenceSpot spot, const char *rule);
/* The same but for one comment, which is not asked. */
gboolean silences_use_others(const SilencedFile *file, SilenceSpot spot, const char *rule,
                             const Silence *silence);

#endif
