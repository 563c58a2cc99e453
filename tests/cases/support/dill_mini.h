/* Imitates what the cases need of libdill (libdill.h): the same names and signatures. As there, the
 * short names are macros for the ones with the prefix. */
#ifndef COROLINT_CASES_SUPPORT_DILL_MINI_H
#define COROLINT_CASES_SUPPORT_DILL_MINI_H

#include <stddef.h>
#include <stdint.h>

#define coroutine __attribute__((noinline))

int64_t dill_now(void);
int dill_msleep(int64_t deadline);
int dill_yield(void);
int dill_chmake(int chv[2]);
int dill_chsend(int ch, const void *val, size_t len, int64_t deadline);
int dill_chrecv(int ch, void *val, size_t len, int64_t deadline);
int dill_bsend(int s, const void *buf, size_t len, int64_t deadline);
int dill_hclose(int h);
int dill_spawned(int dummy);

#define now dill_now
#define msleep dill_msleep
#define yield dill_yield
#define chmake dill_chmake
#define chsend dill_chsend
#define chrecv dill_chrecv
#define bsend dill_bsend
#define hclose dill_hclose
#define go(fn) ((fn), dill_spawned(0))

#endif
