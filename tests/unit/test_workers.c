#include "driver/workers.h"

#include "driver/interrupts.h"
#include "temporary_tree.h"

#include <signal.h>
#include <string.h>

/* Workers here are shell scripts that do what no worker should. What real ones do, and how they are
 * told apart by their files, is tested with the whole program (tests/e2e/test_workers_*.sh). */
#define FILE_COUNT 3U

typedef struct Outcome {
    guint calls[FILE_COUNT];
    char *problems[FILE_COUNT];
} Outcome;

static void note(guint index, ExtractResult *result, gpointer data) {
    Outcome *outcome = data;
    g_assert_cmpuint(index, <, FILE_COUNT);
    g_assert_null(result->facts);
    g_assert_cmpuint(result->problems->len, ==, 1);
    outcome->calls[index]++;
    outcome->problems[index] = g_strdup(g_ptr_array_index(result->problems, 0));
}

static gboolean extract_with(const char *program, guint jobs, Outcome *outcome, GError **error) {
    static char *arguments[] = {"cc", "-c", "a.c", NULL};
    ExtractRequest requests[FILE_COUNT];
    for (guint i = 0; i < FILE_COUNT; i++)
        requests[i] =
            (ExtractRequest){.file = "/a.c", .directory = "/", .root = "/", .arguments = arguments};
    WorkersOptions options = {.program = program, .jobs = jobs, .timeout_seconds = 1};
    return workers_extract(&options, requests, FILE_COUNT, note, outcome, error);
}

/* Each file has this problem, whatever the number of workers. */
static void assert_all_fail(const char *script, const char *problem) {
    g_auto(TemporaryTree) tree = tree_new();
    const char *program = tree_write(&tree, "worker", script);
    g_assert_cmpint(g_chmod(program, 0700), ==, 0);
    for (guint jobs = 1; jobs <= FILE_COUNT + 1; jobs += FILE_COUNT) {
        Outcome outcome = {0};
        g_autoptr(GError) error = NULL;
        g_assert_true(extract_with(program, jobs, &outcome, &error));
        g_assert_no_error(error);
        for (guint i = 0; i < FILE_COUNT; i++) {
            g_assert_cmpuint(outcome.calls[i], ==, 1);
            g_assert_cmpstr(outcome.problems[i], ==, problem);
            g_free(outcome.problems[i]);
        }
    }
}

static void test_a_worker_that_ends_costs_its_file(void) {
    assert_all_fail("#!/bin/sh\nexit 3\n", "the worker process ended on this file (exit status 3)");
    assert_all_fail("#!/bin/sh\nexit 0\n", "the worker process ended on this file (exit status 0)");
}

static void test_a_worker_that_dies_of_a_signal_costs_its_file(void) {
    assert_all_fail("#!/bin/sh\nkill -ABRT $$\n", "libclang crashed on this file (signal 6)");
}

static void test_a_worker_that_repeats_the_request_answers_nonsense(void) {
    assert_all_fail("#!/bin/sh\nexec cat\n", "the worker process answered nonsense on this file");
}

static void test_a_worker_that_prints_answers_nonsense(void) {
    assert_all_fail("#!/bin/sh\nexec yes\n", "the worker process answered nonsense on this file");
}

static void test_a_worker_that_does_nothing_is_given_up(void) {
    assert_all_fail("#!/bin/sh\nexec sleep 1000\n", "took longer than 1 second");
}

static void test_no_worker_at_all_is_an_error(void) {
    Outcome outcome = {0};
    g_autoptr(GError) error = NULL;
    g_assert_false(extract_with("/nonexistent/worker", 2, &outcome, &error));
    g_assert_error(error, WORKERS_ERROR, WORKERS_ERROR_START);
    g_assert_nonnull(strstr(error->message, "/nonexistent/worker"));
    g_assert_nonnull(strstr(error->message, "0 of 3 files"));
    g_assert_cmpuint(outcome.calls[0], ==, 0);
}

static void test_nothing_to_do_is_done_at_once(void) {
    WorkersOptions options = {.program = "/nonexistent/worker"};
    g_autoptr(GError) error = NULL;
    g_assert_true(workers_extract(&options, NULL, 0, note, NULL, &error));
    g_assert_no_error(error);
}

static void test_signals_are_noted_only_in_between(void) {
    g_autoptr(GError) error = NULL;
    g_assert_true(interrupts_start(&error));
    g_assert_false(interrupts_end_wanted());
    raise(SIGTERM);
    g_assert_true(interrupts_end_wanted());
    g_assert_false(interrupts_take_pause());
    raise(SIGCONT);
    g_assert_true(interrupts_take_pause());
    g_assert_false(interrupts_take_pause());
    interrupts_stop();
    g_assert_true(interrupts_start(&error));
    g_assert_false(interrupts_end_wanted());
    interrupts_stop();
}

static void test_nothing_is_begun_after_an_interrupt(void) {
    Outcome outcome = {0};
    g_autoptr(GError) error = NULL;
    g_assert_true(interrupts_start(&error));
    raise(SIGINT);
    g_assert_false(extract_with("/nonexistent/worker", 2, &outcome, &error));
    interrupts_stop();
    g_assert_error(error, WORKERS_ERROR, WORKERS_ERROR_INTERRUPTED);
    g_assert_cmpstr(error->message, ==, "interrupted: 0 of 3 files analysed");
    g_assert_false(interrupts_end_wanted());
}

static void test_an_ignored_signal_stays_ignored(void) {
    g_autoptr(GError) error = NULL;
    signal(SIGINT, SIG_IGN);
    g_assert_true(interrupts_start(&error));
    raise(SIGINT);
    g_assert_false(interrupts_end_wanted());
    interrupts_stop();
    g_assert_true(signal(SIGINT, SIG_DFL) == SIG_IGN);
}

int main(int argc, char **argv) {
    signal(SIGPIPE, SIG_IGN);
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/workers/nothing_is_begun_after_an_interrupt",
                    test_nothing_is_begun_after_an_interrupt);
    g_test_add_func("/workers/a_worker_that_ends_costs_its_file",
                    test_a_worker_that_ends_costs_its_file);
    g_test_add_func("/workers/a_worker_that_dies_of_a_signal_costs_its_file",
                    test_a_worker_that_dies_of_a_signal_costs_its_file);
    g_test_add_func("/workers/a_worker_that_repeats_the_request_answers_nonsense",
                    test_a_worker_that_repeats_the_request_answers_nonsense);
    g_test_add_func("/workers/a_worker_that_prints_answers_nonsense",
                    test_a_worker_that_prints_answers_nonsense);
    g_test_add_func("/workers/a_worker_that_does_nothing_is_given_up",
                    test_a_worker_that_does_nothing_is_given_up);
    g_test_add_func("/workers/no_worker_at_all_is_an_error", test_no_worker_at_all_is_an_error);
    g_test_add_func("/workers/nothing_to_do_is_done_at_once", test_nothing_to_do_is_done_at_once);
    g_test_add_func("/workers/signals_are_noted_only_in_between",
                    test_signals_are_noted_only_in_between);
    g_test_add_func("/workers/an_ignored_signal_stays_ignored",
                    test_an_ignored_signal_stays_ignored);
    return g_test_run();
}
