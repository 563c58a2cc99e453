#include "driver/interrupts.h"

#include <errno.h>
#include <fcntl.h>
#include <glib-unix.h>
#include <signal.h>
#include <unistd.h>

static const int watched[] = {SIGINT, SIGTERM, SIGCONT};

/* A handler gets no argument of ours: what it touches has to stand here. */
static struct {
    volatile sig_atomic_t end_wanted;
    volatile sig_atomic_t paused;
    int wake[2];
    struct sigaction previous[G_N_ELEMENTS(watched)];
} signals = {.wake = {-1, -1}};

static void note(int number) {
    int saved = errno;
    if (number == SIGCONT)
        signals.paused = 1;
    else
        signals.end_wanted = 1;
    /* When the pipe is full the loop is about to wake up anyway. */
    gssize written = write(signals.wake[1], "", 1);
    (void)written;
    errno = saved;
}

static void install(guint index) {
    struct sigaction action = {.sa_handler = note};
    sigemptyset(&action.sa_mask);
    action.sa_flags = SA_RESTART;
    if (watched[index] != SIGCONT)
        action.sa_flags |= (int)SA_RESETHAND;
    sigaction(watched[index], NULL, &signals.previous[index]);
    if (watched[index] == SIGCONT || signals.previous[index].sa_handler != SIG_IGN)
        sigaction(watched[index], &action, NULL);
}

gboolean interrupts_start(GError **error) {
    if (!g_unix_open_pipe(signals.wake, FD_CLOEXEC, error))
        return FALSE;
    g_unix_set_fd_nonblocking(signals.wake[0], TRUE, NULL);
    g_unix_set_fd_nonblocking(signals.wake[1], TRUE, NULL);
    signals.end_wanted = 0;
    signals.paused = 0;
    for (guint i = 0; i < G_N_ELEMENTS(watched); i++)
        install(i);
    return TRUE;
}

void interrupts_stop(void) {
    for (guint i = 0; i < G_N_ELEMENTS(watched); i++)
        sigaction(watched[i], &signals.previous[i], NULL);
    close(signals.wake[0]);
    close(signals.wake[1]);
    signals.wake[0] = signals.wake[1] = -1;
    signals.end_wanted = 0;
}

int interrupts_descriptor(void) {
    return signals.wake[0];
}

gboolean interrupts_end_wanted(void) {
    return signals.end_wanted != 0;
}

gboolean interrupts_take_pause(void) {
    char bytes[64];
    while (read(signals.wake[0], bytes, sizeof bytes) > 0)
        continue;
    gboolean paused = signals.paused != 0;
    signals.paused = 0;
    return paused;
}
