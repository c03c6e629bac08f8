/// A working start for each kind of artifact, in each language: what `ashlar new` writes. A kind is
/// data (`src/main/resources/dev/ashlar/kinds/KIND/`, its format in the README beside them) and
/// knows no language; a language is a set of templates and knows no kind; `WorkingStart` multiplies
/// the two. It may import `plan`, and nothing of a run. Start reading at `Kind`.
@NullMarked
package dev.ashlar.kinds;

import org.jspecify.annotations.NullMarked;
