#include "driver/lsp/analysis_process.h"

#include <dirent.h>
#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>
#ifdef __linux__
#include <sys/prctl.h>
#endif
#ifdef __GLIBC__
#include <malloc.h>
#endif

#include "driver/bytes.h"
#include "driver/judge.h"
#include "driver/lsp/finding_bytes.h"
#include "driver/lsp/question.h"
#include "model/program_change.h"

#define READ_BYTES 65536U

typedef struct Serving {
    int questions;
    int answers;
    Program *program;
    Settings *settings;
    Inference *inference;
    pid_t child; /* 0 while no question is being answered */
    int from_child;
    GByteArray *answer; /* what has come of it so far */
} Serving;

/* The server's pipes: a worker would never see that one is closed while it is open here too. */
static void close_others(int kept, int also_kept) {
    g_autoptr(GArray) open = g_array_new(FALSE, FALSE, sizeof(int));
    DIR *directory = opendir("/dev/fd");
    for (struct dirent *entry; directory && (entry = readdir(directory)) != NULL;) {
        int descriptor = atoi(entry->d_name);
        if (descriptor > STDERR_FILENO && descriptor != kept && descriptor != also_kept &&
            descriptor != dirfd(directory))
            g_array_append_val(open, descriptor);
    }
    if (directory)
        closedir(directory);
    for (guint i = 0; i < open->len; i++)
        close(g_array_index(open, int, i));
}

/* Standard input and output are the client's: nothing here may touch them. */
static void leave_the_client_alone(void) {
    close(STDIN_FILENO);
    dup2(STDERR_FILENO, STDOUT_FILENO);
}

static void prepare(int questions, int answers) {
    close_others(questions, answers);
    leave_the_client_alone();
    signal(SIGINT, SIG_IGN); /* Ctrl-C is the server's affair */
    signal(SIGTERM, SIG_DFL);
#ifdef __linux__
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    prctl(PR_SET_NAME, "corolint");
#endif
}

static gboolean write_answer(int descriptor, guint number, const GPtrArray *findings) {
    g_autoptr(GBytes) bytes = finding_bytes_pack(number, findings);
    gsize size = 0;
    gconstpointer data = g_bytes_get_data(bytes, &size);
    LspFrameHeader header = size;
    return bytes_write(descriptor, &header, sizeof header) && bytes_write(descriptor, data, size);
}

/* Headers may have configurations of their own. */
static GHashTable *configured_files(const Program *program, Settings *settings) {
    GHashTable *files = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (guint i = 0; i < program->units->len; i++) {
        const Facts *facts = program_unit(program, i)->facts;
        for (FactsRow row = 1; row < facts_count(facts, FACTS_TABLE_FILES); row++)
            if (!(facts_file(facts, row)->flags & FACTS_FILE_SYSTEM))
                g_hash_table_add(files, program_path(program, facts, row));
    }
    GHashTableIter iterator;
    gpointer file = NULL;
    g_hash_table_iter_init(&iterator, files);
    while (g_hash_table_iter_next(&iterator, &file, NULL)) {
        settings_add_file(settings, file);
        if (settings_excludes(settings, file))
            g_hash_table_iter_remove(&iterator);
    }
    return files;
}

/* FALSE when nobody takes the answer. */
static gboolean tell(const Serving *serving, Silences *silences, int descriptor, guint number,
                     GHashTable *files) {
    Report *report = report_new();
    judge_inference(serving->inference, silences, serving->settings, files, report);
    gboolean told = write_answer(descriptor, number, report->findings);
    report_free(report);
    return told;
}

static void join_units(Serving *serving, const GArray *units, const char *root) {
    serving->program = program_new(root);
    for (guint i = 0; i < units->len; i++) {
        const LspFileFacts *unit = &g_array_index(units, LspFileFacts, i);
        program_add_unit(serving->program, unit->file, unit->facts, TRUE)->incomplete =
            unit->incomplete;
    }
    program_join(serving->program);
    program_change_prepare(serving->program);
}

static void apply_change(Serving *serving, LspChangedFile *changed) {
    ProgramChange change;
    program_change(serving->program, changed->file, g_steal_pointer(&changed->facts),
                   !changed->incomplete, &change);
    inference_change(serving->inference, &change);
    program_change_clear(&change);
}

/* In a process of its own: the program here stays as it is. */
static G_NORETURN void answer_question(Serving *serving, LspQuestion *question, int descriptor) {
    GHashTableIter iterator;
    gpointer file = NULL;
    g_hash_table_iter_init(&iterator, question->files);
    while (g_hash_table_iter_next(&iterator, &file, NULL))
        if (settings_excludes(serving->settings, file))
            g_hash_table_iter_remove(&iterator);
    for (guint i = 0; i < question->changed->len; i++)
        apply_change(serving, g_ptr_array_index(question->changed, i));
    g_autoptr(Silences) silences = silences_new(serving->program);
    inference_tell_stalls(serving->inference, silences, question->files);
    _exit(tell(serving, silences, descriptor, question->number, question->files) ? EXIT_SUCCESS
                                                                                 : EXIT_FAILURE);
}

