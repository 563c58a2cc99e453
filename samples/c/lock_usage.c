/*
 * Where a coroutine lock belongs: made once, at the level of what it guards. One lock beside a
 * variable of the file, one lock inside a structure; every coroutine uses the same. Nothing to
 * report.
 */
#include "../scheduler/experiment.h"

enum {
    UPDATES = 100
};

typedef struct Account {
    CoMutex lock; /* guards balance */
    int balance;
} Account;

static CoMutex counter_lock;
static int counter;

static Account account;

static void coroutine_fn update_counter(void) {
    qemu_co_mutex_lock(&counter_lock);
    int value = counter;
    scheduler_sleep_ms(1);
    counter = value + 1;
    qemu_co_mutex_unlock(&counter_lock);
}

static void coroutine_fn account_deposit(Account *to, int amount) {
    qemu_co_mutex_lock(&to->lock);
    int balance = to->balance;
    scheduler_sleep_ms(1);
    to->balance = balance + amount;
    qemu_co_mutex_unlock(&to->lock);
}

static void coroutine_fn update_account(void) {
    account_deposit(&account, 1);
}

int main(void) {
    qemu_co_mutex_init(&counter_lock);
    qemu_co_mutex_init(&account.lock);
    Outcome in_file = experiment_run("lock of the file", update_counter, UPDATES, &counter);
    Outcome in_structure =
        experiment_run("lock of the structure", update_account, UPDATES, &account.balance);
    return experiment_conclude(experiment_went_well(in_file) && experiment_went_well(in_structure));
}
