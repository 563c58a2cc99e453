/* Something about the inputs that the user has to be told: the run goes on, the exit status is 2.
 *
 * An InputError owns both its strings. `file` is an absolute path; NULL when no file is to blame.
 */
#ifndef COROLINT_DRIVER_INPUT_ERROR_H
#define COROLINT_DRIVER_INPUT_ERROR_H

#include <glib.h>

typedef struct InputError {
    char *file;
    char *message;
} InputError;

/* Appends a new error to errors, an array made by input_errors_new(). */
void input_errors_add(GPtrArray *errors, const char *file, const char *format, ...)
    G_GNUC_PRINTF(3, 4);

/* Appends the errors of `from` to errors; `from` is empty then. */
void input_errors_move(GPtrArray *errors, GPtrArray *from);

/* An empty array that owns its InputErrors. */
GPtrArray *input_errors_new(void);

#endif
