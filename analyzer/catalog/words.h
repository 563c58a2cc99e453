/* Lists of words, and which of them a misspelt one was meant to be. */
#ifndef COROLINT_CATALOG_WORDS_H
#define COROLINT_CATALOG_WORDS_H

#include <glib.h>

/* Words that a key or value may be. A NULL among texts is a number without a word. */
typedef struct Words {
    guint count;
    const char *const *texts;
} Words;

/* The words of an array of them. */
#define WORDS(array) {G_N_ELEMENTS(array), array}

/* The number of word among words; words->count when it is none of them. */
guint words_index(const Words *words, const char *word);

/* The one of words that word is most likely a misspelling or a part of; NULL when none comes
 * close. */
const char *words_nearest(const Words *words, const char *word);

#endif
