// An empty macro marks a function before, inside and after the declarator, and on any declaration.
#include <pthread.h>

#define coroutine_fn

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

coroutine_fn int before_the_type(void) {
    return pthread_mutex_lock(&lock); // expect: blocking-lock
}

int coroutine_fn before_the_name(void) {
    return pthread_mutex_lock(&lock); // expect: blocking-lock
}

int(coroutine_fn inside_the_declarator)(void) {
    return pthread_mutex_lock(&lock); // expect: blocking-lock
}

pthread_mutex_t *coroutine_fn behind_the_star(void) {
    pthread_mutex_lock(&lock); // expect: blocking-lock
    return &lock;
}

int after_the_declarator(void) coroutine_fn;

int after_the_declarator(void) {
    return pthread_mutex_lock(&lock); // expect: blocking-lock
}

int coroutine_fn on_an_earlier_declaration(void);

int on_an_earlier_declaration(void) {
    return pthread_mutex_lock(&lock); // expect: blocking-lock
}

int on_a_later_declaration(void) {
    return pthread_mutex_lock(&lock); // expect: blocking-lock
}

int coroutine_fn on_a_later_declaration(void);

int on_no_declaration(void);

int on_no_declaration(void) {
    return pthread_mutex_lock(&lock);
}
