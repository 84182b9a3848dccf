/// A case from its opening to its report: what the guide's "Incident Response" asks for, as values.
/// May know: text. Must never: look at a clock, a file or a secret. Start reading: [Incident].
@NullMarked
package dev.bailiwick.core.incident;

import org.jspecify.annotations.NullMarked;
