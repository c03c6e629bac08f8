/* How modules are composed: the first error that one of them answers is the answer of all. Each step gives what came
 * of it, and does nothing once *stopped holds such an error. */
#ifndef DRIVERS_STEPS_H
#define DRIVERS_STEPS_H

#include "drivers/lines.h"

/* What the module makes of `input`. */
const json *call(asked module, const json *input, const json **stopped);

/* What the module makes of each item. */
const json *each(asked module, const json *items, const json **stopped);

/* What a module comes to that is asked with its last state and each item in turn, and all it put out. */
const json *fold(asked module, const json *start, const json *items, const json **stopped);

#endif
