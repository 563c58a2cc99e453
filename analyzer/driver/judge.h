/* Judging: from a joined program to the findings that are shown.
 *
 * What a finding goes through, in this order: the rules find it; comments may silence it, and those
 * that silence nothing are findings themselves; it lies in a file that is reported, at the severity
 * that applies there; each spot is told once for each rule; it gets its
 * fingerprint; changed lines may have brought it in. */
#ifndef COROLINT_DRIVER_JUDGE_H
#define COROLINT_DRIVER_JUDGE_H

#include "driver/changes.h"
#include "driver/settings.h"
#include "infer/inference.h"
#include "model/program.h"
#include "report/report.h"

/* Fills in the report's findings, rules and counts. files: the set of files (absolute) that
 * findings are wanted in. changes: only what they bring in is wanted, the rest is marked as old;
 * NULL: all is. */
void judge_program(Program *program, Settings *settings, GHashTable *files, Changes *changes,
                   Report *report);

/* The same, but for changes, for a program whose inference is there; silences are those that it was
 * made with. */
void judge_inference(const Inference *inference, Silences *silences, Settings *settings,
                     GHashTable *files, Report *report);

#endif
