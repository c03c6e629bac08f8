/* Stands in for the module until it is built. */
#include "{{root}}/api/{{module}}.h"

const json *{{module}}_answer(const json *input) {
  (void)input;
  return json_error("not-implemented");
}
