/* What libclang goes by where no option names the directories of headers: which versions of gcc and
 * of its C++ library are installed. */
#ifndef COROLINT_DRIVER_TOOLCHAINS_H
#define COROLINT_DRIVER_TOOLCHAINS_H

/* Their directories, sorted, each with a line break behind it. root is "/", or what a test takes
 * for it. To be freed with g_free(). */
char *toolchains_list(const char *root);

#endif
