/* What an excluded file does is known to those that call into it. */
#define coroutine_fn

void excluded_helper(void);

void coroutine_fn calls_excluded(void) {
    excluded_helper(); // expect: blocking-sleep
}
