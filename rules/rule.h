/* A rule: one small file that asks the inferred program a question and emits findings.
 *
 * Its id, severity, summary and explanation stand in its file and nowhere else: --explain,
 * --list-rules and the README's table come from there. Rules see no libclang, no JSON and no files.
 */
#ifndef COROLINT_RULES_RULE_H
#define COROLINT_RULES_RULE_H

#include "infer/inference.h"
#include "model/finding.h"
#include "model/rule_description.h"

typedef struct Rule {
    const char *id;
    Severity severity;
    const char *summary; /* "reported when …", without a full stop */
    const char *what;    /* the explanation: what it does … */
    const char *why;     /* … why that is bad … */
    const char *example; /* … code that is reported … */
    const char *instead; /* … and what to write in its place */
    /* Appends a Finding for each fault. NULL for a rule about the findings of the others, which are
     * known only behind them (driver/suppressions.h). */
    void (*check)(const struct Rule *rule, const Inference *inference, GPtrArray *findings);
} Rule;

/* Every rule, in the order they are listed in. Ends with NULL. */
extern const Rule *const all_rules[];

/* NULL when no rule has that id. */
const Rule *rule_find(const char *id);

/* The id that name is most likely a misspelling of; NULL when none comes close. */
const char *rule_nearest(const char *name);

/* The explanation as --explain prints it. Free with g_free(). */
char *rule_explanation(const Rule *rule);

/* What the rule says of itself, for reports. */
RuleDescription rule_describe(const Rule *rule);

/* A stall told as a finding; sentence completes "'callee' …". */
Finding *rule_new_stall_finding(const Rule *rule, const Stall *stall, const char *sentence);
/* Copies steps, TraceSteps, behind those of the finding. */
void rule_add_steps(Finding *finding, const GPtrArray *steps);

/* `suspend-while-locked` wins at the same acquisition. */
gboolean rule_is_told_as_suspension(const Inference *inference, const Stall *stall);

/* The check of every blocking-* rule: one finding for each stall of a kind that no rule about locks
 * tells of. sentence completes "'callee' …". */
void rule_report_stalls(const Rule *rule, const Inference *inference, CatalogBlockKind kind,
                        const char *sentence, GPtrArray *findings);

#endif
