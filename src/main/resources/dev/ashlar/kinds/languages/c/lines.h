#ifndef DRIVERS_LINES_H
#define DRIVERS_LINES_H

#include "{{root}}/api/json.h"

typedef const json *(*asked)(const json *input);

/* Reads a line of JSON, asks, writes the answer as a line of JSON, until the input ends. */
int serve(asked ask);

#endif
