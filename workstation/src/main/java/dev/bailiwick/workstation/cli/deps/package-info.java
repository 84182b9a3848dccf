/// `bailiwick deps`. May know: core, dependency, picocli. Must never: judge a package itself. Start
/// reading: [DepsCommand].
@NullMarked
package dev.bailiwick.workstation.cli.deps;

import org.jspecify.annotations.NullMarked;
