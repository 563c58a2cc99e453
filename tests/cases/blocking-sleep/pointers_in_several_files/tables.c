// What other files call through: tables, setters, getters.
#include "tables.h"
#include <unistd.h>

static void nap(void) { sleep(1); }
static void quick(void) {}
const struct far_table far_slow = {nap};
const struct far_table far_fast = {quick};
void far_set(struct far_holder *h, void (*f)(void)) { h->set = f; }
void (*far_function(void))(void) { return nap; }
