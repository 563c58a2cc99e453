// C leaves the order of operands open; corolint takes them from left to right. An operator with an
// assignment reads its left side after the call.
#include "../support/qemu_mini.h"

static long balance;

long coroutine_fn fetch_amount(void);
long fetch_amount_at_once(void);

void coroutine_fn read_then_fetch(void) {
    balance = balance + fetch_amount(); // expect: racy-update
}

void coroutine_fn read_then_fetch_twice(void) {
    balance = (balance - fetch_amount()) * fetch_amount(); // expect: racy-update
}

void coroutine_fn read_between_two_fetches(void) {
    balance = fetch_amount() + balance + fetch_amount(); // expect: racy-update
}

void coroutine_fn fetch_then_read(void) {
    balance = fetch_amount() + balance;
}

void coroutine_fn add_what_was_fetched(void) {
    balance += fetch_amount();
    balance -= fetch_amount() / 2;
}

void coroutine_fn fetch_without_suspending(void) {
    balance = balance + fetch_amount_at_once();
}
