/// `bailiwick review`. May know: review, picocli. Must never: find anything itself. Start reading:
/// [ReviewCommand].
@NullMarked
package dev.bailiwick.workstation.cli.review;

import org.jspecify.annotations.NullMarked;
