/// `bailiwick audit …`: the log on a terminal. May know: core, store. Must never: write to the log.
/// Start reading: [AuditCommand].
@NullMarked
package dev.bailiwick.workstation.cli.audit;

import org.jspecify.annotations.NullMarked;
