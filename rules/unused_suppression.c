#include "rules/rule.h"

const Rule rule_unused_suppression = {
    .id = "unused-suppression",
    .severity = SEVERITY_NOTE,
    .summary = "a NOLINT comment names a rule of corolint's and silences none of its findings",
    .what =
        "Looks at each rule that a comment NOLINT, NOLINTNEXTLINE or NOLINTBEGIN names as\n"
        "`corolint-RULE`, and reports it when there is nothing for it to silence: no finding on\n"
        "the line, and no way through it that would lead to one. So are names of rules that do\n"
        "not exist, and a NOLINTBEGIN or NOLINTEND that lacks the other. Comments without a list,\n"
        "and names of other tools' checks, are theirs. In headers only lines count whose code was\n"
        "looked at.",
    .why = "The code has changed since, or the comment never did what was meant. Either way it\n"
           "tells readers of a fault that is not there, and hides the next one on its line.",
    .example = "int parse_header(struct request *request)\n"
               "{\n"
               "    return check(request->header); // NOLINT(corolint-blocking-io): read ahead\n"
               "}",
    .instead = "int parse_header(struct request *request)\n"
               "{\n"
               "    return check(request->header);\n"
               "}",
};
