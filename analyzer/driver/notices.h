/* Notices: lines on standard error about what goes into a run and what comes of it, where nothing
 * is wrong and a user may yet wonder. Each is one line and costs no exit status. */
#ifndef COROLINT_DRIVER_NOTICES_H
#define COROLINT_DRIVER_NOTICES_H

#include "driver/changes.h"
#include "driver/inputs.h"
#include "driver/settings.h"
#include "report/report.h"

/* Files named on the command line (paths may be NULL) in which nothing is reported. */
void notices_tell_excluded(Settings *settings, const char *const *paths,
                           const char *working_directory);

/* Sources that were changed and are asked about, but that no compile database lists. */
void notices_tell_unlisted(const Inputs *inputs, Settings *settings, const Changes *changes);

/* Sources of which nothing says by which flags they are compiled. */
void notices_tell_defaults(const Inputs *inputs);

/* Why a report may be clean of code that shows no coroutine: files that were not analysed fully,
 * or names that nobody declared. */
void notices_tell_nothing_seen(const Inputs *inputs, const Report *report);

#endif
