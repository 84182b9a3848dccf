/// The order of versions and the ranges of each ecosystem, as its own tools see them. May know: the
/// JDK. Must never: know a package, or order the versions of one ecosystem by the rules of another.
/// Start reading: [VersionScheme].
@NullMarked
package dev.bailiwick.core.dependency.version;

import org.jspecify.annotations.NullMarked;
