/* --why and --graph: looking at single functions of the program, instead of linting it. */
#ifndef COROLINT_DRIVER_INSPECT_H
#define COROLINT_DRIVER_INSPECT_H

#include "driver/inputs.h"
#include "driver/options.h"
#include "infer/inference.h"

/* Prints what the options ask to be told of options->function. FALSE with a message for the user
 * when there is no such function, or the text could not be written. */
gboolean inspect(const Options *options, const Inputs *inputs, Inference *inference,
                 GError **error);

#endif
