#include "report/json_output.h"

#include <glib.h>

void json_add_text(cJSON *object, const char *key, const char *text) {
    char *valid = g_utf8_make_valid(text != NULL ? text : "", -1);
    cJSON_AddStringToObject(object, key, valid);
    g_free(valid);
}

static char *finish(cJSON *value, char *printed, const char *end) {
    if (printed == NULL)
        g_error("no memory left for the report");
    char *text = g_strconcat(printed, end, NULL);
    cJSON_free(printed);
    cJSON_Delete(value);
    return text;
}

char *json_finish(cJSON *value) {
    return finish(value, cJSON_Print(value), "\n");
}

char *json_finish_compact(cJSON *value) {
    return finish(value, cJSON_PrintUnformatted(value), "");
}
