/* Whose flags a file borrows that the compile database does not know: headers, new files, files of
 * another configuration.
 *
 * FlagDonors borrows the commands and paths it is given; they must outlive it. */
#ifndef COROLINT_DRIVER_FLAG_DONORS_H
#define COROLINT_DRIVER_FLAG_DONORS_H

#include "driver/arguments.h"

typedef struct FlagDonors FlagDonors;

FlagDonors *flag_donors_new(void);

/* file (absolute) is compiled by command. Of several commands for one file the first is lent. */
void flag_donors_add(FlagDonors *donors, const char *file, const CompilerCommand *command);

/* The command for file to borrow: of a source with the same stem ("queue" in queue.h and
 * queue.cpp), else of one in the same directory, else of the nearest; with equal claims, of the one
 * added first. Sources of the language that file's name calls for come before all others. NULL when
 * there are no donors at all. */
const CompilerCommand *flag_donors_find(const FlagDonors *donors, const char *file);

void flag_donors_free(FlagDonors *donors);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(FlagDonors, flag_donors_free)

#endif
