#include <unistd.h>

static inline void inline_nap(void) { sleep(1); }
#ifdef QUICK
static inline void configured(void) {}
#else
static inline void configured(void) { sleep(1); }
#endif
