#include "catalog/words.h"

#include <string.h>

enum {
    LONGEST_WORD = 48,
    SHORTEST_PART = 3
};

/* How many letters must be changed, left out, put in, or swapped with their neighbour, to make
 * right of left. Both are at most LONGEST_WORD long. */
static guint word_distance(const char *left, const char *right) {
    guint rows[3][LONGEST_WORD + 1]; /* the row before the last, the last, and this one, in turn */
    gsize width = strlen(right);
    for (guint j = 0; j <= width; j++)
        rows[0][j] = j;
    guint i = 0;
    while (left[i] != '\0') {
        i++;
        guint *row = rows[i % 3];
        const guint *last = rows[(i + 2) % 3];
        const guint *before = rows[(i + 1) % 3];
        row[0] = i;
        for (guint j = 1; j <= width; j++) {
            row[j] = MIN(MIN(last[j], row[j - 1]) + 1, last[j - 1] + (left[i - 1] != right[j - 1]));
            if (i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1])
                row[j] = MIN(row[j], before[j - 2] + 1);
        }
    }
    return rows[i % 3][width];
}

guint words_index(const Words *words, const char *word) {
    guint i = 0;
    while (i < words->count && g_strcmp0(words->texts[i], word) != 0)
        i++;
    return i;
}

/* Whether part is how whole begins or ends. */
static gboolean is_part(const char *part, const char *whole) {
    return strlen(part) >= SHORTEST_PART &&
           (g_str_has_prefix(whole, part) || g_str_has_suffix(whole, part));
}

/* The only one that is a part of word, or that word is a part of; NULL for none or several. */
static const char *only_related(const Words *words, const char *word) {
    const char *related = NULL;
    for (guint i = 0; i < words->count; i++) {
        const char *text = words->texts[i];
        if (text == NULL || !(is_part(word, text) || is_part(text, word)))
            continue;
        if (related != NULL)
            return NULL;
        related = text;
    }
    return related;
}

static const char *least_distant(const Words *words, const char *word) {
    const char *nearest = NULL;
    guint least = LONGEST_WORD;
    for (guint i = 0; i < words->count; i++) {
        const char *text = words->texts[i];
        if (text == NULL || strlen(text) > LONGEST_WORD)
            continue;
        guint distance = word_distance(word, text);
        guint length = (guint)MAX(strlen(word), strlen(text));
        /* Of a word of two letters that differ nothing is left. */
        if (distance <= length / 3 && distance < strlen(text) && distance < least) {
            least = distance;
            nearest = text;
        }
    }
    return nearest;
}

const char *words_nearest(const Words *words, const char *word) {
    if (strlen(word) > LONGEST_WORD)
        return NULL;
    const char *nearest = least_distant(words, word);
    return nearest != NULL ? nearest : only_related(words, word);
}
