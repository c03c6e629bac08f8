/* The interface of {{module}}: {{purpose}}
 *
 * Input: {{input}}.
 *
 * Answer: {{answer}}. */
#ifndef {{ROOT}}_API_{{MODULE}}_H
#define {{ROOT}}_API_{{MODULE}}_H

#include "{{root}}/api/json.h"

/* The answer to `input`; it depends on `input` alone. */
const json *{{module}}_answer(const json *input);

#endif
