/* The marks as most projects define them: macros that expand to nothing and tell a reader, and
 * corolint, what a function is. Cases about the marks themselves define their own instead. */
#ifndef COROLINT_CASES_SUPPORT_MARKS_H
#define COROLINT_CASES_SUPPORT_MARKS_H

#define coroutine_fn
#define coroutine_mixed_fn
#define no_coroutine_fn
#define blocking_fn

#endif
