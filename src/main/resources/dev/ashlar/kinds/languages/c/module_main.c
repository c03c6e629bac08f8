/* Asks the module {{module}} alone. */
#include "drivers/lines.h"
#include "{{root}}/api/{{module}}.h"

int main(void) { return serve({{module}}_answer); }
