/// `bailiwick scan`. May know: scan, picocli. Must never: find anything itself. Start reading:
/// [ScanCommand].
@NullMarked
package dev.bailiwick.workstation.cli.scan;

import org.jspecify.annotations.NullMarked;
