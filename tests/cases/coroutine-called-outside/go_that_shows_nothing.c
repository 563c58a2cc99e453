// What stands in the argument of a macro that starts coroutines is started by it, whatever the
// macro expands to.
#define coroutine
#define go(call) call
#define later(call) call

coroutine void blink(int lamp);

void switch_on(int lamp) {
    go(blink(lamp));
    later(blink(lamp)); // expect: coroutine-called-outside
    go(later(blink(lamp)));
}
