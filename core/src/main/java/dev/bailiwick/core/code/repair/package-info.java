/// Mends by rule: what to write where a finding is, as far as a machine can tell. May know: syntax.
/// Must never: say that a mend is right; whoever applies one reviews the code again. Start reading:
/// [Repairs].
@NullMarked
package dev.bailiwick.core.code.repair;

import org.jspecify.annotations.NullMarked;
