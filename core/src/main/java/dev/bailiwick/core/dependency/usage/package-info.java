/// Whether a repository's own code imports a package. May know: dependency.coordinate. Must never:
/// judge by it, since what is not imported is still installed. Start reading: [Imports].
@NullMarked
package dev.bailiwick.core.dependency.usage;

import org.jspecify.annotations.NullMarked;
