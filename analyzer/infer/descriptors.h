/* Descriptors and streams: whether the code shows that one does not block. */
#ifndef COROLINT_INFER_DESCRIPTORS_H
#define COROLINT_INFER_DESCRIPTORS_H

#include "infer/view.h"

/* Whether the call's descriptor is shown not to block: opened or set so in the same function, or
 * the call's result tested for EAGAIN and kin. A file's descriptor always may block. */
gboolean descriptors_never_block(const View *view, const FactsAction *call,
                                 const CatalogSubject *descriptor);

/* Whether the stream or descriptor argument is the program's own output. */
gboolean descriptors_is_program_output(const View *view, const FactsAction *call,
                                       const CatalogSubject *output);

#endif
