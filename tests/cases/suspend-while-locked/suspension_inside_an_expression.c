// Wherever in an expression the suspension stands.
#include "../support/marks.h"
#include <pthread.h>

struct expr_stream {
    pthread_mutex_t lock;
    int open;
    int total;
};

int coroutine_fn expr_read(struct expr_stream *stream);
int expr_sum(int first, int second);

int coroutine_fn expr_in_a_while(struct expr_stream *stream) {
    pthread_mutex_lock(&stream->lock); // expect: suspend-while-locked
    while (expr_read(stream) > 0)
        stream->total++;
    pthread_mutex_unlock(&stream->lock);
    return stream->total;
}

int coroutine_fn expr_short_circuited(struct expr_stream *stream) {
    pthread_mutex_lock(&stream->lock); // expect: suspend-while-locked
    int ok = stream->open && expr_read(stream) > 0;
    pthread_mutex_unlock(&stream->lock);
    return ok;
}

int coroutine_fn expr_conditional(struct expr_stream *stream) {
    pthread_mutex_lock(&stream->lock); // expect: suspend-while-locked
    int got = stream->open ? expr_read(stream) : 0;
    pthread_mutex_unlock(&stream->lock);
    return got;
}

int coroutine_fn expr_as_an_argument(struct expr_stream *stream) {
    pthread_mutex_lock(&stream->lock); // expect: suspend-while-locked
    int sum = expr_sum(expr_read(stream), stream->total);
    pthread_mutex_unlock(&stream->lock);
    return sum;
}

int coroutine_fn expr_in_a_switch(struct expr_stream *stream) {
    pthread_mutex_lock(&stream->lock); // expect: suspend-while-locked
    switch (expr_read(stream)) {
    case 0:
        break;
    default:
        stream->total++;
    }
    pthread_mutex_unlock(&stream->lock);
    return 0;
}

int coroutine_fn expr_in_the_return(struct expr_stream *stream) {
    pthread_mutex_lock(&stream->lock); // expect: suspend-while-locked
    return expr_read(stream);
}

int coroutine_fn expr_before_the_lock(struct expr_stream *stream) {
    int got = expr_read(stream);
    pthread_mutex_lock(&stream->lock); // expect: blocking-lock
    stream->total += got;
    pthread_mutex_unlock(&stream->lock);
    return got;
}

int coroutine_fn expr_after_the_unlock_in_the_same_one(struct expr_stream *stream) {
    pthread_mutex_lock(&stream->lock); // expect: blocking-lock
    stream->total++;
    return pthread_mutex_unlock(&stream->lock), expr_read(stream);
}

int coroutine_fn expr_both_in_one(struct expr_stream *stream) {
    int got =
        (pthread_mutex_lock(&stream->lock), expr_read(stream)); // expect: suspend-while-locked
    pthread_mutex_unlock(&stream->lock);
    return got;
}
