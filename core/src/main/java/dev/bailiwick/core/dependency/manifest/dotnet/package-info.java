/// What NuGet reads and writes. May know: text, dependency.format, dependency.coordinate. Must
/// never: run a build, or ask a feed. Start reading: [NugetLocks], then [NugetProject].
@NullMarked
package dev.bailiwick.core.dependency.manifest.dotnet;

import org.jspecify.annotations.NullMarked;
