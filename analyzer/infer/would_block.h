/* Tests for EAGAIN and kin: nobody makes them on a descriptor that blocks. */
#ifndef COROLINT_INFER_WOULD_BLOCK_H
#define COROLINT_INFER_WOULD_BLOCK_H

#include "infer/view.h"

/* Whether what the call said (its result, errno, something made of them) is compared with EAGAIN,
 * EWOULDBLOCK or EINPROGRESS afterwards, there or in a function that is given it. */
gboolean would_block_is_tested(const View *view, const FactsAction *call);

#endif