static void end_child(Serving *serving) {
    if (!serving->child)
        return;
    kill(serving->child, SIGKILL);
    while (waitpid(serving->child, NULL, 0) < 0 && errno == EINTR)
        continue;
    close(serving->from_child);
    serving->child = 0;
    serving->from_child = -1;
    g_byte_array_set_size(serving->answer, 0);
}

static void start_child(Serving *serving, LspQuestion *question) {
    int ends[2];
    if (pipe(ends) != 0)
        return;
    pid_t child = fork();
    if (child == 0) {
        close(ends[0]);
#ifdef __linux__
        prctl(PR_SET_PDEATHSIG, SIGKILL);
#endif
        answer_question(serving, question, ends[1]);
    }
    close(ends[1]);
    if (child < 0) {
        close(ends[0]);
        return;
    }
    serving->child = child;
    serving->from_child = ends[0];
}

static GBytes *read_question(const Serving *serving) {
    LspFrameHeader size = 0;
    if (!bytes_read(serving->questions, &size, sizeof size))
        return NULL;
    guint8 *bytes = g_malloc(size);
    if (bytes_read(serving->questions, bytes, size))
        return g_bytes_new_take(bytes, size);
    g_free(bytes);
    return NULL;
}

/* FALSE at the end of the questions. */
static gboolean take_question(Serving *serving) {
    g_autoptr(GBytes) bytes = read_question(serving);
    if (!bytes)
        return FALSE;
    LspQuestion question;
    lsp_question_unpack(bytes, &question);
    end_child(serving);
    start_child(serving, &question);
    lsp_question_clear(&question);
    return TRUE;
}

static gboolean is_whole(const GByteArray *answer) {
    LspFrameHeader size = 0;
    if (answer->len < sizeof size)
        return FALSE;
    memcpy(&size, answer->data, sizeof size);
    return answer->len - sizeof size == size;
}

/* Handed on when it is whole: a child may be ended at any time. Its end is not waited for: the
 * system has a lot of memory to take back. */
static gboolean take_from_child(Serving *serving) {
    guint old = serving->answer->len;
    g_byte_array_set_size(serving->answer, old + READ_BYTES);
    gssize count = read(serving->from_child, serving->answer->data + old, READ_BYTES);
    gboolean open = count > 0 || (count < 0 && errno == EINTR);
    g_byte_array_set_size(serving->answer, old + (guint)MAX(count, 0));
    gboolean whole = is_whole(serving->answer);
    if (open && !whole)
        return TRUE;
    gboolean told =
        whole && bytes_write(serving->answers, serving->answer->data, serving->answer->len);
    end_child(serving);
    return told; /* one that crashed would crash again: a new analysis is needed */
}

/* Else each copy does it for itself, and has a page copied for each free piece of memory. */
static void tidy_memory(void) {
#ifdef __GLIBC__
    malloc_trim(0);
#endif
}

static void serve(Serving *serving) {
    tidy_memory();
    for (;;) {
        struct pollfd entries[] = {{.fd = serving->questions, .events = POLLIN},
                                   {.fd = serving->from_child, .events = POLLIN}};
        if (poll(entries, G_N_ELEMENTS(entries), -1) < 0 && errno != EINTR)
            return;
        if (entries[0].revents && !take_question(serving))
            return;
        if (entries[1].revents && serving->child && entries[1].fd == serving->from_child &&
            !entries[0].revents && !take_from_child(serving))
            return;
    }
}

void lsp_analysis_process_run(int questions, int answers, const GArray *units, gboolean whole,
                              const char *root, Settings *settings) {
    Serving serving = {.questions = questions,
                       .answers = answers,
                       .settings = settings,
                       .from_child = -1,
                       .answer = g_byte_array_new()};
    prepare(questions, answers);
    join_units(&serving, units, root);
    serving.program->partial = !whole;
    g_autoptr(GHashTable) files = configured_files(serving.program, settings);
    if (!settings_complete(settings, NULL))
        _exit(EXIT_FAILURE); /* only a built-in catalog can be that wrong */
    g_autoptr(Silences) silences = silences_new(serving.program);
    serving.inference = inference_new(serving.program, settings_catalog(settings), silences);
    if (tell(&serving, silences, answers, 0, files))
        serve(&serving);
    end_child(&serving);
    _exit(EXIT_SUCCESS);
}
