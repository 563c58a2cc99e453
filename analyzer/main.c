/* corolint: finds code that stalls an event loop. */
#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>

#include "driver/options.h"
#include "driver/run.h"
#include "driver/worker.h"
#include "extract/extract.h"

/* As they are: GLib would turn what the locale lacks into question marks, file names too. */
static void print_out(const char *text) {
    fputs(text, stdout);
}

static void print_error(const char *text) {
    fputs(text, stderr);
}

int main(int argc, char **argv) {
    setlocale(LC_CTYPE, "");
    g_set_print_handler(print_out);
    g_set_printerr_handler(print_error);
    signal(SIGPIPE, SIG_IGN); /* a closed pipe is a write error like any other */
    signal(SIGXFSZ, SIG_IGN); /* and so is a file that must not grow */
    extract_setup();
    if (argc == 2 && strcmp(argv[1], WORKER_ARGUMENT) == 0)
        return worker_main();
    g_autoptr(GError) error = NULL;
    g_autoptr(Options) options = options_parse(argc, argv, &error);
    if (!options) {
        g_printerr("corolint: %s\ncorolint: --help shows how it is used\n", error->message);
        return EXIT_TROUBLE;
    }
    return run_task(options);
}
