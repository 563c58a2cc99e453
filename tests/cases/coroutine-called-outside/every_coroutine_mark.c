// All marks that make a coroutine count, however they are written.
#define coroutine_fn
#define coroutine __attribute__((noinline))
#define async_fn
#define ANNOTATED __attribute__((annotate("async_fn")))

void coroutine_fn by_coroutine_fn(void);
coroutine void by_coroutine(void);
void async_fn by_async_fn(void);
__attribute__((annotate("coroutine_fn"))) void by_annotation(void);
ANNOTATED void by_annotation_in_a_macro(void);
void by_trailing_mark(void) coroutine_fn;
void(coroutine_fn by_mark_in_parentheses)(void);

void by_none(void);
void coroutine_function(void);
void my_coroutine_fn(void);

void call_them_all(void) {
    by_coroutine_fn();          // expect: coroutine-called-outside
    by_coroutine();             // expect: coroutine-called-outside
    by_async_fn();              // expect: coroutine-called-outside
    by_annotation();            // expect: coroutine-called-outside
    by_annotation_in_a_macro(); // expect: coroutine-called-outside
    by_trailing_mark();         // expect: coroutine-called-outside
    by_mark_in_parentheses();   // expect: coroutine-called-outside
    by_none();
    coroutine_function();
    my_coroutine_fn();
}
