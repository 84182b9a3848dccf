/// What a package is called and where it comes from: ecosystems, package URLs, dependencies as a
/// file states them. May know: dependency.version. Must never: read a file's format or judge. Start
/// reading: [Dependency].
@NullMarked
package dev.bailiwick.core.dependency.coordinate;

import org.jspecify.annotations.NullMarked;
