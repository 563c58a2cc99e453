/* A project of the language server: one workspace folder, or the surroundings of a file outside of
 * all of them. It reads what is on disk (index.h), keeps up with the open documents, and tells what
 * is found in them.
 *
 * A keystroke leads to findings like this: when the typing pauses, the document is read by a worker
 * process, and the analysis (analysis.h) is asked what follows from that. Some time after the last
 * change the analysis is replaced by one that knows it from the start. Documents are the server's;
 * they are borrowed from lsp_project_open() to lsp_project_close(). */
#ifndef COROLINT_DRIVER_LSP_PROJECT_H
#define COROLINT_DRIVER_LSP_PROJECT_H

#include "driver/lsp/document.h"
#include "driver/options.h"
#include "model/finding.h"

typedef struct LspProject LspProject;

typedef struct LspProjectListener {
    /* What is found in a document, whose text is still the one that was looked at. findings: of
     * Finding, also of other documents; problems: of char *, why it is not understood fully; NULL
     * for none. Both borrowed. */
    void (*told)(const LspDocument *document, const GPtrArray *findings, const GPtrArray *problems,
                 gpointer data);
    /* Something the user has to know. */
    void (*message)(Severity severity, const char *text, gpointer data);
    /* What is wrong in the configurations (of ConfigError); empty: nothing is. */
    void (*configured)(LspProject *project, const GPtrArray *errors, gpointer data);
    /* So many of so many files are read; equal numbers: it is over. */
    void (*progress)(LspProject *project, guint done, guint total, gpointer data);
    gpointer data;
} LspProjectListener;

typedef struct LspTimes {
    guint debounce; /* milliseconds of quiet before what is typed is looked at */
    guint idle;     /* and before all that follows from it is */
} LspTimes;

/* directory is absolute. file is NULL for a whole folder, else the one file it is about, as when it
 * is named on the command line. All but the texts is borrowed. */
LspProject *lsp_project_new(const char *directory, const char *file, const Options *options,
                            const LspTimes *times, const LspProjectListener *listener);
void lsp_project_free(LspProject *project);

const char *lsp_project_directory(const LspProject *project);
/* The name that path (absolute) has here: by way of links the database may have another one.
 * Belongs to the caller. */
char *lsp_project_path(const LspProject *project, const char *path);
/* Whether it is about one file. */
gboolean lsp_project_is_of_file(const LspProject *project);

/* The document's path is as lsp_project_path() has it. */
void lsp_project_open(LspProject *project, const LspDocument *document);
/* Its text is another one now. */
void lsp_project_change(LspProject *project, const LspDocument *document);
void lsp_project_close(LspProject *project, const LspDocument *document);

/* Files on disk have changed; settings: also the compile database, or the configuration. */
void lsp_project_files_changed(LspProject *project, gboolean settings);

/* The compiler's arguments for a file; NULL when it is not C or C++. Free with g_strfreev(). */
GStrv lsp_project_arguments(const LspProject *project, const char *path);

#endif
