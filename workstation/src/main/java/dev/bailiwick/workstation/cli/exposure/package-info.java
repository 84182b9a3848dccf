/// `bailiwick exposure`. May know: exposure, guard, picocli. Must never: look for anything itself.
/// Start reading: [ExposureCommand].
@NullMarked
package dev.bailiwick.workstation.cli.exposure;

import org.jspecify.annotations.NullMarked;
