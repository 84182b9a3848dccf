/// What Maven and Gradle read and write. May know: dependency.format, dependency.coordinate. Must
/// never: run a build, or fetch a parent that is not in the repository. Start reading: [Pom].
@NullMarked
package dev.bailiwick.core.dependency.manifest.jvm;

import org.jspecify.annotations.NullMarked;
