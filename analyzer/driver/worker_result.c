#include "driver/worker_result.h"

#include <signal.h>
#include <sys/wait.h>

#include "model/facts_check.h"

/* What libclang has damaged before the worker answered may be anywhere in it. */
static Facts *sound_facts(GBytes *bytes, GError **error) {
    g_autoptr(Facts) facts = facts_from_bytes(bytes, error);
    return facts && facts_check(facts, error) ? g_steal_pointer(&facts) : NULL;
}

ExtractResult worker_result_of_response(WorkerResponse *response) {
    g_autoptr(GError) error = NULL;
    ExtractResult result = {.facts = response->facts ? sound_facts(response->facts, &error) : NULL,
                            .problems = g_steal_pointer(&response->problems),
                            .sources = g_steal_pointer(&response->sources),
                            .started = response->started,
                            .partial = response->partial};
    if (error)
        g_ptr_array_add(result.problems, g_strdup(error->message));
    return result;
}

ExtractResult worker_result_of_problem(const char *text) {
    ExtractResult result = extract_result_new();
    g_ptr_array_add(result.problems, g_strdup(text));
    return result;
}

static char *loss_text(int status) {
    if (WIFEXITED(status))
        return g_strdup_printf("the worker process ended on this file (exit status %d)",
                               WEXITSTATUS(status));
    if (WTERMSIG(status) == SIGKILL)
        return g_strdup_printf("the worker process was killed on this file (signal %d): is memory "
                               "short?",
                               SIGKILL);
    return g_strdup_printf("libclang crashed on this file (signal %d)", WTERMSIG(status));
}

ExtractResult worker_result_of_loss(int status) {
    g_autofree char *text = loss_text(status);
    return worker_result_of_problem(text);
}

ExtractResult worker_result_of_delay(guint seconds) {
    g_autofree char *text =
        g_strdup_printf("took longer than %u second%s", seconds, seconds == 1 ? "" : "s");
    return worker_result_of_problem(text);
}
