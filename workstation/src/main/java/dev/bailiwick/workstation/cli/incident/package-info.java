/// `bailiwick incident`. May know: purge, scan, guard, picocli. Must never: print a value, or take
/// one from the command line. Start reading: [IncidentCommand].
@NullMarked
package dev.bailiwick.workstation.cli.incident;

import org.jspecify.annotations.NullMarked;
