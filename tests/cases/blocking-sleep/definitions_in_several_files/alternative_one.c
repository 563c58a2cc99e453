// Two programs define a name: which of them a third file belongs to is not known.
#include "../../support/marks.h"

void alternative(void) {}
coroutine_fn void own_alternative(void) { alternative(); }
