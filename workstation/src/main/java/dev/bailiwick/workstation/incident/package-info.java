/// Cases on this machine: where they are kept, how a credential is taken out of use, and who has
/// seen it. May know: core's incident and audit, store. Must never: end a credential by itself.
/// Start reading: [CaseFiles], then [Runbooks].
@NullMarked
package dev.bailiwick.workstation.incident;

import org.jspecify.annotations.NullMarked;
