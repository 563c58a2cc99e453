/* Findings as bytes, from one process to another on the same machine. */
#ifndef COROLINT_DRIVER_LSP_FINDING_BYTES_H
#define COROLINT_DRIVER_LSP_FINDING_BYTES_H

#include "model/finding.h"

/* An answer: to which question, and the findings (of Finding). */
GBytes *finding_bytes_pack(guint serial, const GPtrArray *findings);
/* And back: an array that owns its Findings. */
GPtrArray *finding_bytes_unpack(GBytes *bytes, guint *serial);

#endif
