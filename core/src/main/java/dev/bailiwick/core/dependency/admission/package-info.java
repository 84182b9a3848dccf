/// Whether a package may come in: what is known against it, whether its registry has it, since
/// when, and what it does on arrival. May know: the other parts of dependency. Must never: know a
/// command or a file. Start reading: [Admission].
@NullMarked
package dev.bailiwick.core.dependency.admission;

import org.jspecify.annotations.NullMarked;
