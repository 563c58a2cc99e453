/* Known values: what the branches taken on a path say of variables and results there.
 *
 * A value is known to be negative, zero, positive, or one of two of them: enough to tell
 * `if (locked)`, `rc == 0`, `!ptr`, `ret < 0` from their opposites. Subjects are names
 * (place_names.h), whose owner must outlive what is known. Plain values: copied by assignment. */
#ifndef COROLINT_INFER_KNOWN_VALUES_H
#define COROLINT_INFER_KNOWN_VALUES_H

#include "infer/place_names.h"

typedef enum KnownSign {
    KNOWN_NEGATIVE = 1 << 0,
    KNOWN_ZERO = 1 << 1,
    KNOWN_POSITIVE = 1 << 2,
    KNOWN_NOT_ZERO = KNOWN_NEGATIVE | KNOWN_POSITIVE,
    KNOWN_ANYTHING = KNOWN_NEGATIVE | KNOWN_ZERO | KNOWN_POSITIVE,
} KnownSign;

typedef struct KnownValue {
    const char *subject;
    guint signs; /* of KnownSign: those it may have */
} KnownValue;

#define KNOWN_VALUES_MAX 12U

/* Sorted by subject; when there is no room, what comes later is not noted. */
typedef struct KnownValues {
    guint count;
    KnownValue items[KNOWN_VALUES_MAX];
} KnownValues;

guint known_values_of(const KnownValues *known, const char *subject);
/* FALSE when that cannot be. */
gboolean known_values_learn(KnownValues *known, const char *subject, guint signs);
/* Keeps what both say. Whether anything was lost. */
gboolean known_values_join(KnownValues *known, const KnownValues *other);

/* The signs a value of the facts may have. */
guint known_values_evaluate(const KnownValues *known, PlaceNames *names, const View *view,
                            FactsRow value);
/* What a branch says. FALSE when it cannot be taken. */
gboolean known_values_assume(KnownValues *known, PlaceNames *names, const View *view,
                             FactsRow condition, gboolean holds);
/* What an action leaves known. */
void known_values_pass(KnownValues *known, PlaceNames *names, const View *view,
                       const FactsAction *action);

#endif
