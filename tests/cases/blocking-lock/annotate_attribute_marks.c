// annotate("coroutine_fn") is a mark, in both spellings; an annotation with another text is none.
#include <pthread.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

__attribute__((annotate("coroutine_fn"))) int gnu_spelling(void) {
    return pthread_mutex_lock(&lock); // expect: blocking-lock
}

[[clang::annotate("coroutine_fn")]] int bracket_spelling(void) {
    return pthread_mutex_lock(&lock); // expect: blocking-lock
}

int on_the_declaration(void) __attribute__((annotate("coroutine_fn")));

int on_the_declaration(void) {
    return pthread_mutex_lock(&lock); // expect: blocking-lock
}

__attribute__((annotate("hot_path"))) int another_text(void) {
    return pthread_mutex_lock(&lock);
}
