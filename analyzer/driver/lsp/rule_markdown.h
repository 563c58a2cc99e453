/* A rule's explanation for an editor. */
#ifndef COROLINT_DRIVER_LSP_RULE_MARKDOWN_H
#define COROLINT_DRIVER_LSP_RULE_MARKDOWN_H

#include "rules/rule.h"

/* Free with g_free(). */
char *rule_markdown(const Rule *rule);

#endif
