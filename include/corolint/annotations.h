/* Marks that tell corolint, and people, what a function is.
 *
 * A mark stands where a declaration begins, behind `template <…>` and [[…]]: on a function, a
 * method, or a pointer to a function (a field, variable, parameter or typedef), which then says the
 * same of the calls through it. On a lambda it stands behind the parameters. One declaration with
 * the mark is enough.
 *
 *     COROLINT_COROUTINE int fetch(struct request *request);
 *     COROLINT_BLOCKING int wait_for_disk(void);
 *     typedef COROLINT_OFFLOADED void (*work_fn)(void *data);
 *     auto callback = [&]() COROLINT_NONBLOCKING { … };
 *
 * For C and C++ of any standard. Compilers that lack the attribute see nothing; clang, which has
 * it, generates the same calls, but keeps static functions with a mark that it would have dropped
 * after inlining them. */
#ifndef COROLINT_ANNOTATIONS_H
#define COROLINT_ANNOTATIONS_H

#if defined(__has_attribute)
#if __has_attribute(annotate)
#define COROLINT_MARK(text) __attribute__((annotate("corolint::" text)))
#endif
#endif
#ifndef COROLINT_MARK
#define COROLINT_MARK(text)
#endif

/* A coroutine: it runs on the event loop, may suspend and must not block. C++20 coroutines are
 * known without it. */
#define COROLINT_COROUTINE COROLINT_MARK("coroutine")

/* A plain function that coroutines and others may call; in a coroutine it may call coroutines. */
#define COROLINT_COROUTINE_MIXED COROLINT_MARK("coroutine_mixed")

/* Never a coroutine, whatever other marks say. */
#define COROLINT_PLAIN COROLINT_MARK("plain")

/* No coroutine, but runs on the event loop, as a callback does, and must not block. */
#define COROLINT_NONBLOCKING COROLINT_MARK("nonblocking")

/* Blocks the thread: calling it on the event loop is a fault. */
#define COROLINT_BLOCKING COROLINT_MARK("blocking")

/* What it does runs on another thread, where it may block; calling it only hands that over. */
#define COROLINT_OFFLOADED COROLINT_MARK("offloaded")

#endif
