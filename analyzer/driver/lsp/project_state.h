/* What the files of a project share: project.c, project_lint.c. */
#ifndef COROLINT_DRIVER_LSP_PROJECT_STATE_H
#define COROLINT_DRIVER_LSP_PROJECT_STATE_H

#include "driver/inputs.h"
#include "driver/lsp/analysis.h"
#include "driver/lsp/extractor.h"
#include "driver/lsp/index.h"
#include "driver/lsp/project.h"
#include "driver/lsp/settings_stamps.h"

/* An open document as the project sees it. */
typedef struct LspOpenFile {
    const LspDocument *document;
    InputUnit *unit;     /* how it is parsed; NULL: not at all */
    gboolean wanted;     /* it is to be read */
    LspText *read_text;  /* what the rest here is about; NULL before anything is known */
    Facts *facts;        /* NULL: as on disk */
    gboolean partial;    /* they say little of headers: good for a change, not for a new analysis */
    Facts *whole;        /* the newest that are not partial; NULL for none */
    LspText *whole_text; /* what those are about */
    GPtrArray *problems; /* of char *; NULL for none */
    char *failure;       /* why it could not be read the last time; NULL when it could */
} LspOpenFile;

/* An analysis and what it knows. */
typedef struct LspKnowledge {
    LspAnalysis *analysis; /* NULL for none */
    GHashTable *base;      /* file to GBytes: what it says there */
    GHashTable *texts;     /* path of a document that was open to LspText: the one it knows */
    gboolean whole;        /* of the whole project, not of open documents alone */
} LspKnowledge;

struct LspProject {
    char *directory;
    char *spelling; /* the database's name of directory; NULL when that is the same */
    char *file;     /* NULL for a folder */
    char *root;
    const Options *options;
    LspTimes times;
    LspProjectListener listener;
    Inputs *inputs;
    LspStamps *stamps;  /* of what inputs and settings came from */
    Settings *settings; /* not complete: every analysis completes its own */
    LspIndex *index;
    GHashTable *files; /* path to LspOpenFile */
    GPtrArray *recent; /* of LspOpenFile: the one changed last comes last */

    LspExtractor *extractor;
    LspOpenFile *reading; /* what the extractor is busy with; NULL also when that was closed */
    LspText *reading_text;
    LspExtractor *whole_extractor; /* reads documents whole when nobody types */
    LspOpenFile *reading_whole;
    LspText *reading_whole_text;

    LspKnowledge now;  /* what is asked */
    LspKnowledge next; /* what will be asked once it is ready */
    GPtrArray *all;    /* of Finding: what `now` told of all files; NULL before */
    guint question;    /* the last one asked */
    gboolean outdated; /* the disk says something else than `now` and `next` know */
    guint losses;      /* analyses that ended by themselves, in a row */

    guint debounce_timer;
    guint idle_timer;
    guint refresh_timer;
    gboolean reload; /* with the next refresh */
};

/* Linting (project_lint.c). */
void lsp_project_want(LspProject *project, LspOpenFile *file);
/* The same text says something else now: a header is another one. */
void lsp_project_read_anew(LspProject *project, LspOpenFile *file);
/* Looks at what is known of the open documents now. */
void lsp_project_ask(LspProject *project);
/* A new analysis, soon. */
void lsp_project_renew(LspProject *project);
/* A document is gone; its file is as on disk again. */
void lsp_project_forget(LspProject *project, LspOpenFile *file);
void lsp_project_stop_linting(LspProject *project);

#endif
