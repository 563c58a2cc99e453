// Every call that stops the thread until a signal comes.
#include "../support/marks.h"
#include <signal.h>
#include <time.h>
#include <unistd.h>

int coroutine_fn wait_for_signals(const sigset_t *signals, const struct timespec *timeout) {
    int number = 0;
    siginfo_t info;
    sigwait(signals, &number);             // expect: blocking-wait
    sigwaitinfo(signals, &info);           // expect: blocking-wait
    sigtimedwait(signals, &info, timeout); // expect: blocking-wait
    sigsuspend(signals);                   // expect: blocking-wait
    pause();                               // expect: blocking-wait
    return number;
}

int coroutine_fn pending_signal(const sigset_t *signals) {
    struct timespec no_time = {0};
    return sigtimedwait(signals, NULL, &no_time);
}

int coroutine_fn send_signals(pid_t process, sigset_t *signals) {
    sigemptyset(signals);
    sigaddset(signals, SIGTERM);
    sigpending(signals);
    raise(SIGUSR1);
    return kill(process, SIGTERM);
}
