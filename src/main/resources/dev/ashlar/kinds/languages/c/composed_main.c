/* Composes {{modules}}. */
#include "drivers/steps.h"
{{imports}}

static const json *compose(const json *input) {
  const json *stopped = NULL;
{{steps}}
  return stopped != NULL ? stopped : json_ok({{answer}});
}

int main(void) { return serve(compose); }
