/// What an agent is asked to be: the briefs, and what each role may see. It may import everything
/// up to `agent`. Start reading at the generator's brief.
@NullMarked
package dev.ashlar.role;

import org.jspecify.annotations.NullMarked;
