/* What every format that is JSON is made of.
 *
 * Running out of memory ends the program, as GLib does everywhere. */
#ifndef COROLINT_REPORT_JSON_OUTPUT_H
#define COROLINT_REPORT_JSON_OUTPUT_H

#include <cjson/cJSON.h>

/* Adds text under key, "" for NULL. What is not UTF-8 in it, as in a path, becomes U+FFFD. */
void json_add_text(cJSON *object, const char *key, const char *text);

/* Prints value, frees it, and returns the text with a line break. To be freed with g_free(). */
char *json_finish(cJSON *value);
/* The same on one line, without a line break. */
char *json_finish_compact(cJSON *value);

#endif
