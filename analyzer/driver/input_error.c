#include "driver/input_error.h"

static void input_error_free(gpointer data) {
    InputError *error = data;
    g_free(error->file);
    g_free(error->message);
    g_free(error);
}

GPtrArray *input_errors_new(void) {
    return g_ptr_array_new_with_free_func(input_error_free);
}

void input_errors_move(GPtrArray *errors, GPtrArray *from) {
    g_ptr_array_extend_and_steal(errors, g_ptr_array_ref(from));
}

void input_errors_add(GPtrArray *errors, const char *file, const char *format, ...) {
    InputError *error = g_new(InputError, 1);
    va_list values;
    va_start(values, format);
    error->file = g_strdup(file);
    error->message = g_strdup_vprintf(format, values);
    va_end(values);
    g_ptr_array_add(errors, error);
}
