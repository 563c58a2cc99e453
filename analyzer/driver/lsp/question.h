/* Questions to an analysis as bytes, and the frames that they and their answers travel in: the
 * length, then the bytes. Both ends are copies of one process. */
#ifndef COROLINT_DRIVER_LSP_QUESTION_H
#define COROLINT_DRIVER_LSP_QUESTION_H

#include "driver/lsp/analysis.h"

typedef guint64 LspFrameHeader;

typedef struct LspChangedFile {
    char *file;
    Facts *facts;
    gboolean incomplete;
} LspChangedFile;

typedef struct LspQuestion {
    guint number;
    GPtrArray *changed; /* of LspChangedFile */
    GHashTable *files;  /* set of char * */
} LspQuestion;

GBytes *lsp_question_pack(guint number, const GArray *changed, const GPtrArray *files);
/* bytes are of lsp_question_pack(). To be cleared; facts may be taken out. */
void lsp_question_unpack(GBytes *bytes, LspQuestion *question);
void lsp_question_clear(LspQuestion *question);

#endif
