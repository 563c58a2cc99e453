/* The top of a project: what paths in facts are relative to, and what the cache knows it by. */
#ifndef COROLINT_DRIVER_PROJECT_ROOT_H
#define COROLINT_DRIVER_PROJECT_ROOT_H

/* The nearest directory upward that looks like one; else the directory it was started from. Free
 * with g_free(). */
char *project_root_find(const char *start);

#endif
