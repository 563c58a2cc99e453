#include "infer/doubts.h"

guint doubts_of_table(guint functions) {
    if (functions <= 1)
        return 1;
    if (functions <= 4)
        return 2;
    return functions <= 16 ? 3 : DOUBTS_MOST;
}

guint doubts_of_field(guint functions) {
    if (functions <= 1)
        return 1;
    if (functions <= 3)
        return 2;
    if (functions <= 8)
        return 3;
    return functions <= 16 ? DOUBTS_MOST : DOUBTS_MOST + 1;
}
